import { effect } from '@preact/signals';

import { decode, encode } from '../view/link.ts';
import { BadLink } from '../view/reading.ts';
import { emptyView } from '../view/view.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

/** The address follows the view after it has been at rest for so many milliseconds. */
const rest = 300;

/**
 * Keeps the fragment of the address and the view the same: the page opens with the view of
 * its link, a link pasted later is opened as a deed that can be undone, and what is done on
 * the page is in the address, to be bookmarked and loaded again.
 */
export async function followAddress(session: Session): Promise<void> {
  let written = '';
  const read = async (address: string) => {
    const fragment = new URL(address).hash.slice(1);
    if (fragment === '' || fragment === written) return;
    try {
      session.open(await decode(fragment));
    } catch (thrown) {
      const reason = thrown instanceof BadLink ? thrown.reason : 'broken';
      session.notices.show({ key: 'link', tone: 'problem', text: () => words.value.link[reason] });
    }
  };
  await read(location.href);
  // The address itself may be written anew before this is told of.
  window.addEventListener('hashchange', ({ newURL }) => void read(newURL));
  let timer = 0;
  effect(() => {
    const view = session.view.value;
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const fragment = view === emptyView ? '' : await encode({ view, layout: {}, sight: null });
      if (view !== session.view.peek() || fragment === written) return;
      written = fragment;
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
    }, rest);
  });
}

import { effect } from '@preact/signals';

import type { Session } from '../page/session.ts';

/** Signs in with what this tab showed before, and follows the review queue as long as a person may curate. */
export function followEditor(session: Session): void {
  void resume(session);
  effect(() => {
    if (!session.account.mayCurate.value) {
      session.curation.waiting.value = null;
      return;
    }
    const following = new AbortController();
    session.curation.follow(following.signal);
    return () => following.abort(new DOMException('signed out', 'AbortError'));
  });
}

function resume(session: Session): Promise<void> {
  return session.during('account', () => session.account.resume(), () => void resume(session));
}

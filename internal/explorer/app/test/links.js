// Links to views, as the page makes them and reads them.
import './typescript.js';

const { decode, encode } = await import('../src/view/link.ts');
const { emptyView, put } = await import('../src/view/view.ts');

/** The address on a server that opens some nodes, with whatever else of the view. */
export async function linkTo(origin, ids, view = {}) {
  return `${origin}/#${await encode({ view: { ...put(emptyView, ids), ...view }, layout: {}, sight: null })}`;
}

/** Waits until the address of a page holds a view that is looked for, and gives the address. */
export async function linkWith(page, isSought) {
  for (;;) {
    const address = page.url();
    const { hash } = new URL(address);
    if (hash !== '' && isSought((await decode(hash.slice(1))).view)) return address;
    await page.waitForURL((url) => url.href !== address);
  }
}

// Links to views, made as the page makes them.
import './typescript.js';

const { encode } = await import('../src/view/link.ts');
const { emptyView, put } = await import('../src/view/view.ts');

/** The address on a server that opens some nodes, with whatever else of the view. */
export async function linkTo(origin, ids, view = {}) {
  return `${origin}/#${await encode({ view: { ...put(emptyView, ids), ...view }, layout: {} })}`;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { act, begin, depth, drift, redo, undo } from './history.ts';
import { clear, collapse, emptyView, expand, hide, look, pick, pin, placed, put, remove, rename, select, unhide, unpin, visible, type View } from './view.ts';

const steps = (...deeds: ((view: View) => View)[]): View => deeds.reduce((view, deed) => deed(view), emptyView);
const roots = (...ids: string[]) => (view: View) => put(view, ids);
const around = (of: string, ...ids: string[]) => (view: View) => expand(view, of, 'PROJECT', ids);

const cases: { name: string; view: View; placed: string[]; visible?: string[] }[] = [
  { name: 'nothing', view: emptyView, placed: [] },
  { name: 'roots in the order they came, once', view: steps(roots('a', 'b'), roots('b', 'c')), placed: ['a', 'b', 'c'] },
  { name: 'an expansion after its node', view: steps(roots('a'), around('a', 'p', 'q')), placed: ['a', 'p', 'q'] },
  { name: 'more of the same expansion', view: steps(roots('a'), around('a', 'p'), around('a', 'p', 'q')), placed: ['a', 'p', 'q'] },
  { name: 'an expansion of what was brought', view: steps(roots('a'), around('a', 'p'), around('p', 'b')), placed: ['a', 'p', 'b'] },
  {
    name: 'a collapse takes what hung on it',
    view: steps(roots('a'), around('a', 'p'), around('p', 'b'), (view) => collapse(view, 'a', 'PROJECT')),
    placed: ['a'],
  },
  {
    name: 'a collapse leaves what another brought too',
    view: steps(roots('a', 'b'), around('a', 'p', 'q'), around('b', 'q'), (view) => collapse(view, 'a')),
    placed: ['a', 'b', 'q'],
  },
  {
    name: 'a collapse of another kind changes nothing',
    view: steps(roots('a'), around('a', 'p'), (view) => collapse(view, 'a', 'PERSON')),
    placed: ['a', 'p'],
  },
  {
    name: 'hidden nodes keep their place',
    view: steps(roots('a'), around('a', 'p', 'q'), (view) => hide(view, ['p'])),
    placed: ['a', 'p', 'q'],
    visible: ['a', 'q'],
  },
  {
    name: 'what is put again is seen again',
    view: steps(roots('a', 'b'), (view) => hide(view, ['a', 'b']), roots('a')),
    placed: ['a', 'b'],
    visible: ['a'],
  },
  { name: 'all is shown again', view: steps(roots('a', 'b'), (view) => unhide(hide(view, ['a', 'b']))), placed: ['a', 'b'] },
  {
    name: 'a node is taken off with what it brought',
    view: steps(roots('a', 'b'), around('a', 'p'), (view) => remove(view, ['a'])),
    placed: ['b'],
  },
  {
    name: 'joined nodes are one',
    view: steps(roots('a', 'b'), around('b', 'p'), (view) => rename(view, new Map([['b', 'a']]))),
    placed: ['a', 'p'],
  },
];

for (const { name, view, placed: all, visible: seen } of cases) {
  test(`on the canvas: ${name}`, () => {
    assert.deepEqual(placed(view), all);
    assert.deepEqual(visible(view), seen ?? all);
  });
}

test('a collapse forgets what was hidden and pinned in it', () => {
  const view = steps(roots('a'), around('a', 'p', 'q'), (v) => hide(pin(v, { q: { x: 1, y: 2 } }), ['p']), (v) => collapse(v, 'a'));
  assert.deepEqual(view, steps(roots('a')));
});

test('pins are taken out one by one or all together', () => {
  const view = pin(steps(roots('a', 'b')), { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } });
  assert.deepEqual(unpin(view, ['a']).pinned, { b: { x: 3, y: 4 } });
  assert.deepEqual(unpin(view).pinned, {});
});

test('what is chosen in one way to show the picture leaves the others', () => {
  const view = look(look(emptyView, 'timeline', { by: 'fund' }), 'timeline', { stretch: { from: 1, to: 2 } });
  assert.deepEqual(view.looks, { ...emptyView.looks, timeline: { by: 'fund', stretch: { from: 1, to: 2 } } });
  assert.equal(clear(put(view, ['a'])).looks, view.looks);
});

test('at most two nodes are picked, the oldest goes first', () => {
  const view = ['a', 'b', 'c'].reduce(pick, select(emptyView, 'z'));
  assert.deepEqual(view.selected, ['b', 'c']);
  assert.deepEqual(pick(view, 'b').selected, ['c']);
  assert.deepEqual(select(view, null).selected, []);
});

test('deeds are taken back and done again; what drifts is no deed', () => {
  const one = steps(roots('a'));
  const looked = select(one, 'a');
  const two = put(looked, ['b']);
  let history = act(drift(act(begin(emptyView), one), looked), two);
  assert.equal(history.past.length, 2);
  history = undo(history);
  assert.equal(history.present, looked);
  history = undo(undo(history));
  assert.equal(history.present, emptyView);
  history = redo(redo(redo(history)));
  assert.equal(history.present, two);
  assert.deepEqual(act(undo(history), steps(roots('c'))).future, []);
  assert.equal(act(history, history.present), history);
});

test('history is bounded', () => {
  let history = begin(emptyView);
  for (let i = 0; i < depth + 10; i++) history = act(history, put(emptyView, [String(i)]));
  assert.equal(history.past.length, depth);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BadLink, decode, encode } from './link.ts';
import { packed } from './packing.ts';
import type { Question } from './question.ts';
import { emptyView, expand, hide, pick, pin, put, type View } from './view.ts';

const full: View = {
  ...pick(pick(hide(pin(expand(put(emptyView, ['organisation:fi/1000001-2', 'x:"<b>ש😀']), 'x:"<b>ש😀', 'PROJECT', ['p', 'q']), { p: { x: -1.5, y: 0.25 } }), ['q']), 'p'), 'organisation:fi/1000001-2'),
  filters: { programmes: ['2014-2020'], funders: ['f'], places: ['m'], roles: ['PARTNER'], from: '2015', to: '2016-05-01', least: '10', most: null },
  mode: 'table',
};

const questions: (Question | null)[] = [
  null,
  { ask: 'partners', of: ['a', 'b'] },
  { ask: 'paths', from: 'a', to: 'b' },
  { ask: 'brokers' },
  { ask: 'communities' },
  { ask: 'centrality', metric: 'PAGERANK' },
  { ask: 'recommendations', of: 'a' },
  { ask: 'change', before: { from: null, to: '2013' }, after: { from: '2014', to: null } },
];

for (const question of questions) {
  test(`a link restores its view: ${question?.ask ?? 'no question'}`, async () => {
    const shared = { view: { ...full, question }, layout: { q: { x: 1, y: 2 } } };
    assert.deepEqual(await decode(await encode(shared)), shared);
  });
}

test('a link of nothing is short', async () => {
  const link = await encode({ view: emptyView, layout: {} });
  assert.ok(link.length < 80, link);
  assert.deepEqual((await decode(link)).view, emptyView);
});

test('two hundred nodes fit into what mail programs leave whole', async () => {
  const ids = Array.from({ length: 200 }, (_, i) => `organisation:fi/10${String(i).padStart(5, '0')}-${i % 10}`);
  const link = await encode({ view: expand(put(emptyView, ['a']), 'a', 'PROJECT', ids), layout: {} });
  assert.ok(link.length < 2000, `${link.length} characters`);
});

const bad: [name: string, link: string | Promise<string>, reason: string][] = [
  ['empty', '', 'broken'],
  ['no version', 'abc', 'broken'],
  ['a newer version', '2.abc', 'newer'],
  ['no compressed text', '1.abc', 'broken'],
  ['no JSON', packed('{').then((text) => `1.${text}`), 'broken'],
  ['no object', packed('[]').then((text) => `1.${text}`), 'broken'],
  ['an id out of the list', packed('{"ids":["a"],"roots":[1]}').then((text) => `1.${text}`), 'broken'],
  ['ids that are no texts', packed('{"ids":[1],"roots":[0]}').then((text) => `1.${text}`), 'broken'],
  ['an unknown mode', packed('{"ids":[],"roots":[],"mode":"x"}').then((text) => `1.${text}`), 'broken'],
  ['an unknown question', packed('{"ids":[],"roots":[],"question":{"ask":"x"}}').then((text) => `1.${text}`), 'broken'],
  ['an unknown role', packed('{"ids":[],"filters":{"roles":["KING"]}}').then((text) => `1.${text}`), 'broken'],
  ['a point at infinity', packed('{"ids":["a"],"pinned":[[0,1e999,0]]}').then((text) => `1.${text}`), 'broken'],
  ['a bomb', packed(' '.repeat(3_000_000)).then((text) => `1.${text}`), 'broken'],
];

for (const [name, link, reason] of bad) {
  test(`a link is refused: ${name}`, async () => {
    await assert.rejects(async () => decode(await link), (thrown) => thrown instanceof BadLink && thrown.reason === reason);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decode, encode } from './link.ts';
import { firstLooks, type Looks } from './looks.ts';
import { packed } from './packing.ts';
import type { Question } from './question.ts';
import { BadLink } from './reading.ts';
import { emptyView, expand, hide, look, pick, pin, put, type View } from './view.ts';

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
    const shared = { view: { ...full, question }, layout: { q: { x: 1, y: 2 } }, sight: { x: 0.123457, y: -2.5, zoom: 3.25 } };
    assert.deepEqual(await decode(await encode(shared)), shared);
  });
}

const looks: { [K in keyof Looks]: Looks[K][] } = {
  table: [
    { rows: 'relations', sought: 'ש <b>', nodes: { column: 'granted', descending: true }, relations: { column: 'amount', descending: false } },
    { ...firstLooks.table, nodes: { column: 'name', descending: false } },
  ],
  map: [{ camera: { x: 0.4353246, y: -1.3123457, scale: 2345.67 } }],
  timeline: [{ by: 'organisation', stretch: { from: Date.UTC(2015, 1), to: Date.UTC(2016, 6) } }, { by: 'fund', stretch: null }],
  flows: [
    { level: 'MUNICIPALITY', scope: 'canvas', measure: 'granted', order: { by: 'place', id: 'region:06' } },
    { ...firstLooks.flows, order: { by: 'name' } },
  ],
};

for (const [of, chosen] of Object.entries(looks)) {
  for (const own of chosen) {
    test(`a link restores what was chosen: ${of} ${JSON.stringify(own)}`, async () => {
      const view = { ...full, looks: { ...firstLooks, [of]: own } };
      assert.deepEqual((await decode(await encode({ view, layout: {}, sight: null }))).view, view);
    });
  }
}

test('a camera is kept as finely as a pixel shows', async () => {
  const view = look(emptyView, 'map', { camera: { x: 1 / 3, y: -4 / 3, scale: 200_000 / 3 } });
  const { x, y, scale } = (await decode(await encode({ view, layout: {}, sight: null }))).view.looks.map.camera!;
  for (const [was, is] of [[1 / 3, x], [-4 / 3, y]] as const) assert.ok(Math.abs(was - is) * scale < 0.01);
});

test('a link from before there were looks opens', async () => {
  const { view, layout, sight } = await decode(
    '1.JY7BDsIgEET_Zc5bBWIv_ErDAWVbiS1bAaOm6b8b6p42M29ndkMWqQV2UI7An9WnEiU1YVCkaNBknHOEewyBE-xgHGGNKXFojKZOn3pSJ9M3avZfedW_cVwSCs98qwetHWGRwLAYZ3kXEJ4vLjVKgt3gywMW1ywPzgU7YYxzbavdsGaZsl8Wbp_BKH3pjDIKbifEcIiSJ59i8S3OjvGsVRvdGRDWVgW3_wA',
  );
  const before = pick(hide(pin(expand(put(emptyView, ['organisation:fi/1000001-2']), 'organisation:fi/1000001-2', 'PROJECT', ['p', 'q']), { p: { x: -1.5, y: 0.25 } }), ['q']), 'p');
  assert.deepEqual(view, { ...before, mode: 'flows', question: { ask: 'brokers' }, filters: { ...emptyView.filters, programmes: ['2014-2020'] } });
  assert.deepEqual(layout, { p: { x: 1, y: 2 } });
  assert.equal(sight, null);
});

test('a link of nothing is short', async () => {
  const link = await encode({ view: emptyView, layout: {}, sight: null });
  assert.ok(link.length < 80, link);
  assert.deepEqual((await decode(link)).view, emptyView);
});

test('two hundred nodes fit into what mail programs leave whole', async () => {
  const ids = Array.from({ length: 200 }, (_, i) => `organisation:fi/10${String(i).padStart(5, '0')}-${i % 10}`);
  const link = await encode({ view: expand(put(emptyView, ['a']), 'a', 'PROJECT', ids), layout: {}, sight: null });
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
  ...[
    '{"table":[]}', '{"table":{"rows":"x"}}', '{"table":{"nodes":{"column":"amount","descending":true}}}', '{"table":{"nodes":{"column":"name"}}}', '{"table":{"sought":1}}',
    '{"map":{"camera":{"x":1,"y":2}}}', '{"map":{"camera":{"x":1,"y":2,"scale":1e999}}}', '{"timeline":{"by":"x"}}', '{"timeline":{"stretch":{"from":"2015","to":1}}}',
    '{"flows":{"level":"SUB_REGION"}}', '{"flows":{"order":{"by":"place"}}}', '{"flows":{"measure":"x"}}', '[]',
  ].map((looks) => [`looks that never were: ${looks}`, packed(`{"ids":[],"looks":${looks}}`).then((text) => `1.${text}`), 'broken'] as [string, Promise<string>, string]),
  ['a sight without a zoom', packed('{"ids":[],"sight":{"x":0,"y":0}}').then((text) => `1.${text}`), 'broken'],
  ['a bomb', packed(' '.repeat(3_000_000)).then((text) => `1.${text}`), 'broken'],
];

for (const [name, link, reason] of bad) {
  test(`a link is refused: ${name}`, async () => {
    await assert.rejects(async () => decode(await link), (thrown) => thrown instanceof BadLink && thrown.reason === reason);
  });
}

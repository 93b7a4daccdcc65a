import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { NetworkEdge, NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import type { Grouping } from '../view/looks.ts';
import { lines, reach } from './bars.ts';

const names = { fi: null, sv: null, en: null };
const fund = { id: 'F', name: 'Rahasto', names, period: '2014-2020' };
const project = (id: string, start: string | null, end: string | null, more: object = {}) =>
  ({ id, kind: 'PROJECT', label: id, facts: { __typename: 'Project', name: id, names, start, end, period: null, fund: null, ...more } }) as unknown as NetworkNode;
const organisation = (id: string) => ({ id, kind: 'ORGANISATION', label: id, facts: { __typename: 'Organisation', name: id, names } }) as unknown as NetworkNode;
const part = (source: string, target: string) => ({ id: `${source}${target}`, kind: 'PARTICIPATION', source, target, role: 'PARTNER', amount: null }) as NetworkEdge;

const nodes = [
  project('late', '2018', '2020-06', { fund, period: '2014-2020' }),
  project('early', '2015-03-01', null, { fund, period: '2014-2020' }),
  project('undated', null, null, { period: '2007-2013' }),
  organisation('a'),
  organisation('b'),
];
const picture: Picture = {
  nodes: new Map(nodes.map((node) => [node.id, node])),
  edges: [part('a', 'late'), part('b', 'late'), part('b', 'early')],
  degrees: new Map(),
};

for (const [by, expected] of [
  ['none', 'early late undated'],
  ['fund', '[Rahasto 2014-2020 2] early late [other 1] undated'],
  ['programme', '[2014-2020 2] early late [2007-2013 1] undated'],
  ['organisation', '[b 2] early late [a 1] late [other 1] undated'],
] as [Grouping, string][]) {
  test(`projects by ${by}`, () => {
    const shown = lines(picture, by, 'en', 'other');
    assert.equal(shown.map((line) => (line.row === 'group' ? `[${line.name} ${line.size}]` : line.bar.id)).join(' '), expected);
    assert.equal(new Set(shown.map(({ key }) => key)).size, shown.length, 'keys differ');
  });
}

test('the timeline reaches over whole years', () => {
  assert.deepEqual(reach(lines(picture, 'none', 'en', '')), { from: Date.UTC(2015, 0), to: Date.UTC(2021, 0) });
});

test('without dates there is no time to show', () => {
  const undated = { ...picture, nodes: new Map([['undated', nodes[2]!]]) };
  assert.equal(reach(lines(undated, 'none', 'en', '')), null);
  assert.equal(reach([]), null);
});

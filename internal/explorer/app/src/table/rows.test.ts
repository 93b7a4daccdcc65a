import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import { nodeRows, relationRows } from './rows.ts';

const names = { fi: null, sv: null, en: null };
const node = (facts: object): NetworkNode => ({ label: 'label', ...facts, facts: { names, ...facts } }) as unknown as NetworkNode;
const nodes = [
  node({ id: 'p', kind: 'PROJECT', __typename: 'Project', name: 'Silta', acronym: null, code: 'A1', period: '2014-2020', start: '2015', end: null, amounts: { granted: '12.50' } }),
  node({ id: 'o', kind: 'ORGANISATION', __typename: 'Organisation', name: 'Säätiö', type: 'FOUNDATION', country: 'FI', municipality: { id: 'm', name: 'Turku', names: { ...names, en: 'Turku (Åbo)' } } }),
  node({ id: 'f', kind: 'ORGANISATION', __typename: 'Organisation', name: 'Far', type: null, country: 'SE', municipality: null }),
  node({ id: 'm', kind: 'MUNICIPALITY', __typename: 'Municipality', name: 'Turku', placeCode: '853' }),
];
const picture: Picture = {
  nodes: new Map(nodes.map((each) => [each.id, each])),
  edges: [{ id: 'e', kind: 'PARTICIPATION', source: 'o', target: 'p', role: 'PARTNER', amount: '5' }],
  degrees: new Map([['o', 1], ['p', 1]]),
};

test('every node is a row, with what is known of it', () => {
  assert.deepEqual(nodeRows(picture, { FOUNDATION: 'Foundation' }).map(({ id, about, place, start, granted, edges }) => [id, about, place, start, granted, edges]), [
    ['p', 'A1 · 2014-2020', null, '2015', 12.5, 1],
    ['o', 'Foundation', 'Turku (Åbo)', null, null, 1],
    ['f', null, 'SE', null, null, 0],
    ['m', '853', null, null, null, 0],
  ]);
});

test('every edge is a row, with the names of its ends', () => {
  assert.deepEqual(relationRows(picture), [
    { id: 'e', kind: 'PARTICIPATION', source: 'o', target: 'p', role: 'PARTNER', from: 'Säätiö', to: 'Silta', amount: 5 },
  ]);
});

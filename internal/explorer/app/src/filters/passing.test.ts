import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Role } from '../generated/operations.ts';
import type { NetworkEdge, NetworkNode } from '../network/network.ts';
import { isActive, passingNodes } from './passing.ts';

// The cases of the server's own test, so that both say the same.
const times: [from: string, to: string, start: string, end: string, active: boolean][] = [
  ['2020', '2021', '2019-01-01', '2019-12-31', false],
  ['2020', '2021', '2019-01-01', '2020-01-01', true],
  ['2020', '2021', '2021-12-31', '2030-01-01', true],
  ['2020', '2021', '2022-01-01', '2030-01-01', false],
  ['2020', '2021', '2020-05', '2020-05', true],
  ['2020', '2021', '2010', '2030', true],
  ['2020-05-31', '2020-05-31', '2020-01', '2020-05', true],
  ['2020-06-01', '2020-06-01', '2020-01', '2020-05', false],
  ['2020', '2021', '2019', '', true],
  ['2020', '2021', '2022', '', false],
  ['2020', '2021', '', '2020', true],
  ['2020', '2021', '', '2019', false],
  ['2020', '2021', '', '', false],
  ['', '', '2019', '', true],
  ['2020', '', '2019', '2019-12-31', false],
  ['', '2020', '2020-12-31', '', true],
  ['', '2020', '2021-01-01', '', false],
  ['2020-03-01', '', '2020-01', '2020-02', false],
  ['2020-02-29', '', '2020-01', '2020-02', true],
];

for (const [from, to, start, end, active] of times) {
  test(`${start || '?'}–${end || '?'} is ${active ? '' : 'not '}under way in ${from || '…'}–${to || '…'}`, () => {
    assert.equal(isActive(start || null, end || null, { from: from || null, to: to || null }), active);
  });
}

test('without a time asked for, a project without dates passes', () => {
  assert.equal(isActive(null, null, { from: null, to: null }), true);
});

const node = (id: string): NetworkNode => ({ id, kind: id.startsWith('p') ? 'PROJECT' : 'ORGANISATION', label: id, facts: {} as NetworkNode['facts'] });
const edge = (path: string, role: Role | null = null): NetworkEdge => {
  const [source, target] = path.split('-') as [string, string];
  return { id: path, kind: 'PARTICIPATION', source, target, role, amount: null };
};

// p1 and p2 are projects; a takes part in p1, b in both, c in p2; m is the home of a and c, n of c alone; z is alone.
const nodes = ['p1', 'p2', 'a', 'b', 'c', 'm', 'n', 'z'].map(node);
const edges = [edge('a-p1', 'COORDINATOR'), edge('b-p1', 'PARTNER'), edge('b-p2', 'COORDINATOR'), edge('c-p2', 'PARTNER'), edge('a-m'), edge('c-m'), edge('c-n')];

for (const [name, projects, roles, passing] of [
  ['all pass', ['p1', 'p2'], [], 'p1 p2 a b c m n z'],
  ['one passes', ['p1'], [], 'p1 a b m z'],
  ['none passes', [], [], 'z'],
  ['in a role', ['p1', 'p2'], ['COORDINATOR'], 'p1 p2 a b m z'],
] as const) {
  test(`nodes stay with the projects that they lead to: ${name}`, () => {
    const found = passingNodes(nodes, edges, ({ id }) => (projects as readonly string[]).includes(id), roles);
    assert.deepEqual([...found].sort(), passing.split(' ').sort());
  });
}

test('edges to nodes that are not on the canvas count for nothing', () => {
  assert.deepEqual([...passingNodes([node('a')], [edge('a-p9')], () => false, [])], ['a']);
});

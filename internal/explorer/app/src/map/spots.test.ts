import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { EdgeKind, Role } from '../generated/operations.ts';
import type { NetworkEdge, NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import { bubblesOf, linksOf, named, radiusOf } from './bubbles.ts';
import { project } from './projection.ts';
import { locate, spotName } from './spots.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const places = new Map([['turku', project(at(60.45, 22.27))], ['oulu', project(at(65.01, 25.47))], ['region', project(at(61, 23))]]);
const node = (id: string, type: string, facts: object = {}) =>
  ({ id, kind: type.toUpperCase(), label: id, facts: { __typename: type, name: id, names: { fi: null, sv: null, en: null }, municipality: null, location: null, ...facts } }) as unknown as NetworkNode;
const edge = (kind: EdgeKind, source: string, target: string, role: Role | null = null) => ({ id: `${source} ${target}`, kind, source, target, role, amount: null }) as NetworkEdge;

const nodes = [
  node('p', 'Project'), node('q', 'Project'), node('r', 'Project'),
  node('a', 'Organisation', { municipality: { id: 'turku', name: 'Turku' } }),
  node('b', 'Organisation', { municipality: { id: 'turku', name: 'Turku' } }),
  node('c', 'Organisation', { municipality: { id: 'oulu', name: 'Oulu' } }),
  node('abroad', 'Organisation', { location: at(59.33, 18.07) }),
  node('nowhere', 'Organisation'), node('wrong', 'Organisation', { location: at(999, 0) }),
  node('oulu', 'Municipality', { location: at(65.01, 25.47) }), node('region', 'Region'), node('someone', 'Person'),
];
const edges = [
  edge('PARTICIPATION', 'c', 'p', 'COORDINATOR'), edge('PARTICIPATION', 'a', 'p', 'PARTNER'), edge('PARTICIPATION', 'b', 'p', 'PARTNER'),
  edge('PARTICIPATION', 'a', 'q', 'PARTNER'), edge('PARTICIPATION', 'b', 'q', 'PARTNER'), edge('TARGETS', 'q', 'oulu'),
  edge('PARTICIPATION', 'abroad', 'q', 'PARTNER'), edge('PARTICIPATION', 'nowhere', 'r'),
];
const picture: Picture = { nodes: new Map(nodes.map((each) => [each.id, each])), edges, degrees: new Map() };
const located = locate(picture, places);

test('nodes are gathered at their places', () => {
  assert.deepEqual(located.spots.map(({ key, nodes: there }) => `${key}: ${there.join(' ')}`), [
    'turku: a b', 'oulu: c oulu', '59.33 18.07: abroad', 'region: region',
  ]);
});

test('projects lead from their coordinator, or from where most of them is', () => {
  assert.deepEqual(located.lines.map(({ from, to, projects }) => `${from} → ${to}: ${projects.join(' ')}`), [
    'oulu → turku: p', 'turku → oulu: q', 'turku → 59.33 18.07: q',
  ]);
});

test('what has no place is told', () => assert.deepEqual(located.placeless, ['r', 'nowhere', 'wrong', 'someone']));

test('spots are named by their place', () => {
  const names = new Map([['turku', 'Åbo']]);
  assert.deepEqual(located.spots.map((spot) => spotName(spot, picture, names)), ['Åbo', 'Oulu', 'abroad', 'region']);
});

const size = { width: 800, height: 600 };
const wide = { x: 0.4, y: -1.4, scale: 60 };
const close = { ...places.get('oulu')!, scale: 10_000 };

test('spots that lie close on the screen are one bubble, and come apart when it is nearer', () => {
  assert.equal(bubblesOf(located.spots, wide, size).length, 1);
  const apart = bubblesOf(located.spots, close, size);
  assert.equal(apart.length, 4);
  assert.ok(apart[0]!.radius >= apart[3]!.radius);
  assert.equal(apart.reduce((sum, { nodes: there }) => sum + there.length, 0), 6);
});

test('lines join bubbles both ways as one, with each project once', () => {
  const bubbles = bubblesOf(located.spots, close, size);
  const links = linksOf(located.lines, bubbles, 10);
  assert.deepEqual(links.map(({ projects }) => projects.length), [1, 2]);
  assert.equal(linksOf(located.lines, bubbles, 1)[0]!.projects.length, 2);
  assert.deepEqual(linksOf(located.lines, bubblesOf(located.spots, wide, size), 10), []);
});

test('names lie neither over each other nor over bubbles', () => {
  const bubble = (key: string, x: number) => ({ key, at: { x, y: 10 }, radius: 5, spots: [], nodes: [] });
  assert.deepEqual([...named([bubble('a', 0), bubble('b', 130), bubble('c', 200)], () => 100)], ['a', 'c']);
});

test('bubbles grow with what is in them, to a point', () => {
  assert.ok(radiusOf(4) > radiusOf(1));
  assert.equal(radiusOf(5_000), radiusOf(50_000));
});

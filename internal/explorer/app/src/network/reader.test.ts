import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client } from '../api/client.ts';
import { type Failure, isAbort } from '../api/failure.ts';
import { Among, Edges, Exists } from '../generated/operations.ts';
import { type Network, unread } from './network.ts';
import { blocks, mostAround, readEdges, readNodes } from './reader.ts';

interface Variables {
  readonly ids: readonly string[];
  readonly count?: number;
}

/** Ids of a network: which lead to another now, and which nowhere. */
interface World {
  readonly renamed?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
  /** Whether the API draws nothing where one of the ids leads nowhere, as it does for a place. */
  readonly strict?: boolean;
}

/** A client of a network in which every node is joined to every other, and what it was asked. */
function client({ renamed = {}, missing = [], strict = false }: World = {}) {
  const asked: { readonly name: string; readonly ids: readonly string[] }[] = [];
  const leadsTo = (id: string) => (missing.includes(id) ? null : (renamed[id] ?? id));
  const answers: Readonly<Record<string, (variables: Variables) => unknown>> = {
    [Exists.id]: ({ ids }) => ({ data: { nodes: ids.map((id) => leadsTo(id) && { id: leadsTo(id) }) } }),
    [Among.id]: ({ ids }) => {
      if (strict && ids.some((id) => leadsTo(id) === null)) return { errors: [{ message: 'none', extensions: { code: 'NOT_FOUND' } }] };
      return { data: { network: { nodes: [...new Set(ids.flatMap((id) => leadsTo(id) ?? []))].map(node), edges: [] } } };
    },
    [Edges.id]: ({ ids }) => ({ data: { network: { edges: ids.flatMap((a, i) => ids.slice(i + 1).map((b) => edge(a, b))) } } }),
  };
  const fetch = async (_: string, { body, signal }: RequestInit) => {
    signal?.throwIfAborted();
    const { documentId, operationName, variables } = JSON.parse(String(body));
    asked.push({ name: operationName, ids: variables.ids });
    return new Response(JSON.stringify(answers[documentId]!(variables)));
  };
  return { client: new Client(fetch), asked };
}

const node = (id: string) => ({ id, kind: 'ORGANISATION', label: id, node: { __typename: 'Organisation', id } });
const edge = (a: string, b: string) => ({ id: [a, b].sort().join('-'), source: a, target: b });
const grown = (steps: readonly ((network: Network) => Network)[]) => steps.reduce((network, step) => step(network), unread);
const numbered = (count: number, letter = 'n') => Array.from({ length: count }, (_, i) => `${letter}${i}`);

for (const { name, world, ids, nodes, missing = [], renamed = {} } of [
  { name: 'nothing', world: {}, ids: [], nodes: [] },
  { name: 'what there is', world: {}, ids: ['a', 'b'], nodes: ['a', 'b'] },
  { name: 'an id that leads nowhere', world: { missing: ['gone'] }, ids: ['a', 'gone'], nodes: ['a'], missing: ['gone'] },
  { name: 'an id that leads nowhere, where nothing is drawn then', world: { missing: ['gone'], strict: true }, ids: ['a', 'gone', 'b'], nodes: ['a', 'b'], missing: ['gone'] },
  { name: 'nothing but ids that lead nowhere', world: { missing: ['gone', 'lost'], strict: true }, ids: ['gone', 'lost'], nodes: [], missing: ['gone', 'lost'] },
  { name: 'an id that was joined into another', world: { renamed: { old: 'now' } }, ids: ['a', 'old'], nodes: ['a', 'now'], renamed: { old: 'now' } },
  {
    name: 'both, in more nodes than are drawn at a time',
    world: { renamed: { old: 'n1' }, missing: ['gone'], strict: true },
    ids: [...numbered(mostAround), 'gone', 'old', 'last'],
    nodes: [...numbered(mostAround), 'last'],
    missing: ['gone'],
    renamed: { old: 'n1' },
  },
] as { name: string; world: World; ids: string[]; nodes: string[]; missing?: string[]; renamed?: Record<string, string> }[]) {
  test(`nodes are read: ${name}`, async () => {
    const reading = await readNodes(client(world).client, ids);
    const network = grown(reading.steps);
    assert.deepEqual([...network.nodes.keys()], nodes);
    assert.deepEqual([...network.missing], missing);
    assert.deepEqual(Object.fromEntries(reading.renamed), renamed);
  });
}

test('nodes are asked for as many at a time as the API draws and looks up', async () => {
  const missing = numbered(250, 'm');
  const { client: reader, asked } = client({ missing, strict: true });
  await readNodes(reader, [...numbered(mostAround), ...missing]);
  assert.deepEqual(asked.map(({ name, ids }) => [name, ids.length]), [['Among', mostAround], ['Among', 250], ['Exists', 100], ['Exists', 100], ['Exists', 50]]);
});

for (const [fresh, woven] of [[1, 0], [2, 0], [500, 0], [501, 0], [1, 1], [3, 499], [700, 1_200], [1_600, 30]] as const) {
  test(`edges are read between ${fresh} new nodes, and from these to ${woven} others`, async () => {
    const { client: reader, asked } = client();
    const [young, old] = [numbered(fresh), numbered(woven, 'w')];
    const network = (await readEdges(reader, young, old))(unread);
    for (const { ids } of asked) assert.ok(ids.length <= mostAround, `${ids.length} at a time`);
    // Pairs of others may come along; each pair with a new node must.
    const pairs = young.length * (young.length - 1) / 2 + young.length * old.length;
    const withNew = [...network.edges.values()].filter(({ source, target }) => source.startsWith('n') || target.startsWith('n'));
    assert.equal(withNew.length, pairs);
    assert.deepEqual([...network.woven], young);
  });
}

test('who gives up is told so, and nothing more is asked', async () => {
  const { client: reader, asked } = client();
  await assert.rejects(readNodes(reader, ['a'], AbortSignal.abort()), isAbort);
  await assert.rejects(readEdges(reader, ['a'], [], AbortSignal.abort()), isAbort);
  assert.equal(asked.length, 0);
});

test('what fails otherwise is told', async () => {
  const refusing = new Client(async () => new Response(JSON.stringify({ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }), { status: 403 }));
  await assert.rejects(readNodes(refusing, ['a']), (failure: Failure) => failure.code === 'FORBIDDEN');
});

test('blocks hold everything once, in order', () => {
  assert.deepEqual(blocks([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
  assert.deepEqual(blocks([], 2), []);
});

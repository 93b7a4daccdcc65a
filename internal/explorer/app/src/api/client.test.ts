import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';

import { Client } from './client.ts';
import { type Failure, isAbort } from './failure.ts';
import type { Operation } from './operation.ts';

const Greeting = { name: 'Greeting', id: 'f00d' } as Operation<{ readonly greeting: string | null }, { readonly to: string }>;

/** How a server deals with one request. */
type Dealing = (response: ServerResponse, request: IncomingMessage) => void;

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Dealing => (response) => {
  response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
};
const error = (status: number, code: string, headers?: Record<string, string>) =>
  answer(status, { errors: [{ message: `it is ${code}`, extensions: { code } }] }, headers);
const hello = answer(200, { data: { greeting: 'hello' } });
const page = '<html>Bad Gateway';
/** The connection breaks in the middle of an answer. */
const broken: Dealing = (response) => {
  response.writeHead(200, { 'Content-Length': '100' });
  response.write('{"data":', () => response.destroy());
};

/** A server that deals with one request after another as it is told, a client of it, and what the client waited. */
async function serve(t: TestContext, ...dealings: Dealing[]) {
  const asked: { readonly body: unknown; readonly headers: IncomingMessage['headers'] }[] = [];
  const waited: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers });
    dealings.shift()?.(response, request);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const client = new Client(undefined, address, async (milliseconds, signal) => {
    signal?.throwIfAborted();
    waited.push(milliseconds);
  });
  return { server, client, asked, waited };
}

test('client: a document goes by its id, with who asks', async (t) => {
  const { client, asked } = await serve(t, hello, hello);
  assert.deepEqual(await client.read(Greeting, { to: 'you' }), { data: { greeting: 'hello' }, failures: [] });
  client.credential = 'invented-key';
  await client.read(Greeting, { to: 'you' });
  assert.deepEqual(asked.map(({ body }) => body), [1, 2].map(() => ({ documentId: 'f00d', operationName: 'Greeting', variables: { to: 'you' } })));
  assert.deepEqual(asked.map(({ headers }) => headers.authorization), [undefined, 'Bearer invented-key']);
});

test('client: what failed of an answer is told beside what came', async (t) => {
  const part = answer(200, { data: { greeting: null }, errors: [{ message: 'too much', path: ['greeting'], extensions: { code: 'TIMEOUT' } }] }, { 'X-Request-Id': 'R1' });
  const { client } = await serve(t, part);
  const { data, failures } = await client.read(Greeting, { to: 'you' });
  assert.deepEqual(data, { greeting: null });
  assert.deepEqual(failures.map(({ code, message, requestId }) => ({ code, message, requestId })), [{ code: 'TIMEOUT', message: 'too much', requestId: 'R1' }]);
});

/** What a reader gets in the end: an answer, or the code of a failure; and what was waited before. */
const readings: { name: string; dealings: Dealing[]; code?: string; waits?: number[] }[] = [
  { name: 'a key that opens nothing', dealings: [error(401, 'UNAUTHENTICATED')], code: 'UNAUTHENTICATED' },
  { name: 'what a reader may not', dealings: [error(403, 'FORBIDDEN')], code: 'FORBIDDEN' },
  { name: 'too much asked, for a moment', dealings: [error(429, 'RATE_LIMITED', { 'Retry-After': '2' }), hello], waits: [2_000] },
  { name: 'too much asked, for long', dealings: [error(429, 'RATE_LIMITED', { 'Retry-After': '60' })], code: 'RATE_LIMITED' },
  { name: 'a gateway that says too much is asked', dealings: [answer(429, page, { 'Retry-After': '1' }), hello], waits: [1_000] },
  { name: 'a server that is full', dealings: [error(503, 'OVERLOADED', { 'Retry-After': '1' }), hello], waits: [1_000] },
  { name: 'a gateway whose server restarts', dealings: [answer(502, page), answer(503, page, { 'Retry-After': 'Mon, 23 Nov 2026 12:00:00 GMT' }), hello], waits: [300, 600] },
  { name: 'a gateway whose server is away', dealings: Array.from({ length: 4 }, () => answer(503, page)), code: 'UNAVAILABLE', waits: [300, 600, 1_200] },
  { name: 'a server that is gone in the middle, and comes back', dealings: [broken, (response) => response.destroy(), hello], waits: [300, 600] },
  { name: 'a server that is gone in the middle, and stays away', dealings: Array.from({ length: 4 }, () => broken), code: 'UNREACHABLE', waits: [300, 600, 1_200] },
  { name: 'a page in the place of the API', dealings: [answer(200, '<html>Welcome')], code: 'UNREADABLE' },
  { name: 'JSON that says nothing', dealings: [answer(200, {})], code: 'UNREADABLE' },
];

for (const { name, dealings, code, waits = [] } of readings) {
  test(`client: reads past ${name}`, async (t) => {
    const { client, asked, waited } = await serve(t, ...dealings);
    const reading = client.read(Greeting, { to: 'you' });
    if (code === undefined) assert.equal((await reading).data.greeting, 'hello');
    else await assert.rejects(reading, (failure: Failure) => failure.code === code);
    assert.deepEqual(waited, waits);
    assert.equal(asked.length, dealings.length);
  });
}

test('client: what must not be done twice is sent once', async (t) => {
  const { client, asked } = await serve(t, broken, hello);
  await assert.rejects(client.send(Greeting, { to: 'you' }), (failure: Failure) => failure.code === 'UNREACHABLE');
  assert.equal(asked.length, 1);
});

for (const [when, dealing] of [
  ['before an answer', () => {}],
  ['in the middle of an answer', (response: ServerResponse) => void response.write('{"data":')],
] as const) {
  test(`client: who gives up ${when} is told of no failure, and asks no more`, async (t) => {
    const asking = new AbortController();
    const { client, asked } = await serve(t, (response) => {
      dealing(response);
      setImmediate(() => asking.abort());
    });
    await assert.rejects(client.read(Greeting, { to: 'you' }, asking.signal), isAbort);
    assert.equal(asked.length, 1);
  });
}

const event = (data: unknown) => `event: next\ndata: ${JSON.stringify(data)}\n\n`;
/** A stream of greetings, which ends or breaks. */
const stream = (greetings: string[], end: 'complete' | 'broken' | 'open'): Dealing => (response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(':\n\n' + greetings.map((greeting) => event({ data: { greeting } })).join(''), () => {
    if (end === 'complete') response.end('event: complete\n\n');
    if (end === 'broken') response.destroy();
  });
};

test('client: a subscription is taken up again when its stream ends, breaks or is refused, until it is given up', async (t) => {
  const following = new AbortController();
  const { client, asked, waited } = await serve(
    t,
    error(401, 'UNAUTHENTICATED'), answer(503, page), stream(['a', 'b'], 'broken'), (response) => response.destroy(), stream(['c'], 'complete'), stream(['d'], 'open'),
  );
  const told: (string | null)[] = [];
  await client.follow(Greeting, { to: 'you' }, ({ greeting }) => {
    told.push(greeting);
    if (greeting === 'd') following.abort();
  }, following.signal);
  assert.deepEqual(told, ['a', 'b', 'c', 'd']);
  assert.deepEqual(asked.map(({ headers }) => headers.accept), Array.from({ length: 6 }, () => 'text/event-stream'));
  assert.deepEqual(waited, [2_000, 4_000, 1_000, 2_000, 1_000]);
});

test('client: a subscription waits a minute at most', async (t) => {
  const following = new AbortController();
  const refusals = Array.from({ length: 8 }, () => answer(503, page));
  const { client, waited } = await serve(t, ...refusals, (response, request) => {
    following.abort();
    hello(response, request);
  });
  await client.follow(Greeting, { to: 'you' }, () => {}, following.signal);
  assert.deepEqual(waited, [2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => 1_000 * seconds));
});

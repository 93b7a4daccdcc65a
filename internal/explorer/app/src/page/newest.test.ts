import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client } from '../api/client.ts';
import { DataVersionChanged } from '../generated/operations.ts';
import { followVersions } from './newest.ts';
import { Session } from './session.ts';

/** A session that is told of versions: each list in a stream that breaks after it, the last of which stays open. */
async function told(...streams: number[][]): Promise<Session> {
  const left = [...streams];
  const following = new AbortController();
  let last = () => {};
  const allTold = new Promise<void>((resolve) => (last = resolve));
  const fetch = async (_: string, { body }: RequestInit) => {
    assert.equal(JSON.parse(String(body)).documentId, DataVersionChanged.id);
    const events = left.shift()!.map((version) => `event: next\ndata: ${JSON.stringify({ data: { dataVersionChanged: { version } } })}\n\n`);
    return new Response(
      new ReadableStream({
        pull(stream) {
          const event = events.shift();
          if (event !== undefined) stream.enqueue(new TextEncoder().encode(event));
          else if (left.length > 0) stream.close();
          else last();
        },
      }),
    );
  };
  const session = new Session(new Client(fetch, '/graphql', async () => {}));
  followVersions(session, following.signal);
  await allTold;
  await settled();
  following.abort();
  return session;
}

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise((turn) => setImmediate(turn));

for (const { name, streams, version, notices } of [
  { name: 'the first is what the page shows', streams: [[7]], version: 7, notices: 0 },
  { name: 'the same again, when the server is back, is nothing new', streams: [[7], [7], [7]], version: 7, notices: 0 },
  { name: 'of a newer one the person is told', streams: [[7, 8]], version: 7, notices: 1 },
  { name: 'of several newer ones too, once', streams: [[7], [8, 9], [10]], version: 7, notices: 1 },
]) {
  test(`versions: ${name}`, async () => {
    const session = await told(...streams);
    assert.equal(session.version, version);
    assert.equal(session.notices.shown.value.length, notices);
  });
}

test('versions: who wants to see the newest sees it, and is told no more', async () => {
  const session = await told([7, 8]);
  session.notices.shown.value[0]!.remedy!.act();
  await settled();
  assert.equal(session.version, 8);
  assert.equal(session.refreshed.value, 1);
  assert.deepEqual(session.notices.shown.value, []);
});

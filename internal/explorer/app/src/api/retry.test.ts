import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Failure, isAbort } from './failure.ts';
import { pause, withRetries } from './retry.ts';

const failure = (code: string, retryAfter = 0) => new Failure(code, 'said by the server', '', retryAfter);

/** What each try throws until one gives an answer, and the milliseconds that are waited between tries. */
const cases: { name: string; thrown: unknown[]; waits: number[]; answered: boolean }[] = [
  { name: 'nothing fails', thrown: [], waits: [], answered: true },
  { name: 'the server was away for a moment', thrown: [failure('UNREACHABLE')], waits: [300], answered: true },
  { name: 'it passes at the last try', thrown: ['UNAVAILABLE', 'OVERLOADED', 'UNREACHABLE'].map((code) => failure(code)), waits: [300, 600, 1200], answered: true },
  { name: 'it does not pass', thrown: Array.from({ length: 4 }, () => failure('UNAVAILABLE')), waits: [300, 600, 1200], answered: false },
  { name: 'the server says when', thrown: [failure('RATE_LIMITED', 2), failure('OVERLOADED', 30)], waits: [2_000, 30_000], answered: true },
  { name: 'the server says not soon', thrown: [failure('RATE_LIMITED', 31)], waits: [], answered: false },
  { name: 'who asks is not known', thrown: [failure('UNAUTHENTICATED')], waits: [], answered: false },
  { name: 'who asks may not', thrown: [failure('FORBIDDEN', 1)], waits: [], answered: false },
  { name: 'the program is wrong', thrown: [new TypeError('undefined is not a function')], waits: [], answered: false },
];

for (const { name, thrown, waits, answered } of cases) {
  test(`retries: ${name}`, async () => {
    const left = [...thrown];
    const waited: number[] = [];
    const reading = withRetries(
      async () => {
        if (left.length > 0) throw left.shift();
        return 'an answer';
      },
      undefined,
      async (milliseconds) => void waited.push(milliseconds),
    );
    if (answered) assert.equal(await reading, 'an answer');
    else await assert.rejects(reading, (last) => last === thrown.at(-1));
    assert.deepEqual(waited, waits);
    assert.deepEqual(left, []);
  });
}

test('retries: who gives up while it is waited is not kept waiting', async () => {
  const asking = new AbortController();
  let tries = 0;
  const reading = withRetries(
    async () => {
      tries++;
      throw failure('OVERLOADED', 30);
    },
    asking.signal,
    (milliseconds, signal) => {
      const waiting = pause(milliseconds, signal);
      asking.abort();
      return waiting;
    },
  );
  await assert.rejects(reading, isAbort);
  assert.equal(tries, 1);
});

test('who has given up before waits for nothing', async () => {
  await assert.rejects(pause(60_000, AbortSignal.abort()), isAbort);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Reading } from './reading.ts';

/** What can be asked and is answered when the test says so, whether or not it was given up. */
class Question {
  readonly ask = (signal: AbortSignal) => {
    this.signals.push(signal);
    return new Promise<string>((answer, fail) => Object.assign(this, { answer, fail }));
  };
  readonly signals: AbortSignal[] = [];
  declare answer: (text: string) => void;
  declare fail: (thrown: unknown) => void;
}

const told = ({ data, failure, busy }: Reading<string>) => ({ data: data.value, failure: failure.value, busy: busy.value });

test('reading: what came stays until something newer is there', async () => {
  const reading = new Reading<string>();
  const [first, second] = [new Question(), new Question()];
  const one = reading.read(first.ask);
  assert.deepEqual(told(reading), { data: undefined, failure: undefined, busy: true });
  first.answer('first');
  await one;
  assert.deepEqual(told(reading), { data: 'first', failure: undefined, busy: false });
  const two = reading.read(second.ask);
  assert.deepEqual(told(reading), { data: 'first', failure: undefined, busy: true });
  second.answer('second');
  await two;
  assert.deepEqual(told(reading), { data: 'second', failure: undefined, busy: false });
});

for (const [name, late] of [
  ['an answer', (question: Question) => question.answer('older')],
  ['a failure', (question: Question) => question.fail(new Error('older'))],
] as const) {
  for (const order of ['before', 'after'] as const) {
    test(`reading: ${name} of what was given up counts for nothing, ${order} that of the newest`, async () => {
      const reading = new Reading<string>();
      const [older, newest] = [new Question(), new Question()];
      const readings = [reading.read(older.ask), reading.read(newest.ask)];
      assert.deepEqual([older, newest].map(({ signals: [signal] }) => signal!.aborted), [true, false]);
      if (order === 'before') {
        late(older);
        await readings[0];
        assert.deepEqual(told(reading), { data: undefined, failure: undefined, busy: true });
      }
      newest.answer('newest');
      await readings[1];
      late(older);
      await readings[0];
      assert.deepEqual(told(reading), { data: 'newest', failure: undefined, busy: false });
    });
  }
}

test('reading: a failure leaves what came, and is mended by asking again', async () => {
  const reading = new Reading<string>();
  const question = new Question();
  const first = reading.read(question.ask);
  question.answer('first');
  await first;
  reading.again();
  const gone = new Error('the server is gone');
  question.fail(gone);
  await settled();
  assert.deepEqual(told(reading), { data: 'first', failure: gone, busy: false });
  reading.again();
  assert.deepEqual(told(reading), { data: 'first', failure: undefined, busy: true });
  question.answer('second');
  await settled();
  assert.deepEqual(told(reading), { data: 'second', failure: undefined, busy: false });
  assert.equal(question.signals.length, 3);
});

test('reading: what is given up or forgotten is not waited for', async () => {
  const reading = new Reading<string>();
  const question = new Question();
  const first = reading.read(question.ask);
  question.answer('first');
  await first;
  const second = reading.read(question.ask);
  reading.giveUp();
  assert.deepEqual(told(reading), { data: 'first', failure: undefined, busy: false });
  reading.forget();
  question.answer('second');
  await second;
  assert.deepEqual(told(reading), { data: undefined, failure: undefined, busy: false });
});

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise((turn) => setImmediate(turn));

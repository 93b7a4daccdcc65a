import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EventReader } from './events.ts';

const next = { name: 'next', data: '{"data":1}' };

const cases: { name: string; pieces: string[]; events: object[] }[] = [
  { name: 'one event', pieces: ['event: next\nid: 7\ndata: {"data":1}\n\n'], events: [next] },
  { name: 'an event in pieces', pieces: ['event: ne', 'xt\nda', 'ta: {"data":1}\n', '\n'], events: [next] },
  { name: 'two in one piece', pieces: ['event: next\ndata: {"data":1}\n\nevent: complete\n\n'], events: [next, { name: 'complete', data: '' }] },
  { name: 'comments', pieces: [':\n\n: alive\n\n'], events: [] },
  { name: 'lines of data', pieces: ['event: next\ndata: {"data":\ndata: 1}\n\n'], events: [{ name: 'next', data: '{"data":\n1}' }] },
  { name: 'line ends of Windows', pieces: ['event: next\r\ndata: {"data":1}\r\n\r\n'], events: [next] },
];

for (const { name, pieces, events } of cases) {
  test(`events: ${name}`, () => {
    const reader = new EventReader();
    assert.deepEqual(pieces.flatMap((piece) => reader.read(piece)), events);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { instantAt, instantOf, shareOf, shifted, ticks, zoomed } from './scale.ts';

const all = { from: instantOf('2007'), to: instantOf('2027', true) };

for (const [date, end, iso] of [
  ['2014', false, '2014-01-01'], ['2014', true, '2015-01-01'], ['2014-02', true, '2014-03-01'], ['2014-12', true, '2015-01-01'],
  ['2014-02-28', false, '2014-02-28'], ['2014-02-28', true, '2014-03-01'],
] as const) {
  test(`${date} ${end ? 'ends' : 'starts'} at ${iso}`, () => assert.equal(new Date(instantOf(date, end)).toISOString().slice(0, 10), iso));
}

test('zooming keeps the instant under the pointer where it is', () => {
  const around = instantOf('2015-06');
  const near = zoomed(all, 0.5, around, all);
  assert.ok(Math.abs(shareOf(around, near) - shareOf(around, all)) < 1e-9);
  assert.ok(Math.abs((near.to - near.from) / (all.to - all.from) - 0.5) < 1e-9);
});

test('zooming and moving stay within all that there is', () => {
  const near = zoomed(all, 0.25, all.from, all);
  assert.equal(near.from, all.from);
  assert.deepEqual(shifted(near, -5, all), near);
  assert.equal(shifted(near, 99, all).to, all.to);
  assert.deepEqual(zoomed(near, 100, near.to, all), all);
  assert.ok(zoomed(all, 1e-9, all.from, all).to > all.from + 30 * 86_400_000);
});

test('a share and an instant are the same place', () => {
  assert.equal(instantAt(shareOf(instantOf('2011'), all), all), instantOf('2011'));
});

for (const [name, stretch, dates] of [
  ['years', all, ['2008', '2010', '2012', '2014', '2016', '2018', '2020', '2022', '2024', '2026', '2028']],
  ['months', { from: instantOf('2014-11-15'), to: instantOf('2015-02', true) }, ['2014-12', '2015-01', '2015-02', '2015-03']],
] as const) {
  test(`lines of the axis: ${name}`, () => {
    assert.deepEqual(ticks(stretch, 12).map(({ date }) => date), dates);
  });
}

test('a thousand years have few lines', () => {
  assert.ok(ticks({ from: Date.UTC(1000, 0), to: Date.UTC(2999, 0) }, 12).length <= 13);
});

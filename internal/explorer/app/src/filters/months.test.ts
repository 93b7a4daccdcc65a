import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chosenMonths, dateOf, filtersOf, monthOf, type Months, moved, playedFrom } from './months.ts';

const of = (from: string, to: string): Months => ({ first: monthOf(from), last: monthOf(to, true) });
const data = of('2007-03-15', '2027');

for (const [date, end, month] of [
  ['2014', false, '2014-01'],
  ['2014', true, '2014-12'],
  ['2014-06', true, '2014-06'],
  ['2014-06-30', false, '2014-06'],
  ['0001-01-01', false, '0001-01'],
] as const) {
  test(`${date} is in ${month}${end ? ' as an end' : ''}`, () => assert.equal(dateOf(monthOf(date, end)), month));
}

for (const [name, from, to, months] of [
  ['nothing', null, null, data],
  ['from a year', '2010', null, of('2010', '2027')],
  ['to a day', null, '2010-05-31', of('2007-03', '2010-05')],
  ['before the data', '1990', '1995', of('2007-03', '2007-03')],
  ['after the data', '2040', '2050', of('2027-12', '2027-12')],
  ['in reverse', '2015', '2012', of('2015-01', '2015-01')],
] as const) {
  test(`filters choose months: ${name}`, () => assert.deepEqual(chosenMonths({ from, to }, data), months));
}

test('what is chosen is asked for, and chosen again', () => {
  for (const months of [data, of('2010', '2011'), of('2007-03', '2011'), of('2020', '2027')]) {
    assert.deepEqual(chosenMonths(filtersOf(months, data), data), months);
  }
  assert.deepEqual(filtersOf(data, data), { from: null, to: null });
});

for (const [name, months, by, to] of [
  ['later', of('2010', '2010'), 3, of('2010-04', '2011-03')],
  ['earlier', of('2010', '2010'), -12, of('2009', '2009')],
  ['to the end', of('2026', '2026'), 24, of('2027', '2027')],
  ['to the start', of('2008', '2008'), -24, of('2007-03', '2008-02')],
] as const) {
  test(`a time moves ${name} and keeps its length`, () => assert.deepEqual(moved(months, by, data), to));
}

for (const [name, chosen, first] of [
  ['nothing is chosen', data, of('2007-03', '2008-02')],
  ['a time is chosen', of('2010', '2011'), of('2010', '2011')],
  ['it has been played to the end', of('2026', '2027'), of('2007-03', '2009-02')],
] as const) {
  test(`playing begins where ${name}`, () => assert.deepEqual(playedFrom(chosen, data), first));
}

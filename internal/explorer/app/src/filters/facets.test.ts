import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type FacetsData, Role } from '../generated/operations.ts';
import { noFilters } from '../view/filters.ts';
import { choices, cleared, facetVariables, projectsByYear, readAmount, toggled } from './facets.ts';

const none = { facets: [{ buckets: [] }] };
const fund = (id: string, period: string) => ({ __typename: 'Fund', id, name: 'Rahasto', names: { fi: 'Rahasto', sv: 'Fonden', en: 'The fund' }, code: 'F', period }) as const;
const facets = {
  passing: { totalCount: 3, amounts: { granted: null } },
  programmes: { facets: [{ buckets: [{ value: '2014-2020', count: 2 }, { value: '2007-2013', count: 1 }] }] },
  funders: { facets: [{ buckets: [{ value: 'f1', count: 2, node: fund('f1', '2014-2020') }] }] },
  places: none,
  years: { facets: [{ buckets: [{ value: '2016', count: 2 }, { value: '2014', count: 1 }] }] },
  ...Object.fromEntries(Object.values(Role).map((role, i) => [role, { totalCount: i % 3 }])),
  chosen: [fund('f2', '2007-2013'), null],
} as unknown as FacetsData;
const roleNames = Object.fromEntries(Object.values(Role).map((role) => [role, role.toLowerCase()])) as Record<Role, string>;

test('each list counts what passes all filters but its own', () => {
  const filters = { ...noFilters, programmes: ['2014-2020'], funders: ['f1'], roles: ['PARTNER'] as const, from: '2015' };
  const asked = facetVariables(filters);
  assert.deepEqual(asked.otherProgrammes, { funders: { any: ['f1'] }, roles: ['PARTNER'], active: { from: '2015' } });
  assert.deepEqual(asked.otherTimes, { periods: ['2014-2020'], funders: { any: ['f1'] }, roles: ['PARTNER'] });
  assert.deepEqual(asked.chosen, ['f1']);
  assert.deepEqual(facetVariables(noFilters).all, {});
});

test('what is chosen comes first, and stays where no project has it', () => {
  assert.deepEqual(choices(facets, 'programmes', { ...noFilters, programmes: ['2007-2013'] }, roleNames).map(({ value }) => value), ['2007-2013', '2014-2020']);
  assert.deepEqual(choices(facets, 'funders', { ...noFilters, funders: ['f2', 'gone'] }, roleNames).map(({ name, count }) => [name, count]), [
    ['The fund 2007-2013', 0],
    ['gone', 0],
    ['The fund 2014-2020', 2],
  ]);
});

test('roles that no project has are left out', () => {
  const found = choices(facets, 'roles', noFilters, roleNames);
  assert.ok(found.every(({ count }) => count > 0));
  assert.deepEqual(found[0], { value: 'PARTNER', name: 'partner', count: 2 });
});

test('years without a project are there', () => {
  assert.deepEqual(projectsByYear(facets, 2013, 2017), [0, 1, 0, 2, 0]);
  assert.deepEqual(projectsByYear(undefined, 2013, 2014), [0, 0]);
});

test('a value is chosen and dropped', () => {
  const once = toggled(noFilters, 'places', 'p');
  assert.deepEqual(once.places, ['p']);
  assert.deepEqual(toggled(once, 'places', 'p'), noFilters);
  assert.deepEqual(cleared({ ...once, from: '2015' }, 'places'), { ...noFilters, from: '2015' });
  assert.deepEqual(cleared({ ...once, from: '2015' }), noFilters);
});

for (const [text, amount] of [
  ['', null], [' ', null], ['100', '100'], ['1 250 000 €', '1250000'], ['12,50', '12.50'], ['12.5', '12.5'],
  ['-1', undefined], ['1e9', undefined], ['many', undefined], ['1.000.000', undefined], ['9'.repeat(16), undefined],
] as const) {
  test(`"${text.slice(0, 20)}" is ${amount === undefined ? 'no amount' : (amount ?? 'nothing')}`, () => assert.equal(readAmount(text), amount));
}

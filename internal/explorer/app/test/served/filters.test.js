// Filters: what is sent, what each figure says, and what is drawn. The cases share one page, and leave it without filters.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { open } from '../browser.js';
import { accessible, drawn, drawnNodes, listen, rest, served, timeout } from '../explorer.js';
import { linkTo, linkWith } from '../links.js';
import { serve } from '../program.js';

const { Neighbours, Passing } = await import('../../src/generated/operations.ts');
const university = 'organisation:fi/9804102-9';

describe('filters', () => {
  const running = served({ demo: () => serve('--demo') });
  let page;
  let faults;
  let asked;
  let projects;

  before(async () => {
    const { network } = await ask(Neighbours, { of: university, kind: 'PROJECT', limit: 30 });
    projects = network.nodes.map(({ id }) => id).filter((id) => id !== university);
    ({ page, faults } = await open(running.profile, await linkTo(running.servers.demo.origin, [university, ...projects])));
    asked = listen(page);
    await drawnNodes(page, 1 + projects.length);
    await figures(400);
  });

  /** Runs a case; the page stays without faults, and without filters for the next one. */
  function onPage(name, steps) {
    test(name, { timeout }, async () => {
      asked.length = 0;
      await steps();
      const clear = page.getByRole('complementary', { name: 'Tools' }).getByRole('button', { name: 'Clear all filters' });
      if (await clear.isVisible()) await clear.click();
      await figures(400);
      await drawnNodes(page, 1 + projects.length);
      assert.deepEqual(faults, []);
    });
  }

  async function ask({ id, name }, variables) {
    const response = await fetch(`${running.servers.demo.origin}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ documentId: id, operationName: name, variables }),
    });
    return (await response.json()).data;
  }

  /** Waits until so many projects pass in the whole network. */
  const figures = (count) => page.locator(`.figures[data-projects="${count}"]`).waitFor();
  const option = (list, index = 0) => page.getByRole('group', { name: list, exact: true }).locator('li').nth(index);
  const lastFacets = () => asked.findLast(({ operationName }) => operationName === 'Facets')?.variables;
  const slider = (name) => page.getByRole('slider', { name });
  const projectsDrawn = async () => (await drawn(page)).nodes.filter(({ kind }) => kind === 'PROJECT').map(({ id }) => id);

  /** Does something that changes filters, and waits until the figures are those of it. */
  async function filter(deed) {
    await deed();
    await rest(page);
  }

  /** What is drawn is what the server lets pass. */
  async function drawsWhatPasses() {
    const { projects: { nodes } } = await ask(Passing, { filter: lastFacets().all, ids: projects, count: 100 });
    const passing = nodes.map(({ id }) => id).sort();
    await drawnNodes(page, passing.length === 0 ? 0 : passing.length + 1);
    assert.deepEqual((await projectsDrawn()).sort(), passing);
    return passing.length;
  }

  for (const [list, field] of [['Programme period', 'periods'], ['Fund or funder', 'funders'], ['Target area', 'targetPlaces'], ['Role of organisations', 'roles']]) {
    onPage(`keeps what it promises beside each choice: ${list}`, async () => {
      const count = Number((await option(list).locator('span').innerText()).replace(/\D/g, ''));
      await filter(() => option(list).getByRole('checkbox').check());
      await figures(count);
      const chosen = lastFacets().all[field];
      assert.equal((chosen.any ?? chosen).length, 1);
      await drawsWhatPasses();
      await page.getByRole('button', { name: `Clear: ${list}` }).click();
    });
  }

  onPage('lets the period be chosen by keys, and taken back', async () => {
    await slider('From').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
    await slider('To').focus();
    await filter(() => page.keyboard.press('PageDown'));
    const from = await slider('From').getAttribute('aria-valuetext');
    assert.match(from, /^\w+ 20\d\d$/);
    assert.match(lastFacets().all.active.from, /^20\d\d-\d\d$/);
    assert.equal(lastFacets().otherTimes.active, undefined);
    const left = await drawsWhatPasses();
    assert.ok(left > 0 && left < projects.length, `${left} of ${projects.length} projects`);
    assert.equal(asked.filter(({ operationName }) => operationName === 'Passing').length, 0, 'time is compared on the page');
    await page.getByRole('heading', { name: 'Verkosto' }).click();
    for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z');
    await figures(400);
  });

  onPage('plays the period, and takes all of it back at once', async () => {
    const chosen = () => page.locator('.period-filter .chosen').innerText();
    const whole = await chosen();
    await page.getByRole('button', { name: 'Play' }).click();
    const first = await chosen();
    assert.notEqual(first, whole);
    await page.waitForFunction((text) => document.querySelector('.period-filter .chosen').textContent !== text, first);
    await page.getByRole('button', { name: 'Pause' }).click();
    const paused = await chosen();
    await page.getByRole('button', { name: 'One step on' }).click();
    assert.notEqual(await chosen(), paused);
    await page.getByRole('button', { name: 'One step back' }).click();
    assert.equal(await chosen(), paused);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    assert.equal(await chosen(), whole);
  });

  onPage('plays without sliding where less motion is asked for', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => {
      const chosen = document.querySelector('.period-filter .chosen');
      globalThis.played = [];
      new MutationObserver(() => globalThis.played.push(chosen.textContent)).observe(chosen, { characterData: true, childList: true, subtree: true });
    });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(() => globalThis.played.length === 2);
    await page.getByRole('button', { name: 'Pause' }).click();
    assert.deepEqual((await page.evaluate(() => globalThis.played)).slice(0, 2), ['Jan 2007 – Dec 2007', 'Jan 2008 – Dec 2008']);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });

  onPage('draws what is filtered out where it was, once it is back', async () => {
    const before = (await drawn(page)).nodes;
    await filter(() => option('Programme period').getByRole('checkbox').check());
    await drawsWhatPasses();
    await option('Programme period').getByRole('checkbox').uncheck();
    assert.deepEqual((await drawnNodes(page, before.length)).nodes.sort(byId), before.sort(byId));
  });

  onPage('takes amounts, and says what is none', async () => {
    const least = page.getByRole('textbox', { name: 'At least' });
    await least.fill('a lot');
    await least.press('Tab');
    await page.getByRole('alert').filter({ hasText: 'Not an amount' }).waitFor();
    assert.equal(asked.length, 0);
    await least.fill('250 000');
    await filter(() => least.press('Tab'));
    assert.deepEqual(lastFacets().all.granted, { min: '250000' });
    await drawsWhatPasses();
    await filter(async () => {
      await least.fill('99999999999');
      await least.press('Tab');
    });
    await page.getByRole('status').filter({ hasText: 'Nothing of the canvas passes' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear all filters' }).click();
  });

  onPage('finds places by name, and is in the link', async () => {
    const search = page.getByRole('searchbox', { name: 'Find in target area' });
    await search.fill('turk');
    await filter(() => option('Target area').filter({ hasText: 'Turku' }).getByRole('checkbox').check());
    const passing = await drawsWhatPasses();
    const other = await open(running.profile, await linkWith(page, (view) => view.filters.places.length === 1));
    await drawnNodes(other.page, passing === 0 ? 0 : passing + 1);
    assert.ok(await other.page.getByRole('checkbox', { name: 'Turku' }).isChecked());
    await other.page.close();
  });

  onPage('can be used by everyone', async () => {
    await filter(() => option('Programme period').getByRole('checkbox').check());
    await drawsWhatPasses();
    await accessible(page, '.panels');
    await page.emulateMedia({ colorScheme: 'dark' });
    await accessible(page, '.panels');
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

const byId = (a, b) => (a.id < b.id ? -1 : 1);

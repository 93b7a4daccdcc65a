// The same picture as a table, on a map, in time and as flows. The cases of each view share one page.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { open } from '../browser.js';
import { accessible, drawnNodes, listen, rest, served, timeout } from '../explorer.js';
import { linkTo } from '../links.js';
import { serve, serveNetwork } from '../program.js';

const { FlowTotals, Neighbours } = await import('../../src/generated/operations.ts');
const university = 'organisation:fi/9804102-9';

describe('views', () => {
  const running = served({ demo: () => serve('--demo') });
  let demo;
  let page;
  let faults;
  let asked;
  let edges;
  let ids;

  before(async () => {
    ({ demo } = running.servers);
    const around = async (of, kind) => (await ask(demo, Neighbours, { of, kind, limit: 12 })).network.nodes.map(({ id }) => id);
    const projects = (await around(university, 'PROJECT')).filter((id) => id !== university);
    const partners = await Promise.all(projects.map((id) => around(id, 'ORGANISATION')));
    ids = [...new Set([university, ...projects, ...partners.flat()])];
    ({ page, faults } = await open(running.profile, await linkTo(demo.origin, ids)));
    asked = listen(page);
    ({ edges } = await drawnNodes(page, ids.length));
  });

  /** Runs a case in a view, on the page that all share; what it did is taken back. */
  function inView(view, name, steps) {
    test(`${view}: ${name}`, { timeout }, async () => {
      await page.getByRole('tab', { name: view }).click();
      await rest(page);
      await steps();
      assert.deepEqual(faults, []);
    });
  }
  const undo = () => page.getByRole('button', { name: 'Undo' }).click();
  const status = (text) => page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  const grid = (name) => page.getByRole('grid', { name });
  const row = (index) => page.locator(`[aria-rowindex="${index + 2}"]`);

  inView('Table', 'has every node and every relation', async () => {
    await grid(`Nodes (${ids.length})`).waitFor();
    assert.equal(await grid(/^Nodes/).getAttribute('aria-rowcount'), String(ids.length + 1));
    await page.getByRole('button', { name: `Relations (${edges})` }).click();
    await grid(`Relations (${edges})`).waitFor();
    await page.getByRole('gridcell', { name: 'takes part in' }).first().waitFor();
    await accessible(page, 'main');
    await page.getByRole('button', { name: /^Nodes/ }).click();
  });

  inView('Table', 'is sorted by its heads, and says so', async () => {
    const head = page.getByRole('columnheader', { name: 'Name' });
    await head.getByRole('button').click();
    await status('Sorted by Name, upwards');
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const names = await page.locator('.nodes .line .name').allInnerTexts();
    assert.deepEqual(names, [...names].sort(new Intl.Collator('en', { numeric: true }).compare));
    await head.getByRole('button').click();
    await status('Sorted by Name, downwards');
    await head.getByRole('button').click();
    await status('In the order of the picture');
  });

  inView('Table', 'finds rows', async () => {
    await page.getByRole('searchbox', { name: 'Find in the table' }).fill('yliopisto helsin');
    await page.waitForFunction((n) => Number(document.querySelector('.grid').getAttribute('aria-rowcount')) < n, ids.length);
    assert.match(await row(0).innerText(), /Helsingin yliopisto/);
    await page.getByRole('searchbox', { name: 'Find in the table' }).fill('');
  });

  inView('Table', 'is walked, selected, pinned and hidden by keys', async () => {
    await grid(/^Nodes/).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    assert.equal(await row(1).getAttribute('aria-selected'), 'true');
    await page.getByRole('complementary', { name: 'Card' }).waitFor();
    await page.keyboard.press('p');
    await row(1).getByText('Unpin').waitFor();
    await page.keyboard.press('Delete');
    await grid(`Nodes (${ids.length - 1})`).waitFor();
    await undo();
    await undo();
    await grid(`Nodes (${ids.length})`).waitFor();
    await grid(/^Nodes/).focus();
    await page.keyboard.press('End');
    const standing = await grid(/^Nodes/).getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`[id="${standing}"]`).getAttribute('aria-rowindex'), String(ids.length + 1));
    await page.keyboard.press('Escape');
  });

  const bubbles = () => page.locator('.bubble').evaluateAll((all) =>
    all.map((each) => ({ key: each.dataset.key, nodes: Number(each.dataset.nodes), y: each.transform.baseVal[0].matrix.f, x: each.transform.baseVal[0].matrix.e })));

  inView('Map', 'gathers nodes at their places', async () => {
    await page.locator('.bubble[data-key="municipality:091"]').waitFor();
    const all = await bubbles();
    const placed = all.reduce((sum, { nodes }) => sum + nodes, 0);
    assert.ok(placed > 10 && placed <= ids.length, `${placed} nodes have a place`);
    const helsinki = all.find(({ key }) => key === 'municipality:091');
    for (const { key, y } of all) if (key.startsWith('municipality:')) assert.ok(y <= helsinki.y + 40, `${key} is not south of Helsinki`);
    assert.ok((await page.locator('.link').count()) > 0);
    assert.ok((await page.locator('.map .area').getAttribute('d')).length > 10_000, 'there is land');
    assert.ok(asked.some(({ operationName }) => operationName === 'Places'));
    await accessible(page, 'main');
  });

  inView('Map', 'is walked, opened and zoomed by keys', async () => {
    const map = page.getByRole('application', { name: /^Map/ });
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.locator('.bubble.standing').waitFor();
    await status('node');
    const before = (await bubbles()).find(({ key }) => key === 'municipality:091');
    await page.keyboard.press('+');
    await page.waitForFunction((y) => document.querySelector('.bubble[data-key="municipality:091"]')?.transform.baseVal[0].matrix.f !== y, before.y);
    await page.keyboard.press('0');
    await page.waitForFunction((y) => document.querySelector('.bubble[data-key="municipality:091"]')?.transform.baseVal[0].matrix.f === y, before.y);
    await page.locator('.bubble[data-key="municipality:091"]').click();
    const members = page.getByRole('region', { name: /^Helsinki/ });
    await members.getByRole('button', { name: 'Helsingin yliopisto' }).click();
    await page.getByRole('complementary', { name: 'Card' }).getByRole('heading', { name: 'Helsingin yliopisto' }).waitFor();
    await page.locator('.link.strong').first().waitFor({ state: 'attached' }); // The projects of what is selected stand out.
    await accessible(page, 'main');
    await members.getByRole('button', { name: 'Hide all' }).click();
    await page.locator('.bubble[data-key="municipality:091"]').waitFor({ state: 'detached' });
    await undo();
    await page.locator('.bubble[data-key="municipality:091"]').waitFor();
    await members.getByRole('button', { name: 'Close' }).click();
  });

  const bars = () => page.locator('.timeline .span').evaluateAll((all) => all.map((each) => [each.dataset.id, each.title, parseFloat(each.style.insetInlineStart), parseFloat(each.style.width)]));

  inView('Timeline', 'shows projects from their start to their end', async () => {
    await page.locator('.timeline .span').first().waitFor();
    const shown = await bars();
    assert.equal(shown.length, ids.filter((id) => id.startsWith('project:')).length);
    for (const [id, , start, width] of shown) assert.ok(start >= 0 && width > 0 && start + width <= 100.01, `${id}: ${start} + ${width}`);
    assert.deepEqual(shown.map(([, , start]) => start), shown.map(([, , start]) => start).sort((a, b) => a - b));
    await accessible(page, 'main');
  });

  inView('Timeline', 'is grouped, zoomed and walked', async () => {
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('Programme period');
    await page.getByRole('rowheader', { name: /^20\d\d-20\d\d/ }).first().waitFor();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('Organisation');
    await page.getByRole('rowheader', { name: /^Helsingin yliopisto/ }).waitFor();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('Nothing');
    const before = await bars();
    await grid(/^Timeline/).focus();
    await page.keyboard.press('+');
    await page.waitForFunction((width) => parseFloat(document.querySelector('.timeline .span')?.style.width ?? 0) !== width, before[0][3]);
    await page.keyboard.press('0');
    await page.locator('.timeline .axis').hover();
    await page.mouse.wheel(0, -200);
    await page.waitForFunction((width) => parseFloat(document.querySelector('.timeline .span')?.style.width ?? 0) !== width, before[0][3]);
    await page.getByRole('button', { name: 'Show all' }).click();
    await grid(/^Timeline/).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.locator('.timeline [aria-selected="true"]').waitFor();
    await page.keyboard.press('Escape');
  });

  inView('Timeline', 'chooses a period by dragging, as the slider does', async () => {
    const { x, y, width, height } = await page.locator('.timeline .axis').boundingBox();
    await page.mouse.move(x + width * 0.4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await page.locator('.timeline .outside').first().waitFor();
    await page.waitForFunction((n) => document.querySelectorAll('.timeline .span').length < n, ids.filter((id) => id.startsWith('project:')).length);
    await page.waitForFunction(() => document.querySelector('.figures')?.dataset.projects < 400);
    assert.notEqual(await page.getByRole('slider', { name: 'From' }).getAttribute('aria-valuetext'), 'Jan 2007');
    await undo();
    await page.locator('.timeline .outside').first().waitFor({ state: 'detached' });
  });

  /** The rows of the matrix: the name of the place, and its figures, the total of each first. */
  const rows = () => page.locator('.matrix tbody tr').evaluateAll((all) => all.map((each) => ({
    name: each.querySelector('.place').title,
    figures: [...each.querySelectorAll('td')].map((cell) => Number(cell.textContent.replace(/\D/g, ''))),
  })));

  inView('Flows', 'have the figures of the API, in which a project counts once in a total', async () => {
    await page.locator('.matrix tbody tr').first().waitFor();
    const { flows: { totals } } = await ask(demo, FlowTotals, { level: 'REGION', filter: {} });
    const projectsFrom = new Map(totals.origins.map(({ place, projects }) => [place.names.en ?? place.name, projects]));
    for (const { name, figures: [total, ...flows] } of await rows()) {
      assert.equal(total, projectsFrom.get(name), name);
      assert.ok(total >= Math.max(...flows) && total <= flows.reduce((sum, projects) => sum + projects, 0), `${name}: ${total} of ${flows}`);
    }
    const told = await page.locator('.flows-view .foot').innerText();
    assert.match(told, new RegExp(`In all ${totals.projects} projects`));
    assert.match(told, /Totals count each project and each grant of a partner once/);
    const flows = asked.filter(({ operationName }) => operationName === 'Flows');
    assert.deepEqual(flows[0].variables, { level: 'REGION', filter: {}, after: null });
    await accessible(page, 'main');
  });

  inView('Flows', 'are ordered by a place, and selected', async () => {
    await page.getByRole('button', { name: 'Order rows by what leads to Pirkanmaa' }).click();
    const column = (await page.locator('.matrix thead th[scope="col"]').allInnerTexts()).findIndex((text) => text.includes('Pirkanmaa')) - 1;
    const values = (await rows()).map(({ figures }) => figures[column]);
    assert.deepEqual(values, [...values].sort((a, b) => b - a));
    await page.getByRole('rowheader').getByRole('button', { name: 'Lapland', exact: true }).click();
    await page.locator('.matrix tr.selected').waitFor();
    await page.keyboard.press('Escape');
  });

  inView('Flows', 'are those of the canvas, or between municipalities', async () => {
    asked.length = 0;
    await page.getByRole('combobox', { name: 'Projects' }).selectOption('Those of the canvas');
    await rest(page);
    await page.getByRole('combobox', { name: 'Between' }).selectOption('Municipalities');
    await page.getByRole('rowheader').getByRole('button', { name: 'Helsinki', exact: true }).waitFor();
    await rest(page);
    const { variables } = asked.findLast(({ operationName }) => operationName === 'Flows');
    assert.equal(variables.level, 'MUNICIPALITY');
    assert.deepEqual([...variables.filter.ids].sort(), ids.filter((id) => id.startsWith('project:')).sort());
  });
});

describe('views of what sources write', () => {
  const names = ['<img src=x onerror="document.title=\'run\'"> & <b>bold</b>', 'פרויקט קיימות', `Pitkänimi ${'ä🦦'.repeat(163)}`];
  const { onPage, servers } = served({
    told: () => serveNetwork(names.map((name, i) => ({ organisation: { pic: `90000000${i}`, names: { en: name } } }))),
  });

  for (const language of ['fi', 'sv', 'en']) {
    onPage(`each view shows it as text, also in the dark: ${language}`, 'told', async (page) => {
      await page.goto(await linkTo(servers.told.origin, names.map((_, i) => `organisation:pic/90000000${i}`), { mode: 'table' }));
      await page.emulateMedia({ colorScheme: 'dark' });
      const chosen = page.locator('header select').filter({ hasText: 'Suomi' });
      await chosen.selectOption(language);
      await page.locator('.nodes .line').nth(2).waitFor();
      assert.deepEqual((await page.locator('.nodes .line .name').allInnerTexts()).sort(), [...names].sort());
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await page.locator('#view-panel > *').waitFor();
        if (language === 'en') await accessible(page, 'main');
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'the page is no wider than the window');
      assert.notEqual(await page.title(), 'run');
    });
  }
});

async function ask({ origin }, { id, name }, variables) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ documentId: id, operationName: name, variables }),
  });
  return (await response.json()).data;
}

// Asking the network: what is answered, and what the answer draws.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { accessible, away, choose, drawn, drawnNodes, listen, pickBeside, rest, served } from '../explorer.js';
import { serve } from '../program.js';

describe('questions', () => {
  const { onPage } = served({ demo: () => serve('--demo') });

  const panel = (page) => page.locator('.questions');
  const answered = (page) => panel(page).locator('.answer');
  const press = (page, name) => panel(page).getByRole('button', { name, exact: true }).click();

  /** How the canvas draws its nodes and ties by the answer. */
  const looks = (page) =>
    page.evaluate(() => {
      const { graph } = document.querySelector('[data-canvas]').drawing;
      return {
        nodes: graph.mapNodes((id, { label, color, size }) => ({ id, label, color, size })),
        ties: graph.filterEdges((id) => id.startsWith('tie ')).length,
        strong: graph.filterEdges((_, { size }) => size === 3).length,
      };
    });

  onPage('partners are listed, brought to the canvas and tied, and undone', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await drawnNodes(page, 1);
    await press(page, 'Partners');
    const lines = answered(page).getByRole('listitem');
    await lines.first().waitFor();
    const partners = await lines.count();
    assert.ok(partners > 3, `${partners} partners`);
    await answered(page).getByRole('button', { name: `Put these ${partners} on the canvas` }).click();
    await drawnNodes(page, partners + 1);
    const { ties } = await looks(page);
    assert.equal(ties, partners);
    await accessible(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await drawnNodes(page, 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await answered(page).waitFor({ state: 'hidden' });
  });

  onPage('paths between two that are picked are drawn over all else', 'demo', async (page) => {
    const asked = listen(page);
    await choose(page, 'Tampereen yliopisto');
    await choose(page, 'Helsingin yliopisto');
    const { nodes } = await drawnNodes(page, 2);
    const [from, to] = nodes.map(({ id }) => id);
    await pickBeside(page, to, from);
    await press(page, 'Paths between both');
    await answered(page).getByText(/shortest path/).waitFor();
    const after = await drawn(page);
    assert.ok(after.nodes.some(({ kind }) => kind === 'PROJECT'), 'a path leads over projects');
    await page.waitForFunction(() => document.querySelector('[data-canvas]').drawing.graph.someEdge((_, { size }) => size === 3));
    const { variables } = asked.find(({ operationName }) => operationName === 'PathsBetween');
    assert.deepEqual([variables.from, variables.to].sort(), [from, to].sort());
    await page.getByRole('button', { name: 'Undo' }).click();
    await drawnNodes(page, 2);
  });

  onPage('brokers and metrics size the nodes', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await press(page, 'Who brokers');
    await answered(page).getByText(/effective size/).first().waitFor();
    await answered(page).getByRole('button', { name: /Put (these|it)/ }).click();
    await page.waitForFunction(() => document.querySelector('[data-canvas]').drawing.graph.order > 10);
    await page.waitForFunction(() => new Set(document.querySelector('[data-canvas]').drawing.graph.mapNodes((_, { size }) => size)).size > 3);
    const byBrokerage = await looks(page);
    await panel(page).getByLabel('Size by').selectOption('BETWEENNESS');
    await answered(page).getByText(/^Betweenness: the first/).waitFor();
    const byBetweenness = await looks(page);
    assert.notDeepEqual(byBetweenness.nodes.map(({ size }) => size), byBrokerage.nodes.map(({ size }) => size));
  });

  onPage('communities have colours of their own, which the list repeats', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await press(page, 'Communities');
    await answered(page).getByText(/largest of/).waitFor();
    await answered(page).getByRole('button', { name: /Put these/ }).click();
    await page.waitForFunction(() => new Set(document.querySelector('[data-canvas]').drawing.graph.mapNodes((_, { color }) => color)).size > 3);
    const listed = await answered(page).locator('.group').evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).backgroundColor));
    assert.equal(new Set(listed).size, listed.length);
    await accessible(page);
  });

  onPage('recommends whom to meet, with reasons', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await drawnNodes(page, 1);
    await press(page, 'Whom to meet');
    await answered(page).getByText(/in common:/).first().waitFor();
    const named = await answered(page).locator('.named').first().innerText();
    await answered(page).locator('.named').first().click();
    await page.getByRole('heading', { name: named }).waitFor();
  });

  onPage('compares two times, and refuses those in reverse', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await panel(page).getByText('What changed between two times').click();
    const from = panel(page).getByLabel('Later: from year');
    await from.fill('2030');
    await from.blur();
    await panel(page).getByRole('alert').getByText('A time cannot end before it begins.').waitFor();
    await from.fill('2014');
    await from.blur();
    await panel(page).getByRole('button', { name: 'Compare' }).click();
    await answered(page).getByText(/Ties: [\d,]+ kept/).waitFor();
    await answered(page).getByRole('heading', { name: /Ties that were formed/ }).waitFor();
    await accessible(page);
  });

  onPage('a question is asked again under other filters, and a failure is told and mended', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await press(page, 'Partners');
    await answered(page).waitFor();
    const before = await answered(page).innerText();
    await page.route('**/graphql', async (route) =>
      (route.request().postData().includes('Partners') ? route.fulfill(away) : route.continue()));
    await page.locator('.filters').getByRole('checkbox').first().check();
    await panel(page).getByRole('alert').waitFor();
    assert.equal(await answered(page).innerText(), before, 'what was answered stays');
    await page.unroute('**/graphql');
    await panel(page).getByRole('alert').getByRole('button').click();
    await rest(page);
    assert.equal(await panel(page).getByRole('alert').count(), 0);
    assert.notEqual(await answered(page).innerText(), before);
  }, /503/); // The gateway that fails is told on the console by the browser itself.
});

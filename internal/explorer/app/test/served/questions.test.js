// Asking the network: what is answered, and what the answer draws.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { accessible, away, choose, drawn, drawnNodes, listen, pickBeside, rest, served } from '../explorer.js';
import { linkTo } from '../links.js';
import { serve } from '../program.js';

const { Central, CentralStandings, Memberships, Neighbours } = await import('../../src/generated/operations.ts');

describe('questions', () => {
  const running = served({ demo: () => serve('--demo') });
  const { onPage } = running;

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
    await accessible(page, '.questions');
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
    await accessible(page, '.questions');
  });

  /** Organisations of two regions' projects that are not among those which a ranking tells. */
  const untold = async (origin) => {
    const around = async (of, kind) => (await ask(origin, Neighbours, { of, kind, limit: 12 })).network.nodes.map(({ id }) => id).filter((id) => id !== of);
    const projects = (await Promise.all(['region:13', 'region:19'].map((region) => around(region, 'PROJECT')))).flat();
    const taking = (await Promise.all(projects.map((project) => around(project, 'ORGANISATION')))).flat();
    const { edges } = (await ask(origin, Central, { metric: 'DEGREE' })).centrality;
    const told = new Set(edges.map(({ node }) => node.id));
    const ids = [...new Set(taking)].filter((id) => !told.has(id)).sort().slice(0, 12);
    assert.equal(ids.length, 12);
    return ids;
  };
  const openLink = async (page, ids, question) => {
    await page.goto(await linkTo(running.servers.demo.origin, ids, { question }));
    await drawnNodes(page, ids.length);
  };

  onPage('organisations far down a ranking have their sizes', 'demo', async (page) => {
    const { origin } = running.servers.demo;
    const ids = await untold(origin);
    const { standings } = (await ask(origin, CentralStandings, { metric: 'DEGREE', ids })).centrality;
    const values = new Map(ids.map((id, i) => [id, standings[i].value]));
    assert.ok(new Set(values.values()).size > 2, 'their values differ');
    await openLink(page, ids, { ask: 'centrality', metric: 'DEGREE' });
    await answered(page).getByText(/^Number of partners: the first/).waitFor();
    const { nodes } = await looks(page);
    for (const a of nodes) {
      for (const b of nodes) assert.equal(Math.sign(a.size - b.size), Math.sign(values.get(a.id) - values.get(b.id)), `${a.label} and ${b.label}`);
    }
  });

  onPage('every organisation of a large community has its colour, and the others are counted', 'demo', async (page) => {
    const { origin } = running.servers.demo;
    const ids = await untold(origin);
    const { memberships } = (await ask(origin, Memberships, { ids })).communities;
    await openLink(page, ids, { ask: 'communities' });
    await answered(page).getByText(/largest of/).waitFor();
    const listed = await answered(page).locator('.group').evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).backgroundColor));
    const { nodes } = await looks(page);
    const rgb = (colour) => `rgb(${[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(', ')})`;
    const coloured = ids.filter((id, i) => {
      const large = memberships[i].community <= listed.length;
      if (large) assert.equal(rgb(nodes.find((node) => node.id === id).color), listed[memberships[i].community - 1], id);
      return large;
    });
    assert.ok(coloured.length > 0, 'some are in large ones');
    assert.equal(await answered(page).getByText(/own colour/).count(), coloured.length < ids.length ? 1 : 0);
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
    await accessible(page, '.questions');
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

async function ask(origin, { id, name }, variables) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ documentId: id, operationName: name, variables }),
  });
  return (await response.json()).data;
}

// Putting nodes on the canvas and moving through the network.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open } from '../browser.js';
import { accessible, choose, drawn, drawnNodes, listen, painted, placeOf, served, timeout } from '../explorer.js';
import { linkTo, linkWith } from '../links.js';
import { serve } from '../program.js';

const university = 'organisation:fi/9804102-9'; // Helsingin yliopisto
const other = 'organisation:fi/8748351-8'; // Tampereen yliopisto

describe('canvas', () => {
  const running = served({ demo: () => serve('--demo') });

  /** Runs one case on a page with the university on the canvas. */
  function onPage(name, steps, expected) {
    running.onPage(name, 'demo', async (page) => {
      await choose(page, 'Helsingin yliopisto');
      await drawnNodes(page, 1);
      await steps(page);
    }, expected);
  }

  const card = (page) => page.locator('aside.card');
  const line = (page, kind) => card(page).locator('.expansions li', { hasText: kind });
  const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
  const bring = (page, name) => card(page).getByRole('button', { name }).click();

  onPage('brings the best connected first, tells how many are left, and goes on', async (page) => {
    const asked = listen(page);
    assert.match(await line(page, 'Projects').innerText(), /0 of 40[^]*\+25[^]*15 more/);
    await bring(page, 'Bring 25: Projects');
    const { nodes, edges } = await drawnNodes(page, 26);
    assert.equal(edges, 25);
    assert.match(await line(page, 'Projects').innerText(), /25 of 40[^]*\+15/);
    const { participations: parts } = await projects(running.servers.demo.origin);
    const here = nodes.map(({ id }) => parts.get(id)).filter((n) => n !== undefined);
    const left = [...parts].filter(([id]) => !nodes.some((node) => node.id === id)).map(([, n]) => n);
    assert.ok(Math.min(...here) >= Math.max(...left), `${here} came before ${left}`);
    await bring(page, 'Bring 15: Projects');
    await drawnNodes(page, 41);
    assert.ok(await painted(page));
    assert.deepEqual(asked.filter(({ operationName }) => operationName === 'Neighbours').map(({ variables }) => variables.limit), [26, 51]);
    await accessible(page);
  });

  onPage('draws edges to what is there already', async (page) => {
    await bring(page, 'Bring 25: Projects');
    await drawnNodes(page, 26);
    await choose(page, 'Tampereen yliopisto');
    const { nodes, edges } = await drawnNodes(page, 27);
    const { shared } = await projects(running.servers.demo.origin);
    assert.equal(edges - 25, nodes.filter(({ id }) => shared.has(id)).length);
  });

  onPage('collapses, hides, takes off, and undoes and redoes it all', async (page) => {
    await bring(page, 'Bring 25: Projects');
    await drawnNodes(page, 26);
    await bring(page, 'Bring 19: People');
    await drawnNodes(page, 45);
    await bring(page, 'Collapse: Projects');
    await drawnNodes(page, 20);
    await press(page, 'Hide');
    await drawnNodes(page, 19);
    for (const count of [20, 45, 26, 1]) {
      await press(page, 'Undo');
      await drawnNodes(page, count);
    }
    await press(page, 'Undo');
    await page.getByRole('heading', { name: 'Who worked with whom?' }).waitFor();
    for (const count of [1, 26, 45, 20, 19]) {
      await page.keyboard.press('Control+y');
      await drawnNodes(page, count);
    }
    await page.keyboard.press('Control+z');
    await drawnNodes(page, 20);
  });

  onPage('pins what is dragged, and leaves it there', async (page) => {
    await bring(page, 'Bring 19: People');
    const { nodes } = await drawnNodes(page, 20);
    const { id } = nodes.find(({ kind }) => kind === 'PERSON');
    const from = await placeOf(page, id);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 40, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction((node) => document.querySelector('[data-canvas]').drawing.graph.getNodeAttribute(node, 'fixed'), id);
    const pinned = (await drawn(page)).nodes.find((node) => node.id === id);
    await press(page, 'Lay out anew');
    const after = (await drawn(page)).nodes.find((node) => node.id === id);
    assert.deepEqual([after.x, after.y], [pinned.x, pinned.y]);
    await press(page, 'Undo');
    await page.waitForFunction((node) => !document.querySelector('[data-canvas]').drawing.graph.getNodeAttribute(node, 'fixed'), id);
  });

  onPage('is walked through with arrow keys', async (page) => {
    await bring(page, 'Bring 19: People');
    await drawnNodes(page, 20);
    const canvas = page.locator('[data-canvas]');
    await canvas.focus();
    await page.keyboard.press('ArrowRight');
    const status = page.getByRole('status').filter({ hasText: /^Person: .*, 1 edge/ });
    await status.waitFor();
    const [, name] = /^Person: (.*), /.exec(await status.innerText());
    await card(page).getByRole('heading', { level: 2, name }).waitFor();
    await page.keyboard.press('p');
    await card(page).getByRole('button', { name: 'Unpin' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.tagName === 'H2');
    await canvas.focus();
    await page.keyboard.press('Delete');
    await drawnNodes(page, 19);
  });

  onPage('keeps what is on screen when the server is gone in the middle of an expansion', async (page) => {
    await bring(page, 'Bring 19: People');
    await drawnNodes(page, 20);
    await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
    await bring(page, 'Bring 25: Projects');
    await page.getByText('The server cannot be reached.').waitFor();
    assert.equal((await drawn(page)).nodes.length, 20);
    await page.unroute('**/graphql');
    await page.locator('.notices').getByRole('button', { name: 'Try again' }).click();
    await drawnNodes(page, 45);
    await page.locator('.notice').waitFor({ state: 'detached' });
  }, /ERR_INTERNET_DISCONNECTED/);

  onPage('is restored when the page is loaded again', async (page) => {
    await bring(page, 'Bring 25: Projects');
    const { nodes } = await drawnNodes(page, 26);
    await linkWith(page, ({ expansions }) => expansions.length === 1);
    await page.reload();
    const again = await drawnNodes(page, 26);
    assert.deepEqual(again.nodes.map(({ id }) => id), nodes.map(({ id }) => id));
    await card(page).getByRole('heading', { level: 2, name: 'Helsingin yliopisto' }).waitFor();
  });

  onPage('leaves out what a link names and is no more, and says so', async (page) => {
    const there = ['organisation:fi/8928660-6', 'municipality:091'];
    await page.goto(await linkTo(running.servers.demo.origin, [...there, 'project:2014-2020/GONE', 'organisation:fi/none']));
    const { nodes } = await drawnNodes(page, 2);
    assert.deepEqual(nodes.map(({ id }) => id), there);
    await page.getByText('2 nodes are not in the network any more').waitFor();
  });

  for (const [what, fragment, words] of [
    ['is cut short', '1.abc', 'This link cannot be read.'],
    ['was made by a newer version', '7.abc', 'This link was made by a newer version'],
  ]) {
    onPage(`stays as it is where a link ${what}`, async (page) => {
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await page.getByText(words).waitFor();
      assert.equal((await drawn(page)).nodes.length, 1);
    });
  }

  test('without WebGL there is the table', { timeout }, async () => {
    const { page, faults } = await open(running.browser, `${running.servers.demo.origin}/`);
    await page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === '2d' ? getContext.call(this, kind, ...rest) : null;
      };
    });
    await page.reload();
    await choose(page, 'Helsingin yliopisto');
    await page.getByText('This browser does not draw with WebGL').waitFor();
    await accessible(page);
    await press(page, 'Show the table');
    await page.getByRole('grid').getByText('Helsingin yliopisto').first().waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });
});

/** The projects of the university: how many participations each has, and which are those of the other one too. */
async function projects(origin) {
  const response = await fetch(`${origin}/export/network.graphology.json`);
  const { edges } = await response.json();
  const parts = edges.filter(({ attributes }) => attributes.kind === 'PARTICIPATION');
  const of = (organisation) => new Set(parts.filter(({ source }) => source === organisation).map(({ target }) => target));
  const [own, others] = [of(university), of(other)];
  return {
    participations: new Map([...own].map((id) => [id, parts.filter(({ target }) => target === id).length])),
    shared: new Set([...own].filter((id) => others.has(id))),
  };
}

// What tests of the explorer look at: what is drawn, what was asked, and what axe finds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { open, startBrowser, viewport } from './browser.js';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Milliseconds that a case may take on a machine that is busy with other things. */
export const timeout = 180_000;

/**
 * Starts a browser and servers before the cases of a suite, and stops them after. It gives the servers by their names, the browser, a
 * profile in it that the cases share, and `onPage`: one case on a freshly opened page of a server, which must stay without faults but for
 * those that are expected. What the page keeps is forgotten after each case; a profile for each would take half of their time.
 */
export function served(starts) {
  const running = { servers: {}, browser: undefined, profile: undefined, onPage };
  before(async () => {
    await Promise.all([
      startBrowser().then(async (browser) => {
        running.browser = browser;
        running.profile = await browser.newContext({ viewport });
      }),
      ...Object.entries(starts).map(async ([name, start]) => (running.servers[name] = await start())),
    ]);
  });
  after(async () => {
    await Promise.all([running.browser?.close(), ...Object.values(running.servers).map((server) => server.stop())]);
  });
  function onPage(title, server, steps, expected = /^$/) {
    test(title, { timeout }, async () => {
      const { page, faults } = await open(running.profile, `${running.servers[server].origin}/`);
      try {
        await steps(page);
        assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
      } finally {
        await page.evaluate(() => localStorage.clear());
        await page.close();
      }
    });
  }
  return running;
}

/** Waits until nothing is read any more. Whatever a person does that needs the server makes a part of the page busy at once. */
export function rest(page) {
  return page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}

/** What is drawn on the canvas, once nothing is read and the layout has come to rest: labels of nodes and how many edges there are. */
export async function drawn(page) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]') && document.querySelector('[data-canvas]')?.drawing?.settled);
  return page.evaluate(() => {
    const { graph } = document.querySelector('[data-canvas]').drawing;
    return {
      nodes: graph.mapNodes((id, { label, kind, fixed, x, y }) => ({ id, label, kind, fixed, x, y })),
      edges: graph.size,
    };
  });
}

/** Waits until so many nodes are drawn and the layout has come to rest. */
export async function drawnNodes(page, count) {
  await page.waitForFunction((n) => document.querySelector('[data-canvas]')?.drawing?.graph.order === n, count);
  return drawn(page);
}

/** Where a node is on the page, in pixels. */
export function placeOf(page, id) {
  return page.evaluate((node) => {
    const canvas = document.querySelector('[data-canvas]');
    const { graph, sigma } = canvas.drawing;
    sigma.refresh(); // The layout may have moved it since the last frame.
    const at = sigma.graphToViewport(graph.getNodeAttributes(node));
    const box = canvas.getBoundingClientRect();
    return { x: box.x + at.x, y: box.y + at.y };
  }, id);
}

/** Picks the second of the only two nodes on the canvas beside the first, which is selected: by the arrow that leads there. */
export async function pickBeside(page, first, second) {
  const [from, to] = [await placeOf(page, first), await placeOf(page, second)];
  const [right, down] = [to.x - from.x, to.y - from.y];
  const arrow = Math.abs(right) > Math.abs(down) ? (right > 0 ? 'ArrowRight' : 'ArrowLeft') : (down > 0 ? 'ArrowDown' : 'ArrowUp');
  await page.locator('[data-canvas]').press(`Shift+${arrow}`);
}

/** Whether any pixel of the layer with nodes is painted. */
export function painted(page) {
  return page.evaluate(() => {
    const { sigma } = document.querySelector('[data-canvas]').drawing;
    sigma.refresh();
    const gl = sigma.getCanvases().nodes.getContext('webgl2');
    const pixels = new Uint8Array(4 * gl.drawingBufferWidth * gl.drawingBufferHeight);
    gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return pixels.some((value) => value !== 0);
  });
}

/** Gathers the operations that a page asks, in order. */
export function listen(page) {
  const asked = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') asked.push(request.postDataJSON());
  });
  return asked;
}

/** Looks for words and chooses the first hit. */
export async function choose(page, words) {
  await page.getByRole('combobox', { name: 'Search the network' }).fill(words);
  await rest(page); // What was found before stays until then.
  await page.locator('#hits').getByRole('option').filter({ hasText: words }).first().click();
}

/** The answer of a gateway whose server is away for longer than anyone waits: it is not asked again. */
export const away = { status: 503, headers: { 'Retry-After': '60' }, body: '<html>Service Unavailable' };

/** Fails with what axe finds at rest, in the whole page or in a part of it: rules of WCAG 2.2 A and AA and best practices. */
export async function accessible(page, part) {
  await rest(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate((selector) => globalThis.axe.run(selector ?? document), part);
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 200)}`).join('\n')}`);
  assert.deepEqual(told, []);
}

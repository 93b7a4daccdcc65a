// Large pictures, moved by hand and by the layout: coarse while they move, whole at rest.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { choose, drawnNodes, placeOf, served } from '../explorer.js';
import { serve } from '../program.js';

describe('a picture in motion', () => {
  const running = served({ demo: () => serve('--demo') });

  /** Runs one case on a page with so many nodes and edges, each node in its place, and nothing that moves. */
  function onPicture(name, nodes, edges, steps) {
    running.onPage(name, 'demo', async (page) => {
      page.setDefaultTimeout(30_000);
      await choose(page, 'Helsingin yliopisto');
      await drawnNodes(page, 1);
      await page.waitForFunction(() => document.querySelector('main').getAttribute('aria-busy') === 'false');
      await page.evaluate(fill, { nodes, edges });
      await atRest(page);
      await page.evaluate(watch);
      await steps(page);
    });
  }

  onPicture('is coarse while a hand drags it, and whole again at rest', 5_000, 20_000, async (page) => {
    const before = await pixels(page);
    await drag(page);
    await atRest(page);
    const { drawings, processed } = await drawn(page);
    const coarse = drawings.filter((one) => one.coarse);
    const whole = drawings.filter((one) => !one.coarse);
    assert.ok(coarse.length >= 3);
    assert.ok(coarse.every(({ width, named }) => width === before.width / 2 && !named));
    assert.ok(whole.length > 0 && whole.every(({ width, named }) => width === before.width && named));
    assert.ok(whole.every(({ still }) => still > 100), 'a whole picture was drawn for a move of the hand');
    assert.equal(processed, 0, 'nodes and edges were taken in anew for a move of the hand');
    assert.notEqual((await pixels(page)).sum, before.sum);
    await page.evaluate(() => document.querySelector('[data-canvas]').drawing.fit());
    await atRest(page);
    assert.deepEqual(await pixels(page), before);
  });

  onPicture('is coarse while the layout moves it', 5_000, 20_000, async (page) => {
    await page.evaluate(() => document.querySelector('[data-canvas]').drawing.restart());
    await page.waitForFunction(() => window.drawn.drawings.filter(({ coarse }) => coarse).length >= 5);
    const { drawings, processed } = await drawn(page);
    assert.ok(processed <= 1, `nodes and edges were taken in ${processed} times`);
    assert.ok(drawings.every(({ gap }) => gap < 0.1), 'nodes are drawn where they are');
  });

  onPicture('is whole when something is pressed', 5_000, 20_000, async (page) => {
    await page.evaluate(() => {
      const { sigma } = document.querySelector('[data-canvas]').drawing;
      sigma.on('downNode', ({ node }) => (window.pressed = node));
      sigma.getCamera().setState({ x: 0.45, ratio: 0.8 });
    });
    await page.waitForFunction(() => window.drawn.drawings.length > 0);
    const { x, y } = await placeOf(page, 'n4999'); // The last is drawn over all others.
    await page.mouse.move(x, y);
    await page.mouse.down();
    assert.equal(await page.evaluate(() => window.pressed), 'n4999');
  });

  onPicture('is always whole if it is small', 500, 2_000, async (page) => {
    const { width } = await pixels(page);
    await drag(page);
    const { drawings } = await drawn(page);
    assert.ok(drawings.every((one) => !one.coarse && one.width === width && one.named));
  });
});

/** Draws nodes on a disc and edges between them, beside what the page knows; in the page. */
function fill({ nodes, edges }) {
  const { drawing } = document.querySelector('[data-canvas]');
  const id = (i) => `n${i % nodes}`;
  const kinds = ['ORGANISATION', 'PROJECT', 'MUNICIPALITY', 'FUND'];
  const ofNodes = (value) => Array.from({ length: nodes }, (_, i) => [id(i), value(i)]);
  const on = (i) => ({ x: Math.sqrt(i) * Math.cos(2.4 * i), y: Math.sqrt(i) * Math.sin(2.4 * i) });
  drawing.draw(
    {
      nodes: new Map(ofNodes((i) => ({ id: id(i), kind: kinds[i % 4], label: `Node ${i}`, facts: {} }))),
      edges: Array.from({ length: edges }, (_, i) => ({ id: `e${i}`, source: id(i), target: id(i + 1 + 7 * Math.floor(i / nodes)) })),
      degrees: new Map(ofNodes(() => (2 * edges) / nodes)),
    },
    { pinned: {}, selected: [], expansions: [] },
    { group: new Map(), size: new Map(), nodes: new Set(), edges: new Set(), ties: [] },
    Object.fromEntries(ofNodes(on)),
  );
  drawing.fit();
}

/**
 * Notes in the page what sigma does from now on: of each drawing, how many milliseconds the camera had been still, and how many
 * pixels a node was drawn from where it is.
 */
function watch() {
  const { graph, sigma } = document.querySelector('[data-canvas]').drawing;
  const { labels, nodes } = sigma.getCanvases();
  let moved = -Infinity;
  window.drawn = { drawings: [], processed: 0 };
  sigma.getCamera().on('updated', () => (moved = performance.now()));
  sigma.on('afterProcess', () => window.drawn.processed++);
  sigma.on('afterRender', () => {
    const is = sigma.graphToViewport(graph.getNodeAttributes('n0'));
    const shown = sigma.framedGraphToViewport(sigma.getNodeDisplayData('n0'));
    window.drawn.drawings.push({
      coarse: sigma.coarse,
      width: nodes.width,
      named: labels.getContext('2d').getImageData(0, 0, labels.width, labels.height).data.some((value) => value !== 0),
      still: performance.now() - moved,
      gap: Math.hypot(is.x - shown.x, is.y - shown.y),
    });
  });
}

const drawn = (page) => page.evaluate(() => window.drawn);

/** How wide the picture is in pixels, and a sum over those of its nodes and edges. */
function pixels(page) {
  return page.evaluate(() => {
    const { sigma } = document.querySelector('[data-canvas]').drawing;
    const { edges, nodes } = sigma.getCanvases();
    let sum = 0;
    const add = () => {
      for (const canvas of [edges, nodes]) {
        const gl = canvas.getContext('webgl2');
        const read = new Uint32Array(gl.drawingBufferWidth * gl.drawingBufferHeight);
        gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(read.buffer));
        for (const pixel of read) sum = (Math.imul(sum, 31) + pixel) | 0;
      }
    };
    sigma.once('afterRender', add); // They are gone when the browser has shown them.
    sigma.refresh({ partialGraph: {}, skipIndexation: true });
    return { width: nodes.width, sum };
  });
}

/** Drags the ground by hand until it has been drawn three times. */
async function drag(page) {
  const { x, y } = await page.locator('[data-canvas]').boundingBox();
  await page.mouse.move(x + 10, y + 10);
  await page.mouse.down();
  for (let i = 1; i < 40 || (await drawn(page)).drawings.length < 3; i++) await page.mouse.move(x + 10 + (i % 40), y + 10);
  await page.mouse.up();
}

/** Waits until nothing has been drawn for longer than the inertia of a drag and the pause before a whole picture. */
function atRest(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const { sigma } = document.querySelector('[data-canvas]').drawing;
        let timer;
        const wait = () => {
          clearTimeout(timer);
          timer = setTimeout(() => (sigma.coarse ? wait() : (sigma.off('afterRender', wait), resolve())), 500);
        };
        sigma.on('afterRender', wait);
        wait();
      }),
  );
}

// What is chosen in each view is in the link, and can be undone.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { open } from '../browser.js';
import { choose, drawn, drawnNodes, served } from '../explorer.js';
import { serve } from '../program.js';

describe('looks', () => {
  const running = served({ demo: () => serve('--demo') });
  const { onPage } = running;

  const tab = (page, name) => page.getByRole('tab', { name }).click();
  const select = (page, name, value) => page.getByRole('combobox', { name }).selectOption(value);
  const undo = (page) => page.getByRole('button', { name: 'Undo' }).click();
  const all = (page, selector, read) => page.locator(selector).evaluateAll(read);
  /** Zooms into a place of the canvas, and waits until what is seen is kept. */
  const zoomCanvas = async (page) => {
    await tab(page, 'Network');
    await drawn(page);
    await page.locator('[data-canvas]').hover({ position: { x: 250, y: 200 } });
    await page.mouse.wheel(0, -300);
    await page.waitForFunction(() => {
      const camera = document.querySelector('[data-canvas]').drawing.sigma.getCamera();
      return camera.ratio < 1 && !camera.isAnimated();
    });
  };
  /** Where nodes are on the screen. */
  const placesOn = async (page) => {
    await tab(page, 'Network');
    await drawn(page);
    return page.evaluate(() => {
      const { sigma, graph } = document.querySelector('[data-canvas]').drawing;
      sigma.refresh(); // The canvas has just come into sight: its next frame may be still to come.
      return graph.nodes().sort().map((node) => sigma.graphToViewport(graph.getNodeAttributes(node)));
    });
  };
  const settled = (page) => page.waitForFunction(() => document.querySelector('.flows-view')?.getAttribute('aria-busy') === 'false' && document.querySelector('.matrix tbody tr'));

  /** What each view shows. */
  const shown = {
    Table: async (page) => ({
      pressed: await page.locator('.table-view [aria-pressed="true"]').first().innerText(),
      sought: await page.getByRole('searchbox', { name: 'Find in the table' }).inputValue(),
      sorted: await all(page, '.relations [aria-sort]', (heads) => heads.map((head) => head.getAttribute('aria-sort'))),
      rows: await all(page, '.relations .line', (lines) => lines.map((line) => line.textContent)),
    }),
    Map: async (page) => {
      await page.locator('.map .area').waitFor();
      return all(page, '.bubble', (bubbles) => bubbles.map(({ dataset, transform }) => {
        const { e, f } = transform.baseVal[0].matrix;
        return `${dataset.key} ${Math.round(e)} ${Math.round(f)}`;
      }));
    },
    Timeline: async (page) => ({
      by: await page.getByRole('combobox', { name: 'Group by' }).inputValue(),
      ticks: await all(page, '.timeline .tick', (ticks) => ticks.map(({ textContent, style }) => `${textContent} ${Math.round(parseFloat(style.insetInlineStart))}`)),
      lines: await all(page, '.timeline .line', (lines) => lines.map(({ textContent }) => textContent)),
    }),
    Flows: async (page) => {
      await settled(page);
      return {
        chosen: await all(page, '.flows-view select', (selects) => selects.map(({ value }) => value)),
        rows: await all(page, '.matrix tbody tr', (rows) => rows.map(({ textContent }) => textContent)),
        sorted: await all(page, '.matrix th[aria-sort]', (heads) => heads.map(({ textContent }) => textContent)),
      };
    },
  };

  onPage('a link restores order, words, camera, span, groups and choices of every view', 'demo', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose(page, 'Tampereen yliopisto');
    await drawnNodes(page, 1);
    await page.getByRole('button', { name: /^Bring .*Projects/ }).click();
    await page.waitForFunction(() => document.querySelector('[data-canvas]').drawing.graph.size > 2);
    await page.getByRole('button', { name: /^Bring .*Places/ }).or(page.getByRole('button', { name: /^Bring .*Municipalit/ })).first().click();

    await zoomCanvas(page);
    await tab(page, 'Table');
    await page.getByRole('button', { name: /^Relations/ }).click();
    const amount = page.getByRole('columnheader', { name: 'Amount' }).getByRole('button');
    await amount.click();
    await amount.click();
    await page.getByRole('searchbox', { name: 'Find in the table' }).fill('takes');
    await tab(page, 'Map');
    await page.locator('.bubble').first().waitFor();
    await page.getByRole('application', { name: /^Map/ }).hover({ position: { x: 200, y: 200 } });
    await page.mouse.wheel(0, -300);
    await page.mouse.wheel(0, -300);
    await tab(page, 'Timeline');
    await select(page, 'Group by', 'programme');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await tab(page, 'Flows');
    await select(page, 'Projects', 'canvas');
    await settled(page);
    await select(page, 'Between', 'MUNICIPALITY');
    await select(page, 'Count', 'granted');
    await settled(page);
    await page.getByRole('button', { name: /^Order rows by what leads to/ }).first().click();

    const before = {};
    for (const [view, read] of Object.entries(shown)) {
      await tab(page, view);
      before[view] = await read(page);
    }
    assert.deepEqual([before.Table.sought, before.Table.sorted.at(-1)], ['takes', 'descending']);
    assert.ok(before.Table.pressed.startsWith('Relations') && before.Table.rows.length > 0 && before.Map.length > 0, JSON.stringify(before.Table));
    assert.deepEqual([before.Timeline.by, before.Flows.chosen.slice(0, 3), before.Flows.sorted.length], ['programme', ['MUNICIPALITY', 'canvas', 'granted'], 1]);

    const places = await placesOn(page);
    await page.getByText('Take along').click();
    await page.getByRole('button', { name: 'Copy link to this view' }).click();
    await page.getByText('Copied.').waitFor({ state: 'attached' });
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await open(running.browser, link);
    for (const [view, read] of Object.entries(shown)) {
      await tab(other.page, view);
      await other.page.waitForFunction(() => document.querySelector('main')?.getAttribute('aria-busy') === 'false');
      assert.deepEqual(await read(other.page), before[view], view);
    }
    const restored = await placesOn(other.page);
    assert.equal(restored.length, places.length);
    const farthest = Math.max(...places.map(({ x, y }, i) => Math.hypot(x - restored[i].x, y - restored[i].y)));
    assert.ok(farthest < 2, `nodes are up to ${farthest} pixels from where they were`);
    assert.deepEqual(other.faults, []);
    await other.page.context().close();
  });

  onPage('choices are undone one by one, and what only moves is no step', 'demo', async (page) => {
    await choose(page, 'Tampereen yliopisto');
    await drawnNodes(page, 1);
    await tab(page, 'Flows');
    await settled(page);
    await select(page, 'Count', 'granted');
    await select(page, 'Order', 'name');
    await tab(page, 'Timeline');
    await select(page, 'Group by', 'fund');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await undo(page);
    assert.equal(await page.getByRole('combobox', { name: 'Group by' }).inputValue(), 'none');
    await undo(page);
    await undo(page);
    await page.waitForFunction(() => document.querySelectorAll('.flows-view select')[3]?.value === 'total');
    assert.equal(await page.getByRole('combobox', { name: 'Count' }).inputValue(), 'granted');
    await page.getByRole('button', { name: 'Redo' }).click();
    assert.equal(await page.getByRole('combobox', { name: 'Order' }).inputValue(), 'name');
  });
});

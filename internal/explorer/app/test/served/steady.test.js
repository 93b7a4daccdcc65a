// Whether the page holds on to what is gone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open } from '../browser.js';
import { choose, drawnNodes, served } from '../explorer.js';
import { serve } from '../program.js';

/** Rounds of expanding and collapsing. */
const rounds = Number(process.env.VERKOSTO_EXPANSIONS ?? 40);

describe('over time', () => {
  const running = served({ demo: () => serve('--demo') });

  test(`memory is steady over ${rounds} expansions and collapses`, { timeout: 300_000 }, async (t) => {
    const { page, faults } = await open(running.browser, `${running.servers.demo.origin}/`);
    const inspector = await page.context().newCDPSession(page);
    /** Bytes that JavaScript holds after what is garbage was collected. */
    const held = async () => {
      await inspector.send('HeapProfiler.collectGarbage');
      return (await inspector.send('Runtime.getHeapUsage')).usedSize;
    };
    const round = async () => {
      await page.getByRole('button', { name: /^Bring \d+: Projects/ }).click();
      await page.getByRole('button', { name: 'Collapse: Projects' }).click();
      await drawnNodes(page, 1);
    };
    await choose(page, 'Tampereen yliopisto');
    for (let i = 0; i < rounds / 4; i++) await round();
    const before = await held();
    for (let i = 0; i < rounds; i++) await round();
    const grown = (await held()) - before;
    t.diagnostic(`${Math.round(before / 1e3)} kB held before, ${Math.round(grown / 1e3)} kB more after ${rounds} rounds`);
    assert.ok(grown < 2e6, `${grown} bytes more are held`);
    assert.deepEqual(faults, []);
    await page.close();
  });
});

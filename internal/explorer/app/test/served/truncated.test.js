// Answers that the server cuts short: told in words, and nothing on screen is lost.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { choose, drawn, drawnNodes, listen, served } from '../explorer.js';
import { serveWith } from '../program.js';

/** A university that coordinates projects, each with one partner. */
function network(projects) {
  const part = (i, organisation, role) => ({ participation: { project: `project:2021-2027/K${i}`, organisation: `organisation:pic/${organisation}`, role } });
  return [
    { organisation: { pic: '900000001', names: { en: 'Kaarna University' } } },
    ...Array.from({ length: projects }, (_, i) => [
      { project: { period: '2021-2027', code: `K${i}`, names: { en: `Kaarna ${i}` } } },
      { organisation: { pic: `${910000000 + i}`, names: { en: `Partner ${i}` } } },
      part(i, 900000001, 'COORDINATOR'),
      part(i, 910000000 + i, 'PARTNER'),
    ]).flat(),
  ];
}

describe('what the server cuts short', () => {
  const { onPage } = served({ tight: () => serveWith(['--limit-rows', '220'], network(60)) });
  const more = (page) => page.getByRole('button', { name: /^Bring .*Projects/ });

  onPage('an expansion that has room for some tells how many more there are', 'tight', async (page) => {
    await choose(page, 'Kaarna University');
    await drawnNodes(page, 1);
    await more(page).click();
    await drawnNodes(page, 26);
    await page.getByRole('status').filter({ hasText: '25 nodes, 35 more' }).waitFor({ state: 'attached' });
    assert.match(await page.locator('.expansions').innerText(), /25/);
  });

  onPage('an answer of more objects than the server gives is refused in words, and the picture stays', 'tight', async (page) => {
    await choose(page, 'Kaarna University');
    await drawnNodes(page, 1);
    const asked = listen(page);
    await more(page).click();
    const before = await drawnNodes(page, 26);
    await more(page).click();
    const notice = page.locator('.notices').filter({ hasText: 'more than the server works out at once' });
    await notice.waitFor();
    assert.match(await notice.innerText(), /at most 220/);
    const after = await drawn(page);
    assert.deepEqual(after.nodes.map(({ id }) => id).sort(), before.nodes.map(({ id }) => id).sort());
    assert.equal(after.edges, before.edges);
    assert.ok(asked.some(({ operationName, variables }) => operationName === 'Neighbours' && variables.limit === 51));
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('grid', { name: 'Nodes (26)' }).waitFor();
  }, /status of 400/); // The browser itself tells on the console what was refused.
});

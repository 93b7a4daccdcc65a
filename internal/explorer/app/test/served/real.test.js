// Real documents, on machines that have them beside the project: the Horizon Europe sample of CORDIS and a page of a register.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe } from 'node:test';
import { fileURLToPath } from 'node:url';

import { accessible, choose, drawn, listen, served } from '../explorer.js';
import { serveWith } from '../program.js';

const shared = fileURLToPath(new URL('../../../../../../shared/', import.meta.url));
const skip = existsSync(`${shared}data/cordis/project.csv`) ? false : 'only machines with the real documents can run this';

describe('real documents', { skip }, () => {
  const { onPage } = served({
    network: () => {
      const page = readdirSync(`${shared}seeds`).filter((name) => name.startsWith('004_')).map((name) => `${shared}seeds/${name}`);
      const cordis = ['project.csv', 'organization.csv'].map((name) => `${shared}data/cordis/${name}`);
      return serveWith([], [], ...cordis, ...page);
    },
  });

  onPage('a university, its projects and partners, in every view', 'network', async (page) => {
    const asked = listen(page);
    await choose(page, 'HELSINGIN YLIOPISTO');
    await page.getByRole('button', { name: /^Bring \d+: Projects/ }).click();
    await page.waitForFunction(() => document.querySelector('[data-canvas]').drawing.graph.order > 5);
    const { nodes, edges } = await drawn(page);
    assert.ok(edges >= nodes.length - 1, 'every project is joined to the university');
    await page.locator('.questions').getByRole('button', { name: 'Partners', exact: true }).click();
    await page.locator('.answer').getByRole('button', { name: /^Put these \d+ on the canvas/ }).click();
    await page.waitForFunction((n) => document.querySelector('[data-canvas]').drawing.graph.order > n + 20, nodes.length);
    const all = await drawn(page);
    assert.ok(all.edges > edges, 'partners are joined to the projects that they share');
    for (const view of ['Map', 'Table', 'Timeline', 'Flows']) {
      await page.getByRole('tab', { name: view }).click();
      await accessible(page, 'main');
    }
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('button', { name: `Nodes (${all.nodes.length})` }).waitFor();
    assert.ok(asked.every(({ query }) => query === undefined), 'documents go by their ids');
  });
});

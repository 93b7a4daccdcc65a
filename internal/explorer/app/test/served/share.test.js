// Taking along what is on screen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe } from 'node:test';

import { accessible, choose, drawn, drawnNodes, served } from '../explorer.js';
import { serve } from '../program.js';

describe('taking along', () => {
  const { servers, onPage } = served({ demo: () => serve('--demo') });

  /** Runs one case on a page with an organisation and its projects. GraphiQL may not ask for the schema where only trusted documents are let through. */
  function onPicture(name, steps) {
    onPage(name, 'demo', async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await choose(page, 'Tampereen yliopisto');
      await drawnNodes(page, 1);
      await page.getByRole('button', { name: /^Bring .*Projects/ }).click();
      await page.waitForFunction(() => document.querySelector('[data-canvas]').drawing.graph.size > 2);
      await steps(page, await drawn(page));
    }, /status of 400/);
  }

  const menu = async (page) => {
    const found = page.locator('.menu').filter({ hasText: 'Take along' }).locator('> div');
    if (!(await found.isVisible())) await page.getByText('Take along').click();
    return found;
  };
  const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
  const copied = async (page, item) => {
    await (await menu(page)).getByRole('button', { name: item }).click();
    await page.getByText('Copied.').waitFor({ state: 'attached' });
    return clipboard(page);
  };
  const saved = async (page, item) => {
    const [download] = await Promise.all([page.waitForEvent('download'), (await menu(page)).getByRole('button', { name: item }).click()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };

  /** The size of a picture, and how many colours it has. */
  const paintedOf = (page, content) => page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return { width, height, colours: new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size };
  }, [...content]);

  onPicture('a link restores the view with every node in its place', async (page, before) => {
    const link = await copied(page, 'Copy link to this view');
    const other = await page.context().newPage();
    await other.goto(link);
    const after = await drawnNodes(other, before.nodes.length);
    await other.waitForFunction((edges) => document.querySelector('[data-canvas]').drawing.graph.size === edges, before.edges);
    const now = new Map((await drawn(page)).nodes.map((node) => [node.id, node]));
    for (const { id, x, y } of (await drawn(other)).nodes) {
      const off = Math.hypot(x - now.get(id).x, y - now.get(id).y);
      assert.ok(off < 0.02, `${id} stands ${off} from where it was`); // A link holds hundredths.
    }
    assert.equal(after.nodes.length, before.nodes.length);
  });

  onPicture('pictures show what is drawn', async (page, { nodes, edges }) => {
    const png = await saved(page, 'Picture (PNG)');
    assert.equal(png.name, 'verkosto.png');
    const painted = await paintedOf(page, png.content);
    const width = await page.evaluate(() => document.querySelector('[data-canvas]').clientWidth);
    assert.equal(painted.width % width, 0);
    assert.ok(painted.colours > 20, `${painted.colours} colours`);

    const svg = await saved(page, 'Drawing (SVG)');
    const parsed = await page.evaluate((text) => {
      const tree = new DOMParser().parseFromString(text, 'image/svg+xml');
      const all = (tag) => tree.getElementsByTagName(tag).length;
      return { broken: all('parsererror'), shapes: all('circle') + all('polygon'), lines: all('line'), names: [...tree.getElementsByTagName('text')].map(({ textContent }) => textContent) };
    }, svg.content.toString());
    assert.deepEqual([parsed.broken, parsed.shapes, parsed.lines], [0, nodes.length, edges]);
    assert.ok(parsed.names.includes('Tampereen yliopisto'));
  });

  for (const [view, frame, there, tags, name] of [
    ['Map', '.map', '.bubble', { path: 2, circle: 1 }, 'Tampere'],
    ['Timeline', '.timeline', '.timeline .span', { rect: 10, text: 10 }, 'Project'],
    ['Flows', '.matrix', '.matrix tbody tr', { rect: 10, text: 10 }, 'Pirkanmaa'],
  ]) {
    onPicture(`pictures show what is on screen: ${view}`, async (page) => {
      await page.getByRole('tab', { name: view }).click();
      await page.locator(there).first().waitFor();
      const { width, height } = await page.locator(frame).boundingBox();
      const text = (await saved(page, 'Drawing (SVG)')).content.toString();
      const parsed = await page.evaluate(([drawing, sought]) => {
        const tree = new DOMParser().parseFromString(drawing, 'image/svg+xml');
        const { width: wide, height: high } = tree.documentElement;
        return {
          broken: tree.getElementsByTagName('parsererror').length,
          size: [wide.baseVal.value, high.baseVal.value],
          drawn: Object.entries(sought).every(([tag, least]) => tree.getElementsByTagName(tag).length >= least),
          names: [...tree.getElementsByTagName('text')].map(({ textContent }) => textContent),
        };
      }, [text, tags]);
      assert.deepEqual([parsed.broken, parsed.drawn], [0, true]);
      assert.ok(Math.abs(parsed.size[0] - width) < 1 && Math.abs(parsed.size[1] - height) < 1, `${parsed.size} is not ${width},${height}`);
      assert.doesNotMatch(text, /var\(|class=|<style|href=|color\(/, 'it leans on no style sheet');
      assert.ok(parsed.names.some((each) => each.includes(name)), `${name} is not among ${parsed.names.slice(0, 20)}`);

      const { colours, ...size } = await paintedOf(page, (await saved(page, 'Picture (PNG)')).content);
      assert.deepEqual(size, { width: Math.floor(2 * width), height: Math.floor(2 * height) });
      assert.ok(colours > 20, `${colours} colours`);
    });
  }

  onPicture('the table is CSV, and the menu says so', async (page) => {
    await page.getByRole('tab', { name: 'Table' }).click();
    const shown = await menu(page);
    await shown.getByText('The table is taken along as CSV').waitFor();
    assert.equal(await shown.getByRole('button', { name: 'Picture (PNG)' }).isDisabled(), true);
  });

  onPicture('files hold every node and relation on screen', async (page, { nodes, edges }) => {
    for (const [item, node, edge] of [['Network for Gephi (GEXF)', 'node', 'edge'], ['Network (GraphML)', 'node', 'edge']]) {
      const { content } = await saved(page, item);
      const parsed = await page.evaluate(([text, a, b]) => {
        const tree = new DOMParser().parseFromString(text, 'application/xml');
        const ids = (tag) => [...tree.getElementsByTagName(tag)].map((each) => each.id || each.getAttribute('id'));
        return { broken: tree.getElementsByTagName('parsererror').length, nodes: ids(a), edges: ids(b).length };
      }, [content.toString(), node, edge]);
      assert.deepEqual([parsed.broken, parsed.nodes.sort(), parsed.edges], [0, nodes.map(({ id }) => id).sort(), edges], item);
    }
    const lines = (text) => text.toString().trimEnd().split('\r\n').length - 1;
    assert.equal(lines((await saved(page, 'Nodes (CSV)')).content), nodes.length);
    assert.equal(lines((await saved(page, 'Relations (CSV)')).content), edges);
    await menu(page);
    await accessible(page, 'header');
  });

  onPicture('the query behind the view runs in a shell and opens in GraphiQL', async (page, { nodes }) => {
    const command = await copied(page, 'Copy the query as curl');
    assert.match(command, new RegExp(`^curl '${servers.demo.origin}/graphql' `));
    const { query, variables } = JSON.parse(/--data-binary '(.*)'$/s.exec(command)[1].replaceAll(`'\\''`, "'"));
    assert.deepEqual([...variables.ids].sort(), nodes.map(({ id }) => id).sort());
    await Promise.all([page.waitForURL('**/graphiql#**'), (await menu(page)).getByRole('button', { name: 'Open the query in GraphiQL' }).click()]);
    await page.getByRole('tab', { name: 'Among' }).first().waitFor();
    assert.match(query, /^query Among/m);
  });
});

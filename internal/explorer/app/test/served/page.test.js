// The page around everything: languages, light and dark, small screens, an empty network, and what must never happen.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { accessible, drawnNodes, listen, served } from '../explorer.js';
import { linkTo } from '../links.js';
import { serve, serveNetwork } from '../program.js';

const university = 'organisation:fi/9804102-9';

describe('page', () => {
  const { servers, onPage } = served({ demo: () => serve('--demo'), empty: () => serveNetwork([{ fund: { code: 'ESF', period: '2014-2020' } }]) });

  onPage('says what there is, and begins with the best connected', 'demo', async (page) => {
    const welcome = page.locator('.welcome');
    await welcome.getByText('400', { exact: true }).waitFor();
    await accessible(page);
    await welcome.getByRole('button', { name: 'Begin with the best connected organisations' }).click();
    const { nodes } = await drawnNodes(page, 8);
    assert.ok(nodes.some(({ id }) => id === university));
  });

  onPage('explains how to fill an empty network', 'empty', async (page) => {
    await page.getByText('There is nothing in this network yet.').waitFor();
    await page.getByText('verkosto import --data network.db').waitFor();
    await accessible(page);
  });

  onPage('speaks Finnish, Swedish and English, and remembers it', 'demo', async (page) => {
    const speak = (code) => page.locator('header select').first().selectOption(code);
    for (const [code, words] of [['fi', 'Kuka teki töitä kenen kanssa?'], ['sv', 'Vem arbetade med vem?'], ['en', 'Who worked with whom?'], ['fi', 'Kuka teki']]) {
      await speak(code);
      await page.getByText(words).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), code);
    }
    await page.reload();
    await page.getByText('Kuka teki töitä kenen kanssa?').waitFor();
    await page.getByRole('combobox', { name: 'Hae verkostosta' }).waitFor();
  });

  onPage('is light or dark, and both have contrast', 'demo', async (page) => {
    await page.goto(await linkTo(servers.demo.origin, [university], { selected: [university] }));
    await page.locator('.expansions li').first().waitFor();
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor !== colour, light);
    await accessible(page);
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('system');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  });

  onPage('fits a tablet, and what is touched is large enough', 'demo', async (page) => {
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.goto(await linkTo(servers.demo.origin, [university], { selected: [university] }));
    await drawnNodes(page, 1);
    await page.locator('.expansions li').first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, summary, input')]
        .map((control) => [control.outerHTML.slice(0, 120), control.getBoundingClientRect(), control.labels?.[0]?.getBoundingClientRect()])
        .filter(([, { width, height }, label]) => width > 0 && Math.max(height, label?.height ?? 0) < 23.5)
        .map(([html]) => html),
    );
    assert.deepEqual(small, []);
    await accessible(page);
  });

  onPage('can be reached by the tab key from its first to its last part', 'demo', async (page) => {
    await page.goto(await linkTo(servers.demo.origin, [university], { selected: [university] }));
    await page.locator('.expansions li').first().waitFor();
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement.textContent === 'Skip to the network');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'views');
    const parts = new Set();
    for (let i = 0; i < 60 && !parts.has('card'); i++) {
      await page.keyboard.press('Tab');
      parts.add(await page.evaluate(() => document.activeElement.closest('main, .card')?.className || document.activeElement.closest('main')?.tagName));
    }
    for (const part of ['MAIN', 'card']) assert.ok(parts.has(part), [...parts].join());
  });

  onPage('lets nothing run but its own scripts', 'demo', async (page) => {
    const answer = await page.request.get(`${servers.demo.origin}/`);
    const policy = answer.headers()['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    const asked = listen(page);
    await page.reload();
    await page.locator('.welcome h2').waitFor();
    assert.ok(asked.length > 0);
    assert.ok(asked.every(({ documentId, query }) => documentId && query === undefined));
  });
});

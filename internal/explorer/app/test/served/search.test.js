// Searching and looking at cards.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { fileURLToPath } from 'node:url';

import { accessible, away, choose, drawnNodes, listen, rest, served } from '../explorer.js';
import { serve, serveNetwork } from '../program.js';

const page2014 = fileURLToPath(new URL('../../../../ingest/testdata/eura2014/page.txt', import.meta.url));
const markup = '<img src=x onerror="document.title=\'run\'"> & <b>bold</b> ™';
const hebrew = 'פרויקט קיימות';
const long = `Pitkänimi ${'ä🦦'.repeat(245)}`;

describe('search and cards', () => {
  const { onPage } = served({
    demo: () => serve('--demo'),
    told: () =>
      serveNetwork(
        [markup, hebrew, long].map((name, i) => ({ organisation: { pic: `90000000${i}`, names: { en: name } } })),
        page2014,
      ),
  });

  const hits = (page) => page.getByRole('listbox', { name: 'Search results' });
  const box = (page) => page.getByRole('combobox', { name: 'Search the network' });

  onPage('finds inflected words as they are typed, and shows where they stand', 'demo', async (page) => {
    const asked = listen(page);
    await box(page).evaluate((input, word) => {
      for (let n = 1; n <= word.length; n++) {
        input.value = word.slice(0, n);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, 'kiertotaloudesta');
    const hit = hits(page).getByRole('option', { name: 'Kiertotalouden kehittäminen, Kotka' });
    await hit.waitFor();
    assert.match(await hit.locator('mark').first().innerText(), /^kiertotalou/i);
    const searches = asked.filter(({ operationName }) => operationName === 'Search');
    assert.deepEqual(searches.map(({ variables }) => variables.text), ['kiertotaloudesta'], 'keys that follow each other quickly are one search');
    for (const { documentId, query } of asked) {
      assert.match(documentId, /^[0-9a-f]{64}$/);
      assert.equal(query, undefined);
    }
    await accessible(page, '.search');
  });

  onPage('counts kinds and shows one of them', 'demo', async (page) => {
    await box(page).fill('helsinki');
    const kinds = page.getByRole('group', { name: 'Kinds' });
    await kinds.waitFor();
    await rest(page);
    const counts = await kinds.getByRole('button').allInnerTexts();
    assert.ok(counts.length > 2, counts.join());
    await kinds.getByRole('button', { name: /^Municipalities \d/ }).click();
    await rest(page);
    assert.ok(await hits(page).locator('.kind').evaluateAll((kinds) => kinds.every((kind) => kind.classList.contains('MUNICIPALITY'))));
    assert.deepEqual(await kinds.getByRole('button').allInnerTexts(), counts);
    await hits(page).getByRole('option', { name: 'Helsinki' }).waitFor();
  });

  onPage('goes on where there is more', 'demo', async (page) => {
    await box(page).fill('hanke');
    await page.getByRole('button', { name: /Show more/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 40);
  });

  onPage('works by keyboard alone', 'demo', async (page) => {
    await page.getByRole('button', { name: 'Begin with' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('tampereen yliopisto');
    await hits(page).getByRole('option', { name: 'Tampereen yliopisto' }).first().waitFor();
    await rest(page);
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Enter');
    const { nodes } = await drawnNodes(page, 1);
    assert.deepEqual(nodes.map(({ label }) => label), ['Tampereen yliopisto']);
    await page.getByRole('heading', { name: 'Tampereen yliopisto' }).waitFor();
  });

  onPage('says so where nothing is found', 'demo', async (page) => {
    await box(page).fill('xyzzy');
    await page.getByText('Nothing is called “xyzzy”').waitFor();
    await box(page).fill('');
    await page.getByText('Nothing is called “xyzzy”').waitFor({ state: 'hidden' });
  });

  onPage('says so when the server is gone, and keeps what was found', 'demo', async (page) => {
    await box(page).fill('helsinki');
    await hits(page).getByRole('option').first().waitFor();
    await page.route('**/graphql', (route) => route.fulfill(away));
    await box(page).fill('tampere');
    await page.getByText('The server cannot answer now.').waitFor();
    assert.ok(await hits(page).getByRole('option', { name: 'Helsinki' }).count() > 0);
    await page.unroute('**/graphql');
    await box(page).fill('turku');
    await hits(page).getByRole('option', { name: 'Turku' }).first().waitFor();
    assert.equal(await page.getByText('The server cannot answer now.').count(), 0);
  }, /503 \(Service Unavailable\)$/);

  for (const [name, words, shown] of [
    ['markup', 'bold', markup],
    ['right-to-left text', 'קיימות', hebrew],
    ['500 characters', 'Pitkänimi', long],
  ]) {
    onPage(`shows names as text: ${name}`, 'told', async (page) => {
      await box(page).fill(words);
      await hits(page).getByRole('option').first().click();
      await page.locator('.card').getByRole('heading', { level: 2, name: shown, exact: true }).waitFor();
      const { nodes } = await drawnNodes(page, 1);
      assert.ok([...nodes[0].label].length <= 75, nodes[0].label);
      assert.equal(await page.title(), 'Verkosto');
      assert.equal(await page.locator('.card img').count(), 0);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
    });
  }

  onPage('shows facts, money, people and the words of the source', 'told', async (page) => {
    const asked = listen(page);
    await box(page).fill('Sillat työhön');
    await hits(page).getByRole('option', { name: 'S90001 · 2014-2020' }).click();
    const card = page.locator('aside.card');
    await card.getByRole('heading', { name: /^Sources/ }).waitFor();
    for (const heading of ['Facts', 'Money', /^Who takes part/]) await card.getByRole('heading', { name: heading }).waitFor();
    await card.getByText(/quoted fields/).first().click();
    const quotes = await card.locator('q').allInnerTexts();
    assert.ok(quotes.length > 3, quotes.join());
    assert.match(await card.innerText(), /line \d/);
    assert.equal(asked.filter(({ operationName }) => operationName === 'Card').length, 1);
    await accessible(page, '.card');
  });

  onPage('leads from card to card: every kind of node has one', 'demo', async (page) => {
    await choose(page, 'Helsingin yliopisto');
    const card = page.locator('aside.card');
    const follow = async (kind) => {
      const link = card.locator(`.node:has(.kind.${kind}) button.named`).first();
      const name = await link.innerText();
      await link.click();
      await card.getByRole('heading', { level: 2, name, exact: true }).waitFor();
      await card.getByRole('heading', { name: 'Facts' }).waitFor();
    };
    for (const kind of ['PROJECT', 'FUND', 'PROJECT', 'ORGANISATION', 'MUNICIPALITY', 'SUB_REGION', 'REGION', 'PROJECT', 'ORGANISATION', 'PERSON']) {
      await follow(kind);
    }
    await card.locator('.sources button.named').first().click();
    await card.getByRole('heading', { name: 'What it states' }).waitFor();
    assert.equal((await drawnNodes(page, 1)).nodes.length, 1);
  });
});

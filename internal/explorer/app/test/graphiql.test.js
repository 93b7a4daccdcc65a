// GraphiQL in a real browser: against the stub, or against the server at
// VERKOSTO_URL where that is set.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { open, startBrowser } from './browser.js';
import { timeout } from './explorer.js';
import { startStub } from './stub.js';

const examplesDir = new URL('../../examples/', import.meta.url);
const server = process.env.VERKOSTO_URL;

describe('GraphiQL', () => {
  let browser;
  let stub;
  let address;
  let examples;

  before(async () => {
    const files = (await readdir(examplesDir)).filter((name) => name.endsWith('.graphql')).sort();
    examples = await Promise.all(files.map((name) => readFile(new URL(name, examplesDir), 'utf8')));
    if (!server) stub = await startStub();
    address = new URL('/graphiql', server ?? stub.origin).href;
    browser = await startBrowser();
  });

  after(async () => {
    await browser?.close();
    stub?.stop();
  });

  /** Runs one case on a freshly opened page, which must stay without faults. */
  function onPage(name, steps) {
    test(name, { timeout }, async () => {
      const { page, faults } = await open(browser, address);
      await steps(page);
      assert.deepEqual(faults, []);
      await page.close();
    });
  }

  onPage('opens with the examples as tabs and the first one in the editor', async (page) => {
    await editor(page).waitFor();
    const names = examples.map((text) => /^(?:query|subscription) (\w+)/m.exec(text)[1]);
    await page.getByRole('tab').nth(names.length - 1).waitFor();
    assert.deepEqual(await page.getByRole('tab').allInnerTexts(), names);
    const firstLine = examples[0].split('\n')[0];
    await page.getByText(firstLine).waitFor();
  });

  onPage('runs what is typed', async (page) => {
    await editor(page).waitFor();
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor(page).click();
    await page.keyboard.type('{ __typename }');
    assert.equal((await run(page)).data.__typename, 'Query');
    await page.locator('.result-window').getByText('__typename').waitFor();
  });

  onPage('lints and completes from the schema in its workers', async (page) => {
    await editor(page).waitFor();
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor(page).click();
    await page.keyboard.type('{ noSuchField }');
    await page.locator('.graphiql-query-editor .squiggly-error').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('{ __ty');
    await page.locator('.suggest-widget').getByText('__typename').waitFor();
  });

  onPage('shows the schema in the documentation and in the explorer', async (page) => {
    await editor(page).waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-plugin').getByText('Query', { exact: true }).click();
    await page.locator('.graphiql-doc-explorer-item').first().waitFor();
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    await page.locator('.graphiql-explorer-root').waitFor();
  });

  // The stub knows nothing of the examples' fields.
  if (server) {
    onPage('shows the answer of each example', async (page) => {
      await editor(page).waitFor();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        const answer = await run(page);
        assert.ok(answer.data && !answer.errors, `${await tab.innerText()} answered ${JSON.stringify(answer)}`);
        await page.locator('.result-window').getByText('"data"').waitFor();
      }
    });

    onPage('follows a subscription until it is stopped', async (page) => {
      await editor(page).waitFor();
      await page.getByRole('button', { name: 'New tab' }).click();
      await editor(page).click();
      await page.keyboard.type('subscription { dataVersionChanged { version } }');
      await page.getByRole('button', { name: /Execute/ }).click();
      await page.locator('.result-window').getByText('"dataVersionChanged"').waitFor();
      await page.getByRole('button', { name: /Stop/ }).click();
      await page.getByRole('button', { name: /Execute/ }).waitFor();
    });
  }
});

function editor(page) {
  return page.locator('.graphiql-query-editor .monaco-editor .view-lines');
}

/** Whether a request is one that a person made: not that of GraphiQL for the schema. */
function isAsked(request) {
  return new URL(request.url()).pathname === '/graphql' && request.postDataJSON().operationName !== 'IntrospectionQuery';
}

/** Presses the run button. It gives the answer which the server sent to the page. */
async function run(page) {
  const [response] = await Promise.all([
    page.waitForResponse((response) => isAsked(response.request())),
    page.getByRole('button', { name: /Execute/ }).click(),
  ]);
  return response.json();
}

// An editor at work: what waits, decided with the evidence side by side, undone, and seen by others.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { fileURLToPath } from 'node:url';

import { open } from '../browser.js';
import { accessible, choose, drawnNodes, pickBeside, rest, served } from '../explorer.js';
import { program, serveWith } from '../program.js';

const prose = fileURLToPath(new URL('../../../../ingest/prose/testdata/pages/fi-saaristo.txt', import.meta.url));
const organisation = (pic, name, country = 'FI') => ({ organisation: { pic, names: { fi: name }, country } });

/** Serves a small network, in which something waits for editors, with keys for a reader and for an editor. */
async function serveWithKeys() {
  const directory = await mkdtemp(join(tmpdir(), 'verkosto-'));
  const file = join(directory, 'keys.json');
  const key = (role) => spawnSync(program, ['keys', 'create', '--keys', file, '--name', `Esimerkki (${role})`, '--role', role], { encoding: 'utf8' }).stdout.trim();
  const keys = { editor: key('editor'), reader: key('reader') };
  const server = await serveWith(['--keys', file], [
    organisation('900000001', 'Koskenniskan Teknologiakeskus Oy'), organisation('900000002', 'Koskenniskan Teknologiakeskus Ab'),
    organisation('900000003', 'Suvannon Kehitysyhtiö'), organisation('900000004', 'Ylängön Osuuskunta'),
  ], prose);
  return {
    ...server,
    keys,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}

describe('review', () => {
  const running = served({ told: serveWithKeys });
  const { servers, onPage } = running;

  async function signIn(page, key) {
    await page.getByText('Sign in', { exact: true }).first().click();
    await page.getByLabel('Key or token').fill(key);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async function signInAs(page, role) {
    await signIn(page, servers.told.keys[role]);
    await page.getByRole('button', { name: /^Sign out/ }).waitFor();
  }

  /** Runs one case on the page of an editor. */
  function asEditor(name, steps) {
    onPage(name, 'told', async (page) => {
      await signInAs(page, 'editor');
      await steps(page);
    });
  }

  /** How much waits, and waiting until it is so much. */
  const waits = async (page) => Number.parseInt(await page.locator('.review [role=status]').innerText(), 10);
  const waitsFor = (page, count) =>
    page.waitForFunction((n) => Number.parseInt(document.querySelector('.review [role=status]')?.textContent ?? '', 10) === n, count);
  const queue = async (page, kind) => {
    await page.getByRole('tab', { name: 'Review' }).click();
    await page.getByRole('button', { name: kind, exact: true }).click();
    await page.locator('.review article').first().waitFor();
    await rest(page);
  };

  onPage('readers have neither the queue nor tools to edit', 'told', async (page) => {
    await signInAs(page, 'reader');
    assert.equal(await page.getByRole('tab', { name: 'Review' }).count(), 0);
    assert.equal(await page.getByText('Edit', { exact: true }).count(), 0);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Sign in', { exact: true }).first().waitFor();
  }, /403/);

  onPage('a key that opens nothing is told so, and not kept', 'told', async (page) => {
    await signIn(page, `${servers.told.keys.editor.slice(0, -4)}aaaa`);
    await page.getByRole('alert').getByText('The server wants to know who you are.').waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  }, /401/);

  asEditor('facts read from prose are judged beside their words, and that is undone', async (page) => {
    await queue(page, 'Read rightly?');
    const before = await waits(page);
    const first = page.locator('.review article').first();
    assert.ok(await first.locator('blockquote, q').count() > 0, 'the evidence is quoted');
    await accessible(page, 'main');
    await first.getByLabel('Why (for the log)').fill('Stands in the heading');
    await first.getByRole('button', { name: 'Right', exact: true }).click();
    await page.getByText('Done: confirmed.').waitFor();
    await waitsFor(page, before - 1);
    const log = page.locator('.review .log li').filter({ hasText: /confirmed[^]*Stands in the heading/ });
    await log.getByRole('button', { name: 'Undo' }).click();
    await waitsFor(page, before);
  });

  asEditor('two organisations that may be one stand side by side, and others see what is decided', async (page) => {
    const other = await open(running.browser, `${servers.told.origin}/`);
    await signInAs(other.page, 'editor');
    await queue(other.page, 'Same organisation?');
    await queue(page, 'Same organisation?');
    const before = await waits(page);
    const match = page.locator('.review article').filter({ hasText: 'Koskenniska' }).first();
    assert.equal(await match.locator('.beside > div').count(), 2);
    await match.getByRole('button', { name: 'They are one' }).click();
    for (const each of [page, other.page]) await waitsFor(each, before - 1);
    await other.page.getByText('The data has changed.').waitFor();
    assert.deepEqual(other.faults, []);
    await other.page.close();
  });

  asEditor('picked organisations are merged on the canvas, split again, and noted on', async (page) => {
    await choose(page, 'Suvannon Kehitysyhtiö');
    await choose(page, 'Ylängön Osuuskunta');
    const { nodes: [first, second] } = await drawnNodes(page, 2);
    await pickBeside(page, second.id, first.id);
    await page.getByRole('button', { name: 'They are one' }).click();
    await page.getByText('Done: merged.').waitFor();
    await drawnNodes(page, 1);
    await choose(page, 'Suvannon Kehitysyhtiö');
    await page.getByRole('button', { name: 'Is another' }).click();
    await page.getByText('Done: split.').waitFor();
    await page.getByLabel(/^Note on/).fill('Moved to another town');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByText('Done: note added.').waitFor();
    await accessible(page, '.panels');
  });
});

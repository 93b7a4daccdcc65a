// The machine's own Chromium, without any of its errands on the network.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Milliseconds to wait for what must come: enough for a machine that is busy with other things. */
const patience = 30_000;

export const viewport = { width: 1280, height: 800 };

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium: the program at CHROMIUM, or `chromium` on the PATH. */
export function startBrowser() {
  const onPath = process.env.PATH.split(delimiter).map((directory) => join(directory, 'chromium'));
  return chromium.launch({
    executablePath: process.env.CHROMIUM || onPath.find(existsSync),
    headless: true,
    args: quiet,
  });
}

/**
 * Opens an address in a new page: of a context, or of a browser, then in a fresh profile. `faults` gathers what must not
 * happen: errors on the console, exceptions, failed requests, and requests that leave the origin.
 */
export async function open(place, address) {
  const page = await place.newPage({ viewport });
  page.setDefaultTimeout(patience);
  const origin = new URL(address).origin;
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText;
    // What a page gives up asking for, because something newer is asked, is no fault.
    if (error !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${error}`);
  });
  await page.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin,
    (route) => {
      faults.push(`left the origin: ${route.request().url()}`);
      return route.abort();
    },
  );
  await page.goto(address);
  return { page, faults };
}

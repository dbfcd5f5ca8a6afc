// Chromium, started without its own traffic and unable to reach any host but this one.

import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

/** Starts the Chromium that is installed on this machine. */
export function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-quic'],
  });
}

/** Hands every item to `visit` with a tab of its own, fresh and closed afterwards, a few at a time. */
export async function eachInTab(browser, items, visit) {
  const waiting = [...items];
  const worker = async () => {
    for (let item; (item = waiting.shift()); ) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      await context.addInitScript(() => {
        // How a failure names an element: its tag and the beginning of what is in it.
        globalThis.nameOf = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
      });
      await visit(await context.newPage(), item);
      await context.close();
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name: try the next.
    }
  }
  throw new Error(`none of ${names.join(', ')} is installed: see tests/run.sh`);
}

// Takes pictures of a published site for people to look at: every kind of page in every language, at
// three widths, in light and in dark, and as printed.
//
//     node tests/browser/shots.mjs SITE_FOLDER OUT_FOLDER

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eachInTab, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { fileOf, languageOf, languagesOf, read, readSite } from './site.mjs';

const TALLEST = 2000;

const [folder, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node tests/browser/shots.mjs SITE_FOLDER OUT_FOLDER');
  process.exit(2);
}

const site = await readSite(folder);
const server = await serve(site);
const browser = await launch();
await mkdir(out, { recursive: true });

await eachInTab(browser, await examples(site), async (tab, page) => {
  const name = page.route === '/' ? 'home' : page.route.replaceAll('/', '_').replace(/^_|_$|\.html$/g, '');
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    for (const width of [360, 768, 1280]) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.goto(site.origin + page.address);
      await shoot(tab, join(out, `${name}.${width}.${colorScheme}`), width);
    }
  }
  await tab.pdf({ path: join(out, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
  console.log(page.route);
});

await browser.close();
server.close();

/** Pictures of the whole page from top to bottom, none so tall that nothing can be read on it. */
async function shoot(tab, path, width) {
  const length = await tab.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0, number = 1; y < length; y += TALLEST, number += 1) {
    const clip = { x: 0, y, width, height: Math.min(TALLEST, length - y) };
    await tab.screenshot({ path: `${path}.${number}.png`, fullPage: true, clip });
  }
}

/**
 * In each language, the longest page of each kind, where most can go wrong, and all versions of the
 * notice that has the most: a version's page differs by its status.
 */
async function examples(site) {
  const longest = new Map();
  const versions = new Map();
  for (const page of site.pages.values()) {
    const steps = page.route.split('/');
    if (page.kind === 'version') {
      const notice = steps.slice(0, 3).join('/');
      versions.set(notice, [...(versions.get(notice) ?? []), page]);
    }
    const kind = [languageOf(page), page.kind, steps.length].join();
    const { length } = await read(site, fileOf(page.route));
    if (length > (longest.get(kind)?.length ?? 0)) longest.set(kind, { page, length });
  }
  const chosen = new Set([...longest.values()].map(({ page }) => page));
  for (const language of languagesOf(site)) {
    const notices = [...versions.values()].filter(([page]) => languageOf(page) === language);
    const most = notices.sort((a, b) => b.length - a.length)[0] ?? [];
    most.forEach((page) => chosen.add(page));
  }
  return chosen;
}

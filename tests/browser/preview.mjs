// Looks at a site while it is written, in a real browser: pages come anew by themselves where they were being read, and
// the panel of what is found hides nothing and is reached by keyboard.
//
//     node tests/browser/preview.mjs RECTO SITE_FOLDER DATE
//
// RECTO is the program. The folder is that of a site in English, among others, where nothing is found on that day; it
// is copied.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { launch } from './browser.mjs';
import { newReport, printReport, record } from './report.mjs';

const [recto, folder, day] = process.argv.slice(2);
if (!day) {
  console.error('usage: node tests/browser/preview.mjs RECTO SITE_FOLDER DATE');
  process.exit(2);
}

const scratch = await mkdtemp(join(tmpdir(), 'recto-preview-'));
for (const name of ['site.yaml', 'content']) {
  await cp(join(folder, name), join(scratch, name), { recursive: true });
}
const server = spawn(resolve(recto), ['serve', '--port', '0', '--date', day, '--lang', 'fr'], { cwd: scratch });
const address = await addressOf(server);
const browser = await launch();
const report = newReport();

const text = await longestText(join(scratch, 'content'));
const words = await readFile(text, 'utf8');
const tab = await browser.newPage({ reducedMotion: 'reduce' });
const key = dirname(dirname(text)).slice(join(scratch, 'content/').length);

for (const width of [360, 1280]) {
  const failures = [];
  await tab.setViewportSize({ width, height: 800 });
  await tab.goto(`${address}en/${key}/`);
  if (await tab.$('._recto')) failures.push('there is a panel where nothing is found');

  const place = await scrollToMiddle(tab);
  await write(`${words}\n[dead](#nowhere)\n`, () => document.querySelector('._recto'));
  if ((await scrollY(tab)) !== place) failures.push(`the page moved from ${place} to ${await scrollY(tab)}`);
  failures.push(...(await tab.evaluate(lookAtPanel)));
  if (!(await tabTo(tab, '._recto'))) failures.push('the panel is not reached by keyboard');

  await write(words + '\n[dead](#nowhere)\n'.repeat(40), () => document.querySelector('._recto').scrollHeight > 2000);
  await tab.evaluate(() => document.querySelector('._recto').scrollTo(0, 500));
  await write(words + '\n[dead](#nowhere)\n'.repeat(39), () => document.querySelector('._recto').textContent.includes('39'));
  const panelPlace = await tab.evaluate(() => document.querySelector('._recto').scrollTop);
  if (panelPlace !== 500) failures.push(`the panel moved from 500 to ${panelPlace}`);

  await tab.evaluate((place) => scrollTo(0, place), place);
  await write(words, () => !document.querySelector('._recto'));
  if ((await scrollY(tab)) !== place) failures.push(`the page moved from ${place} to ${await scrollY(tab)}`);
  record(report, 'preview', `at ${width} px`, failures);
}

await browser.close();
server.kill();
await rm(scratch, { recursive: true });
process.exitCode = printReport(report) ? 0 : 1;

/** Changes the text, and waits until the page that came by itself is as it should be. */
async function write(content, isThere) {
  await writeFile(text, content);
  await tab.waitForFunction(isThere);
  await tab.waitForLoadState();
}

/** Where the preview answers, as it says on its standard output. */
async function addressOf(server) {
  for await (const said of server.stdout) {
    const [found] = String(said).match(/http:\/\/[\d.:]+\/\S*/) ?? [];
    if (found) return found;
  }
  throw new Error('the preview does not say where it answers');
}

/** The longest English text of a site. */
async function longestText(content) {
  const names = (await readdir(content, { recursive: true })).filter((name) => /^[^/]+\/[^/]+\/en\.md$/.test(name));
  const texts = await Promise.all(names.map(async (name) => ({ name, length: (await readFile(join(content, name))).length })));
  return join(content, texts.sort((a, b) => b.length - a.length)[0].name);
}

async function scrollToMiddle(tab) {
  await tab.evaluate(() => scrollTo(0, Math.round(document.documentElement.scrollHeight / 3)));
  return scrollY(tab);
}

function scrollY(tab) {
  return tab.evaluate(() => globalThis.scrollY);
}

/** Whether Tab comes to an element, or into it, from the last link of the page. */
async function tabTo(tab, selector) {
  await tab.evaluate(() => [...document.querySelectorAll('footer a')].at(-1).focus());
  await tab.keyboard.press('Tab');
  return tab.evaluate((selector) => Boolean(document.activeElement.closest(selector)), selector);
}

/** Runs in the page. Goes to its end and back. */
function lookAtPanel() {
  const failures = [];
  const panel = document.querySelector('._recto');
  const place = scrollY;
  if (panel.scrollWidth > panel.clientWidth) failures.push('the panel must be scrolled sideways');
  if (panel.getBoundingClientRect().bottom > innerHeight + 1) failures.push('the panel is not seen');
  scrollTo(0, document.documentElement.scrollHeight);
  const footer = document.querySelector('footer').getBoundingClientRect();
  if (footer.bottom > panel.getBoundingClientRect().top + 1) failures.push('the panel covers the end of the page');
  scrollTo(0, place);
  return failures;
}

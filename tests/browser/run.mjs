// Looks at every page of a published site in a real browser and says what is wrong with it.
//
//     node tests/browser/run.mjs SITE_FOLDER

import * as accessibility from './checks/accessibility.mjs';
import * as alternates from './checks/alternates.mjs';
import * as archive from './checks/archive.mjs';
import * as changes from './checks/changes.mjs';
import * as facing from './checks/facing.mjs';
import * as keyboard from './checks/keyboard.mjs';
import * as languages from './checks/languages.mjs';
import * as layout from './checks/layout.mjs';
import * as links from './checks/links.mjs';
import * as markup from './checks/markup.mjs';
import * as moved from './checks/moved.mjs';
import * as policy from './checks/policy.mjs';
import * as print from './checks/print.mjs';
import * as reach from './checks/reach.mjs';
import * as redirects from './checks/redirects.mjs';
import * as sitemap from './checks/sitemap.mjs';
import * as weight from './checks/weight.mjs';
import { eachInTab, launch } from './browser.mjs';
import { openPage } from './page.mjs';
import { newReport, printReport, record } from './report.mjs';
import { serve } from './server.mjs';
import { readSite } from './site.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/browser/run.mjs SITE_FOLDER');
  process.exit(2);
}

const site = await readSite(folder);
const server = await serve(site);
const browser = await launch();
const report = newReport();

/** Records what a check of one page returns; one that breaks off has failed. */
async function examine(name, page, check) {
  record(report, name, page.route, await check().catch((error) => [`the check broke off: ${error.message}`]));
}

/** Records what a check of the whole site returns for each of its parts. */
async function examineSite(name, check) {
  const failures = await check().catch((error) => new Map([['/', [`the check broke off: ${error.message}`]]]));
  for (const [where, messages] of failures) record(report, name, where, messages);
}

const markupIsChecked = examineSite('markup', async () => markup.check(site));

// While a page is open, what needs it open.
await eachInTab(browser, site.pages.values(), async (tab, page) => {
  await openPage(tab, site, page);
  await examine('keyboard', page, async () => keyboard.check(tab));
  await examine('print', page, async () => print.check(tab, site, page));
  if (page.kind.endsWith('facing')) await examine('facing', page, async () => facing.check(tab, page));
  if (page.kind.startsWith('changes')) await examine('changes', page, async () => changes.check(tab));
  await examine('layout', page, async () => layout.check(tab));
  await examine('accessibility', page, async () => accessibility.check(tab));
});

// Once all pages have been read, what compares them.
for (const page of site.pages.values()) {
  await examine('policy', page, async () => policy.check(site, page));
  await examine('weight', page, async () => weight.check(site, page));
  await examine('links', page, async () => links.check(site, page));
  await examine('alternates', page, async () => alternates.check(site, page));
  await examine('languages', page, async () => languages.check(site, page));
}
await eachInTab(browser, site.moved.values(), (tab, page) => examine('moved', page, async () => moved.check(tab, site, page)));
await examineSite('reach', async () => reach.check(site));
await examineSite('archive', async () => archive.check(site));
await examineSite('redirects', async () => redirects.check(site));
await eachInTab(browser, ['about:blank'], (tab) => examineSite('sitemap', async () => sitemap.check(tab, site)));
await markupIsChecked;

await browser.close();
server.close();
process.exitCode = printReport(report) ? 0 : 1;

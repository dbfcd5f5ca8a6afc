// A page at an old address leads at once to a page that is there and in the same language, and says so to who must
// follow a link; search engines are told the new address alone.

import { fileOf, languagesOf, locate, read, says } from '../site.mjs';
import * as accessibility from './accessibility.mjs';

export async function check(tab, site, page) {
  // Without what leads on, so that the page stays to be looked at.
  const html = (await read(site, fileOf(page.route))).toString();
  const [refresh] = html.match(/<meta http-equiv="refresh"[^>]*>/);
  await tab.route(site.origin + page.address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html.replace(refresh, '') }),
  );
  await tab.goto(site.origin + page.address);
  const facts = await tab.evaluate(readMoved);

  const [, to] = refresh.match(/content="0; url=([^"]+)"/) ?? [];
  if (!to) return [`does not lead on at once: ${refresh}`];
  const failures = await accessibility.check(tab);
  const target = locate(site, new URL(to, site.origin).href);
  const there = site.pages.get(target?.route);
  if (target && !site.files.has(fileOf(target.route))) failures.push(`leads nowhere: ${to}`);
  if (target?.fragment && !there?.facts.ids.includes(target.fragment)) failures.push(`leads to no clause: ${to}`);
  if (there && !says(there.facts.lang, facts.lang)) failures.push(`leads to another language: ${to}`);
  if (there && facts.canonical !== new URL(target.route, site.home).href) failures.push(`its canonical address is ${facts.canonical}`);
  const own = page.route.split('/')[1];
  if (languagesOf(site).includes(own) && !says(facts.lang, own)) failures.push(`is marked as ${facts.lang}`);
  if (!facts.links.includes(new URL(to, site.origin).href)) failures.push(`has no link to ${to}`);
  if (!facts.noindex) failures.push('is not marked noindex');
  return failures;
}

/** Runs in the page. */
function readMoved() {
  return {
    lang: document.documentElement.lang,
    canonical: document.querySelector('link[rel=canonical]')?.href,
    noindex: /noindex/.test(document.querySelector('meta[name=robots]')?.content ?? ''),
    links: [...document.querySelectorAll('main a')].map((link) => link.href),
  };
}

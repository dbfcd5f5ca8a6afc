// Every XML file is well formed, and the sitemap that robots.txt names holds precisely the pages
// that search engines should know, with the same alternates as the pages themselves.

import { locate, read } from '../site.mjs';

/** Failures by file. `tab` is any tab: the browser parses the XML. */
export async function check(tab, site) {
  const failures = new Map();
  for (const file of [...site.files].filter((file) => file.endsWith('.xml'))) {
    const fault = await tab.evaluate(findXmlFault, (await read(site, file)).toString());
    failures.set(file, fault ? [`is not well-formed XML: ${fault}`] : []);
  }
  failures.set('/robots.txt', await robotsFaults(site));
  if (!failures.has('/sitemap.xml')) failures.set('/sitemap.xml', ['does not exist']);
  if (failures.get('/sitemap.xml').length === 0) failures.set('/sitemap.xml', await sitemapFaults(tab, site));
  return failures;
}

async function robotsFaults(site) {
  if (!site.files.has('/robots.txt')) return ['does not exist'];
  const named = (await read(site, '/robots.txt')).toString().match(/^Sitemap: *(\S+)$/im)?.[1];
  return named && locate(site, named)?.route === '/sitemap.xml' ? [] : [`names this sitemap: ${named}`];
}

async function sitemapFaults(tab, site) {
  const entries = await tab.evaluate(readSitemap, (await read(site, '/sitemap.xml')).toString());
  const failures = [];
  const listed = new Set();
  for (const { url, alternates, order } of entries) {
    const page = site.pages.get(locate(site, url)?.route);
    if (!page || page.facts.canonical !== url) {
      failures.push(`lists what is no page's canonical address: ${url}`);
      continue;
    }
    if (listed.has(url)) failures.push(`lists twice: ${url}`);
    listed.add(url);
    if (order !== [...order].sort().join('')) failures.push(`its elements are out of order: ${url}`);
    const pageSays = page.facts.alternates.map(({ lang, url }) => `${lang} ${url}`).sort().join('\n');
    if (alternates.sort().join('\n') !== pageSays) {
      failures.push(`gives ${url} other alternates than the page itself:\n${alternates.join('\n')}`);
    }
  }
  for (const { facts } of site.pages.values()) {
    if (facts.canonical && !facts.noindex && !listed.has(facts.canonical)) {
      failures.push(`does not list ${facts.canonical}`);
    }
  }
  return failures;
}

/** Runs in the browser. */
function findXmlFault(text) {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  return parsed.querySelector('parsererror')?.textContent.trim();
}

/** Runs in the browser. `order` has a digit for each element: where the protocol wants it. */
function readSitemap(text) {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  const places = { loc: 1, lastmod: 2, link: 3 };
  return [...parsed.getElementsByTagName('url')].map((entry) => ({
    url: entry.getElementsByTagName('loc')[0]?.textContent.trim(),
    alternates: [...entry.getElementsByTagNameNS('*', 'link')].map(
      (link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`,
    ),
    order: [...entry.children].map((element) => places[element.localName] ?? 9).join(''),
  }));
}

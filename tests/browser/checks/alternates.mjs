// Search engines are told the truth: every page names its canonical address and itself in every
// language, each of those names it in return, and someone of no known language has a page too.

import { languagesOf, locate, says } from '../site.mjs';
import { facedBy } from './facing.mjs';

export function check(site, page) {
  // The page for what is missing has no address of its own.
  if (page.kind === 'missing') return page.facts.noindex ? [] : ['is not marked noindex'];

  const { canonical, alternates } = page.facts;
  if (!canonical) return ['has no canonical address'];
  const canonicalPage = pageAt(site, canonical);
  if (!canonicalPage) return [`its canonical address leads nowhere: ${canonical}`];
  const failures = [];
  if (canonicalPage.facts.canonical !== canonical) {
    failures.push(`its canonical page names another as canonical: ${canonicalPage.facts.canonical}`);
  }

  const languages = page.kind.endsWith('facing') ? facedBy(page) : languagesOf(site);
  for (const language of [...languages, 'x-default']) {
    const count = alternates.filter(({ lang }) => says(lang, language)).length;
    if (count !== 1) failures.push(`has ${count} alternates for ${language}, not 1`);
  }
  const selves = [page.route, canonicalPage.route];
  if (!alternates.some(({ url }) => selves.includes(pageAt(site, url)?.route))) {
    failures.push('is not among its own alternates');
  }
  for (const { lang, url } of alternates) {
    const other = pageAt(site, url);
    if (!other) {
      failures.push(`its alternate for ${lang} leads nowhere: ${url}`);
    } else if (lang !== 'x-default' && !says(other.facts.lang, lang)) {
      failures.push(`its alternate for ${lang} is not in that language: ${url}`);
    } else if (!other.facts.alternates.some(({ url }) => selves.includes(pageAt(site, url)?.route))) {
      failures.push(`its alternate for ${lang} does not name it in return: ${url}`);
    }
  }
  return failures;
}

/** The page that an absolute address of the published site means. */
function pageAt(site, url) {
  if (new URL(url).origin !== site.home?.origin) return undefined;
  return site.pages.get(locate(site, url).route);
}

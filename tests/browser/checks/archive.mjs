// The archive lists every permanent page with the period in which its text applies and the hash of its
// words; periods of a notice follow each other without a gap. Each language's own archive is a part of it.

import { languageOf, languagesOf, read } from '../site.mjs';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Failures by file; none where the site publishes no archive. */
export async function check(site) {
  const failures = new Map();
  if (!site.files.has('/archive.json')) return failures;
  const { version, texts } = await parse(site, '/archive.json');
  const faults = version === 1 ? [] : [`has the form ${version}, not 1`];
  for (const text of texts) faults.push(...faultsOf(site, text));
  const listed = new Set(texts.map(({ route }) => route));
  if (listed.size < texts.length) faults.push('lists a page twice');
  for (const page of site.pages.values()) {
    if (page.kind === 'version' && !listed.has(page.route)) faults.push(`does not list ${page.route}`);
  }
  for (const language of languagesOf(site)) faults.push(...gaps(texts.filter((text) => text.language === language)));
  failures.set('/archive.json', faults);

  for (const language of languagesOf(site)) {
    const own = await parse(site, `/${language}/archive.json`);
    const part = texts.filter((text) => text.language === language);
    const same = JSON.stringify(own) === JSON.stringify({ version, texts: part });
    failures.set(`/${language}/archive.json`, same ? [] : ['is not the part of /archive.json in its language']);
  }
  return failures;
}

async function parse(site, file) {
  return JSON.parse(await read(site, file));
}

function faultsOf(site, { route, url, version, language, from, until, title, correction, sha256 }) {
  const faults = [];
  const page = site.pages.get(route);
  if (page?.kind !== 'version') faults.push(`lists what is no permanent page: ${route}`);
  else if (languageOf(page) !== language || !route.endsWith(`/${version}/`)) faults.push(`is at another address: ${route}`);
  if (url !== new URL(route, site.home).href) faults.push(`gives ${route} the address ${url}`);
  if (from !== version || !DAY.test(from) || !(until === null || DAY.test(until))) faults.push(`gives ${route} no period`);
  if (!title || typeof correction !== 'boolean') faults.push(`gives ${route} no title, or does not say whether it corrects`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) faults.push(`gives ${route} no hash`);
  return faults;
}

/** Of one language: each version begins on the first day on which the one before no longer applies. */
function gaps(texts) {
  return texts.slice(1).flatMap(({ notice, from }, before) => {
    const { notice: previous, until } = texts[before];
    if (previous !== notice || until === from) return [];
    return [`${notice}: what ends on ${until} is followed by what begins on ${from}`];
  });
}

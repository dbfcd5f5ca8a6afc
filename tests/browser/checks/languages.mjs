// From every page a reader gets to the same page in each other language and back, and from a clause
// to the same clause, there and where the two languages stand side by side.

import { languageOf, languagesOf, locate, says } from '../site.mjs';

export function check(site, page) {
  const languages = languagesOf(site);
  if (page.kind === 'choice' || page.kind === 'missing') {
    return languages
      .filter((language) => !switchesOf(site, page, language, true).some(({ route }) => route === `/${language}/`))
      .map((language) => `offers no way to /${language}/`);
  }
  const own = languageOf(page);
  const failures = says(page.facts.lang, own) ? [] : [`is marked as ${page.facts.lang}`];
  for (const language of languages.filter((language) => language !== own)) {
    failures.push(...switchFaults(site, page, own, language), ...clauseFaults(site, page, own, language));
  }
  return failures;
}

/** The visible links to another language outside the main part, or anywhere. */
function switchesOf(site, page, language, anywhere = false) {
  return page.facts.links
    .filter((link) => link.anchor && link.visible && says(link.hreflang, language) && (anywhere || !link.inMain))
    .map((link) => ({ ...link, route: locate(site, link.url)?.route }));
}

function switchFaults(site, page, own, language) {
  const found = switchesOf(site, page, language);
  if (found.length === 0) return [`has no visible switch to ${language}`];
  return found.flatMap((link) => {
    const other = site.pages.get(link.route);
    if (!other) return [];
    const back = switchesOf(site, other, own);
    const failures = [];
    if (!says(link.lang, language)) failures.push(`the switch's label is not marked lang="${language}": ${link.name}`);
    if (!back.some(({ route }) => route === page.route)) {
      failures.push(`its switch to ${language} leads to ${link.route}, whose switch leads to ${back[0]?.route}`);
    }
    return failures;
  });
}

/**
 * From every clause of a notice a link leads to the clause of the same id in each other language, and
 * where the two face each other.
 */
function clauseFaults(site, page, own, language) {
  if (!['text', 'version', 'changes'].includes(page.kind)) return [];
  const links = counterparts(site, page, language);
  const failures = page.facts.clauses
    .filter((clause) => !links.some((link) => link.clause === clause))
    .map((clause) => `clause #${clause} has no link to its counterpart in ${language}`);
  const facing = `${page.route}${own}-${language}/`;
  if (site.pages.has(facing)) {
    const places = page.facts.links.filter((link) => link.anchor && link.inMain).map((link) => locate(site, link.url));
    const missing = page.facts.clauses.filter(
      (clause) => !places.some((place) => place?.route === facing && place.fragment === clause),
    );
    failures.push(...missing.map((clause) => `clause #${clause} has no link to ${facing}`));
  }
  for (const link of links) {
    const back = counterparts(site, link.page, own).find(({ clause }) => clause === link.fragment);
    if (link.fragment !== link.clause) {
      failures.push(`clause #${link.clause} leads to another one: ${link.name}`);
    } else if (back?.page !== page || back.fragment !== link.clause) {
      failures.push(`the counterpart of clause #${link.clause} does not lead back: ${link.name}`);
    }
  }
  return failures;
}

/** The links of a page's main part to clauses of pages in another language. */
function counterparts(site, page, language) {
  return page.facts.links
    .filter((link) => link.anchor && link.inMain && says(link.hreflang, language))
    .map((link) => {
      const target = locate(site, link.url);
      return { ...link, fragment: target?.fragment, page: site.pages.get(target?.route) };
    })
    .filter((link) => link.fragment && link.page);
}

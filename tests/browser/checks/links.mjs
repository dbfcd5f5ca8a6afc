// Every link within the site leads to a page or file that is there, by its own address and without
// a detour, and to a clause that is there. No id names two things.

import { fileOf, locate, read, says } from '../site.mjs';

export async function check(site, page) {
  const { ids, links } = page.facts;
  const failures = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements have the id ${id}`);
  for (const link of links) {
    const fault = await faultOf(site, link);
    if (fault) failures.push(`${fault}: ${link.name}`);
  }
  return failures;
}

async function faultOf(site, { url, hreflang }) {
  if (!URL.canParse(url)) return 'this is no address';
  if (!/^(https?|mailto|tel):/.test(url)) return 'a link of this scheme is not allowed';
  const target = /^http/.test(url) ? locate(site, url) : null;
  if (!target) return null;

  const { route, fragment } = target;
  const file = fileOf(route);
  if (route.endsWith('.html') && route !== '/404.html') return 'a page is linked by its file, not its route';
  if (!site.files.has(file)) return `${route} does not exist`;

  const page = site.pages.get(route);
  if (page) {
    if (fragment && !page.facts.ids.includes(fragment)) return `${route} has no #${fragment}`;
    if (hreflang && hreflang !== 'x-default' && !says(page.facts.lang, hreflang)) return `${route} is not in ${hreflang}`;
  } else if (fragment && route.endsWith('.svg') && !(await read(site, file)).includes(`id="${fragment}"`)) {
    return `${route} has no #${fragment}`;
  }
  return null;
}


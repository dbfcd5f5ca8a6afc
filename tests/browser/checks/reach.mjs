// Whoever starts at the first page can reach every page by following links.

import { locate } from '../site.mjs';

/** Failures by route. */
export function check(site) {
  const reached = new Set(['/']);
  for (const route of reached) {
    for (const link of site.pages.get(route)?.facts.links ?? []) {
      const target = link.anchor ? locate(site, link.url) : null;
      if (target) reached.add(target.route);
    }
  }
  const failures = new Map();
  for (const [route, page] of site.pages) {
    if (page.kind !== 'missing') failures.set(route, reached.has(route) ? [] : ['no link leads here']);
  }
  return failures;
}

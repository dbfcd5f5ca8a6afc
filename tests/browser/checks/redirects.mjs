// Every redirect leads at once to a page that is there, and hides none.

import { fileOf, locate } from '../site.mjs';
import { redirectRules } from '../server.mjs';

/** Failures by the address redirected from. */
export async function check(site) {
  const failures = new Map();
  for (const { from, to, status } of await redirectRules(site)) {
    const faults = [];
    const hidden = [from, `${from}/`].find((route) => site.files.has(fileOf(route)));
    if (hidden && !site.moved.has(hidden)) faults.push('hides a page that exists');
    if (![301, 302, 303, 307, 308].includes(status)) faults.push(`${status} is no redirect`);
    // All that was below one address is below another, and that one is there.
    const target = locate(site, new URL(to.replace(':splat', ''), site.origin).href);
    if (target && !site.files.has(fileOf(target.route))) faults.push(`leads nowhere: ${to}`);
    const clause = target && site.pages.get(target.route);
    if (clause && target.fragment && !clause.facts.ids.includes(target.fragment)) faults.push(`leads to no clause: ${to}`);
    failures.set(from, faults);
  }
  return failures;
}

// A page asks nothing of its visitor: no script, no inline style, no other host. The site's own
// CSP was in force while it was read, and nothing broke it.

import { locate } from '../site.mjs';

export function check(site, page) {
  const { facts } = page;
  const failures = [...facts.complaints];
  if (facts.status !== (page.kind === 'missing' ? 404 : 200)) failures.push(`answers ${facts.status}`);

  const policy = facts.headers['content-security-policy'] ?? '';
  if (!policy.includes("default-src 'none'")) failures.push('is served without a strict Content-Security-Policy');
  if (policy.includes('unsafe')) failures.push(`its Content-Security-Policy allows what is unsafe: ${policy}`);

  for (const name of facts.active) failures.push(`not allowed on a page: ${name}`);
  for (const url of facts.requests) {
    if (!locate(site, url)) failures.push(`requests another host: ${url}`);
  }
  for (const link of facts.links) {
    if (!link.followed && !locate(site, link.url)) failures.push(`would load from another host: ${link.name}`);
  }
  return failures;
}

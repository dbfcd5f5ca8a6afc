// A page costs at most 3 requests and 30 kB: itself, its style and its images, the icon in the
// browser's tab included.

import { fileOf, locate, weigh } from '../site.mjs';

const MOST_REQUESTS = 3;
const MOST_BYTES = 30_000;

export async function check(site, page) {
  const { requests, icons } = page.facts;
  const routes = new Set([page.route]);
  // A browser without a window asks for no icon; a person's does.
  for (const url of [...requests, ...icons]) {
    const route = locate(site, url)?.route;
    if (route && route !== decodeURI(page.address)) routes.add(route);
  }
  const costs = [];
  for (const route of routes) {
    if (site.files.has(fileOf(route))) costs.push({ route, bytes: await weigh(site, fileOf(route)) });
  }
  const bytes = costs.reduce((sum, cost) => sum + cost.bytes, 0);
  const account = costs.map((cost) => `${cost.route} ${cost.bytes}`).join(', ');

  const failures = [];
  if (routes.size > MOST_REQUESTS) failures.push(`takes ${routes.size} requests: ${account}`);
  if (bytes > MOST_BYTES) failures.push(`takes ${bytes} bytes: ${account}`);
  return failures;
}

// Serves a published site on this machine as its CDN would: with its `_headers` and `_redirects`,
// and its 404 page for what is missing. Only what Recto writes is understood: one source path a
// redirect, `*` in a header's path.

import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileOf, read } from './site.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Starts serving and tells the site its origin. */
export async function serve(site) {
  const headers = await headerRules(site);
  const redirects = new Map((await redirectRules(site)).map((rule) => [rule.from, rule]));

  const server = createServer(async (request, response) => {
    const route = decodeURI(new URL(request.url, 'http://127.0.0.1').pathname);
    const redirect = redirects.get(route);
    if (redirect) return response.writeHead(redirect.status, { location: redirect.to }).end();

    const found = site.files.has(fileOf(route));
    const file = found ? fileOf(route) : '/404.html';
    if (!site.files.has(file)) return response.writeHead(404).end();
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      ...headersFor(headers, route),
    });
    response.end(await read(site, file));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  return server;
}

/** The rules of `_redirects`: `/from /to 301`, one a line. */
export async function redirectRules(site) {
  return (await lines(site, '/_redirects')).map((line) => {
    const [from, to, status = '301'] = line.trim().split(/\s+/);
    return { from: decodeURI(from), to, status: Number(status) };
  });
}

/** The rules of `_headers`: a path at the margin, its headers indented below it. */
async function headerRules(site) {
  const rules = [];
  for (const line of await lines(site, '/_headers')) {
    if (/^\S/.test(line)) {
      const pattern = line.trim().split('*').map((part) => part.replace(/[^\w/]/g, '\\$&')).join('.*');
      rules.push({ path: new RegExp(`^${pattern}$`), headers: [] });
    } else {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      rules.at(-1).headers.push([name.toLowerCase(), value]);
    }
  }
  return rules;
}

/** All rules whose path matches add their headers; one named twice is joined, as a CDN does. */
function headersFor(rules, route) {
  const headers = {};
  for (const rule of rules.filter((rule) => rule.path.test(route))) {
    for (const [name, value] of rule.headers) {
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
    }
  }
  return headers;
}

async function lines(site, file) {
  if (!site.files.has(file)) return [];
  return (await read(site, file)).toString().split('\n').filter((line) => line.trim() && !/^\s*#/.test(line));
}

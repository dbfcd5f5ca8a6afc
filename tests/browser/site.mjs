// A published site as its files tell it: which pages there are, and what a URL leads to.

import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Reads the folder that `recto build` wrote.
 * `moved` are the pages that only lead to where something is now, by route; nothing else links to them.
 * `origin` is where it is served while it is tested; `home` is where it says it lives, known
 * once its first page has been read.
 */
export async function readSite(folder) {
  folder = resolve(folder);
  const entries = await readdir(folder, { recursive: true });
  const files = new Set();
  for (const entry of entries.sort()) {
    const path = join(folder, entry);
    if ((await stat(path)).isFile()) files.add('/' + relative(folder, path).split(sep).join('/'));
  }
  const [pages, moved] = [new Map(), new Map()];
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const route = file.replace(/\/index\.html$/, '/');
    const leadsOn = /<meta http-equiv="?refresh/i.test(await readFile(join(folder, file), 'utf8'));
    (leadsOn ? moved : pages).set(route, { route, kind: leadsOn ? 'moved' : kindOf(route), address: addressOf(route) });
  }
  if (!pages.has('/')) throw new Error(`${folder} holds no index.html: is it a published site?`);
  return { folder, files, pages, moved, origin: null, home: null };
}

/** The content of one file of the site, named by its path from the root, `/assets/a.css`. */
export function read(site, file) {
  return readFile(join(site.folder, file));
}

/** The languages that the site is published in: its folders at the top. */
export function languagesOf(site) {
  return [...site.pages.values()].filter((page) => page.kind === 'index').map((page) => languageOf(page));
}

/** The language a page's route begins with. */
export function languageOf(page) {
  return page.route.split('/')[1];
}

/** Whether a language tag says a language: `fr-CA` says `fr`. */
export function says(tag, language) {
  return tag === language || Boolean(tag?.startsWith(`${language}-`));
}

/**
 * The route and fragment a URL leads to within the site, or null when it leads elsewhere.
 * A folder's own address needs its final slash: without it every visit costs a redirect. The site is
 * taken to live at the root of its host.
 */
export function locate(site, url) {
  if (!URL.canParse(url)) return null;
  const { origin, pathname, hash } = new URL(url);
  if (origin !== site.origin && origin !== site.home?.origin) return null;
  return { route: decodeURI(pathname), fragment: decodeURIComponent(hash.slice(1)) };
}

/** The file that answers a route, whether or not it exists. */
export function fileOf(route) {
  return route.endsWith('/') ? route + 'index.html' : route;
}

/** Bytes that a file costs on the way to a visitor. Compressed formats gain nothing from gzip. */
export async function weigh(site, file) {
  const content = await read(site, file);
  return Math.min(content.length, gzipSync(content).length);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What a page is, by its route alone: the routes are the site's promise. */
function kindOf(route) {
  if (route === '/') return 'choice';
  if (route === '/404.html') return 'missing';
  const steps = route.split('/').slice(1, -1);
  if (steps.length === 1) return 'index';
  if (steps.length === 2) return 'text';
  if (steps.length === 3 && DATE.test(steps[2])) return 'version';
  if (steps.length > 3 && DATE.test(steps[2]) && !steps[3].startsWith(`${steps[0]}-`)) {
    return steps.length === 4 ? 'changes' : 'changes-facing';
  }
  if (steps.at(-1).startsWith(`${steps[0]}-`)) return 'facing';
  return 'other';
}

/** The page for a missing address is visited at one, deep down, where a relative link would break. */
function addressOf(route) {
  return route === '/404.html' ? '/no/such/page/' : encodeURI(route);
}

// What a page says of itself once the browser has loaded it: the facts that the checks compare.

/**
 * Loads a page in a tab and keeps as `page.facts` what was sent, asked for, complained of and
 * written. The tab stays open on the page.
 */
export async function openPage(tab, site, page) {
  const requests = [];
  const complaints = [];
  tab.on('request', (request) => requests.push(request.url()));
  tab.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  tab.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
  tab.on('console', (message) => {
    // That the page for missing addresses answers 404 is no complaint.
    if (message.location().url !== site.origin + page.address || !/status of 404/.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  const response = await tab.goto(site.origin + page.address);
  const written = await tab.evaluate(readDocument);
  page.facts = {
    ...written,
    status: response.status(),
    headers: response.headers(),
    requests: [...requests],
    complaints: [...complaints],
  };
  // A link to a place on the same page leads to the page's route, wherever it was visited.
  for (const link of page.facts.links) {
    if (link.url.startsWith(site.origin + page.address + '#')) {
      link.url = link.url.replace(page.address, page.route);
    }
  }
  if (page.kind === 'choice' && written.canonical) site.home = new URL(written.canonical);
}

/**
 * Opens or closes all that opens, even menus of which only one may be open at a time. What the style
 * shows although it is closed stays open: axe takes the attribute's word for it and would skip it.
 */
export function setMenus(tab, open) {
  return tab.evaluate((open) => {
    for (const menu of document.querySelectorAll('details')) {
      menu.removeAttribute('name');
      menu.open = open;
      menu.open ||= [...menu.children].some((part) => !part.matches('summary') && part.checkVisibility());
    }
  }, open);
}

/** Runs in the page. */
function readDocument() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const headings = ':is(h2, h3, h4, h5, h6)[id]';
  // The clause that an element stands beside or in: the nearest id, or heading with one, around it.
  const clauseOf = (element) => {
    const around = element.closest(`[id], :has(${headings})`);
    return around?.id || around?.querySelector(headings).id;
  };
  const absolute = (url) => URL.parse(url, document.baseURI)?.href ?? url;
  return {
    lang: document.documentElement.lang,
    canonical: document.querySelector('link[rel=canonical]')?.href,
    noindex: /noindex/.test(document.querySelector('meta[name=robots]')?.content ?? ''),
    ids: all('[id]').map((element) => element.id),
    // The theme's own ids begin with an underscore; every other heading with an id is a clause's.
    clauses: all(`main ${headings}`).map((heading) => heading.id).filter((id) => !id.startsWith('_')),
    alternates: all('link[rel=alternate][hreflang]').map((link) => ({ lang: link.hreflang, url: link.href })),
    links: all('[href], [src], [srcset], [data], [poster], [action]').flatMap((element) => {
      const source = element.getAttribute('srcset')?.split(',').map((part) => part.trim().split(/\s/)[0]) ?? [];
      for (const name of ['href', 'src', 'data', 'poster', 'action']) {
        if (element.hasAttribute(name)) source.push(element.getAttribute(name));
      }
      return source.map((url) => ({
        name: nameOf(element),
        url: absolute(url),
        hreflang: element.getAttribute('hreflang'),
        lang: element.getAttribute('lang'),
        // Followed by a person or a search engine; every other one the browser fetches by itself.
        followed: element.matches('a, area, form, link[rel~=canonical], link[rel~=alternate], link[rel~=license]'),
        anchor: element.matches('a'),
        visible: element.checkVisibility({ visibilityProperty: true }),
        inMain: Boolean(element.closest('main')),
        clause: clauseOf(element),
      }));
    }),
    icons: all('link[rel~=icon]').map((link) => link.href),
    // What a page that must read without script or inline style has no use for.
    active: [
      ...all('script, noscript, style, [style], base, meta[http-equiv=refresh]'),
      ...all('*').filter((element) => [...element.attributes].some((attribute) => attribute.name.startsWith('on'))),
    ].map(nameOf),
  };
}

// On paper there is no navigation, and a notice says its permanent URL and its effective date.

export async function check(tab, site, page) {
  // The width of A4 within usual margins, in CSS pixels.
  await tab.setViewportSize({ width: 680, height: 960 });
  await tab.emulateMedia({ media: 'print' });
  const printed = await tab.evaluate(readPaper);
  await tab.emulateMedia({ media: 'screen' });

  const failures = [];
  if (printed.heading === '') failures.push('no heading is printed');
  // Where a language is chosen, the choice is all there is.
  if (page.kind !== 'choice') failures.push(...printed.navigation.map((name) => `navigation is printed: ${name}`));
  if (['text', 'version', 'facing'].includes(page.kind)) {
    const { origin } = new URL(page.facts.canonical ?? site.origin);
    const permanent = versionsShown(site, page).filter(({ route }) => printed.text.includes(origin + route));
    if (permanent.length === 0) failures.push('no permanent URL is printed');
    const dates = permanent.map(({ route }) => route.split('/').at(-2));
    if (!dates.some((date) => saysDate(printed.text, date, page.facts.lang))) {
      failures.push('the effective date of the version is not printed');
    }
  }
  return failures;
}

/** The versions that a page may be printing: its own, or any of its notice's where it is the text in force. */
function versionsShown(site, page) {
  const versions = [...site.pages.values()].filter(({ kind }) => kind === 'version');
  // Two texts side by side stand one step below the page of either.
  const own = page.kind === 'facing' ? parentOf(page.route) : page.route;
  return versions.filter(({ route }) => route === own || parentOf(route) === own);
}

/** The route one step above another. */
function parentOf(route) {
  return route.replace(/[^/]+\/$/, '');
}

/** Whether a line holds the day, month and year of a date in the words of a language. */
function saysDate(text, date, lang) {
  const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(new Date(date));
  const [year, , day] = date.split('-');
  return text.split('\n').some((line) => {
    const words = line.split(/[\s,.;()]+/);
    // The first day of a month may be written `1er`.
    return words.includes(month) && words.includes(year) && words.some((word) => parseInt(word) === Number(day));
  });
}

/** Runs in the page. */
function readPaper() {
  const printed = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  return {
    navigation: printed('nav, a[hreflang]:not(main a), a[href^="#"]:not(main a)').map(nameOf),
    heading: printed('h1').map((heading) => heading.innerText).join().trim(),
    text: document.body.innerText,
  };
}

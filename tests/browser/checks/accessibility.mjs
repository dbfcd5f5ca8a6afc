// axe finds nothing against WCAG 2.2 AA or its best practices: in light and in dark, and on a narrow
// screen with all menus open, where more is shown and targets come closer together.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setMenus } from '../page.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

const LOOKS = [
  { look: 'light', colorScheme: 'light', width: 1280, open: false },
  { look: 'dark', colorScheme: 'dark', width: 1280, open: false },
  { look: 'narrow light', colorScheme: 'light', width: 320, open: true },
  { look: 'narrow dark', colorScheme: 'dark', width: 320, open: true },
];

export async function check(tab) {
  // Evaluated by the debugger and so outside the page's CSP, which stays in force.
  await tab.evaluate(axeSource);
  const looksByFailure = new Map();
  for (const { look, colorScheme, width, open } of LOOKS) {
    await tab.setViewportSize({ width, height: 800 });
    await tab.emulateMedia({ colorScheme });
    await setMenus(tab, open);
    const { violations } = await tab.evaluate((options) => globalThis.axe.run(options), OPTIONS);
    for (const { id, help, nodes } of violations) {
      for (const { html, target, any, all, none } of nodes) {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        const failure = `${id}: ${help}\n${target.join(' ')}\n${html.slice(0, 300)}\n${why}`;
        looksByFailure.set(failure, [...(looksByFailure.get(failure) ?? []), look]);
      }
    }
  }
  return [...looksByFailure].map(([failure, looks]) => `${looks.join(', ')}: ${failure}`);
}

// Two texts side by side: every cell is marked with its language, the reader's own first. On a phone
// cells stand one below the other and say their language; with room, and on paper, side by side.
// Paper is turned to its long edge.

import { setMenus } from '../page.mjs';
import { says } from '../site.mjs';

const SCREENS = [
  { width: 360, side: false },
  { width: 1280, side: true },
];

export async function check(tab, page) {
  await setMenus(tab, true);
  const languages = facedBy(page);
  const failures = [];
  for (const { width, side } of SCREENS) {
    await tab.setViewportSize({ width, height: 800 });
    const rows = await tab.evaluate(readRows);
    if (rows.length === 0) failures.push('has no rows');
    for (const cells of rows) {
      if (cells.length !== 2) failures.push(`at ${width} px: a row of ${cells.length} cells: ${cells[0]?.name}`);
      const [first, second] = cells;
      if (!first || !second) continue;
      cells.forEach((cell, place) => {
        // The page itself says that the other language has no counterpart.
        const expected = cell.absent ? languages[0] : languages[place];
        if (!says(cell.lang, expected)) failures.push(`is marked as ${cell.lang}, not ${expected}: ${cell.name}`);
        if (!cell.dir) failures.push(`does not say which way it runs: ${cell.name}`);
        if (cell.labelled === side) {
          failures.push(`at ${width} px its language is ${side ? 'shown' : 'not shown'}: ${cell.name}`);
        }
      });
      const beside = first.right <= second.left && Math.abs(first.top - second.top) < 1;
      const below = first.bottom <= second.top + 1;
      if (side && !beside) failures.push(`at ${width} px cells are not side by side: ${first.name}`);
      if (!side && !below) failures.push(`at ${width} px cells are not one below the other: ${first.name}`);
    }
  }
  await tab.emulateMedia({ media: 'print' });
  const paper = (await tab.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  await tab.emulateMedia({ media: 'screen' });
  const [, width, height] = paper.match(/\/MediaBox *\[ *0 +0 +([\d.]+) +([\d.]+)/) ?? [];
  if (!(Number(width) > Number(height))) failures.push(`is printed ${width} wide and ${height} high`);
  return failures;
}

/** The two languages that a route names in its last step, `en-fr`. */
export function facedBy(page) {
  const steps = page.route.split('/');
  const first = steps[1];
  return [first, steps.at(-2).slice(first.length + 1)];
}

/** Runs in the page. The rows of the text, and of each cell what it says and where it is. */
function readRows() {
  return [...document.querySelectorAll('main .body .row')].map((row) =>
    [...row.children].map((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      const label = cell.querySelector(':scope > .language');
      return {
        name: nameOf(cell),
        lang: cell.lang,
        dir: cell.dir,
        absent: Boolean(cell.querySelector(':scope > .no-counterpart')),
        labelled: Boolean(label?.textContent && label.checkVisibility()),
        left,
        right,
        top,
        bottom,
      };
    }),
  );
}

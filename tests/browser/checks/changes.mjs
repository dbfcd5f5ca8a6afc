// What changed is told without colour: to the eye by a line under or through words or a bar beside a
// clause, to the ear by words that are not seen. Clauses in which nothing changed are folded, but not
// on paper. The list of changes leads to every one of them.

import { setMenus } from '../page.mjs';

const KINDS = ['amended', 'added', 'removed', 'moved', 'moved-and-amended'];

export async function check(tab) {
  await setMenus(tab, false);
  const failures = await tab.evaluate(findUntold);
  failures.push(...(await tab.evaluate(findUnlisted, KINDS)));
  if (await tab.evaluate(countUnfolded)) failures.push('clauses in which nothing changed are not folded');
  await tab.emulateMedia({ media: 'print' });
  failures.push(...(await tab.evaluate(findUntold)).map((failure) => `on paper: ${failure}`));
  if (await tab.evaluate(countFolded)) failures.push('clauses in which nothing changed are not printed');
  await tab.emulateMedia({ media: 'screen' });
  return failures;
}

/** Runs in the page. */
function findUntold() {
  const failures = [];
  const lines = { INS: 'underline', DEL: 'line-through' };
  for (const element of document.querySelectorAll('.redline :is(ins, del)')) {
    const style = getComputedStyle(element);
    const isBarred = parseFloat(style.borderInlineStartWidth) >= 3;
    const isLined = style.textDecorationLine.includes(lines[element.tagName]);
    if (!isBarred && !isLined) failures.push(`shows by its colour alone: ${nameOf(element)}`);
    // Of a row, the first cell says it; of a whole clause, the words above it.
    const row = element.closest('tr') ?? element;
    const isMarked = row.querySelector('.mark, .note') || (isBarred && element.parentElement.querySelector(':scope > .fate'));
    const before = element.previousSibling?.nodeName === element.tagName && element.previousSibling;
    const goesOn = before || element.closest('a')?.previousElementSibling?.matches(element.tagName);
    if (!isMarked && !goesOn) failures.push(`is not said: ${nameOf(element)}`);
  }
  for (const mark of document.querySelectorAll('.mark')) {
    const { width, height } = mark.getBoundingClientRect();
    if (width > 1 || height > 1) failures.push(`is seen: ${nameOf(mark)}`);
  }
  return failures;
}

/** Runs in the page. */
function findUnlisted(kinds) {
  const listed = [...document.querySelectorAll('.changed a')].map((link) => link.hash.slice(1));
  const shown = [...document.querySelectorAll('.part')]
    .filter((part) => kinds.some((kind) => part.classList.contains(kind)))
    .map((part) => part.id || part.querySelector(':is(h2, h3, h4, h5, h6)[id]')?.id);
  return [
    ...shown.filter((id) => !listed.includes(decodeURI(id)) && !listed.includes(encodeURI(id))).map((id) => `is not in the list of changes: #${id}`),
    ...(listed.length > shown.length ? [`the list names ${listed.length} changes, not ${shown.length}`] : []),
  ];
}

/** Runs in the page. */
function countUnfolded() {
  return [...document.querySelectorAll('.unchanged > .part')].filter((part) => part.checkVisibility({ contentVisibilityAuto: true })).length;
}

/** Runs in the page. */
function countFolded() {
  return [...document.querySelectorAll('.unchanged > .part')].filter((part) => !part.checkVisibility({ contentVisibilityAuto: true })).length;
}

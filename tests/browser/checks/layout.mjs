// From a small phone to a desktop, and at 400 % zoom, nothing leaves the screen or is cut off. What
// is wider, such as a table, scrolls in a box of its own that the keyboard reaches.

import { setMenus } from '../page.mjs';

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
  // A screen of 1280 by 1024 at 400 % zoom.
  { width: 320, height: 256 },
];

export async function check(tab) {
  const screensByFault = new Map();
  for (const screen of SCREENS) {
    await tab.setViewportSize(screen);
    for (const open of [true, false]) {
      await setMenus(tab, open);
      for (const fault of await tab.evaluate(findFaults)) {
        const state = `${screen.width} px${open ? ' with menus open' : ''}`;
        screensByFault.set(fault, [...(screensByFault.get(fault) ?? []), state]);
      }
    }
  }
  return [...screensByFault].map(([fault, screens]) => `at ${screens.join(', ')}: ${fault}`);
}

/** Runs in the page. */
function findFaults() {
  const root = document.documentElement;
  const faults = [];
  if (root.scrollWidth > root.clientWidth) faults.push(`the document is ${root.scrollWidth} px wide`);

  const shown = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility());
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const isInScroller = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (scrolls(box)) return true;
    }
    return false;
  };
  const outside = shown.filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !isInScroller(element),
  );
  for (const element of outside) {
    const inner = outside.some((other) => other !== element && element.contains(other));
    if (!inner) faults.push(`this reaches beyond the right edge: ${nameOf(element)}`);
  }
  for (const element of [document.body, ...shown]) {
    const { clientWidth, scrollWidth } = element;
    // A box of one pixel is text meant for screen readers alone.
    if (clientWidth <= 1 || scrollWidth <= clientWidth + 1) continue;
    if (/hidden|clip/.test(getComputedStyle(element).overflowX)) faults.push(`this is cut off: ${nameOf(element)}`);
    if (scrolls(element) && element.tabIndex < 0) faults.push(`the keyboard cannot scroll this: ${nameOf(element)}`);
  }
  return faults;
}

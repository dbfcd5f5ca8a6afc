// The first press of Tab shows the skip link, which leads into the main part, and everything that
// takes focus shows it.

export async function check(tab) {
  await tab.keyboard.press('Tab');
  const first = await tab.evaluate(readFocus);
  if (!first.target) return [`the first Tab does not land on a skip link but on ${first.name}`];
  const failures = [];
  if (!first.seen) failures.push(`the skip link cannot be seen while it has the focus: ${first.name}`);

  await tab.keyboard.press('Enter');
  await tab.waitForURL((url) => url.hash === first.target);
  if (!(await tab.evaluate(focusIsInMain))) {
    // A target that takes no focus itself is still where the next Tab sets out from.
    await tab.keyboard.press('Tab');
    if (!(await tab.evaluate(focusIsInMain))) failures.push(`the skip link does not lead into <main>: ${first.name}`);
  }
  return [...failures, ...(await tab.evaluate(findUnshownFocus))];
}

/** Runs in the page. */
function readFocus() {
  const link = document.activeElement;
  const box = link.getBoundingClientRect();
  const atItsMiddle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: nameOf(link),
    target: link.matches('a') && link.getAttribute('href').startsWith('#') ? link.hash : null,
    seen: link.contains(atItsMiddle) && box.width > 20 && box.height > 10 && getComputedStyle(link).opacity === '1',
  };
}

/** Runs in the page. */
function focusIsInMain() {
  return Boolean(document.activeElement.closest('main'));
}

/** Runs in the page. Focus moved by script counts as moved by keyboard once a key has been pressed. */
function findUnshownFocus() {
  const look = (element) => {
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(element);
    const outline = outlineStyle === 'none' || outlineWidth === '0px' ? 'none' : outlineStyle;
    return [outline, boxShadow, backgroundColor, borderColor].join();
  };
  const failures = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    document.activeElement.blur();
    const before = look(element);
    element.focus();
    if (look(element) === before) failures.push(`focus does not show on ${nameOf(element)}`);
  }
  return failures;
}

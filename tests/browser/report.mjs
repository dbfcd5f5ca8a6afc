// Counts what was checked and says what failed: each message once, with all the pages it holds for.

/** An empty report. */
export function newReport() {
  return new Map();
}

/** Records one check of one page: it passed when there are no failures to tell. */
export function record(report, check, where, failures) {
  if (!report.has(check)) report.set(check, { passed: 0, failed: 0, messages: new Map() });
  const entry = report.get(check);
  entry[failures.length === 0 ? 'passed' : 'failed'] += 1;
  for (const message of new Set(failures)) {
    entry.messages.set(message, [...(entry.messages.get(message) ?? []), where]);
  }
}

/** Prints the report, ends it with the line `N passed, N failed`, and tells whether nothing failed. */
export function printReport(report) {
  for (const [check, { messages }] of report) {
    for (const [message, places] of messages) {
      console.log(`FAILED ${check}: ${message.replaceAll('\n', '\n    ')}\n    on ${places.join(' ')}\n`);
    }
  }
  const total = { passed: 0, failed: 0 };
  for (const [check, { passed, failed }] of report) {
    console.log(`${check}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

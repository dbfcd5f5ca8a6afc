// The Nu HTML checker finds no error and gives no warning in any page, style sheet or SVG.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** Failures by file, for every file checked. */
export async function check(site) {
  const files = [...site.files].filter((file) => /\.(html|css|svg)$/.test(file));
  const failures = new Map(files.map((file) => [file, []]));
  const options = ['--Werror', '--also-check-css', '--also-check-svg', '--format', 'json', '--stdout'];
  const { code, output } = await run('java', ['-Xss4m', '-jar', JAR, ...options, ...files.map((file) => join(site.folder, file))]);

  const { messages } = JSON.parse(output);
  for (const { type, subType, url, lastLine, message, extract = '' } of messages) {
    const file = '/' + relative(site.folder, fileURLToPath(url));
    if (!failures.has(file)) failures.set(file, []);
    failures.get(file).push(`${subType ?? type}: ${message} (line ${lastLine})\n${extract.trim()}`);
  }
  if (code !== 0 && messages.length === 0) throw new Error(`the Nu HTML checker ended with ${code}: ${output}`);
  return failures;
}

/** Runs a command to its end, whatever its exit code. */
function run(command, options) {
  return new Promise((done, failed) => {
    execFile(command, options, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') failed(error);
      else done({ code: error?.code ?? 0, output: stdout || stderr });
    });
  });
}

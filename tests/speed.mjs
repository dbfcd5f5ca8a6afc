// How long `recto serve` takes to its first page, and from saving a text to its new page over HTTP.
//
//   node tests/speed.mjs RECTO SITE_FOLDER [EDITS]
//
// Each edit is of another notice: a paragraph more at the end of its last text in the first language, taken away again.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve as absolute } from 'node:path';

const [recto, site, edits = '20'] = process.argv.slice(2);
const language = /^languages:\s*\n\s+(\w+):/m.exec(readFileSync(join(site, 'site.yaml'), 'utf8'))[1];

const page = (url) =>
  new Promise((resolve, reject) => {
    get(url, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (body += part));
      response.on('end', () => resolve(body));
    }).on('error', reject);
  });

const folders = (folder) =>
  readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));

function slug(notice) {
  const settings = join(notice, 'notice.yaml');
  const written = existsSync(settings) && new RegExp(`^slug:.*\\b${language}: *"?([\\w-]+)`, 'm').exec(readFileSync(settings, 'utf8'));
  return written ? written[1] : notice.split('/').at(-1);
}

const start = performance.now();
const server = spawn(absolute(recto), ['serve', '--port', '0'], { cwd: site, stdio: ['ignore', 'pipe', 'ignore'] });
const url = await new Promise((resolve, reject) => {
  let said = '';
  server.stdout.on('data', (part) => {
    said += part;
    const address = /http:\/\/\S+/.exec(said);
    if (address) resolve(address[0]);
  });
  server.on('exit', (code) => reject(new Error(`${recto} ended with ${code}`)));
});
await page(`${url}${language}/`);
console.log(`first page ${Math.round(performance.now() - start)} ms after the start`);

const notices = folders(join(site, 'content'));
const times = [];
for (let i = 0; i < Number(edits); i++) {
  const notice = notices[Math.floor((i * notices.length) / Number(edits))];
  const file = join(folders(notice).at(-1), `${language}.md`);
  const address = `${url}${language}/${slug(notice)}/`;
  const written = readFileSync(file, 'utf8');
  const saved = performance.now();
  writeFileSync(file, `${written}\nEdit ${i}.\n`);
  while (!(await page(address)).includes(`Edit ${i}.`)) {
    if (performance.now() - saved > 30_000) throw new Error(`${address} does not show the edit of ${file}`);
  }
  times.push(performance.now() - saved);
  writeFileSync(file, written);
  while ((await page(address)).includes(`Edit ${i}.`));
}
times.sort((a, b) => a - b);
const told = [times[Math.floor(times.length / 2)], times[0], times.at(-1)].map((time) => time.toFixed(1));
console.log(`${edits} edits, from saved to shown: median ${told[0]} ms, least ${told[1]} ms, most ${told[2]} ms`);
server.removeAllListeners('exit');
server.kill('SIGINT');

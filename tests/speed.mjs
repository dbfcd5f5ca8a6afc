// How long `recto serve` takes to its first page, and from saving a text to its new page over HTTP.
//
//   node tests/speed.mjs RECTO SITE_FOLDER [EDITS]
//
// SITE_FOLDER is changed: texts get a word more, and are put back at the end. Every edit is of another notice.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";

const [recto, site, edits = "20"] = process.argv.slice(2);
const config = readFileSync(join(site, "site.yaml"), "utf8");
const language = /^languages:\s*\n\s+(\w+):/m.exec(config)[1];

const agent = { keepAlive: true };
const ask = (url) =>
  new Promise((resolve, reject) => {
    get(url, agent, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part)).on("end", () => resolve({ status: response.statusCode, body }));
    }).on("error", reject);
  });

const start = performance.now();
const server = spawn(recto, ["serve", "--port", "0"], { cwd: site, env: { ...process.env, LC_ALL: "en" } });
const url = await new Promise((resolve, reject) => {
  let said = "";
  server.stdout.on("data", (part) => {
    said += part;
    const found = /http:\/\/\S+/.exec(said);
    if (found) resolve(found[0]);
  });
  server.on("exit", (code) => reject(new Error(`recto ended with ${code}`)));
});
const first = await ask(`${url}${language}/`);
console.log(`first page (${first.status}): ${Math.round(performance.now() - start)} ms after the start`);

const content = join(site, "content");
const notices = readdirSync(content, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const step = Math.max(1, Math.floor(notices.length / Number(edits)));
const times = [];
for (let i = 0; i < Number(edits); i++) {
  const notice = join(content, notices[(i * step) % notices.length].name);
  const versions = readdirSync(notice, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const file = join(notice, versions.at(-1).name, `${language}.md`);
  const written = readFileSync(file, "utf8");
  const slug = /^slug:.*\b(?:LANG): *"?([\w-]+)/m;
  const config = (() => { try { return readFileSync(join(notice, "notice.yaml"), "utf8"); } catch { return ""; } })();
  const own = new RegExp(slug.source.replace("LANG", language), "m").exec(config)?.[1] ?? notices[(i * step) % notices.length].name;
  const page = `${url}${language}/${own}/`;
  await ask(page);
  const word = `edited${i}`;
  const saved = performance.now();
  writeFileSync(file, `${written}\n${word}.\n`);
  let shown;
  do shown = await ask(page);
  while (!shown.body.includes(word) && performance.now() - saved < 10_000);
  if (!shown.body.includes(word)) throw new Error(`${page} never showed the edit (${shown.status})`);
  times.push(performance.now() - saved);
  writeFileSync(file, written);
  do shown = await ask(page);
  while (shown.body.includes(word));
}
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)];
console.log(`${times.length} edits, saved to shown: median ${median.toFixed(1)} ms, from ${times[0].toFixed(1)} to ${times.at(-1).toFixed(1)} ms`);
server.removeAllListeners("exit");
server.kill("SIGINT");

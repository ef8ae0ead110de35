/** How light is the pane? What it loads, how soon it can be used, and what each act of a person costs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildHostPage, chromiumHere, openOnce, type Script, type Subject } from './bench-browser';
import { launchChromium } from './pane-page';
import { measureRoundTrips } from './bench-round-trips';

const ROOT = join(__dirname, '..');
const SAMPLE = join(ROOT, 'test/fixtures/matriz-infoem.xlsx');
const TIMES = 5;

/** The pane is usable when the first round is shown; another add-in's, when its first button is. */
const PANE: Subject = {
  folder: join(ROOT, 'dist'),
  usable: '[role=tabpanel] article',
  places: ['Celda', 'Hallazgos', 'Informes'],
};

/** Prints it. `--plantilla FOLDER` measures another built task pane in the same way, to stand beside it. */
export async function benchPanel(words: readonly string[]): Promise<void> {
  const subjects = [{ name: 'Matriz Viva', subject: PANE }, ...template(words)];
  const missing = subjects.find(({ subject }) => !existsSync(join(subject.folder, 'taskpane.html')));
  if (missing) throw new Error(`There is no taskpane.html in ${missing.subject.folder}: build it first.`);
  const chromium = chromiumHere();
  if (chromium) await inBrowser(chromium, subjects);
  else console.log('There is no Chromium (set CHROMIUM to its path): weights and times were not measured.\n');
  await printRoundTrips();
}

type Named = { readonly name: string; readonly subject: Subject };

function template(words: readonly string[]): Named[] {
  if (words.length === 0) return [];
  const [flag, folder, ...rest] = words;
  if (flag !== '--plantilla' || folder === undefined || rest.length > 0) {
    throw new Error('Usage: npm run bench -- panel [--plantilla FOLDER]');
  }
  return [{ name: 'template', subject: { folder: resolve(folder), usable: 'button', places: [] } }];
}

async function inBrowser(chromium: string, subjects: readonly Named[]): Promise<void> {
  buildHostPage();
  const sample = readFileSync(SAMPLE);
  const browser = await launchChromium(chromium);
  try {
    console.log(
      `Chromium ${browser.version()}, sample workbook (18 × 18 × 3), empty cache, files from disk.\n`,
    );
    console.log('### JavaScript until the pane is usable\n');
    console.log('| | files | KiB gzip | KiB raw | of it polyfills, gzip | ms, median of 5 |');
    console.log('|---|--:|--:|--:|--:|--:|');
    const places: string[] = [];
    let office: readonly Script[] = [];
    for (const { name, subject } of subjects) {
      // The first opening warms the disk and the browser, and is not timed.
      const first = await openOnce(browser, subject, sample, true);
      const times: number[] = [];
      while (times.length < TIMES) times.push((await openOnce(browser, subject, sample, false)).milliseconds);
      const own = first.scripts.filter(({ isOffice }) => !isOffice);
      office = first.scripts.filter(({ isOffice }) => isOffice);
      console.error(`${name}: ${own.map((script) => `${script.file} ${gzip([script])}`).join(', ')}`);
      const polyfills = own.filter(({ file }) => /^polyfill/.test(file));
      console.log(
        `| ${name} | ${own.length} | ${gzip(own)} | ${raw(own)} | ${gzip(polyfills)} | ${Math.round(median(times))} |`,
      );
      if (subject === PANE) places.push(...first.later.map((each) => placeRow(each)));
    }
    console.log(`| office.js, beside each | ${office.length} | ${gzip(office)} | ${raw(office)} | | |`);
    console.log('\n### JavaScript that the pane loads later\n');
    console.log('| when | files | KiB gzip | KiB raw |\n|---|--:|--:|--:|');
    console.log(`${places.join('\n')}\n`);
  } finally {
    await browser.close();
  }
}

function placeRow({ when, scripts }: { when: string; scripts: readonly Script[] }): string {
  return `| ${when} | ${scripts.length} | ${gzip(scripts)} | ${raw(scripts)} |`;
}

async function printRoundTrips(): Promise<void> {
  console.log('### Round trips of one act, 125 × 18, live and followed\n');
  console.log('| act | round trips | sent kB | received kB | afterwards | sent kB | received kB |');
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const k = (bytes: number) => (bytes / 1000).toFixed(1);
  for (const { what, itself, afterwards } of await measureRoundTrips()) {
    const cells = [itself, afterwards].flatMap((cost) => [cost.requests, k(cost.sent), k(cost.received)]);
    console.log(`| ${what} | ${cells.join(' | ')} |`);
  }
}

const gzip = (scripts: readonly Script[]): string => kib(scripts.map((script) => script.gzip));
const raw = (scripts: readonly Script[]): string => kib(scripts.map((script) => script.raw));

function kib(sizes: readonly number[]): string {
  return (sizes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(1);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

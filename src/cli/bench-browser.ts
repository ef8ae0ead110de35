/** What does a task pane load, and how long until it is usable? Measured in Chromium, beside the embedded Excel. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';

const ROOT = join(__dirname, '..');
const ORIGIN = 'https://localhost:3000';
const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const OFFICE_JS = join(ROOT, 'node_modules/@microsoft/office-js/dist');
const HOST = join(ROOT, 'build/host');
const HOST_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Libro</title><script src="host-page.js"></script>';

/** A built add-in, and how one sees that its pane can be used. */
export interface Subject {
  /** The folder with its taskpane.html. */
  readonly folder: string;
  /** What is on the page once it can be used (a CSS selector). */
  readonly usable: string;
  /** Places to go to afterwards, by the names of their tabs. */
  readonly places: readonly string[];
}

/** One script that the page asked for. */
export interface Script {
  readonly file: string;
  readonly isOffice: boolean;
  readonly raw: number;
  readonly gzip: number;
}

/** What one opening of a pane took. */
export interface Opening {
  readonly milliseconds: number;
  readonly scripts: readonly Script[];
  /** What came when nobody had asked for anything more, and then for each place. */
  readonly later: readonly { readonly when: string; readonly scripts: readonly Script[] }[];
}

/** Where Chromium is, or null. */
export function chromiumHere(): string | null {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return existsSync(path) ? path : null;
}

/** Compiles the page that stands for Excel. */
export function buildHostPage(): void {
  const webpack = join(ROOT, 'node_modules/webpack/bin/webpack.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, '--env', 'host'], { cwd: ROOT });
  if (status !== 0) throw new Error(`The host page was not compiled:\n${stdout}${stderr}`);
}

/** Starts Chromium. */
export async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** Opens the pane with an empty cache beside a workbook, and, when asked, goes to its places. */
export async function openOnce(
  browser: Browser,
  subject: Subject,
  workbook: Uint8Array,
  visits: boolean,
): Promise<Opening> {
  const context = await browser.newContext({ locale: 'es-MX', viewport: { width: 350, height: 700 } });
  try {
    const page = await context.newPage();
    await context.addInitScript(watchFor(subject.usable));
    await serve(page, subject.folder);
    const frame = await openPane(page, workbook);
    await frame.waitForFunction('window.usableAt !== undefined');
    const milliseconds = Number(await frame.evaluate('window.usableAt'));
    if (!visits) return { milliseconds, scripts: [], later: [] };
    const ends = await visit(frame, subject.places);
    const asked = await scriptsAsked(frame);
    const between = (from: number, to: number): Script[] =>
      asked.filter(({ at }) => at >= from && at < to).map(({ url }) => weigh(url, subject.folder));
    const later = ends.map(({ when, from, to }) => ({ when, scripts: between(from, to) }));
    return { milliseconds, scripts: between(0, milliseconds), later };
  } finally {
    await context.close();
  }
}

/** Notes when the page first has such an element, in milliseconds since it began to load. */
function watchFor(selector: string): string {
  return `new MutationObserver((_, observer) => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    window.usableAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });`;
}

async function openPane(page: Page, workbook: Uint8Array): Promise<Frame> {
  await page.goto(`${ORIGIN}/anfitrion/`);
  const bytes = Buffer.from(workbook).toString('base64');
  await page.evaluate(`window.hostPage.open(${JSON.stringify(bytes)}, '${ORIGIN}/taskpane.html')`);
  return (await (await page.waitForSelector('iframe')).contentFrame())!;
}

/** Hands the browser the host's page, the files of the folder, and office.js. */
async function serve(page: Page, folder: string): Promise<void> {
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === `${ORIGIN}/anfitrion/`) return route.fulfill({ contentType: 'text/html', body: HOST_PAGE });
    const file = fileOf(url, folder);
    return file === null ? route.abort() : route.fulfill({ path: file });
  });
}

/** The scripts that the pane asked for, and when, in milliseconds since it began to load. */
async function scriptsAsked(frame: Frame): Promise<{ url: string; at: number }[]> {
  return frame.evaluate(`performance.getEntriesByType('resource')
    .filter(({ initiatorType }) => initiatorType === 'script')
    .map(({ name, startTime }) => ({ url: name, at: startTime }))`);
}

function fileOf(address: string, folder: string): string | null {
  const url = address.split(/[?#]/)[0]!;
  const homes = [
    [`${ORIGIN}/anfitrion/`, HOST],
    [`${ORIGIN}/`, folder],
    [CDN, OFFICE_JS],
  ] as const;
  const home = homes.find(([prefix]) => url.startsWith(prefix));
  if (!home) return null;
  const file = join(home[1], url.slice(home[0].length));
  return file.startsWith(home[1] + sep) && existsSync(file) && statSync(file).isFile() ? file : null;
}

function weigh(url: string, folder: string): Script {
  const file = fileOf(url, folder)!;
  const bytes = readFileSync(file);
  const gzip = gzipSync(bytes, { level: 9 }).length;
  return { file: basename(file), isOffice: url.startsWith(CDN), raw: bytes.length, gzip };
}

/** Long enough for what is fetched ahead of time. */
const REST = 1_500;

/** Goes from place to place; says from when to when it was in each. */
async function visit(
  frame: Frame,
  places: readonly string[],
): Promise<{ when: string; from: number; to: number }[]> {
  const now = async (): Promise<number> => Number(await frame.evaluate('performance.now()'));
  await frame.waitForTimeout(REST);
  const from = Number(await frame.evaluate('window.usableAt'));
  const stays = [{ when: 'by itself, once shown', from, to: await now() }];
  for (const name of places) {
    const entered = await now();
    await frame.getByRole('tab', { name: new RegExp(name) }).click();
    await frame
      .getByRole('tabpanel', { name: new RegExp(name) })
      .getByRole('button')
      .first()
      .waitFor();
    await frame.waitForTimeout(REST);
    stays.push({ when: name, from: entered, to: await now() });
  }
  return stays;
}

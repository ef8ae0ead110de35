/** What does a task pane load, and how long until it is usable? Measured in Chromium, beside the embedded Excel. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import {
  CDN,
  compilePage,
  fileBehind,
  HOST_ADDRESS,
  HOST_HTML,
  homesOf,
  noteWhenShown,
  openBeside,
} from './pane-page';

const ROOT = join(__dirname, '..');
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
export const buildHostPage = (): void => compilePage(ROOT, 'host');

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
    await context.addInitScript(noteWhenShown(subject.usable));
    await serve(page, subject.folder);
    const frame = await openBeside(page, workbook);
    await frame.waitForFunction('window.shownAt !== undefined');
    const milliseconds = Number(await frame.evaluate('window.shownAt'));
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

/** Hands the browser the host's page, the files of the folder, and office.js. */
async function serve(page: Page, folder: string): Promise<void> {
  const homes = homesOf(ROOT, folder);
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === HOST_ADDRESS) return route.fulfill({ contentType: 'text/html', body: HOST_HTML });
    const file = fileBehind(homes, url);
    return file === null ? route.abort() : route.fulfill({ path: file });
  });
}

/** The scripts that the pane asked for, and when, in milliseconds since it began to load. */
async function scriptsAsked(frame: Frame): Promise<{ url: string; at: number }[]> {
  return frame.evaluate(`performance.getEntriesByType('resource')
    .filter(({ initiatorType }) => initiatorType === 'script')
    .map(({ name, startTime }) => ({ url: name, at: startTime }))`);
}

function weigh(url: string, folder: string): Script {
  const file = fileBehind(homesOf(ROOT, folder), url)!;
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
  const from = Number(await frame.evaluate('window.shownAt'));
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

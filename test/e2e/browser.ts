/** How is the built pane put before a real Chromium, with a workbook behind it and without any network? */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import {
  CDN,
  compilePage,
  fileBehind,
  HOST_ADDRESS,
  HOST_HTML,
  homesOf,
  launchChromium,
  noteWhenShown,
  openBeside,
  ORIGIN,
} from '../../src/cli/pane-page';

const root = path.resolve(__dirname, '../..');
const PREVIEW = `${ORIGIN}/vista-previa/`;
const HOMES = [
  [PREVIEW, path.join(root, 'build/preview')] as const,
  ...homesOf(root, path.join(root, 'dist')),
];

// A browser on a loaded machine may miss a moment: a test is tried once more, and its first failure is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Without Chromium these tests are skipped, and it is said; on a build machine that is a failure. */
export function hasChromium(): boolean {
  if (fs.existsSync(CHROMIUM)) return true;
  if (process.env.CI) throw new Error(`There is no Chromium at ${CHROMIUM}: install it or set CHROMIUM.`);
  console.warn(`SKIPPED: there is no Chromium at ${CHROMIUM}; the pane was not tested in a browser.`);
  return false;
}

/** Compiles the page that stands for Excel; the pane itself is taken from dist/ as `npm run build` left it. */
export function buildHostPage(): void {
  compile('host');
}

/** Compiles the preview: a workbook's grid beside that same pane. */
export function buildPreview(): void {
  compile('preview');
}

function compile(env: 'host' | 'preview'): void {
  if (!fs.existsSync(path.join(root, 'dist/taskpane.html'))) {
    throw new Error('There is no dist/: run `npm run build` first.');
  }
  if (isFresh(env)) return;
  compilePage(root, env);
}

/** True when nothing that the page is made of is newer: `npm test` compiles both pages once, before all files. */
function isFresh(env: 'host' | 'preview'): boolean {
  const made = path.join(root, { host: 'build/host/host-page.js', preview: 'build/preview/preview.js' }[env]);
  if (!fs.existsSync(made)) return false;
  const sources = [
    ...['src/host', 'src/preview', 'test/e2e/host-page.ts', 'test/fixtures/matriz-infoem.xlsx'],
    ...['webpack.config.js', 'package-lock.json'],
  ];
  const files = sources.flatMap((name) => filesOf(path.join(root, name)));
  const { mtimeMs } = fs.statSync(made);
  return files.every((file) => fs.statSync(file).mtimeMs < mtimeMs);
}

function filesOf(place: string): string[] {
  if (!fs.statSync(place).isDirectory()) return [place];
  const entries = fs.readdirSync(place, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
}

export const launch = (): Promise<Browser> => launchChromium(CHROMIUM);

/** A pane in a browser, with the workbook that it works on. */
export interface OpenPane {
  readonly page: Page;
  readonly frame: Frame;
  /** Addresses that the pane asked for beyond its own files and office.js. Must stay empty. */
  readonly strangers: readonly string[];
  /** Addresses that were asked for, in order. */
  readonly requests: readonly string[];
  /** Errors that reached the page or its console. */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Null opens the pane alone. */
  readonly workbook: Uint8Array | null;
  /** Office.js cannot be fetched. */
  readonly offline?: boolean;
  /** `window.shownAt` becomes the time at which such an element first stood on a page. */
  readonly watchFor?: string;
}

/** A page whose files are given to the browser under the address that they would have, and what it was heard to ask. */
interface OpenPage {
  readonly page: Page;
  readonly strangers: string[];
  readonly requests: string[];
  readonly errors: string[];
  close(): Promise<void>;
}

/** No port is opened, and https is not bent. */
async function openPage(
  browser: Browser,
  offline: boolean,
  options: BrowserContextOptions,
): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'es-MX', ...options });
  const page = await context.newPage();
  const strangers: string[] = [];
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await context.route('**/*', (route) => {
    const url = route.request().url();
    requests.push(url);
    if (offline && url.startsWith(CDN)) return route.abort();
    if (url === HOST_ADDRESS) return route.fulfill({ contentType: 'text/html', body: HOST_HTML });
    const file = fileBehind(HOMES, url);
    if (file !== null) return route.fulfill({ path: file });
    strangers.push(url);
    return route.abort();
  });
  return { page, strangers, requests, errors, close: () => context.close() };
}

/** Opens the pane in a frame beside a workbook; with `null`, the pane alone, as in a plain browser. */
export async function openPane(browser: Browser, asked: OpenOptions): Promise<OpenPane> {
  const { workbook, offline = false, watchFor, ...options } = asked;
  const opened = await openPage(browser, offline, { viewport: { width: 350, height: 700 }, ...options });
  const { page } = opened;
  if (watchFor !== undefined) await page.addInitScript(noteWhenShown(watchFor));
  if (workbook === null) {
    await page.goto(`${ORIGIN}/taskpane.html`);
    return { ...opened, frame: page.mainFrame() };
  }
  const frame = await openBeside(page, workbook);
  return { ...opened, frame };
}

/** Opens the preview as `npm run demo` shows it: the example workbook, and the pane beside it. */
export async function openPreview(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPane> {
  const opened = await openPage(browser, false, { viewport: { width: 1280, height: 800 }, ...options });
  await opened.page.goto(PREVIEW);
  const frame = (await (await opened.page.waitForSelector('iframe')).contentFrame())!;
  return { ...opened, frame };
}

/** Waits until nothing is in transition: colours are judged as they end, not halfway. */
export async function still(frame: Frame): Promise<void> {
  await frame.waitForFunction(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => done(document.getAnimations().length === 0))),
      ),
  );
}

/**
 * What axe, put into the frame before, has to say of the pane, in short. A colour on its way to another is no
 * fault: what is found is looked for again once all is still. Fluent's own dummy elements for focus are not ours.
 */
export async function violations(frame: Frame, tries = 3): Promise<string[]> {
  await still(frame);
  const found = await frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run({ exclude: [['[data-tabster-dummy]']] });
    return result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
    );
  });
  if (found.length === 0 || tries === 1) return found;
  await frame.waitForTimeout(300);
  return violations(frame, tries - 1);
}

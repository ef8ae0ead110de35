/** How is the built pane put before a real Chromium, with a workbook behind it and without any network? */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Frame, type Page } from 'playwright-core';

const root = path.resolve(__dirname, '../..');
const ORIGIN = 'https://localhost:3000';
const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const OFFICE_JS = path.join(root, 'node_modules/@microsoft/office-js/dist');

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
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, '--env', env], { cwd: root });
  if (status !== 0) throw new Error(`The ${env} page was not compiled:\n${stdout}${stderr}`);
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

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

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
    const file = fileOf(url);
    if (file === null) {
      strangers.push(url);
      return route.abort();
    }
    return file === ''
      ? route.fulfill({ contentType: 'text/html', body: HOST_HTML })
      : route.fulfill({ path: file });
  });
  return { page, strangers, requests, errors, close: () => context.close() };
}

/** Opens the pane in a frame beside a workbook; with `null`, the pane alone, as in a plain browser. */
export async function openPane(browser: Browser, asked: OpenOptions): Promise<OpenPane> {
  const { workbook, offline = false, watchFor, ...options } = asked;
  const opened = await openPage(browser, offline, { viewport: { width: 350, height: 700 }, ...options });
  const { page } = opened;
  if (watchFor !== undefined) await page.addInitScript(noteWhenShown, watchFor);
  if (workbook === null) {
    await page.goto(`${ORIGIN}/taskpane.html`);
    return { ...opened, frame: page.mainFrame() };
  }
  await page.goto(`${ORIGIN}/anfitrion/`);
  const bytes = Buffer.from(workbook).toString('base64');
  const args = [bytes, `${ORIGIN}/taskpane.html`] as const;
  await page.evaluate(([book, pane]) => window.hostPage.open(book, pane), args);
  const frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
  return { ...opened, frame };
}

function noteWhenShown(selector: string): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(selector)) return;
    Object.assign(window, { shownAt: performance.now() });
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** Opens the preview as `npm run demo` shows it: the example workbook, and the pane beside it. */
export async function openPreview(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPane> {
  const opened = await openPage(browser, false, { viewport: { width: 1280, height: 800 }, ...options });
  await opened.page.goto(`${ORIGIN}/vista-previa/`);
  const frame = (await (await opened.page.waitForSelector('iframe')).contentFrame())!;
  return { ...opened, frame };
}

const HOST_HTML = `<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><title>Libro</title>
<meta name="color-scheme" content="light dark"></head><body><script src="host-page.js"></script></body></html>`;

/** The file behind an address; "" is the host page itself, null what neither the add-in nor office.js has. */
function fileOf(url: string): string | null {
  const plain = url.split(/[?#]/)[0]!;
  const candidates: [string, string][] = [
    [`${ORIGIN}/anfitrion/`, path.join(root, 'build/host')],
    [`${ORIGIN}/vista-previa/`, path.join(root, 'build/preview')],
    [`${ORIGIN}/`, path.join(root, 'dist')],
    [CDN, OFFICE_JS],
  ];
  const found = candidates.find(([prefix]) => plain.startsWith(prefix));
  if (!found) return null;
  const rest = plain.slice(found[0].length);
  if (rest === '' && found[0].endsWith('anfitrion/')) return '';
  if (rest === '' && found[0].endsWith('vista-previa/')) return path.join(found[1], 'index.html');
  const file = path.join(found[1], rest);
  return fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
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

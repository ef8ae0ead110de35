/** How is a built pane put before a real Chromium beside a workbook, without a server and without any network? */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';

/** Where the add-in's pages stand for the browser. */
export const ORIGIN = 'https://localhost:3000';
/** Where production pages take office.js from; npm's same files are given instead. */
export const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

/** The page that stands for Excel, and its address. */
export const HOST_ADDRESS = `${ORIGIN}/anfitrion/`;
export const HOST_HTML = `<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><title>Libro</title>
<meta name="color-scheme" content="light dark"></head><body><script src="host-page.js"></script></body></html>`;

/** Compiles one of the pages that are no part of the add-in. */
export function compilePage(root: string, env: 'host' | 'preview'): void {
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, '--env', env], { cwd: root });
  if (status !== 0) throw new Error(`The ${env} page was not compiled:\n${stdout}${stderr}`);
}

/** Starts Chromium, quiet: nothing but the pages asks for anything. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** Addresses and the folders that answer them; the first that fits counts. */
export type Homes = readonly (readonly [prefix: string, folder: string])[];

/** The folders behind the host's page, the add-in's pages in `pane`, and office.js. */
export function homesOf(root: string, pane: string): Homes {
  return [
    [HOST_ADDRESS, join(root, 'build/host')],
    [`${ORIGIN}/`, pane],
    [CDN, join(root, 'node_modules/@microsoft/office-js/dist')],
  ];
}

/** The file behind an address; null for what none of the folders holds. */
export function fileBehind(homes: Homes, address: string): string | null {
  const url = address.split(/[?#]/)[0]!;
  const home = homes.find(([prefix]) => url.startsWith(prefix));
  if (!home) return null;
  const [prefix, folder] = home;
  const file = join(folder, url.slice(prefix.length) || 'index.html');
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Goes to the host's page and opens a workbook and the pane in it; the pane's frame. */
export async function openBeside(page: Page, workbook: Uint8Array): Promise<Frame> {
  await page.goto(HOST_ADDRESS);
  const bytes = Buffer.from(workbook).toString('base64');
  await page.evaluate(`window.hostPage.open(${JSON.stringify(bytes)}, '${ORIGIN}/taskpane.html')`);
  return (await (await page.waitForSelector('iframe')).contentFrame())!;
}

/** A script that sets `window.shownAt`, in milliseconds since the page began to load, once such an element is there. */
export function noteWhenShown(selector: string): string {
  return `new MutationObserver((_, observer) => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    window.shownAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });`;
}

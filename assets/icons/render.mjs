/**
 * Draws the .png icons of this folder from its .svg files, in Debian's Chromium:
 * node assets/icons/render.mjs
 */
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const folder = import.meta.dirname;
/** Ribbon: 16, 32 and 80. The add-in's own mark also has 64 (high resolution) and 128 (store). */
const sizesOf = (name) => (name === 'matriz-viva' ? [16, 32, 64, 80, 128] : [16, 32, 80]);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const file of fs.readdirSync(folder).filter((each) => each.endsWith('.svg'))) {
  const name = path.basename(file, '.svg');
  const svg = fs.readFileSync(path.join(folder, file), 'utf8');
  for (const size of sizesOf(name)) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
    await page.screenshot({ path: path.join(folder, `${name}-${size}.png`), omitBackground: true });
  }
}
await browser.close();

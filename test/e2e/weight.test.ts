/** How much must arrive before the pane can be used? */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildHostPage, hasChromium, launch, openPane } from './browser';

const root = path.resolve(__dirname, '../..');
/** KiB of JavaScript, gzip, of our own (office.js is Excel's). Raise it only for something worth the wait. */
const BUDGET = 215;

const inChromium = hasChromium() ? test : test.skip;

inChromium(
  'the JavaScript loaded until the rounds are shown stays within its budget',
  async () => {
    buildHostPage();
    const browser = await launch();
    const workbook = fs.readFileSync(path.join(root, 'test/fixtures/matriz-infoem.xlsx'));
    const { page, frame, requests } = await openPane(browser, { workbook });
    await frame.getByRole('article').first().waitFor();
    const scripts = requests.filter((url) => /^https:\/\/localhost:3000\/[^/]+\.js$/.test(url));
    const weights = scripts.map((url) => {
      const file = path.join(root, 'dist', path.basename(url));
      return [path.basename(url), gzipSync(fs.readFileSync(file), { level: 9 }).length / 1024] as const;
    });
    const total = weights.reduce((sum, [, kib]) => sum + kib, 0);
    const list = weights.map(([name, kib]) => `${name} ${kib.toFixed(1)}`).join(', ');
    process.stderr.write(`Pane until usable: ${total.toFixed(1)} KiB gzip (${list})\n`);
    await page.context().close();
    await browser.close();
    expect(scripts.length).toBeGreaterThan(1);
    expect(total).toBeLessThan(BUDGET);
  },
  180_000,
);

/** Do the built pages refuse what they have no business with? They are asked to, in a real Chromium. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import {
  buildHostPage,
  buildPreview,
  hasChromium,
  launch,
  openPane,
  openPreview,
  type OpenPane,
} from './browser';

const root = path.resolve(__dirname, '../..');
const sample = fs.readFileSync(path.join(root, 'test/fixtures/matriz-infoem.xlsx'));
const inChromium = hasChromium() ? describe : describe.skip;

/** Tries what a page with an injected text would try; which directives stopped it, and what ran all the same. */
function misbehave(frame: Frame): Promise<{ stopped: string[]; ran: string[] }> {
  return frame.evaluate(async () => {
    const stopped = new Set<string>();
    const ran: string[] = [];
    Object.assign(window, { ran });
    document.addEventListener('securitypolicyviolation', (event) => stopped.add(event.effectiveDirective));
    const add = (tag: string, attributes: Record<string, string>, text = ''): void => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.textContent = text;
      document.body.append(made);
    };
    const far = 'https://ejemplo.invalid/';
    add('script', {}, 'window.ran.push("inline")');
    add('script', { src: `${far}a.js` });
    add('img', { src: `${far}a.png`, onerror: 'window.ran.push("handler")' });
    add('iframe', { src: far });
    add('object', { data: far });
    add('base', { href: far });
    await fetch(far).catch(() => undefined);
    // Not within the evaluation, which the browser's tools exempt.
    await new Promise((done) =>
      setTimeout(() => {
        try {
          new Function('window.ran.push("eval")')();
        } catch {
          // refused, as it should be
        }
        setTimeout(done, 300);
      }, 50),
    );
    return { stopped: [...stopped].sort(), ran };
  });
}

inChromium('the policy of a page', () => {
  let browser: Browser;
  let opened: OpenPane;

  beforeAll(async () => {
    buildHostPage();
    buildPreview();
    browser = await launch();
  }, 180_000);
  afterAll(() => browser?.close());
  afterEach(() => opened.close());

  const ALL = ['base-uri', 'connect-src', 'frame-src', 'img-src', 'object-src', 'script-src'];
  const heard = (stopped: string[]): string[] =>
    ALL.filter((one) => stopped.some((each) => each.startsWith(one)));

  test('stops scripts, connections, pictures and frames of others in the pane, which works', async () => {
    opened = await openPane(browser, { workbook: sample });
    await opened.frame.waitForSelector('text=18 municipios');
    expect(opened.errors).toEqual([]);
    const { stopped, ran } = await misbehave(opened.frame);
    expect({ ran, strangers: opened.strangers }).toEqual({ ran: [], strangers: [] });
    expect(heard(stopped)).toEqual(ALL);
  }, 60_000);

  test('stops them in the preview too', async () => {
    opened = await openPreview(browser);
    await opened.frame.waitForSelector('text=18 municipios');
    expect(opened.errors).toEqual([]);
    const { stopped, ran } = await misbehave(opened.page.mainFrame());
    expect({ ran, strangers: opened.strangers }).toEqual({ ran: [], strangers: [] });
    expect(heard(stopped)).toEqual(ALL.filter((one) => one !== 'frame-src' || stopped.includes('frame-src')));
  }, 60_000);
});

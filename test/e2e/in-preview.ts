/** How does each test of the preview begin and end? With the example opened anew; with nothing failed unseen. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { buildPreview, hasChromium, launch, openPreview, type OpenPane } from './browser';
import { PreviewUser } from './preview-user';

/** One test's page, and the person at it. */
export interface AtPreview {
  readonly opened: OpenPane;
  readonly user: PreviewUser;
}

/** As `describe`; without Chromium its tests are skipped, and it is said. */
export const inChromium = hasChromium() ? describe : describe.skip;

/** Before each test of this `describe` the preview is opened and `start` goes on; after it, no stranger was asked. */
export function eachInPreview(
  start: (at: AtPreview) => void | Promise<void>,
  options: BrowserContextOptions = {},
): void {
  let browser: Browser;
  let opened: OpenPane;

  beforeAll(async () => {
    buildPreview();
    browser = await launch();
  }, 180_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    opened = await openPreview(browser, { viewport: { width: 1280, height: 1000 }, ...options });
    const user = new PreviewUser(opened.page);
    await user.said('18 municipios y 18 herramientas.');
    await start({ opened, user });
  });
  afterEach(async () => {
    const { strangers, errors } = opened;
    await opened.close();
    expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
  });
}

/** How does a person use the preview? Only what hands and eyes can do: pointer, keys, and what is on the screen. */
import fs from 'node:fs';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openWorkbook } from '../../src/host/session/files';
import type { Workbook } from '../../src/host/workbook/model';

/** What the grid shows of one cell. */
export interface Seen {
  readonly text: string;
  /** Computed background, "rgb(0, 176, 80)"; null for none. */
  readonly fill: string | null;
}

/** One person at the preview. */
export class PreviewUser {
  /** The pane; it is another frame after another workbook is opened. */
  readonly frame: FrameLocator;

  constructor(
    readonly page: Page,
    /** The person's window, when there are two. */
    readonly window: Locator = page.locator('[data-person]').first(),
  ) {
    this.frame = window.frameLocator('iframe');
  }

  readonly ribbon = (name: string): Locator =>
    this.window.locator('.ribbon').getByRole('button', { name, exact: true });
  readonly pane = (name: string | RegExp): Locator =>
    this.frame.getByRole('button', { name, exact: typeof name === 'string' });
  readonly place = (name: RegExp): Promise<void> => this.frame.getByRole('tab', { name }).click();
  readonly said = (text: string | RegExp): Promise<void> => this.frame.getByText(text).first().waitFor();

  cell(address: string): Locator {
    return this.window.locator(`[data-cell="${address}"]`).last();
  }

  /** Goes to a cell by the name box, as one does for a cell out of sight. */
  async goTo(address: string): Promise<void> {
    const box = this.window.getByRole('textbox', { name: 'Cuadro de nombres' });
    await box.fill(address);
    await box.press('Enter');
    await this.grid.focus();
  }

  get grid(): Locator {
    return this.window.getByRole('grid');
  }

  async showSheet(name: string): Promise<void> {
    await this.window.getByRole('tab', { name, exact: true }).click();
  }

  async typeInto(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Pastes a text from outside, as another program put it on the clipboard. */
  async paste(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.grid.evaluate((grid, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Paints the selection with a colour of the palette. */
  async paint(address: string, color: string): Promise<void> {
    await this.goTo(address);
    await this.window.getByRole('tab', { name: 'Inicio' }).click();
    await this.ribbon('Color de relleno').click();
    await this.window.locator(`.swatch[title="${color}"]`).first().click();
  }

  /** What the screen shows in a cell: its text, and the colour drawn behind it. */
  async sees(address: string): Promise<Seen> {
    const cell = this.cell(address);
    // What is out of sight is gone to, as one would.
    if ((await cell.count()) === 0) await this.goTo(address);
    return cell.evaluate((node) => {
      const box = node.getBoundingClientRect();
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      const part = node.closest('.part')!;
      const under = [...part.querySelectorAll<HTMLElement>('.fill')].filter((fill) => {
        const { left, right, top, bottom } = fill.getBoundingClientRect();
        return left <= middle.x && middle.x <= right && top <= middle.y && middle.y <= bottom;
      });
      const last = under.at(-1);
      return {
        text: node.textContent ?? '',
        fill: last ? getComputedStyle(last).backgroundColor : null,
      };
    });
  }

  /** Waits until a cell shows what is expected. */
  async waitToSee(address: string, expected: Partial<Seen>): Promise<void> {
    const until = Date.now() + 15_000;
    for (;;) {
      const seen = await this.sees(address);
      const fits = Object.entries(expected).every(([key, value]) => seen[key as keyof Seen] === value);
      if (fits) return;
      if (Date.now() > until)
        throw new Error(`${address} shows ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Saves a copy as a person does, and opens the file that came down. */
  async save(): Promise<Workbook> {
    const coming = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Guardar una copia' }).click();
    const file = await (await coming).path();
    return openWorkbook(fs.readFileSync(file));
  }

  /** The ledger of a copy saved once that many changes stand in it: a cell shows its label before its row is entered. */
  async ledgerOf(changes: number): Promise<string[]> {
    const until = Date.now() + 15_000;
    for (;;) {
      const rows = ledger(await this.save());
      if (rows.length === changes || Date.now() > until) return rows;
      await this.page.waitForTimeout(100);
    }
  }

  async open(file: { name: string; bytes: Uint8Array }): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Abrir…' }).click();
    const chooser = await choosing;
    const mimeType = 'application/octet-stream';
    await chooser.setFiles([{ name: file.name, mimeType, buffer: Buffer.from(file.bytes) }]);
  }
}

/** The ledger's rows: municipality, tool, from, to, origin. */
export function ledger(workbook: Workbook): string[] {
  const sheet = workbook.sheetNamed('Bitácora');
  if (!sheet) return [];
  const { area, columns } = sheet.tables[0]!;
  const wanted = ['Municipio', 'Herramienta', 'De', 'A', 'Origen'].map(
    (name) => area.left + columns.findIndex((each) => each.name === name),
  );
  const rows: string[] = [];
  for (let row = area.top + 1; row <= area.bottom; row++)
    rows.push(wanted.map((column) => String(sheet.cell(row, column)?.value ?? '')).join(' | '));
  return rows;
}

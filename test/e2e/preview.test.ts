/** Can a person without Excel do the job in the preview? In real Chromium, with pointer and keys only. */
import { readFileSync } from 'node:fs';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Workbook } from '../../src/host/workbook/model';
import { buildPreview, hasChromium, launch, openPreview, type OpenPane } from './browser';
import { PreviewUser } from './preview-user';

const root = path.resolve(__dirname, '../..');
const fixture = (name: string) => fs.readFileSync(path.join(root, 'test/fixtures', name));
const axePath = path.join(root, 'node_modules/axe-core/axe.min.js');

/** Colours of the example's first legend. */
const GREEN = 'rgb(0, 176, 80)';
const RED = 'rgb(255, 0, 0)';

const valueOf = (workbook: Workbook, sheet: string, row: number, column: number) =>
  workbook.sheetNamed(sheet)?.cell(row, column)?.value ?? null;

const inChromium = hasChromium() ? describe : describe.skip;

inChromium('the preview', () => {
  let browser: Browser;
  let opened: OpenPane;
  let user: PreviewUser;

  beforeAll(async () => {
    buildPreview();
    browser = await launch();
  }, 180_000);
  afterAll(() => browser?.close());

  /** Every test ends the same way: nothing was asked of strangers, and nothing failed unseen. */
  afterEach(async () => {
    const { strangers, errors } = opened;
    await opened.close();
    expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
  });

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    opened = await openPreview(browser, { viewport: { width: 1280, height: 1000 }, ...options });
    user = new PreviewUser(opened.page);
    await user.said('18 municipios y 18 herramientas.');
  }

  describe('shows', () => {
    test('the example as its file says: fills, merges, widths and frozen panes', async () => {
      await open();
      expect(await user.sees('C5')).toEqual({ text: '', fill: RED });
      expect(await user.sees('D5')).toEqual({ text: '', fill: null });
      expect(await user.sees('E6')).toEqual({ text: '', fill: GREEN });
      const box = async (address: string) => (await user.cell(address).boundingBox({ timeout: 1000 }))!;
      // 13 characters are 96 pixels less the line; 22 are 159; the merge spans four columns.
      expect((await box('C5')).width).toBe(90);
      expect((await box('B5')).width / (await box('C5')).width).toBeCloseTo(22 / 13, 1);
      expect((await box('C3')).width).toBeCloseTo(4 * ((await box('C5')).width + 1) - 1, 0);
      const name = await box('B26');
      expect(await user.cell('T4').count()).toBe(0);
      await user.goTo('T26');
      expect(await box('B26')).toEqual(name);
      expect((await box('T4')).x).toBeGreaterThan(600);
      expect(await user.cell('C6').count()).toBe(0);
    });

    test('that it is a preview, and that the states are an example', async () => {
      await open();
      expect(await opened.page.getByRole('banner').innerText()).toMatch(
        /Vista previa[\s\S]*Esto no es Excel[\s\S]*ilustrativos/,
      );
    });

    test('the buttons of the manifest, with their icons', async () => {
      await open();
      const manifest = fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8');
      const labels = [...manifest.matchAll(/<bt:String id="(\w+)\.Etiqueta" DefaultValue="([^"]+)"/g)].map(
        ([, , label]) => label!,
      );
      expect(labels.length).toBeGreaterThan(4);
      const shown = await user.window.locator('.ribbon').innerText();
      for (const label of labels.filter((each) => manifest.includes(`"${each}"`)).slice(0, 5))
        expect(shown).toContain(label);
      const broken = await opened.page.$$eval('.ribbon img', (images) =>
        images
          .filter((image) => (image as HTMLImageElement).naturalWidth === 0)
          .map((image) => image.outerHTML),
      );
      expect(broken).toEqual([]);
    });

    test.each(['light', 'dark'] as const)('nothing that axe objects to (%s)', async (colorScheme) => {
      await open({ colorScheme });
      // Not as a script of the page: its Content-Security-Policy takes none.
      await opened.page.evaluate(readFileSync(axePath, 'utf8'));
      const violations = await opened.page.evaluate(async () => {
        // The pane is judged where it is tested; the cells' colours are the file's.
        const { violations: found } = await axe.run(
          { exclude: ['iframe', '[role=gridcell]'] },
          { resultTypes: ['violations'] },
        );
        return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]);
      });
      expect(violations).toEqual([]);
    });
  });

  describe('takes', () => {
    test('typing, with accents, Tab, Enter and Esc', async () => {
      await open();
      await user.goTo('B30');
      await opened.page.keyboard.type('Añés');
      await opened.page.keyboard.press('Tab');
      await opened.page.keyboard.type('=1+2');
      await opened.page.keyboard.press('Enter');
      await opened.page.keyboard.type('no');
      await opened.page.keyboard.press('Escape');
      expect((await user.sees('B30')).text).toBe('Añés');
      expect((await user.sees('C30')).text).toBe('3');
      expect((await user.sees('C31')).text).toBe('');
      const workbook = await user.save();
      expect(valueOf(workbook, '1er reporte', 29, 1)).toBe('Añés');
      expect(workbook.sheets[0]!.cell(29, 2)?.formula).toBe('1+2');
    });

    test('F2, the formula bar, Supr, and a block from another program', async () => {
      await open();
      await user.paste('B30', 'uno\tdos\r\n"tres\ty"\tcuatro\r\n');
      expect((await user.sees('C31')).text).toBe('cuatro');
      await user.goTo('B30');
      await opened.page.keyboard.press('F2');
      await opened.page.keyboard.type('!');
      await opened.page.keyboard.press('Enter');
      expect((await user.sees('B30')).text).toBe('uno!');
      const bar = opened.page.getByRole('textbox', { name: 'Barra de fórmulas' });
      await user.goTo('C30');
      await bar.fill('otro');
      await bar.press('Enter');
      expect((await user.sees('C30')).text).toBe('otro');
      await user.goTo('B31');
      await opened.page.keyboard.press('Delete');
      expect((await user.sees('B31')).text).toBe('');
      expect(valueOf(await user.save(), '1er reporte', 30, 1)).toBeNull();
    });

    test('a selection dragged with the pointer or stretched with Shift, and paints it', async () => {
      await open();
      await user.cell('C6').click();
      await user.cell('E8').click({ modifiers: ['Shift'] });
      await user.window.getByRole('tab', { name: 'Inicio' }).click();
      await user.ribbon('Color de relleno').click();
      await user.window.locator('.swatch[title="#7030A0"]').first().click();
      for (const address of ['C6', 'E8', 'D7'])
        expect((await user.sees(address)).fill).toBe('rgb(112, 48, 160)');
      expect((await user.sees('F8')).fill).not.toBe('rgb(112, 48, 160)');
    });

    test('one’s own workbook, and tells kindly when a file is none', async () => {
      await open();
      await user.open({ name: 'nota.xlsx', bytes: new TextEncoder().encode('no soy un libro') });
      await opened.page.getByText('No se pudo abrir «nota.xlsx»').waitFor();
      await user.open({ name: 'mía.xlsx', bytes: fixture('totales.xlsx') });
      await opened.page.getByText('mía.xlsx', { exact: true }).waitFor();
      expect(await opened.page.getByText('No se pudo abrir').count()).toBe(0);
      expect(await opened.page.getByText('son ilustrativos').count()).toBe(0);
    });
  });

  describe('reaches the add-in', () => {
    test('a button of the ribbon applies the legend, and the sheet shows signs on the same colours', async () => {
      await open();
      await user.ribbon('Aplicar simbología').click();
      await user.waitToSee('E6', { text: '✔', fill: GREEN });
      expect((await user.sees('C5')).fill).toBe(RED);
      const workbook = await user.save();
      expect(valueOf(workbook, '1er reporte', 5, 4)).toBe('Cumplido');
    });
  });
});

declare const axe: {
  run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

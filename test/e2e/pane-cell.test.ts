/** Does the pane follow what a person does in the workbook, and do what is asked of the cells that are selected? */
import { readFileSync } from 'node:fs';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { openWorkbook, saveWorkbook } from '../../src/host/session/files';
import {
  buildHostPage,
  hasChromium,
  launch,
  openPane,
  type OpenOptions,
  type OpenPane,
  violations,
} from './browser';

const root = path.resolve(__dirname, '../..');
const sample = fs.readFileSync(path.join(root, 'test/fixtures/matriz-infoem.xlsx'));

const ROUND = '3er reporte';
/** A cell of the third round's body. */
const CELL = { address: 'D7', row: 6, column: 3 };

const inChromium = hasChromium() ? describe : describe.skip;

inChromium('the place «Celda»', () => {
  let browser: Browser;
  let pane: OpenPane;
  let frame: Frame;

  beforeAll(async () => {
    buildHostPage();
    browser = await launch();
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    const { strangers, errors } = pane;
    await pane.close();
    expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
  });

  async function open(options: Partial<OpenOptions> = {}): Promise<void> {
    pane = await openPane(browser, { workbook: sample, ...options });
    frame = pane.frame;
    await frame.getByRole('article').first().waitFor();
  }

  const button = (name: string | RegExp) =>
    frame.getByRole('button', { name, exact: typeof name === 'string' });
  const place = (name: RegExp) => frame.getByRole('tab', { name }).click();
  const said = (text: string | RegExp) => frame.getByText(text).first().waitFor();
  const person = (what: 'select' | 'type', ...args: string[]) =>
    pane.page.evaluate(
      ([name, given]) => {
        const act = window.hostPage.person()[name] as (...all: string[]) => Promise<unknown>;
        return act(...given).then(() => undefined);
      },
      [what, args] as const,
    );
  const held = ({ row, column }: typeof CELL) =>
    pane.page.evaluate(([sheet, r, c]) => window.hostPage.text(sheet, r, c), [ROUND, row, column] as const);
  const holds = (cell: typeof CELL, text: string) =>
    pane.page.waitForFunction(([sheet, r, c, wanted]) => window.hostPage.text(sheet, r, c) === wanted, [
      ROUND,
      cell.row,
      cell.column,
      text,
    ] as const);
  const heading = () => frame.getByRole('tabpanel').getByRole('heading', { level: 2 }).first().innerText();
  /** The label of the state that is pressed. */
  const pressed = () => frame.getByRole('tabpanel').locator('button[aria-pressed=true]').first().innerText();

  async function openCell(): Promise<void> {
    await open();
    await place(/Celda/);
    await person('select', ROUND, CELL.address);
    await said(/celda D7/);
  }

  /** Every cell with a state holds its label. */
  async function makeLive(): Promise<void> {
    await button('Ver qué cambiará').click();
    await said('Lo que había se guarda');
    await button('Aplicar simbología').click();
    await said('Aplicar simbología: listo');
    await button('Cerrar el aviso').first().click();
  }

  test('follows the selection: a cell, another one, several, none of the matrix', async () => {
    await openCell();
    const first = await heading();
    await person('select', ROUND, 'D8');
    await said(/celda D8/);
    expect(await heading()).not.toBe(first);
    await person('select', ROUND, 'D7:F9');
    await said('9 celdas seleccionadas');
    await person('select', ROUND, 'A1');
    await said('Fuera de la matriz');
  });

  test('a state is set by a press, logged, shown, and taken back', async () => {
    await openCell();
    await place(/Matriz/);
    await makeLive();
    await place(/Celda/);
    const before = await held(CELL);
    const was = await pressed();
    expect(was).toContain(before);
    const other = frame.getByRole('tabpanel').locator('button[aria-pressed=false]').first();
    const label = (await other.innerText()).split('\n').at(-1)!;
    await other.click();
    await holds(CELL, label);
    await frame.getByRole('button', { name: label, pressed: true }).waitFor();
    expect(await pane.page.evaluate(() => window.hostPage.sheetNames())).toContain('Bitácora');
    await button('Deshacer').click();
    await said('Deshacer: listo');
    await holds(CELL, before);
    await frame.getByRole('button', { name: before, pressed: true }).waitFor();
  });

  test('several cells are set at once and taken back at once', async () => {
    await openCell();
    await place(/Matriz/);
    await makeLive();
    await place(/Celda/);
    await person('select', ROUND, 'D7:F9');
    await said('9 celdas seleccionadas');
    const before = await held(CELL);
    await button(/^Cumplido \d$/).click();
    await holds(CELL, 'Cumplido');
    await said(/en 9 celdas: listo/);
    await button('Deshacer').click();
    await said('Deshacer: listo');
    await holds(CELL, before);
  });

  test('an avance is saved in its table, and what is typed is kept when the selection moves', async () => {
    await openCell();
    await frame.getByLabel('Avance informado').fill('Se publicó el convenio.');
    await person('select', ROUND, 'D8');
    await said(/avance sin guardar/);
    expect(await frame.getByLabel('Avance informado').inputValue()).toBe('');
    await button('Volver a la celda').click();
    await said(/celda D7/);
    expect(await frame.getByLabel('Avance informado').inputValue()).toBe('Se publicó el convenio.');
    await frame.getByLabel('Su nombre (opcional)').fill('Ana Pérez');
    await button('Guardar avance').click();
    await said('Guardado en «Avances».');
    await said(/Capturó: Ana Pérez/);
    const saved = openWorkbook(Buffer.from(await pane.page.evaluate(() => window.hostPage.save()), 'base64'));
    const table = saved.sheets.find(({ name }) => name === 'Avances')!;
    const { bottom, right } = table.usedArea();
    const texts = [];
    for (let row = 0; row <= bottom; row++) {
      for (let column = 0; column <= right; column++)
        texts.push(String(table.cell(row, column)?.value ?? ''));
    }
    expect(texts).toEqual(expect.arrayContaining(['Se publicó el convenio.', 'Ana Pérez', ROUND]));
  });

  test('a date that is half typed is told, not saved, and not left in another cell’s field', async () => {
    await openCell();
    await frame.getByLabel('Avance informado').fill('Se publicó el convenio.');
    const date = frame.getByLabel('Fecha de la evidencia');
    const isHalf = () => date.evaluate((field: HTMLInputElement) => field.validity.badInput);
    await date.focus();
    await pane.page.keyboard.type('0512');
    expect(await isHalf()).toBe(true);
    await button('Guardar avance').click();
    await said(/Esta fecha no está completa o no existe/);
    expect(await date.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await pane.page.evaluate(() => window.hostPage.sheetNames())).not.toContain('Avances');
    await person('select', ROUND, 'D8');
    await said(/celda D8/);
    expect(await isHalf()).toBe(false);
    await person('select', ROUND, CELL.address);
    await said(/La fecha quedó a medias y no se pudo conservar/);
    await date.fill('2023-05-12');
    await button('Guardar avance').click();
    await said('Guardado en «Avances».');
    // What is half typed over a whole date does not take it away either.
    await date.focus();
    await pane.page.keyboard.press('Backspace');
    await button('Guardar avance').click();
    await said(/Esta fecha no está completa o no existe/);
    await button('Descartar el texto').click();
    expect(await date.inputValue()).toBe('2023-05-12');
  });

  test('its name stays in sight below the tabs, and what takes the focus is not covered by it', async () => {
    await openCell();
    await pane.page.setViewportSize({ width: 320, height: 600 });
    const name = frame.getByRole('tabpanel').getByRole('heading', { level: 2 }).first();
    const top = async () => {
      const [head, tabs] = [await name.boundingBox(), await frame.getByRole('banner').boundingBox()];
      return head!.y - (tabs!.y + tabs!.height);
    };
    await frame.getByText('Qué pide el Modelo').scrollIntoViewIfNeeded();
    await frame.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await frame.waitForFunction(() => window.scrollY > 300);
    expect(await top()).toBeLessThan(12);
    expect(await top()).toBeGreaterThanOrEqual(0);
    const first = await name.innerText();
    await person('select', ROUND, 'D8');
    await said(/celda D8/);
    expect(await name.innerText()).not.toBe(first);
    expect(await top()).toBeGreaterThanOrEqual(0);
    await frame.getByLabel('Avance informado').focus();
    const field = (await frame.getByLabel('Avance informado').boundingBox())!;
    const head = (await name.boundingBox())!;
    expect(field.y).toBeGreaterThan(head.y + head.height);
    // A field in use goes on being seen, whatever comes above it: here, that a text is not saved.
    await pane.page.keyboard.type('Se publicó.');
    await person('select', ROUND, 'D9');
    await said(/celda D9/);
    await said(/avance sin guardar/);
    await frame.waitForFunction(() => {
      const used = document.activeElement as HTMLElement;
      const cover = document.querySelector('[role=tabpanel]:not([hidden]) h2')!.parentElement!;
      const { top, bottom } = used.getBoundingClientRect();
      const isSeen = top >= cover.getBoundingClientRect().bottom - 1 && bottom <= window.innerHeight;
      return used.tagName === 'TEXTAREA' && isSeen;
    });
  });

  test('while a cell is being edited a state waits, says why, and is set afterwards', async () => {
    await openCell();
    await place(/Matriz/);
    await makeLive();
    await place(/Celda/);
    await pane.page.evaluate(() => window.hostPage.setEditMode(true));
    const other = frame.getByRole('tabpanel').locator('button[aria-pressed=false]').first();
    const label = (await other.innerText()).split('\n').at(-1)!;
    await other.click();
    const stuck = frame.getByText(/Excel no responde todavía/);
    await stuck.waitFor();
    await pane.page.evaluate(() => window.hostPage.setEditMode(false));
    await holds(CELL, label);
    await stuck.waitFor({ state: 'detached' });
  });

  test('a letter typed in a live cell becomes its state, and the findings and the card follow', async () => {
    await openCell();
    await place(/Matriz/);
    await makeLive();
    await place(/Celda/);
    await person('type', ROUND, CELL.address, 'c');
    await holds(CELL, 'Cumplido');
    await frame.getByRole('button', { name: 'Cumplido', pressed: true }).waitFor();
    await person('type', ROUND, CELL.address, 'quién sabe');
    await place(/Hallazgos/);
    await said(/quién sabe/);
  });

  test('the whole of it by keyboard: from the tabs to the state and the next pending cell', async () => {
    await openCell();
    const { keyboard } = pane.page;
    await frame.getByRole('tab', { name: 'Celda' }).focus();
    for (let step = 0; step < 12; step++) {
      await keyboard.press('Tab');
      const at = await frame.evaluate(() => document.activeElement?.textContent ?? '');
      if (/^Siguiente/.test(at)) break;
    }
    await keyboard.press('Enter');
    await pane.page.waitForFunction(() => window.hostPage.selection() !== 'D7');
    const cell = await pane.page.evaluate(() => window.hostPage.selection());
    await said(new RegExp(`celda ${cell}$`));
    await keyboard.press('Tab');
    await keyboard.press('Space');
    const set = await frame.evaluate(() => document.activeElement?.textContent ?? '');
    await frame.locator('button[aria-pressed=true]').first().waitFor();
    expect(set).toContain((await pressed()).split('\n').at(-1));
    expect(await frame.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
  });

  const schemes = [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const;

  test.each(schemes)(
    '$colorScheme, forced colours $forcedColors: axe finds nothing, nothing is cut off',
    async (scheme) => {
      await open({ reducedMotion: 'reduce', ...scheme });
      // Not as a script of the page: its Content-Security-Policy takes none.
      await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      await place(/Celda/);
      await person('select', ROUND, CELL.address);
      await said(/celda D7/);
      await frame.getByLabel('Avance informado').fill('Un texto que se queda');
      await look('una-celda', scheme);
      await frame.evaluate(() => window.scrollTo(0, 10_000));
      await look('una-celda-abajo', scheme);
      await frame.getByLabel('Fecha de la evidencia').focus();
      await pane.page.keyboard.type('0512');
      await button('Guardar avance').click();
      await said(/Esta fecha no está completa/);
      await look('fecha-a-medias', scheme);
      await pane.page.evaluate(() => window.hostPage.setEditMode(true));
      await frame.getByRole('tabpanel').locator('button[aria-pressed=false]').first().click();
      await said(/Excel no responde todavía/);
      await look('sin-respuesta', scheme);
      await pane.page.evaluate(() => window.hostPage.setEditMode(false));
      await frame.getByText(/Excel no responde todavía/).waitFor({ state: 'detached' });
      await person('select', ROUND, 'D7:F9');
      await said('9 celdas seleccionadas');
      await look('varias-celdas', scheme);
      await place(/Matriz/);
      await button('Ver qué cambiará').click();
      await said('Lo que había se guarda');
      await look('vista-previa', scheme);
    },
  );

  async function look(name: string, scheme: (typeof schemes)[number]): Promise<void> {
    const found = await violations(frame);
    expect({ name, found }).toEqual({ name, found: [] });
    for (const width of [320, 350, 450]) {
      await pane.page.setViewportSize({ width, height: 700 });
      expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const file = `${name}-${width}-${scheme.colorScheme}-${scheme.forcedColors}.png`;
      await pane.page.screenshot({ path: path.join(root, 'build/pantallas', file) });
    }
  }
});

inChromium('a workbook without a matrix', () => {
  let browser: Browser;
  beforeAll(async () => {
    buildHostPage();
    browser = await launch();
  }, 120_000);
  afterAll(() => browser?.close());

  test('takes the example, which says that it is one', async () => {
    const { frame, close, errors, page } = await openPane(browser, {
      workbook: saveWorkbook(openWorkbook(null)),
    });
    await frame.getByRole('button', { name: 'Traer el libro de ejemplo' }).click();
    await frame.getByRole('article').first().waitFor();
    await frame.getByText(/son un ejemplo: no describen/).waitFor();
    expect(await page.evaluate(() => window.hostPage.sheetNames())).toEqual(
      expect.arrayContaining(['1er reporte', '2do reporte', '3er reporte']),
    );
    await close();
    expect(errors).toEqual([]);
  });
});

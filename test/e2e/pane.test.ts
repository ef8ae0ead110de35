/** Does the built pane work in a real Chromium, through genuine office.js, on a real workbook? */
import { readFileSync } from 'node:fs';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Browser, Frame } from 'playwright-core';
import { openWorkbook, saveWorkbook } from '../../src/host/session/files';
import type { Workbook } from '../../src/host/workbook/model';
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
const fixtures = path.join(root, 'test/fixtures');
const sample = fs.readFileSync(path.join(fixtures, 'matriz-infoem.xlsx'));

/** KiB of JavaScript, gzip, of our own (office.js is Excel's). Microsoft's React template loads 161.8. */
const BUDGET = 178;

interface ExpectedRound {
  readonly hoja: string;
  readonly simbologia: readonly { readonly estado: string; readonly etiqueta: string }[];
  readonly municipios: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

const { reportes: rounds } = JSON.parse(
  fs.readFileSync(path.join(fixtures, 'matriz-infoem.esperado.json'), 'utf8'),
) as { reportes: readonly ExpectedRound[] };

/** How many cells of a round have each label of its legend. */
function labelCounts({ simbologia, municipios }: ExpectedRound): [string, number][] {
  const states = Object.values(municipios).flatMap((row) => Object.values(row));
  return simbologia.map(({ estado, etiqueta }) => [
    etiqueta,
    states.filter((state) => state === estado).length,
  ]);
}

function gzipSize(file: string): number {
  return gzipSync(fs.readFileSync(file), { level: 9 }).length / 1024;
}

/** How many cells of a sheet hold exactly this text. */
function cellsWith(workbook: Workbook, name: string, text: string): number {
  const sheet = workbook.sheets.find((each) => each.name === name)!;
  const { bottom, right } = sheet.usedArea();
  let count = 0;
  for (let row = 0; row <= bottom; row++) {
    for (let column = 0; column <= right; column++) if (sheet.cell(row, column)?.value === text) count++;
  }
  return count;
}

const inChromium = hasChromium() ? describe : describe.skip;

inChromium('the pane', () => {
  let browser: Browser;
  let pane: OpenPane;
  let frame: Frame;

  beforeAll(async () => {
    buildHostPage();
    browser = await launch();
  }, 120_000);
  afterAll(() => browser?.close());

  /** Every test ends the same way: nothing was asked of strangers, and nothing failed unseen. */
  afterEach(async () => {
    const { strangers, errors } = pane;
    await pane.close();
    expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
  });

  async function open(options: OpenOptions = { workbook: sample }): Promise<void> {
    pane = await openPane(browser, options);
    frame = pane.frame;
  }

  const button = (name: string) => frame.getByRole('button', { name, exact: true });
  /** Opens the preview of «Aplicar simbología», and waits for what it says. */
  const openPreview = async () => {
    await button('Ver qué cambiará').click();
    await said('Lo que había se guarda');
  };
  const applyLegend = async () => {
    await openPreview();
    await button('Aplicar simbología').click();
  };
  const place = (name: RegExp) => frame.getByRole('tab', { name }).click();
  const said = (text: string | RegExp) => frame.getByText(text).first().waitFor();
  const onHost = <T>(ask: (host: Window['hostPage']) => T): Promise<Awaited<T>> =>
    pane.page.evaluate(`(${ask.toString()})(window.hostPage)`);
  const saved = async () => openWorkbook(Buffer.from(await onHost((host) => host.save()), 'base64'));
  const until = (ask: string) => pane.page.waitForFunction(ask);

  describe('reading', () => {
    test('shows what the sample says, and changes no byte of it', async () => {
      await open();
      await said('3 reportes del 23 de enero de 2023 al 9 de junio de 2023.');
      await said('18 municipios y 18 herramientas.');
      const cards = await frame.getByRole('article').all();
      expect(cards).toHaveLength(rounds.length);
      for (const [index, round] of rounds.entries()) {
        const lines = await cards[index]!.getByRole('listitem').allInnerTexts();
        const shown = lines.map((line) => line.split('\n').slice(-2));
        for (const [label, count] of labelCounts(round)) expect(shown).toContainEqual([label, String(count)]);
      }
      const after = unzipSync(Buffer.from(await onHost((host) => host.save()), 'base64'));
      expect(after).toEqual(unzipSync(sample));
    });

    test('what must arrive until the rounds are shown stays within its budget', async () => {
      await open({ workbook: sample, watchFor: 'article' });
      await frame.getByRole('article').first().waitFor();
      // What is fetched ahead, once the rounds are shown, keeps nobody waiting.
      const asked = await frame.evaluate<string[]>(
        `performance.getEntriesByType('resource').filter((one) => one.startTime < window.shownAt).map((one) => one.name)`,
      );
      const scripts = asked.filter((url) => /^https:\/\/localhost:3000\/[^/]+\.js$/.test(url));
      const weights = scripts.map((url) => gzipSize(path.join(root, 'dist', path.basename(url))));
      const total = weights.reduce((sum, kib) => sum + kib, 0);
      process.stderr.write(`JavaScript until the pane is usable: ${total.toFixed(1)} KiB gzip\n`);
      expect(scripts.length).toBeGreaterThan(1);
      expect(total).toBeLessThan(BUDGET);
    });

    test('a workbook without a matrix is told kindly', async () => {
      await open({ workbook: saveWorkbook(openWorkbook(null)) });
      await said('Aquí no se encontró la matriz');
    });

    test('outside of Excel it says where it lives', async () => {
      await open({ workbook: null });
      await said('Matriz Viva vive dentro de Excel');
    });

    test('without office.js it says what to do', async () => {
      await open({ workbook: null, offline: true });
      await said('No se pudo cargar la biblioteca de Office');
      // Chromium tells of the file that did not arrive.
      expect(pane.errors.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
    });
  });

  describe('doing', () => {
    test('applies the legend: each cell holds its label, and the counts stay', async () => {
      await open();
      await applyLegend();
      await said('Aplicar simbología: listo');
      const workbook = await saved();
      for (const round of rounds) {
        for (const [label, count] of labelCounts(round)) {
          // One more than the states: the legend's own label.
          expect([label, cellsWith(workbook, round.hoja, label)]).toEqual([label, count + 1]);
        }
      }
      await said('18 municipios y 18 herramientas.');
      expect(await frame.getByRole('article').count()).toBe(rounds.length);
    });

    test('a place begins at its top, and what was chosen in it is there when one comes back', async () => {
      await open();
      await place(/Informes/);
      await frame.getByRole('radio', { name: 'Solo algunos' }).click();
      for (const name of ['Ayapango', 'Calimaya']) await frame.getByRole('checkbox', { name }).click();
      await button('Procesar el libro').scrollIntoViewIfNeeded();
      const scrolled = () => frame.evaluate(() => Math.round(window.scrollY));
      expect(await scrolled()).toBeGreaterThan(0);
      await place(/Hallazgos/);
      expect(await scrolled()).toBe(0);
      const some = frame.getByRole('button', { name: /^(Errores|Avisos|Notas) [1-9]/ }).first();
      const severity = frame.getByRole('button', { name: (await some.innerText()).split(' ')[0]! });
      await severity.click();
      await frame.getByLabel('Mostrar los de').selectOption({ index: 1 });
      await place(/Informes/);
      expect(await scrolled()).toBe(0);
      await button('Hacer 2 fichas').waitFor();
      await place(/Hallazgos/);
      expect(await severity.getAttribute('aria-pressed')).toBe('false');
      expect(await frame.getByLabel('Mostrar los de').inputValue()).not.toBe('');
    });

    test('a finding leads to its cell', async () => {
      await open();
      await place(/Hallazgos/);
      // Setbacks are listed by municipality.
      await frame.getByText(/^Temamatla \(4\)/).click();
      const finding = frame.getByTitle(/^Ir a la celda/).first();
      const [, cell, sheet] = /celda (\w+) de «(.*)»/.exec((await finding.getAttribute('title'))!)!;
      await finding.click();
      await until(`window.hostPage.activeSheet() === ${JSON.stringify(sheet)}`);
      await until(`window.hostPage.selection() === ${JSON.stringify(cell)}`);
    });

    test('writes Hallazgos, and leads to it', async () => {
      await open();
      await place(/Hallazgos/);
      await button('Escribir la hoja «Hallazgos»').click();
      await said('Hallazgos: listo');
      await frame.getByRole('list', { name: 'Hojas hechas o cambiadas' }).getByRole('button').click();
      await until(`window.hostPage.activeSheet() === 'Hallazgos'`);
    });

    test('compares the last two reports', async () => {
      await open();
      await place(/Informes/);
      await button('Comparar').click();
      await said('Comparar: listo');
      expect(await onHost((host) => host.sheetNames())).toContain('Comparativo');
    });

    test('makes the ficha of one municipality', async () => {
      await open();
      await place(/Informes/);
      await frame.getByRole('radio', { name: 'Solo algunos' }).click();
      await frame.getByRole('searchbox').fill('AYAP');
      await frame.getByRole('checkbox', { name: 'Ayapango' }).click();
      await button('Hacer 1 ficha').click();
      await said('Fichas de municipios: listo');
      const sheets = (await onHost((host) => host.sheetNames())).join();
      expect(sheets).toMatch(/Ayapango/);
      expect(sheets).not.toMatch(/Calimaya/);
    });

    test('a batch that is cancelled stops between fichas, and says how many were made', async () => {
      await open({ workbook: fs.readFileSync(path.join(fixtures, 'grande-125x12.xlsx')) });
      await place(/Informes/);
      await button('Hacer 125 fichas').click();
      await said(/\d+ de 125: Ficha de/);
      // Here the workbook and the pane share a thread: a click by mouse would wait for several quiet frames.
      await button('Cancelar').dispatchEvent('click');
      await said('Fichas de municipios: cancelado');
      const made = (await onHost((host) => host.sheetNames())).length - 12;
      expect(made).toBeLessThan(125);
      await place(/Matriz/);
      await said('125 municipios y 18 herramientas.');
    });

    test('does everything at once, and the workbook is still read the same', async () => {
      await open();
      await place(/Informes/);
      await button('Procesar el libro').click();
      await said('Procesar el libro: listo');
      const sheets = await onHost((host) => host.sheetNames());
      expect(sheets).toEqual(expect.arrayContaining(['Hallazgos', 'Comparativo']));
      expect(sheets.length).toBeGreaterThan(3 + 2 + 18);
      await place(/Matriz/);
      await said('18 municipios y 18 herramientas.');
      expect(await frame.getByRole('article').count()).toBe(rounds.length);
    });

    test('all fixes of a kind are seen, applied, and taken back', async () => {
      await open({ workbook: fs.readFileSync(path.join(fixtures, 'textos.xlsx')) });
      await place(/Hallazgos/);
      const fixes = frame.getByRole('region', { name: 'Correcciones' });
      await fixes.getByRole('button', { name: 'Ver los cambios' }).first().click();
      const lines = await fixes.getByRole('checkbox').all();
      expect(lines.length).toBeGreaterThan(1);
      await fixes.getByRole('button', { name: `Corregir ${lines.length} celdas` }).click();
      await said('Correcciones: listo');
      await button('Deshacer').click();
      await said('Deshacer: listo');
      await fixes.getByRole('button', { name: 'Ver los cambios' }).first().waitFor();
    });

    test('begins a new round from the last one', async () => {
      await open();
      await button('Preparar un nuevo reporte').click();
      await frame.getByLabel('Fecha del nuevo reporte').fill('2023-08-14');
      await button('Hacer el nuevo reporte').click();
      await said('Nuevo reporte: listo');
      await said('4 reportes del 23 de enero de 2023 al 14 de agosto de 2023.');
      const card = frame.getByRole('article', { name: 'Cuarto reporte' });
      // Nothing is claimed to be fulfilled until it is confirmed.
      await card.getByText(/Cumplidas: 0 de/).waitFor();
    });

    test('a new round is not made with a date that is half typed, but once that is taken away', async () => {
      await open();
      await button('Preparar un nuevo reporte').click();
      await frame.getByLabel('Fecha del nuevo reporte').focus();
      await pane.page.keyboard.type('0901');
      await button('Hacer el nuevo reporte').click();
      await said(/Esta fecha no está completa o no existe/);
      expect(await onHost((host) => host.sheetNames())).toHaveLength(3);
      // The check gave the focus back to the field, whichever of its parts: all are emptied.
      const ways = ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight'];
      for (const key of ['Delete', ...ways.flatMap((way) => [way, 'Delete'])]) {
        await pane.page.keyboard.press(key);
      }
      await frame.getByText(/Esta fecha no está completa/).waitFor({ state: 'detached' });
      await button('Hacer el nuevo reporte').click();
      await said('Nuevo reporte: listo');
    });

    test('a button of the ribbon makes its sheet, shows it, and is released', async () => {
      await open();
      await frame.getByRole('article').first().waitFor();
      await onHost((host) => host.press('validar'));
      await said('Validar: listo');
      expect(await onHost((host) => host.activeSheet())).toBe('Hallazgos');
    });

    test('works by keyboard alone', async () => {
      await open();
      await frame.getByRole('tab', { name: 'Matriz' }).focus();
      const { keyboard } = pane.page;
      await keyboard.press('End');
      await keyboard.press('Enter');
      await frame.getByRole('tabpanel', { name: 'Informes' }).waitFor();
      await button('Comparar').waitFor();
      for (let step = 0; step < 3; step++) await keyboard.press('Tab');
      await keyboard.press('Enter');
      await said('Comparar: listo');
      expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('Comparar');
    });
  });

  describe('failing', () => {
    test.each([
      ['AccessDenied', /están protegidos: quite la protección/],
      ['InvalidOrTimedOutSession', /Se perdió la conexión con Excel/],
      ['GeneralException', /Excel no pudo .* vuelva a intentarlo/],
    ])('%s is told in Spanish, never by the message of the API', async (code, sentence) => {
      await open();
      await openPreview();
      // A moment after a reading it is asked what can be undone: the fault is for what comes after that.
      await pane.page.waitForTimeout(1000);
      await pane.page.evaluate((fault) => window.hostPage.failRequest(1, fault), code);
      await button('Aplicar simbología').click();
      await said('Aplicar simbología: no se completó');
      await said(sentence);
      expect(await frame.locator('body').innerText()).not.toMatch(/exception|session has|denied|cannot/i);
      await button('Aplicar simbología').click();
      await said('Aplicar simbología: listo');
    });

    test('while a cell is being edited it waits, and goes on afterwards', async () => {
      await open();
      await frame.getByRole('article').first().waitFor();
      await openPreview();
      await onHost((host) => host.setEditMode(true));
      await button('Aplicar simbología').click();
      await said('Aplicar simbología…');
      await said(/Excel no responde todavía\. Si hay una celda en edición, termínela con Intro o Esc/);
      await onHost((host) => host.setEditMode(false));
      await said('Aplicar simbología: listo');
    });
  });

  describe('for everyone', () => {
    const schemes = [
      { colorScheme: 'light', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'light', forcedColors: 'active' },
    ] as const;

    test.each(schemes)(
      '$colorScheme, forced colours $forcedColors: axe finds nothing, nothing is cut off',
      async (scheme) => {
        // Colours are judged as they end, not halfway through a transition.
        await open({ workbook: sample, reducedMotion: 'reduce', ...scheme });
        await frame.getByRole('article').first().waitFor();
        // Not as a script of the page: its Content-Security-Policy takes none.
        await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
        for (const name of ['Matriz', 'Celda', 'Hallazgos', 'Informes']) {
          await place(new RegExp(name));
          await frame
            .getByRole('tabpanel', { name: new RegExp(name) })
            .getByRole('button')
            .first()
            .waitFor();
          expect(await violations(frame)).toEqual([]);
          for (const width of [320, 350, 450]) {
            await pane.page.setViewportSize({ width, height: 700 });
            expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
              width,
            );
            const file = `${name}-${width}-${scheme.colorScheme}-${scheme.forcedColors}.png`;
            await pane.page.screenshot({ path: path.join(root, 'build/pantallas', file) });
          }
        }
        await button('Comparar').click();
        await said('Comparar: listo');
        expect(await violations(frame)).toEqual([]);
        await place(/Matriz/);
        await button('Ver o cambiar el orden').click();
        await frame.getByLabel('Cumplido', { exact: true }).waitFor();
        expect(await violations(frame)).toEqual([]);
        const { colorScheme, forcedColors } = scheme;
        for (const width of [320, 450]) {
          await pane.page.setViewportSize({ width, height: 900 });
          expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          await frame.getByRole('group', { name: 'Orden de los estados' }).scrollIntoViewIfNeeded();
          const file = `Orden-${width}-${colorScheme}-${forcedColors}.png`;
          await pane.page.screenshot({ path: path.join(root, 'build/pantallas', file) });
        }
      },
    );
  });
});

/** Can an analyst do the whole job in the preview: apply, undo, review, compare, make fichas, save? With hands and eyes. */
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbook } from '../../src/host/session/files';
import { cellAddress } from '../../src/host/workbook/area';
import type { Workbook } from '../../src/host/workbook/model';
import type { OpenPane } from './browser';
import { eachInPreview, inChromium } from './in-preview';
import { PreviewUser } from './preview-user';

const fixtures = path.resolve(__dirname, '../fixtures');
const sample = fs.readFileSync(path.join(fixtures, 'matriz-infoem.xlsx'));

interface ExpectedRound {
  readonly hoja: string;
  readonly simbologia: readonly { readonly estado: string; readonly etiqueta: string }[];
  /** By name, in the order of the rows; tools in the order of the columns. */
  readonly municipios: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}
const { reportes: rounds } = JSON.parse(
  fs.readFileSync(path.join(fixtures, 'matriz-infoem.esperado.json'), 'utf8'),
) as { reportes: readonly ExpectedRound[] };

/** Where the example's states begin: C5. */
const [FIRST_ROW, FIRST_COLUMN] = [4, 2];

/** Values and fills of the sheets of the example, cell by cell. */
function content(workbook: Workbook): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  for (const { hoja } of rounds) {
    const sheet = workbook.sheetNamed(hoja)!;
    sheet.cells.each(sheet.usedArea(), (row, column, { value, formula, style }) => {
      const fill = workbook.styles.style(style).fill.color;
      if (value !== null || formula !== null || fill !== null)
        cells[`${hoja} ${cellAddress(row, column)}`] = [value, formula, fill];
    });
  }
  return cells;
}

inChromium('the job in the preview', () => {
  let opened: OpenPane;
  let user: PreviewUser;
  eachInPreview((at) => {
    ({ opened, user } = at);
  });

  async function applyFromPane(): Promise<void> {
    await user.pane('Ver qué cambiará').click();
    await user.said(/celdas reciben el texto de su estado/);
    await user.pane('Aplicar simbología').click();
    await user.waitToSee('E6', { text: '✔' });
    await user.said('Aplicar simbología: listo');
  }

  test('looking at what would change changes nothing; applying makes each cell say its state', async () => {
    await user.pane('Ver qué cambiará').click();
    await user.said(/celdas reciben el texto de su estado/);
    expect(content(await user.save())).toEqual(content(openWorkbook(sample)));
    await user.pane('Aplicar simbología').click();
    await user.said('Aplicar simbología: listo');
    const saved = await user.save();
    for (const round of rounds) {
      const labels = new Map(round.simbologia.map(({ estado, etiqueta }) => [estado, etiqueta]));
      const sheet = saved.sheetNamed(round.hoja)!;
      Object.entries(round.municipios).forEach(([name, states], i) => {
        const row = FIRST_ROW + i;
        expect(sheet.cell(row, FIRST_COLUMN - 1)?.value).toBe(name);
        const said = Object.keys(states).map((_, j) => sheet.cell(row, FIRST_COLUMN + j)?.value ?? null);
        const wanted = Object.values(states).map((state) => (state === null ? null : labels.get(state)));
        expect([name, said]).toEqual([name, wanted]);
      });
    }
  });

  test('undoing gives the colours back, and the book holds what it held', async () => {
    await applyFromPane();
    await user.pane(/^Deshacer$/).click();
    // A whole application is asked about first.
    await user.pane('Sí, deshacerla').click();
    await user.said('Deshacer: listo');
    await user.waitToSee('E6', { text: '', fill: 'rgb(0, 176, 80)' });
    expect(content(await user.save())).toEqual(content(openWorkbook(sample)));
  });

  test('a finding leads to its cell, on its sheet', async () => {
    await user.place(/Hallazgos/);
    // Setbacks are listed by municipality.
    await user.frame.getByText(/^Temamatla \(4\)/).click();
    const finding = user.frame.getByTitle(/^Ir a la celda/).first();
    const [, cell, sheet] = /celda (\w+) de «(.*)»/.exec((await finding.getAttribute('title'))!)!;
    await finding.click();
    await user.window.getByRole('tab', { name: sheet!, exact: true, selected: true }).waitFor();
    await opened.page.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('.name-box')!.value === wanted,
      cell!,
    );
    expect(await user.cell(cell!).isVisible()).toBe(true);
  });

  test('compares, makes fichas, and what is saved holds them with their figures', async () => {
    await applyFromPane();
    await user.place(/Informes/);
    await user.pane('Comparar').click();
    await user.said('Comparar: listo');
    await user.showSheet('Comparativo');
    await user.waitToSee('A1', { text: 'Comparativo de reportes' });
    expect(await user.window.getByRole('grid').innerText()).toMatch(/✔ ▲/);
    await user.pane(/Hacer 18 fichas/).click();
    await user.said(/Se hicieron 18 fichas/);
    await user.showSheet('Luvianos');
    await user.window
      .getByRole('gridcell', { name: /LUVIANOS|Luvianos/ })
      .first()
      .waitFor();
    const saved = await user.save();
    const names = saved.sheets.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Comparativo', 'Luvianos', 'Villa Guerrero']));
    // Written formulas carry their values: who opens the copy elsewhere sees figures.
    const sheet = saved.sheetNamed('Comparativo')!;
    const empty: string[] = [];
    sheet.cells.each(sheet.usedArea(), (row, column, { formula, value }) => {
      if (formula !== null && value === null) empty.push(cellAddress(row, column));
    });
    expect(empty).toEqual([]);
  });

  test('the Ayuntamiento speaks in the fichas, with deadlines, once a person says so in «Informes»', async () => {
    await user.place(/Informes/);
    const settings = user.frame.getByRole('group', { name: 'Ajustes de las fichas' });
    await settings.getByLabel('Emisor').selectOption('El Ayuntamiento de cada municipio');
    await settings.getByText('Guardado en el libro.').waitFor();
    // The parts of a date have the order of the browser's language; half a date is none.
    const date = settings.getByLabel('Fecha base de los plazos');
    await date.focus();
    await opened.page.keyboard.type('05');
    await opened.page.keyboard.press('Shift+F6');
    await settings.getByText(/no está completa o no existe/).waitFor();
    await date.fill('2023-01-05');
    await user.frame.getByText('Solo algunos').click();
    await user.frame.getByRole('checkbox', { name: 'Luvianos' }).click();
    await user.pane('Hacer 1 ficha').click();
    await user.said(
      /el emisor es el Ayuntamiento de cada municipio y los plazos se cuentan desde el 5 de enero/,
    );
    const saved = await user.save();
    const ficha = saved.sheetNamed('Luvianos')!;
    const texts: string[] = [];
    ficha.cells.each(ficha.usedArea(), (_row, _column, { value }) => void texts.push(String(value ?? '')));
    expect(texts.filter((text) => text.includes('este Ayuntamiento'))).not.toEqual([]);
    expect(texts).toEqual(expect.arrayContaining(['Plazo', '5 de febrero de 2023']));
  });

  test('what was saved opens again, and reads the same', async () => {
    await applyFromPane();
    const [coming] = await Promise.all([
      opened.page.waitForEvent('download'),
      opened.page.getByRole('button', { name: 'Guardar una copia' }).click(),
    ]);
    expect(coming.suggestedFilename()).toBe('matriz-infoem (copia).xlsx');
    const bytes = fs.readFileSync(await coming.path());
    await user.open({ name: 'otra vez.xlsx', bytes });
    await user.said('18 municipios y 18 herramientas.');
    await user.waitToSee('E6', { text: '✔', fill: 'rgb(0, 176, 80)' });
  });

  test('a state of the workbook’s own gets its place, and is compared by it', async () => {
    const name = 'estados-propios.xlsx';
    await user.open({ name, bytes: fs.readFileSync(path.join(fixtures, name)) });
    await user.place(/^Hallazgos/);
    await user.said(/En revisión jurídica.*, que no es un estado conocido/);
    await user.place(/^Matriz/);
    await user.pane('Ver o cambiar el orden').click();
    const field = user.frame.getByLabel('En revisión jurídica', { exact: true });
    await field.selectOption(
      'Después de «No se tiene - en proceso» y antes de «Se cuenta con el proyecto, falta conclusión del mismo»',
    );
    await user.frame.getByRole('listitem').getByText('«En revisión jurídica»', { exact: true }).waitFor();
    await user.pane('Guardar el orden').click();
    await user.said(/Se guardó el orden de los estados: de menor a mayor avance, .*«En revisión jurídica»/);
    await user.place(/^Hallazgos/);
    await user.frame
      .getByRole('button', { name: /Errores|Avisos/ })
      .first()
      .waitFor();
    expect(await user.frame.getByText(/que no es un estado conocido/).count()).toBe(0);
    const saved = await user.save();
    const order = saved.names.find((one) => one.name === 'MV_orden_1')!;
    expect(order.formula).toContain('<en_proceso<en_revision_juridica<falta_conclusion<');
  });
});

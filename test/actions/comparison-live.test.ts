/** Do the formulas of a live Comparativo give the comparison's own figures, whatever happens to the reports? */
import { applyLegend } from '../../src/actions/apply-legend';
import { compare, comparisonData } from '../../src/actions/compare';
import { comparisonSheet } from '../../src/actions/sheets/comparison-sheet';
import type { Comparison } from '../../src/domain/compare';
import { crossTable } from '../../src/domain/cross-table';
import { stateLabel } from '../../src/domain/state';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { edit, formulasOf, valuesOf } from './sheet-probe';

const today = new Date(2026, 10, 21);
let embedded: EmbeddedExcel;

async function openLive(name: string): Promise<void> {
  embedded = await openHere(fixture(name));
  await applyLegend();
}
afterEach(() => embedded.close());

/** What the sheet shows now, as plain values. */
async function shown(): Promise<unknown[][]> {
  const { length, width } = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Comparativo').getUsedRange(true);
    range.load('rowCount,columnCount');
    await context.sync();
    return { length: range.rowCount, width: range.columnCount };
  });
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Comparativo').getRangeByIndexes(0, 0, length, width);
    range.load('values');
    await context.sync();
    return range.values as unknown[][];
  });
}

/** Columns that a person sees of the sample's sheet. */
const SEEN = 35;

async function seen(): Promise<unknown[][]> {
  return (await shown()).map((row) => row.slice(0, SEEN));
}

/** Reverses rows as sorting does: constants move, formulas over their own row stay as they read. */
async function reverseRows(sheet: string, area: string): Promise<void> {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(area);
    range.load('formulas');
    await context.sync();
    const before = range.formulas as unknown[][];
    const isFormula = (content: unknown) => typeof content === 'string' && /^=\S/.test(content);
    range.formulas = before.map((row, r) =>
      row.map((content, c) => (isFormula(content) ? content : before[before.length - 1 - r]![c])),
    );
    await context.sync();
  });
}

/** What a snapshot of the workbook as it stands would hold, down to the totals by dimension. */
function expected(comparison: Comparison): unknown[][] {
  const rounds = [comparison.from, comparison.to];
  const { cells } = comparisonSheet(comparison, { rounds, live: null, today });
  const end = cells.findIndex(([first]) => String(first).startsWith('Transiciones'));
  return cells.slice(0, end).map((row) => row.map((cell) => (cell === null ? '' : cell)));
}

/** Every visible cell of matrix and totals says what the comparison finds in the workbook as it stands. */
async function expectAgreement(options: Parameters<typeof comparisonData>[0] = {}): Promise<Comparison> {
  const { comparison } = await comparisonData(options);
  const actual = await shown();
  const differences = expected(comparison).flatMap((row, r) =>
    // The fourth row says whether it is a snapshot.
    row.flatMap((cell, c) => (r === 3 || same(cell, actual[r]?.[c]) ? [] : [[r, c, cell, actual[r]?.[c]]])),
  );
  expect(differences).toEqual([]);
  expect(countsShown(actual)).toEqual(countsOf(comparison));
  return comparison;
}

function same(expectedCell: unknown, actual: unknown): boolean {
  if (typeof expectedCell !== 'number' || typeof actual !== 'number') return expectedCell === actual;
  return Math.abs(expectedCell - actual) < 1e-9;
}

/** Counts of the transition matrix by their labels, without those that are 0. */
function countsOf(comparison: Comparison): Record<string, number> {
  const { rows, columns, counts } = crossTable(comparison);
  const name = (key: (typeof rows)[0], legend: Comparison['from']['legend']) =>
    key.kind === 'state' ? stateLabel(key.state, legend) : key.kind;
  return Object.fromEntries(
    rows.flatMap((row, i) =>
      columns.flatMap((column, j) => {
        const pair = `${name(row, comparison.from.legend)} → ${name(column, comparison.to.legend)}`;
        return counts[i]![j] === 0 ? [] : [[pair, counts[i]![j]!]];
      }),
    ),
  );
}

const WORDS: Record<string, string> = { 'Sin dato': 'none', 'Sin lectura': 'unread' };

function countsShown(cells: unknown[][]): Record<string, number> {
  const title = cells.findIndex(([first]) => String(first).startsWith('Transiciones'));
  const heads = cells[title + 2]!;
  const counts: Record<string, number> = {};
  const word = (label: unknown) => WORDS[String(label)] ?? String(label);
  for (const row of cells.slice(title + 3)) {
    if (row[0] === 'Total') break;
    heads.slice(0, SEEN).forEach((head, column) => {
      const count = row[column];
      if (column === 0 || head === '' || head === 'Total' || !count) return;
      counts[`${word(row[0])} → ${word(head)}`] = Number(count);
    });
  }
  return counts;
}

async function signOf(municipality: string, column: string): Promise<unknown> {
  const names = (await valuesOf('Comparativo', 'A1:A200')).flat();
  const row = names.indexOf(municipality) + 1;
  return (await valuesOf('Comparativo', `${column}${row}`))[0]![0];
}

async function write(sheet: string, cell: string, text: string): Promise<void> {
  await edit((context) => {
    context.workbook.worksheets.getItem(sheet).getRange(cell).values = [[text]];
  });
}

test('[C16] every sign, figure and count of the sample is computed as the comparison has it', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  const comparison = await expectAgreement();
  expect(comparison.transitions.length).toBeGreaterThan(300);
  const formulas = (await formulasOf('Comparativo')).flat().filter((cell) => /^=[A-Z(]/.test(String(cell)));
  expect(formulas.length).toBeGreaterThan(1500);
});

test.each([
  ['1er reporte', '2do reporte'],
  ['1er reporte', '3er reporte'],
  ['3er reporte', '1er reporte'],
])('[C16] also from «%s» to «%s», whose legends differ', async (from, to) => {
  await openLive('matriz-infoem.xlsx');
  await compare({ from, to, today });
  const { summary } = await expectAgreement({ from, to });
  expect(summary.por_simbologia).toBeGreaterThan(0);
});

test.each([
  'estados-propios.xlsx',
  'simbologias.xlsx',
  'textos.xlsx',
  'municipios.xlsx',
  'desplazada.xlsx',
  'encabezados.xlsx',
  'tabla-excel.xlsx',
  'colores-dificiles.xlsx',
  'combinadas-ocultas.xlsx',
  'condicionales.xlsx',
])('[C16] formulas and comparison agree on %s', async (name) => {
  await openLive(name);
  const outcome = await compare({ today });
  if (outcome.sheets.length > 0) await expectAgreement();
  else expect(outcome.summary).toMatch(/^Solo (hay un reporte|«.*» tiene estados)/);
});

test('[C16] a state that changes in either report changes its sign and every figure', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  expect(await signOf('Ayapango', 'B')).toBe('✔ =');
  await write('3er reporte', 'C5', 'No se tiene - en proceso');
  expect(await signOf('Ayapango', 'B')).toBe('▷ ▼');
  await expectAgreement();
  await write('2do reporte', 'C5', '');
  expect(await signOf('Ayapango', 'B')).toBe('▷ +');
  await write('3er reporte', 'C5', '');
  expect(await signOf('Ayapango', 'B')).toBe('');
  await expectAgreement();
});

test('[C16] states that a legend lacks leave the round live, and the formulas know them as typed', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await write('3er reporte', 'C5', 'INFORMACIÓN ERRÓNEA');
  await write('3er reporte', 'D6', 'sin evidencia');
  await write('2do reporte', 'C7', 'información errónea');
  await applyLegend();
  expect((await compare({ today })).notes.join(' ')).not.toContain('instantánea');
  const { transitions } = await expectAgreement();
  expect(transitions.filter(({ to }) => to === 'informacion_erronea')).toHaveLength(1);
  expect(await signOf('Ayapango', 'B')).toBe('✖ ▼');
  await write('3er reporte', 'C5', 'Cumplido');
  expect(await signOf('Ayapango', 'B')).toBe('✔ =');
  await write('3er reporte', 'D5', 'Información errónea');
  await expectAgreement();
  await compare({ from: '3er reporte', to: '2do reporte', today });
  await expectAgreement({ from: '3er reporte', to: '2do reporte' });
});

test('[C16] sorting a report leaves every sign with its municipality', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  const before = await seen();
  await reverseRows('3er reporte', 'B5:T22');
  expect((await valuesOf('3er reporte', 'B5'))[0]![0]).toBe('Villa Guerrero');
  expect(await seen()).toEqual(before);
});

test.each([
  ['with', 'A11:CE28'],
  ['without', 'A11:AI28'],
])(
  '[C16] sorting Comparativo %s its hidden columns leaves every sign with its municipality',
  async (_, area) => {
    await openLive('matriz-infoem.xlsx');
    await compare({ today });
    const signs = async () =>
      new Map((await valuesOf('Comparativo', 'A11:AI28')).map(([name, ...rest]) => [name, rest]));
    const before = await signs();
    await reverseRows('Comparativo', area);
    expect((await valuesOf('Comparativo', 'A11'))[0]![0]).toBe('Villa Guerrero');
    expect(await signs()).toEqual(before);
  },
);

test('[C16] rows inserted in a report are followed', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  const before = await seen();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('3er reporte');
    sheet.getRange('8:9').insert('Down');
    sheet.getRange('1:1').insert('Down');
  });
  expect(await seen()).toEqual(before);
});

test('[C16] a report that is renamed is followed', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  const before = await shown();
  await edit((context) => {
    context.workbook.worksheets.getItem('3er reporte').name = "L'último";
  });
  expect((await shown()).slice(4, 40)).toEqual(before.slice(4, 40));
});

test('[C17] a coloured cell that could not be read is never told as blank', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await edit((context) => {
    context.workbook.worksheets.getItem('2do reporte').getRange('C5').format.fill.color = '#7030A0';
    context.workbook.worksheets.getItem('3er reporte').getRange('D6').format.fill.color = '#7030A0';
  });
  await applyLegend();
  await compare({ today });
  expect(await signOf('Ayapango', 'B')).toBe('✔ ?');
  expect(await signOf('Calimaya', 'C')).toBe('?');
  await expectAgreement();
  await reverseRows('2do reporte', 'B5:T22');
  expect(await signOf('Ayapango', 'B')).toBe('✔ ?');
});

test.each(['algo', '*', '?', '~', 'Cumpl*', '15', '=1/0', '="Cumplido"'])(
  '[C17] contents that are no state are told as such: %s',
  async (text) => {
    await openLive('matriz-infoem.xlsx');
    await compare({ today });
    await write('3er reporte', 'C5', text);
    if (text !== '="Cumplido"') {
      expect(await signOf('Ayapango', 'B')).toBe('?');
      await expectAgreement();
    }
    // A formula's result is told apart once the sheet is made again.
    await compare({ today });
    expect(await signOf('Ayapango', 'B')).toBe('?');
    await expectAgreement();
  },
);

test('[C17] a municipality that is renamed or removed is not told as gone', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  await write('3er reporte', 'B5', 'Ayapango de Ramos');
  expect(await signOf('Ayapango', 'B')).toBe('?');
  await edit((context) => context.workbook.worksheets.getItem('3er reporte').getRange('6:6').delete('Up'));
  expect(await signOf('Calimaya', 'B')).toBe('?');
  expect(await signOf('Capulhuac', 'B')).not.toBe('?');
});

test('[C16] the rankings follow: counts, order and those by legend apart', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ from: '1er reporte', to: '2do reporte', today });
  const { comparison } = await comparisonData({ from: '1er reporte', to: '2do reporte' });
  const { cells } = comparisonSheet(comparison, { rounds: [], live: null, today });
  const rankings = (rows: readonly (readonly unknown[])[]) => {
    const from = rows.findIndex(([first]) => first === 'Cambios más frecuentes');
    const to = rows.findIndex(([first]) => String(first).startsWith('Retrocesos'));
    return rows
      .slice(from, to)
      .map((row) => row.slice(0, 3))
      .filter(([first]) => first);
  };
  const actual = rankings(await shown());
  const wanted = rankings(cells);
  expect(wanted.length).toBeGreaterThan(6);
  expect(actual.map(([, count]) => count).filter(Boolean)).toEqual(
    wanted.map(([, count]) => count).filter(Boolean),
  );
  expect(actual).toEqual(wanted.map((row) => [row[0], row[1] ?? '', row[2] ?? '']));
});

test('[C16] the list of setbacks shows what each one is today', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  const rows = await shown();
  const at = rows.findIndex(([first]) => String(first).startsWith('Retrocesos'));
  expect(rows[at + 1]!.slice(0, 7)).toEqual([
    'Municipio',
    'Segundo reporte',
    '',
    'Tercer reporte',
    '',
    'Hoy',
    'Herramienta y cambio',
  ]);
  const [name, before, , after, , sign] = rows[at + 2]!;
  expect(String(sign)).toMatch(/ ▼$/);
  await write('3er reporte', String(after), String((await valuesOf('2do reporte', String(before)))[0]![0]));
  expect((await shown())[at + 2]!.slice(0, 1)).toEqual([name]);
  expect(String((await shown())[at + 2]![5])).toMatch(/ =$/);
});

test('[C16] what is saved carries the computed values', async () => {
  await openLive('matriz-infoem.xlsx');
  await compare({ today });
  const before = await shown();
  const bytes = embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
  expect(await shown()).toEqual(before);
});

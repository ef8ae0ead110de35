/** Does «Aplicar simbología» do what the L rules say, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { tornPlans } from '../../src/actions/follow-mend';
import { readWorkbook } from '../../src/actions/read';
import { ActionError } from '../../src/actions/outcome';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book } from './edit-probe';

const SAMPLE = 'matriz-infoem.xlsx';
const BODY = 'C5:T22';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture(SAMPLE));
});
afterEach(() => embedded.close());

/** Everything that a person can see on a sheet, as text. */
async function picture(sheet: string): Promise<unknown> {
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange();
    used.load('address,values,formulas');
    const formats = context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats;
    formats.load('items/type,items/priority');
    const properties = used.getCellProperties({
      format: { fill: { color: true }, font: { color: true, bold: true } },
    });
    await context.sync();
    const rules = formats.items.map((item) => {
      item.custom.rule.load('formula');
      item.custom.format.load('numberFormat');
      item.custom.format.fill.load('color');
      return item;
    });
    await context.sync();
    return {
      address: used.address,
      formulas: used.formulas,
      properties: properties.value,
      rules: rules.map((item) => [
        item.priority,
        item.custom.rule.formula,
        item.custom.format.fill.color,
        item.custom.format.numberFormat as string | null,
      ]),
    };
  });
}

async function values(sheet: string, address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load('values');
    await context.sync();
    return range.values as unknown[][];
  });
}

async function edit(work: (context: Excel.RequestContext) => void): Promise<void> {
  await Excel.run(async (context) => {
    work(context);
    await context.sync();
  });
}

async function fillOf(sheet: string, address: string): Promise<string> {
  return Excel.run(async (context) => {
    const { fill } = context.workbook.worksheets.getItem(sheet).getRange(address).format;
    fill.load('color');
    await context.sync();
    return fill.color;
  });
}

test('[L1] every coloured cell gets the label of its round', async () => {
  const before = await readWorkbook();
  const outcome = await applyLegend();
  expect(outcome.sheets).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  for (const round of before.matrix.rounds) {
    const cells = await values(round.sheet, BODY);
    const labels = new Map(round.legend!.entries.map((entry) => [entry.state, entry.label]));
    let written = 0;
    for (const row of round.rows) {
      for (const { tool, column } of round.tools) {
        const reading = row.readings[tool]!;
        const expected = reading.kind === 'state' ? labels.get(reading.state) : '';
        expect(cells[row.row - 4]![column - 2]).toBe(expected);
        if (reading.kind === 'state') written += 1;
      }
    }
    expect(written).toBeGreaterThan(200);
  }
});

test('[L1] the live workbook reads as the coloured one did', async () => {
  const states = (reading: Awaited<ReturnType<typeof readWorkbook>>) =>
    reading.matrix.rounds.map((round) =>
      round.rows.map((row) =>
        Object.entries(row.readings).map(([tool, one]) => [
          tool,
          one.kind,
          one.kind === 'state' ? one.state : '',
        ]),
      ),
    );
  const before = states(await readWorkbook());
  await applyLegend();
  const after = await readWorkbook();
  expect(states(after)).toEqual(before);
  expect(after.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
});

test('[R21] patterns and gradients stay as they are, and Deshacer has nothing to lose of them', async () => {
  embedded.close();
  embedded = await openHere(fixture('colores-dificiles.xlsx'));
  const fills = () => {
    const sheet = embedded.workbook.sheetNamed('1er reporte')!;
    return ['E8', 'F8', 'G8'].map((_, i) => embedded.workbook.styles.style(sheet.styleAt(7, 4 + i)).fill);
  };
  const before = fills();
  expect(before.map(({ pattern }) => pattern)).toEqual(['gray125', 'lightUp', 'gradient']);
  await applyLegend();
  expect(fills()).toEqual(before);
  await undoLast();
  expect(fills()).toEqual(before);
});

test('[L2] direct fills of read cells go; an unknown colour, other text and a formula stay', async () => {
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('1er reporte');
    sheet.getRange('C5').format.fill.color = '#7030A0';
    sheet.getRange('D5').values = [['ver oficio 12']];
    sheet.getRange('E5').formulas = [['=1+1']];
  });
  const kept = await fillOf('1er reporte', 'E5');
  await applyLegend();
  expect(await fillOf('1er reporte', 'C6')).toMatch(/^(#FFFFFF)?$/);
  expect(await fillOf('1er reporte', 'C5')).toBe('#7030A0');
  expect(await fillOf('1er reporte', 'E5')).toBe(kept);
  const [[c, d, e]] = (await values('1er reporte', 'C5:E5')) as [unknown[]];
  expect([c, d, e]).toEqual(['', 'ver oficio 12', 2]);
});

test('[L2] a cell in conflict keeps its fill and stays in conflict', async () => {
  await edit((context) => {
    const cell = context.workbook.worksheets.getItem('1er reporte').getRange('C5');
    cell.values = [['cumplió']];
    cell.format.fill.color = '#FF0000';
  });
  await applyLegend();
  expect(await fillOf('1er reporte', 'C5')).toBe('#FF0000');
  expect((await values('1er reporte', 'C5'))[0]![0]).toBe('Cumplido');
  const { matrix } = await readWorkbook();
  expect(matrix.rounds[0]!.rows[0]!.readings['1.1']).toMatchObject({
    kind: 'state',
    state: 'cumplido',
    conflict: { color: '#FF0000', state: 'sin_evidencia' },
  });
});

test('[L3] what was replaced is kept, and a second application keeps nothing more', async () => {
  await applyLegend();
  const kept = embedded.workbook.sheets.find((sheet) => sheet.name === '_MatrizVivaDeshacer')!;
  expect(kept.visibility).toBe('VeryHidden');
  const first = await values('_MatrizVivaDeshacer', 'A2:G4');
  expect(first.map((row) => row[5])).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  expect(String(first[0]![6])).toContain('#00B050');
  await applyLegend();
  const used = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('_MatrizVivaDeshacer').getUsedRange(true);
    range.load('rowCount');
    await context.sync();
    return range.rowCount;
  });
  expect(used).toBe(4);
});

test('[L4] one format for each state with its colour and symbol, in the legend’s order, and one that flags', async () => {
  await applyLegend();
  const { rules } = (await picture('1er reporte')) as { rules: [number, string, string, string | null][] };
  const sorted = [...rules].sort((a, b) => a[0] - b[0]);
  expect(sorted.map(([, formula]) => /^=AND\(C5="(.*?)"/.exec(formula)?.[1] ?? 'flag')).toEqual([
    'Cumplido',
    'Pendiente sin evidencia',
    'No se tiene - en proceso',
    'Información errónea',
    'flag',
  ]);
  expect(sorted.slice(0, 4).map(([, , color]) => color)).toEqual([
    '#00B050',
    '#FF0000',
    '#FFFF00',
    '#FFC000',
  ]);
  expect(new Set(sorted.slice(0, 4).map(([, , , format]) => format)).size).toBe(4);
  expect(sorted[0]![3]).toBe(';;;"✔"');
});

test('[L5] the display mode changes formats and no value', async () => {
  await applyLegend({ mode: 'color' });
  const before = await values('2do reporte', BODY);
  const hidden = (await picture('2do reporte')) as { rules: [number, string, string, string | null][] };
  expect(hidden.rules.filter(([, , color]) => color).map(([, , , format]) => format)).toEqual([
    ';;;',
    ';;;',
    ';;;',
  ]);
  await applyLegend({ mode: 'texto' });
  const shown = (await picture('2do reporte')) as { rules: [number, string, string, string | null][] };
  expect(shown.rules.every(([, , , format]) => !format || format === 'General')).toBe(true);
  expect(await values('2do reporte', BODY)).toEqual(before);
});

test('[L6] the dropdown lists the round’s labels from a named range and never blocks', async () => {
  await applyLegend();
  const found = await Excel.run(async (context) => {
    const { dataValidation } = context.workbook.worksheets.getItem('3er reporte').getRange(BODY);
    dataValidation.load('rule,errorAlert,type');
    const list = context.workbook.names.getItem('MV_LISTA_3').getRange();
    list.load('values');
    await context.sync();
    return { rule: dataValidation.rule, alert: dataValidation.errorAlert, list: list.values as unknown[][] };
  });
  expect(found.rule.list?.source).toBe('=MV_LISTA_3');
  expect(found.alert.showAlert).toBe(false);
  expect(found.list.flat()).toEqual([
    'Cumplido',
    'No se tiene - en proceso',
    'Se cuenta con el proyecto, falta conclusión del mismo.',
  ]);
});

test('[L7] the legend gains counts that follow the cells', async () => {
  await applyLegend();
  const labels = (await values('1er reporte', 'C25:C28')).flat();
  const body = (await values('1er reporte', BODY)).flat();
  const counts = (await values('1er reporte', 'I25:I28')).flat();
  expect(labels).toEqual([
    'Cumplido',
    'Pendiente sin evidencia',
    'No se tiene - en proceso',
    'Información errónea',
  ]);
  expect(counts).toEqual(labels.map((label) => body.filter((value) => value === label).length));
  await edit((context) => {
    context.workbook.worksheets.getItem('1er reporte').getRange('C5').values = [['Cumplido']];
  });
  expect((await values('1er reporte', 'I25'))[0]![0]).toBe(Number(counts[0]) + 1);
});

test('[L7] a taken cell beside the label is not overwritten', async () => {
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('1er reporte');
    sheet.getRange('I25').values = [['mi nota']];
  });
  const outcome = await applyLegend();
  expect((await values('1er reporte', 'I25'))[0]![0]).toBe('mi nota');
  expect(outcome.notes.join(' ')).toContain('«Cumplido»');
});

test('[L7] a swatch at the right of its label does not drive the counts away', async () => {
  const column = ['Cumplido', 'Pendiente sin evidencia', 'No se tiene - en proceso', 'Información errónea'];
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('1er reporte');
    sheet.getRange('A24:T30').clear();
    sheet.getRange('C24').values = [['Simbología']];
    sheet.getRange('C25:C28').values = column.map((label) => [label]);
    ['#00B050', '#FF0000', '#FFFF00', '#FFC000'].forEach((color, i) => {
      sheet.getRange(`D${25 + i}`).format.fill.color = color;
    });
  });
  const outcome = await applyLegend();
  const body = (await values('1er reporte', BODY)).flat();
  const counts = (await values('1er reporte', 'E25:E28')).flat();
  expect(counts).toEqual(column.map((label) => body.filter((value) => value === label).length));
  expect((await values('1er reporte', 'C29'))[0]![0]).toBe('');
  expect(outcome.notes.join(' ')).not.toContain('celda libre');
});

test('[L8] nothing outside body and legend changes', async () => {
  const before = await values('2do reporte', 'A1:B28');
  const headers = await values('2do reporte', 'A1:T4');
  await applyLegend();
  expect((await values('2do reporte', 'A1:B24')).slice(0, 24)).toEqual(before.slice(0, 24));
  expect(await values('2do reporte', 'A1:T4')).toEqual(headers);
});

test('[L9] twice equals once, cell by cell and in the saved file', async () => {
  await applyLegend();
  const once = await Promise.all(['1er reporte', '2do reporte', '3er reporte'].map(picture));
  const outcome = await applyLegend();
  expect(outcome.summary).toContain('ninguna celda cambió');
  expect(await Promise.all(['1er reporte', '2do reporte', '3er reporte'].map(picture))).toEqual(once);
});

test('[L10] a protected sheet is left as it was and told; the others go on', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem('2do reporte').protection.protect();
  });
  const before = await picture('2do reporte');
  const outcome = await applyLegend();
  expect(outcome.sheets).toEqual(['1er reporte', '3er reporte']);
  expect(outcome.notes.join(' ')).toMatch(/«2do reporte» se deja como está: la hoja está protegida/);
  expect(await picture('2do reporte')).toEqual(before);
});

test('[L10] a round without legend stays unread until the person chooses', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem('3er reporte').getRange('A23:T40').clear();
  });
  const outcome = await applyLegend();
  expect(outcome.sheets).toEqual(['1er reporte', '2do reporte']);
  expect(outcome.notes.join(' ')).toMatch(
    /«3er reporte» se deja como está: no tiene una simbología con colores/,
  );
  // Excel knows sheets whatever their case.
  const chosen = await applyLegend({ legend: { sheet: ' 2DO REPORTE ' } });
  expect(chosen.sheets).toContain('3er reporte');
});

test('a legend from a sheet that has none is refused with the sheets that have one', async () => {
  const failure = await applyLegend({ legend: { sheet: 'Nada' } }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ActionError);
  expect((failure as ActionError).message).toBe(
    'El libro no tiene una hoja llamada «Nada»; tienen simbología: «1er reporte», «2do reporte», «3er reporte».',
  );
});

test('[L11] a state that the legend lacks stays as typed', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem('3er reporte').getRange('C5').values = [['Información errónea']];
  });
  await applyLegend();
  expect((await values('3er reporte', 'C5'))[0]![0]).toBe('Información errónea');
});

test('[L12] a formula of the person’s that looks at the body is listed', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem('1er reporte').getRange('V5').formulas = [['=COUNTA(C5:T5)']];
  });
  const outcome = await applyLegend();
  expect(outcome.notes.join(' ')).toMatch(/La fórmula de «1er reporte», celda V5, se refiere a la matriz/);
});

test('[L1] rows that a filter hides get their labels too', async () => {
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('1er reporte');
    sheet.autoFilter.apply(sheet.getRange('A4:T22'), 1, { filterOn: 'Values', values: ['Metepec'] });
  });
  embedded.faults.failFilteredWrites(true);
  await applyLegend();
  embedded.faults.failFilteredWrites(false);
  const filtered = await values('1er reporte', BODY);
  expect(filtered.flat().filter((value) => value === 'Cumplido').length).toBeGreaterThan(20);
  const again = await applyLegend();
  expect(again.summary).toContain('ninguna celda cambió');
});

test('[L13] a recoloured swatch recolours its state', async () => {
  await applyLegend();
  await edit((context) => {
    context.workbook.worksheets.getItem('1er reporte').getRange('B25').format.fill.color = '#92D050';
  });
  await applyLegend();
  const { rules } = (await picture('1er reporte')) as { rules: [number, string, string, string | null][] };
  expect(rules.find(([, formula]) => formula.includes('"Cumplido"'))?.[2]).toBe('#92D050');
});

/** Puts the first round's legend into rows, its first entry in the column of the municipalities. */
async function legendInRows(labelRow: number, swatchRow: number): Promise<void> {
  const { matrix } = await readWorkbook();
  const { entries } = matrix.rounds[0]!.legend!;
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('1er reporte');
    sheet.getRange('A24:T40').clear();
    sheet.getRange('B24').values = [['Simbología']];
    entries.forEach(({ label, color }, index) => {
      sheet.getCell(labelRow, 1 + 2 * index).values = [[label]];
      sheet.getCell(swatchRow, 1 + 2 * index).format.fill.color = color!;
    });
  });
}

test.each([
  ['with their own fill', 24, 24],
  ['under their swatches', 25, 24],
  ['above their swatches', 24, 25],
])(
  '[L9] [R15] a legend in a row reads after its counts as before: labels %s',
  async (_, labels, swatches) => {
    await legendInRows(labels, swatches);
    const said = async () => {
      const { matrix, findings } = await readWorkbook();
      const { legend, rows, body } = matrix.rounds[0]!;
      const entries = legend?.entries.map(({ state, label, color }) => [state, label, color]);
      return { entries, rows: rows.length, body, errors: findings.filter((f) => f.severity === 'error') };
    };
    const before = await said();
    expect(before).toMatchObject({ rows: 18, errors: [] });
    expect(before.entries).toHaveLength(4);
    await applyLegend();
    expect(await said()).toEqual(before);
    const once = await picture('1er reporte');
    expect((await applyLegend()).summary).toContain('ninguna celda cambió');
    expect(await picture('1er reporte')).toEqual(once);
    const bytes = embedded.save();
    embedded.close();
    embedded = await openHere(bytes);
    expect(await said()).toEqual(before);
  },
);

/** Takes the municipalities of a round away, rows and all. */
async function emptied(...sheets: string[]): Promise<void> {
  await edit((context) => {
    for (const sheet of sheets) context.workbook.worksheets.getItem(sheet).getRange('5:22').delete('Up');
  });
}

test('[L10] a round without municipalities is left as it was and told; the others go on', async () => {
  await emptied('3er reporte');
  const before = await picture('3er reporte');
  const outcome = await applyLegend();
  expect(outcome.sheets).toEqual(['1er reporte', '2do reporte']);
  expect(outcome.notes).toContain(
    '«3er reporte» se deja como está: no tiene ningún municipio. Escriba los municipios debajo de su encabezado y repita la acción.',
  );
  expect(await picture('3er reporte')).toEqual(before);
});

test('[L10] when no round has a municipality, a sentence says so', async () => {
  await emptied('1er reporte', '2do reporte', '3er reporte');
  const failure = (await applyLegend().catch((error: unknown) => error)) as ActionError;
  expect(failure.code).toBe('no_municipalities');
  expect(failure.message).toMatch(
    /^«1er reporte», «2do reporte» y «3er reporte» se dejan como están: no tienen ningún municipio\./,
  );
});

test('[L10] [E6] a live round that lost its municipalities is not mended, and is undone without failing', async () => {
  await applyLegend();
  await emptied('1er reporte');
  expect(tornPlans(await book())).toEqual([]);
  const outcome = await undoLast();
  expect(outcome.notes.join(' ')).toMatch(/1er reporte/);
  expect(await fillOf('2do reporte', 'C5')).not.toMatch(/^(#FFFFFF)?$/);
});

test.each([
  ['InvalidOrTimedOutSession', 'session_lost', /Se perdió la conexión con Excel/],
  ['AccessDenied', 'protected', /protegid/],
  ['GeneralException', 'excel', /Excel no pudo aplicar la simbología/],
])(
  'when Excel answers %s the person reads a sentence and nothing is half done',
  async (code, expected, sentence) => {
    const before = await picture('1er reporte');
    // The third request writes; the first two read.
    embedded.faults.failRequest(3, code);
    const failure = (await applyLegend().catch((error: unknown) => error)) as ActionError;
    expect(failure).toBeInstanceOf(ActionError);
    expect(failure.code).toBe(expected);
    expect(failure.message).toMatch(sentence);
    expect(await picture('1er reporte')).toEqual(before);
  },
);

test('an empty workbook says what a matrix looks like', async () => {
  embedded.close();
  embedded = await openHere(null);
  const failure = (await applyLegend().catch((error: unknown) => error)) as ActionError;
  expect(failure.code).toBe('no_matrix');
  expect(failure.message).toMatch(/columna «Municipio» y al menos tres herramientas/);
});

/** Are fichas written, kept, remade and cancelled as N19 to N27 say, over genuine office.js? */
import { failureSentence } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { ActionError } from '../../src/actions/outcome';
import { readWorkbook } from '../../src/actions/read';
import { settleFactsheets } from '../../src/actions/settle-factsheets';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import { TEXT_COLUMN } from '../../src/actions/sheets/factsheet-tags';
import { textHash } from '../../src/domain/blocks';
import { factsheet } from '../../src/domain/factsheet';
import { address } from '../../src/domain/grid';
import { municipalitiesOf } from '../../src/domain/align';
import { paragraphText } from '../../src/domain/blocks';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { columnOf, displayed, readFicha, rowOf, shown, type, wholeText } from './factsheet-probe';
import { edit, formulasOf, sheetNames, valuesOf } from './sheet-probe';

const today = new Date(2026, 10, 21);
const LUVIANOS = { municipalities: ['Luvianos'], today };
const CHANGED = 'La matriz cambió desde esta redacción';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

/** Everything that can be seen of the sheets of ours, in order. */
async function contents(): Promise<[string, unknown[][]][]> {
  const ours = (await sheetNames()).filter((name) => !/reporte|_Matriz/.test(name));
  const found: [string, unknown[][]][] = [];
  for (const name of ours) found.push([name, await formulasOf(name)]);
  return found;
}

async function failureOf(work: Promise<unknown>): Promise<ActionError> {
  const failure = await work.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ActionError);
  return failure as ActionError;
}

/** The row of a municipality in the live third round, zero-based. */
async function matrixRow(name: string): Promise<number> {
  const { matrix } = await readWorkbook();
  return matrix.rounds.at(-1)!.rows.find((row) => row.name === name)!.row;
}

describe('what a ficha says', () => {
  test('[N19] the narrative on the sheet is the domain’s, word for word', async () => {
    await writeFactsheets(LUVIANOS);
    const { matrix } = await readWorkbook();
    const who = municipalitiesOf(matrix.rounds).find(({ code }) => code === '15123')!;
    const probe = await readFicha('Luvianos');
    const paragraphs = factsheet(matrix, who).narrative.flatMap((block) =>
      block.kind === 'paragraph' ? [block] : [],
    );
    expect(paragraphs.length).toBeGreaterThan(6);
    for (const paragraph of paragraphs) {
      expect(probe.values[rowOf(probe, { id: paragraph.id })]![TEXT_COLUMN]).toBe(paragraphText(paragraph));
    }
  });

  test('[N19] live formulas show what a copy shows, in every cell that is seen', async () => {
    await writeFactsheets({ today });
    const copies = new Map<string, string>();
    const names = (await readWorkbook()).matrix.rounds[2]!.rows.map((row) => row.name!);
    for (const name of names) copies.set(name, wholeText(await readFicha(name)));
    await applyLegend();
    await writeFactsheets({ today });
    let compared = 0;
    for (const name of names) {
      const probe = await readFicha(name);
      expect(probe.formulas.flat().filter((cell) => String(cell).startsWith('=')).length).toBeGreaterThan(
        150,
      );
      const plain = (text: string) =>
        text.replace(/^(Los estados son una copia|Estados ilustrativos).*\n/gm, '');
      expect(plain(wholeText(probe))).toBe(plain(copies.get(name)!));
      compared += 1;
    }
    expect(compared).toBe(18);
  });

  test('[N19] a copy says of what day it is; a live ficha needs not', async () => {
    await writeFactsheets(LUVIANOS);
    expect(wholeText(await readFicha('Luvianos'))).toContain(
      'Los estados son una copia del 21 de noviembre de 2026: no cambian con la matriz.',
    );
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    expect(wholeText(await readFicha('Luvianos'))).not.toContain('copia');
  });

  test('[N19] a state that the legend lacks stays as typed, and the ficha is live all the same', async () => {
    const { matrix } = await readWorkbook();
    const { sheet, rows, tools, legend } = matrix.rounds[2]!;
    const row = rows.find(({ name }) => name === 'Luvianos')!.row;
    const cells = [0, 3].map((index) => address(row, tools[index]!.column));
    expect(legend!.entries.map(({ state }) => state)).not.toContain('informacion_erronea');
    await edit((context) => {
      for (const cell of cells)
        context.workbook.worksheets.getItem(sheet).getRange(cell).values = [['INFORMACIÓN ERRÓNEA']];
    });
    await writeFactsheets(LUVIANOS);
    const plain = (text: string) => text.replace(/^(Los estados.* una copia|Estados ilustrativos).*\n/gm, '');
    const copy = plain(wholeText(await readFicha('Luvianos')));
    const figures = async () =>
      (await valuesOf('Índice', 'A6:J40')).map((row) =>
        row.map((value) => (typeof value === 'number' ? value.toFixed(9) : value)),
      );
    const index = await figures();
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    const ficha = await readFicha('Luvianos');
    expect(wholeText(ficha)).not.toContain('copia');
    expect(plain(wholeText(ficha))).toBe(copy);
    expect(await figures()).toEqual(index);
    await edit((context) => {
      context.workbook.worksheets.getItem(sheet).getRange(cells[0]!).values = [['Cumplido']];
    });
    expect(wholeText(await readFicha('Luvianos'))).toContain('La matriz cambió desde esta redacción');
  });

  test('[N19] an example is called one, and goes on being called one after its states change', async () => {
    await applyLegend();
    const { matrix } = await readWorkbook();
    for (const { sheet, body } of matrix.rounds)
      await embedded.user.erase(sheet, address(body.top, body.left));
    await writeFactsheets(LUVIANOS);
    expect(wholeText(await readFicha('Luvianos'))).toContain('Estados ilustrativos: son un ejemplo');
  });

  test('[N19] a workbook of somebody’s own is not called an example', async () => {
    const { matrix } = await readWorkbook();
    for (const { sheet, body } of matrix.rounds) {
      await embedded.user.paint(sheet, address(body.top, body.left), null);
      await embedded.user.erase(sheet, address(body.top, body.left));
    }
    expect((await readWorkbook()).illustrative).toBe(false);
    await writeFactsheets(LUVIANOS);
    expect(wholeText(await readFicha('Luvianos'))).not.toContain('ilustrativos');
  });

  test('[N19] links lead back to the row of the matrix and to the index, wherever sorting puts the row', async () => {
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    const back = () => readFicha('Luvianos').then((probe) => String(probe.formulas[0]![0]));
    expect(await back()).toMatch(/^=HYPERLINK\("#'3er reporte'!B"&\(/);
    const [[index]] = (await valuesOf('Luvianos', 'B1')) as [[string]];
    expect(index).toBe('Índice de fichas');
  });

  test('[N19] no cell holds a number as text, and no formula gives an error', async () => {
    await applyLegend();
    await writeFactsheets({ municipalities: ['Luvianos', 'Malinalco'], today });
    for (const sheet of ['Luvianos', 'Malinalco', 'Índice']) {
      const { values } = await readFicha(sheet);
      const cells = values.flat().filter((value) => typeof value === 'string' && value !== '') as string[];
      expect(cells.filter((text) => /^\s*[\d.,%]+\s*$/.test(text))).toEqual([]);
      expect(cells.filter((text) => /^#[A-ZÁ-Ú/0!?]+$/.test(text))).toEqual([]);
    }
  });
});

describe('a live ficha follows the matrix', () => {
  beforeEach(async () => {
    await applyLegend();
    await writeFactsheets({ municipalities: ['Luvianos', 'Malinalco'], today });
  });

  test('[N20] an edited cell changes state, change, figures and index, and the banner tells, by calculation alone', async () => {
    const row = await matrixRow('Luvianos');
    const before = await readFicha('Luvianos');
    expect(wholeText(before)).not.toContain(CHANGED);
    const { tools } = (await readWorkbook()).matrix.rounds.at(-1)!;
    await type('3er reporte', row, tools.find(({ tool }) => tool === '1.2')!.column, 'Cumplido');
    const after = await readFicha('Luvianos');
    const at = rowOf(after, { tool: '1.2' });
    expect(shown(before, at).slice(4, 6)).toEqual(['No se tiene - en proceso', '= Sin cambio']);
    expect(shown(after, at).slice(4, 6)).toEqual(['Cumplido', '▲ Avance']);
    expect(after.values[3]![0]).toContain(CHANGED);
    expect(wholeText(before)).toContain('15 de 17 (88.2\u00a0%)');
    expect(wholeText(after)).toContain('16 de 17 (94.1\u00a0%)');
    expect(wholeText(after)).toContain('8 más en 17 con dato en ambos (47.1 puntos porcentuales)');
    const index = await readFicha('Índice');
    expect(index.values.find((line) => line[0] === 'Luvianos')!.slice(1, 6)).toEqual([
      15123,
      16,
      17,
      1,
      16 / 17,
    ]);
    expect((await readFicha('Malinalco')).values[3]![0]).toBe('');
  });

  test('[N20] a cleared cell is without data, a text that is no label is not read, and a renamed row is gone', async () => {
    const row = await matrixRow('Luvianos');
    const { tools, municipalityColumn } = (await readWorkbook()).matrix.rounds.at(-1)!;
    const column = (id: string) => tools.find(({ tool }) => tool === id)!.column;
    await type('3er reporte', row, column('1.1'), '');
    await type('3er reporte', row, column('1.3'), 'ver oficio 12');
    const after = await readFicha('Luvianos');
    expect(shown(after, rowOf(after, { tool: '1.1' })).slice(4, 6)).toEqual([
      'Sin dato',
      '− Ya no reportado',
    ]);
    expect(shown(after, rowOf(after, { tool: '1.3' })).slice(4, 6)).toEqual([
      'Sin lectura',
      '? No comparable',
    ]);
    expect(wholeText(after)).toContain('1 de 2 (50\u00a0%)\n1 sin dato\n1 sin lectura');
    await type('3er reporte', row, municipalityColumn, 'Otro');
    const gone = await readFicha('Luvianos');
    expect(shown(gone, rowOf(gone, { tool: '5.4' }))[4]).toBe('No figura');
  });

  test('[N20] sorting the matrix changes nothing on the ficha but the row that the link leads to', async () => {
    const before = await readFicha('Luvianos');
    await edit((context) => {
      const body = context.workbook.worksheets.getItem('3er reporte').getRange('B5:T22');
      body.sort.apply([{ key: 0, ascending: false }]);
    });
    const after = await readFicha('Luvianos');
    expect(await matrixRow('Luvianos')).not.toBe(4 + 8);
    expect(wholeText(after)).toBe(wholeText(before));
  });

  test('[N20] the colours of each round’s own legend tell the states, and the text stays', async () => {
    const rules = await Excel.run(async (context) => {
      const formats = context.workbook.worksheets.getItem('Luvianos').getRange().conditionalFormats;
      formats.load('items/type');
      await context.sync();
      const loaded = formats.items.map((item) => {
        item.custom.rule.load('formula');
        item.custom.format.fill.load('color');
        item.custom.format.load('numberFormat');
        return item;
      });
      await context.sync();
      return loaded.map(({ custom }) => [custom.rule.formula, custom.format.fill.color]);
    });
    const of = (label: string) => rules.filter(([formula]) => formula!.includes(`"${label}"`));
    expect(of('Cumplido').map(([, color]) => color)).toEqual(['#00B050']);
    expect(of('Pendiente sin evidencia').map(([, color]) => color)).toEqual(['#FF0000']);
    expect(of('Se cuenta con el proyecto, falta conclusión del mismo.').map(([, color]) => color)).toEqual([
      '#FF0000',
    ]);
  });
});

describe('the strip at the top', () => {
  const strip = async (title: string) =>
    shown(
      await readFicha('Luvianos'),
      (await readFicha('Luvianos')).values.findIndex((row) => row[0] === title),
    )[1];
  const cellOf = async (tool: string, round = 2) => {
    const { sheet, tools, rows } = (await readWorkbook()).matrix.rounds[round]!;
    const { row } = rows.find(({ name }) => name === 'Luvianos')!;
    return { sheet, row, column: tools.find((one) => one.tool === tool)!.column };
  };
  const set = async (tool: string, text: string, round = 2) => {
    const { sheet, row, column } = await cellOf(tool, round);
    await type(sheet, row, column, text);
  };

  test('[N47] it tells of all 18 tools, and what is pending, without data and overdue', async () => {
    await settleFactsheets({ baseDate: '2023-01-31' });
    await writeFactsheets(LUVIANOS);
    const told = wholeText(await readFicha('Luvianos'));
    expect(told).toMatch(/^15 de 18 \| herramientas cumplidas; 1 sin dato\n15 de 17 con dato \(88\.2/m);
    expect(await strip('Pendientes')).toBe(
      '2: 1.2 Política de Transparencia y Acceso a la Información Pública; 4.1 Plan anual de difusión a la ciudadanía',
    );
    expect(await strip('Sin dato o sin lectura')).toBe('1: 4.3');
    expect(await strip('Retrocesos')).toBe('Ninguno');
    expect(await strip('Plazos vencidos')).toMatch(
      /^2 al 5 de julio de 2023: 1\.2 Política .*; 4\.1 Plan anual/,
    );
    expect(told).toContain('Cambio del segundo reporte al tercer reporte');
  });

  test('[N47] in a live ficha it follows edits, setbacks across a blank too, as a new ficha tells them', async () => {
    await settleFactsheets({ baseDate: '2023-01-31' });
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    await set('1.1', 'No se tiene - en proceso');
    await set('2.1', '', 1);
    await set('2.1', 'No se tiene - en proceso');
    await set('2.1', 'Cumplido', 0);
    await set('1.2', 'Cumplido');
    await set('5.4', '');
    const titles = ['Pendientes', 'Sin dato o sin lectura', 'Retrocesos', 'Plazos vencidos'];
    const read = async () => Promise.all(titles.map(strip));
    const followed = await read();
    expect(followed).toEqual([
      '3: 1.1 Convenio de colaboración; 2.1 Perfiles de Cargo; 4.1 Plan anual de difusión a la ciudadanía',
      '2: 4.3; 5.4',
      '2: 1.1 Convenio de colaboración; 2.1 Perfiles de Cargo',
      expect.stringMatching(/^3 al 5 de julio de 2023: 1\.1 .*; 2\.1 .*; 4\.1 /),
    ]);
    await writeFactsheets(LUVIANOS);
    expect(await read()).toEqual(followed);
  });
});

describe('what a person wrote is kept', () => {
  const MINE = 'El Ayuntamiento remitió el convenio; se verificó el 3 de julio.';

  test('[N21] twice equals once, live or not', async () => {
    for (const live of [false, true]) {
      if (live) await applyLegend();
      await writeFactsheets({ today });
      const once = await contents();
      expect(once).toHaveLength(19);
      const outcome = await writeFactsheets({ today });
      expect(await contents()).toEqual(once);
      expect(outcome.summary).toBe('Se actualizaron 18 fichas; la hoja «Índice» las lista.');
      expect(outcome.notes).toEqual([]);
    }
  });

  test('[N22] an edited paragraph stays, marked, without a proposal while the generated text is the same', async () => {
    await writeFactsheets(LUVIANOS);
    const first = await readFicha('Luvianos');
    const row = rowOf(first, { id: 'dim-1' });
    await type('Luvianos', row, TEXT_COLUMN, MINE);
    const outcome = await writeFactsheets(LUVIANOS);
    const second = await readFicha('Luvianos');
    expect(second.values[row]![TEXT_COLUMN]).toBe(MINE);
    expect(shown(second, row + 1).slice(0, 2)).toEqual([
      '✎ Redacción editada',
      'Redacción editada: se conserva.',
    ]);
    expect(wholeText(second)).not.toContain('Texto propuesto');
    expect(wholeText(second)).not.toContain(CHANGED);
    expect(outcome.notes).toEqual(['En la ficha de Luvianos se conservó 1 párrafo editado.']);
    expect(await sheetNames()).not.toContain('Luvianos (editada)');
  });

  test('[N22] when the matrix changes, the new text is offered under the edited one, once, and the rest is new', async () => {
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    const row = rowOf(await readFicha('Luvianos'), { id: 'dim-1' });
    await type('Luvianos', row, TEXT_COLUMN, MINE);
    const { tools } = (await readWorkbook()).matrix.rounds.at(-1)!;
    const at = tools.find(({ tool }) => tool === '1.2')!.column;
    await type('3er reporte', await matrixRow('Luvianos'), at, 'Cumplido');
    const outcome = await writeFactsheets(LUVIANOS);
    const told = await readFicha('Luvianos');
    expect(told.values[row]![TEXT_COLUMN]).toBe(MINE);
    expect(shown(told, row + 1)[1]).toContain(CHANGED);
    expect(shown(told, row + 2)[0]).toBe('Texto propuesto');
    expect(shown(told, row + 2)[1]).toContain(
      'se reportan cumplidas las 4 herramientas (4 de 4, 100\u00a0%)',
    );
    expect(told.values[3]![0]).toContain(CHANGED);
    expect(told.values[rowOf(told, { id: 'apertura' })]![TEXT_COLUMN]).toContain(
      '16 herramientas cumplidas de 17',
    );
    expect(outcome.notes.join()).toContain(
      'se conservó 1 párrafo editado, que ya no coincide con la matriz: revíselo',
    );
    const once = await contents();
    await writeFactsheets(LUVIANOS);
    expect(await contents()).toEqual(once);
    expect(wholeText(await readFicha('Luvianos')).match(/Texto propuesto/g)).toHaveLength(1);
  });

  test.each(['proposal', 'old'])('[N22] typing the %s text settles it', async (which) => {
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    const first = await readFicha('Luvianos');
    const row = rowOf(first, { id: 'dim-1' });
    const old = String(first.values[row]![TEXT_COLUMN]);
    await type('Luvianos', row, TEXT_COLUMN, MINE);
    const { tools } = (await readWorkbook()).matrix.rounds.at(-1)!;
    const at = tools.find(({ tool }) => tool === '1.2')!.column;
    await type('3er reporte', await matrixRow('Luvianos'), at, 'Cumplido');
    await writeFactsheets(LUVIANOS);
    const proposal = String((await readFicha('Luvianos')).values[row + 2]![TEXT_COLUMN]);
    expect(proposal).not.toBe(old);
    await type('Luvianos', row, TEXT_COLUMN, which === 'old' ? old : proposal);
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.notes).toEqual([]);
    const told = await readFicha('Luvianos');
    expect(told.values[row]![TEXT_COLUMN]).toBe(proposal);
    expect(wholeText(told)).not.toMatch(/Redacción editada|Texto propuesto|La matriz cambió/);
  });

  test('[N22] an edited paragraph that is no longer generated stays in its place', async () => {
    const { tools } = (await readWorkbook()).matrix.rounds.at(-1)!;
    const at = tools.find(({ tool }) => tool === '1.2')!.column;
    // A text that its colour contradicts is told in a paragraph of the tool's own.
    await type('3er reporte', await matrixRow('Luvianos'), at, 'Cumplido');
    await writeFactsheets(LUVIANOS);
    await type('Luvianos', rowOf(await readFicha('Luvianos'), { id: 'herr-1.2' }), TEXT_COLUMN, MINE);
    await type('3er reporte', await matrixRow('Luvianos'), at, '');
    for (let times = 0; times < 2; times++) {
      await writeFactsheets(LUVIANOS);
      const told = await readFicha('Luvianos');
      const row = rowOf(told, { id: 'herr-1.2' });
      expect(row).toBe(rowOf(told, { id: 'dim-1' }) + 1);
      expect(shown(told, row).slice(0, 2)).toEqual(['Herramienta 1.2', MINE]);
      expect(shown(told, row + 1)[1]).toContain('este párrafo ya no se genera');
    }
  });

  test('[N22] a paragraph that the person emptied stays empty', async () => {
    await writeFactsheets(LUVIANOS);
    const row = rowOf(await readFicha('Luvianos'), { id: 'cierre' });
    await type('Luvianos', row, TEXT_COLUMN, '');
    await writeFactsheets(LUVIANOS);
    const told = await readFicha('Luvianos');
    expect(told.values[rowOf(told, { id: 'cierre' })]![TEXT_COLUMN]).toBe('');
    expect(wholeText(told)).toContain('Redacción eliminada por quien editó la ficha');
  });

  test('[N23] Avance and Evidencia are carried over by tool, as they were typed', async () => {
    await writeFactsheets(LUVIANOS);
    const first = await readFicha('Luvianos');
    const [note, evidence] = [columnOf(first, 'Avance'), columnOf(first, 'Evidencia')];
    await type('Luvianos', rowOf(first, { tool: '4.3' }), note, 'Informó que ya publicó');
    await type('Luvianos', rowOf(first, { tool: '4.3' }), evidence, 'https://ejemplo.mx/oficio.pdf');
    await type('Luvianos', rowOf(first, { tool: '5.1' }), note, "'- Acta\n- Minuta");
    await edit((context) => {
      const cell = context.workbook.worksheets
        .getItem('Luvianos')
        .getCell(rowOf(first, { tool: '1.1' }), evidence);
      cell.values = [[45112]];
      cell.numberFormat = [['dd/mm/yyyy']];
    });
    await edit((context) => context.workbook.worksheets.getItem('1er reporte').delete());
    for (let times = 0; times < 2; times++) {
      const outcome = await writeFactsheets(LUVIANOS);
      expect(outcome.notes).toEqual([]);
      const told = await readFicha('Luvianos');
      const [a, e] = [columnOf(told, 'Avance'), columnOf(told, 'Evidencia')];
      expect(a).toBe(note - 1);
      expect(told.values[rowOf(told, { tool: '4.3' })]!.slice(a, e + 1)).toEqual([
        'Informó que ya publicó',
        'https://ejemplo.mx/oficio.pdf',
      ]);
      expect(told.values[rowOf(told, { tool: '5.1' })]![a]).toBe('- Acta\n- Minuta');
      expect(told.values[rowOf(told, { tool: '1.1' })]![e]).toBe(45112);
      expect(await displayed('Luvianos', rowOf(told, { tool: '1.1' }), e)).toBe('05/07/2023');
    }
  });

  test('[N24] any other change sets the sheet aside whole, and the new one still has what was written', async () => {
    await writeFactsheets(LUVIANOS);
    const first = await readFicha('Luvianos');
    await type('Luvianos', rowOf(first, { id: 'dim-1' }), TEXT_COLUMN, MINE);
    await type('Luvianos', rowOf(first, { tool: '2.1' }), columnOf(first, 'Avance'), 'Acta del 3 de julio');
    await type('Luvianos', first.values.length + 2, 1, 'Nota mía al pie');
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.notes.join(' ')).toContain('se conservó entera como «Luvianos (editada)»');
    const [kept, made] = [await readFicha('Luvianos (editada)'), await readFicha('Luvianos')];
    expect(wholeText(kept)).toContain('Nota mía al pie');
    expect(wholeText(made)).not.toContain('Nota mía al pie');
    for (const probe of [kept, made]) {
      expect(wholeText(probe)).toContain(MINE);
      expect(wholeText(probe)).toContain('Acta del 3 de julio');
    }
    const again = await writeFactsheets(LUVIANOS);
    expect(again.notes.join(' ')).not.toContain('entera');
    expect((await sheetNames()).filter((name) => name.startsWith('Luvianos'))).toEqual([
      'Luvianos (editada)',
      'Luvianos',
    ]);
  });

  test('[N24] an edited proposal and a deleted row count as such a change', async () => {
    await writeFactsheets(LUVIANOS);
    await edit((context) => {
      context.workbook.worksheets.getItem('Luvianos').getRange('24:24').delete('Up');
    });
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.notes.join(' ')).toContain('se conservó entera como «Luvianos (editada)»');
  });
});

describe('sheets and marks', () => {
  test('[N25] a renamed ficha is found by its mark; a copied one is the person’s', async () => {
    await writeFactsheets(LUVIANOS);
    await edit((context) => {
      const ficha = context.workbook.worksheets.getItem('Luvianos');
      ficha.copy('End');
      ficha.name = 'Ficha para el Pleno';
    });
    const copied = (await sheetNames()).find((name) => /^Luvianos/.test(name))!;
    await type(copied, 1, 0, 'Mi copia');
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.summary).toMatch(/^Se actualizó 1 ficha/);
    expect(outcome.sheets).toEqual(['Ficha para el Pleno', 'Índice']);
    expect((await readFicha(copied)).values[1]![0]).toBe('Mi copia');
    expect((await readFicha('Ficha para el Pleno')).values[1]![0]).toBe('Municipio de Luvianos');
  });

  test('[N25] a sheet of the person’s with the municipality’s name is left alone', async () => {
    await edit((context) => {
      context.workbook.worksheets.add('LUVIANOS').getRange('A1').values = [['lo mío']];
    });
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.sheets).toEqual(['Luvianos (ficha)', 'Índice']);
    expect(await valuesOf('LUVIANOS', 'A1')).toEqual([['lo mío']]);
    await writeFactsheets(LUVIANOS);
    expect((await sheetNames()).filter((name) => /luvianos/i.test(name))).toEqual([
      'LUVIANOS',
      'Luvianos (ficha)',
    ]);
  });

  test('[N25] a ficha that the person deleted is made anew', async () => {
    await writeFactsheets(LUVIANOS);
    await edit((context) => context.workbook.worksheets.getItem('Luvianos').delete());
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.summary).toMatch(/^Se hizo 1 ficha/);
    expect(await sheetNames()).toContain('Luvianos');
  });

  test('[N25] fichas are never read as rounds', async () => {
    await writeFactsheets({ today });
    const { matrix } = await readWorkbook();
    expect(matrix.rounds.map(({ sheet }) => sheet)).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  });

  test('[N26] only those asked for are made; the index lists all and links those that exist, also older ones', async () => {
    await writeFactsheets({ municipalities: ['Malinalco'], today });
    const malinalco = await formulasOf('Malinalco');
    const outcome = await writeFactsheets({ municipalities: ['luvianos', '15052'].slice(0, 1), today });
    expect(outcome.sheets).toEqual(['Luvianos', 'Índice']);
    expect(await formulasOf('Malinalco')).toEqual(malinalco);
    const index = await readFicha('Índice');
    const notes = new Map(index.values.slice(5, 23).map((line) => [line[0], line.at(-1)]));
    expect(notes.size).toBe(18);
    expect([...notes].filter(([, note]) => note === '').map(([name]) => name)).toEqual([
      'Luvianos',
      'Malinalco',
    ]);
    expect(await sheetNames()).toEqual([
      '1er reporte',
      '2do reporte',
      '3er reporte',
      'Índice',
      'Malinalco',
      'Luvianos',
    ]);
  });

  test('[N26] an index that the person changed is kept beside the new one', async () => {
    await writeFactsheets(LUVIANOS);
    await type('Índice', 30, 0, 'Pendiente de llamar');
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.notes.join(' ')).toContain(
      'El índice anterior tenía cambios suyos: se conservó como «Índice (editada)»',
    );
    expect(wholeText(await readFicha('Índice (editada)'))).toContain('Pendiente de llamar');
    const [[link]] = (await valuesOf('Luvianos', 'B1')) as [[string]];
    expect(link).toBe('Índice de fichas');
  });
});

describe('whose fichas', () => {
  test.each([
    ['Valle de Chalco', 'Valle de Chalco Solidaridad'],
    ['  LUVIANOS ', 'Luvianos'],
    ['municipio de villa guerrero', 'Villa Guerrero'],
    ['15123', 'Luvianos'],
  ])('[N27] «%s» is found', async (name, sheet) => {
    const outcome = await writeFactsheets({ municipalities: [name], today });
    expect(outcome.sheets).toEqual([sheet, 'Índice']);
  });

  test('[N27] an unknown name is refused with candidates, and nothing is written', async () => {
    const before = await sheetNames();
    const failure = await failureOf(writeFactsheets({ municipalities: ['Malinalco', 'Lubianos'], today }));
    expect(failure.code).toBe('unknown_municipality');
    expect(failure.message).toMatch(
      /^No hay en el libro un municipio llamado «Lubianos»\. ¿Quiso decir «Luvianos»/,
    );
    expect(failure.message).toMatch(/No se escribió nada\.$/);
    expect(await sheetNames()).toEqual(before);
  });

  test.each([
    [
      'Valles',
      /^No hay en el libro un municipio llamado «Valles»\. ¿Quiso decir «Valle de Chalco Solidaridad»\?/,
    ],
    ['Solidar', /¿Quiso decir «Valle de Chalco Solidaridad»\?/],
    [
      'Valle de Brabo',
      /llamado «Valle de Brabo»; el más parecido de la lista oficial, «Valle de Bravo», no está en este libro\. ¿Quiso/,
    ],
    ['Malinalca', /^No hay en el libro un municipio llamado «Malinalca»\. ¿Quiso decir «Malinalco»/],
    ['Macondo', /^No hay en el libro un municipio llamado «Macondo»\./],
  ])('[N27] «%s» is not guessed; what is near to it is said', async (name, said) => {
    const failure = await failureOf(writeFactsheets({ municipalities: [name], today }));
    expect([failure.code, failure.message]).toEqual(['unknown_municipality', expect.stringMatching(said)]);
  });

  test('[N27] an official municipality that the book lacks is said to be lacking', async () => {
    const failure = await failureOf(writeFactsheets({ municipalities: ['Metepec'], today }));
    expect(failure.message).toMatch(/^«Metepec» no figura en ningún reporte del libro\./);
  });

  test('[N27] without a matrix, and without a legend, a sentence says what is missing', async () => {
    await edit((context) => {
      for (const sheet of ['1er reporte', '2do reporte', '3er reporte']) {
        context.workbook.worksheets.getItem(sheet).getRange('A23:T40').clear();
      }
    });
    const none = await failureOf(writeFactsheets({ today }));
    expect(none.code).toBe('no_legend');
    const chosen = await writeFactsheets({ ...LUVIANOS, legend: 'predeterminada' });
    expect(chosen.sheets).toContain('Luvianos');
    embedded.close();
    embedded = await openHere(null);
    expect((await failureOf(writeFactsheets({ today }))).code).toBe('no_matrix');
  });

  test('[N27] a round without legend is left out, and that is told', async () => {
    await edit((context) => {
      context.workbook.worksheets.getItem('3er reporte').getRange('A23:T40').clear();
    });
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.notes.join(' ')).toMatch(/«3er reporte» no entró en las fichas: no tiene simbología/);
    expect(wholeText(await readFicha('Luvianos'))).not.toContain('Tercer reporte');
  });
});

describe('many fichas', () => {
  test('[N28] progress tells each step; cancelling leaves whole sheets and an index of those that exist', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const outcome = await writeFactsheets({
      today,
      signal: controller.signal,
      progress: (done, total, what) => {
        told.push(`${done}/${total} ${what}`);
        controller.abort();
      },
    });
    expect(told).toEqual([expect.stringMatching(/^10\/18 Ficha de /)]);
    expect(outcome.cancelled).toBe(true);
    expect(outcome.summary).toBe(
      'Se canceló: se hicieron 10 fichas de 18. La hoja «Índice» lista las que existen.',
    );
    const made = (await sheetNames()).filter((name) => !/reporte/.test(name));
    expect(made).toHaveLength(11);
    for (const name of made.slice(1)) {
      const probe = await readFicha(name);
      expect(rowOf(probe, { id: 'cierre' })).toBeGreaterThan(20);
    }
    const index = await readFicha('Índice');
    const linked = index.values.slice(5, 23).filter((line) => line.at(-1) === '');
    expect(linked).toHaveLength(10);
  });

  test('[N28] cancelled before it begins, it writes no ficha', async () => {
    const outcome = await writeFactsheets({ today, signal: AbortSignal.abort() });
    expect(outcome.cancelled).toBe(true);
    expect(outcome.summary).toMatch(/^Se canceló: no se hizo ninguna ficha de 18/);
  });

  test('[N28] ten fichas take one request to read and one to write, each under 4 MB', async () => {
    await applyLegend();
    embedded.traffic.reset();
    await writeFactsheets({ today });
    expect(embedded.traffic.largestRequest).toBeLessThan(4_000_000);
    expect(embedded.traffic.requests).toBeLessThanOrEqual(12);
    embedded.traffic.reset();
    await writeFactsheets({ today });
    expect(embedded.traffic.requests).toBeLessThanOrEqual(12);
  });

  test('[N28] when Excel fails midway the sentence says what was written', async () => {
    const progress = () => embedded.faults.failRequest(1, 'ConnectionFailure');
    const failure = await failureOf(writeFactsheets({ today, progress }));
    expect(failure.code).toBe('session_lost');
    expect(failure.message).not.toContain('10 fichas');
    expect(failureSentence(failure)).toMatch(
      /Lo anterior ya quedó en el libro: Se hicieron 10 fichas de 18, completas\. Además, 10 hojas/,
    );
    const made = (await sheetNames()).filter((name) => !/reporte/.test(name));
    expect(made).toHaveLength(10);
    for (const name of made) {
      const probe = await readFicha(name);
      expect(rowOf(probe, { id: 'cierre' })).toBeGreaterThan(20);
    }
    const outcome = await writeFactsheets({ today });
    expect(outcome.summary).toMatch(/^Se hicieron 8 fichas y se actualizaron 10 fichas/);
  });

  test('[N28] a failure before anything was written is told plainly', async () => {
    embedded.faults.failRequest(3, 'ConnectionFailure');
    const failure = await failureOf(writeFactsheets({ today }));
    expect(failure.code).toBe('session_lost');
    expect(failureSentence(failure)).toBe(failure.message);
  });
});

test('[N16] hashes on the sheet are those of the paragraphs', async () => {
  await writeFactsheets(LUVIANOS);
  const probe = await readFicha('Luvianos');
  const row = rowOf(probe, { id: 'dim-2' });
  const text = String(probe.values[row]![TEXT_COLUMN]);
  expect(probe.values[row]).toContain(`p|dim-2|${textHash(text)}`);
});

/** Is a ficha composed as N19 to N26 say, as data, without Excel? */
import { factsheetKeys, factsheetName } from '../../src/actions/sheets/factsheet-names';
import { chooseMunicipalities } from '../../src/actions/sheets/factsheet-choice';
import { formerEntries, NOTHING_TYPED } from '../../src/actions/sheets/factsheet-former';
import type { FactsheetPage } from '../../src/actions/sheets/factsheet-layout';
import { factsheetSheet } from '../../src/actions/sheets/factsheet-sheet';
import { planStory } from '../../src/actions/sheets/factsheet-story';
import {
  editableColumns,
  paragraphTag,
  tagOf,
  TEXT_COLUMN,
  toolTag,
} from '../../src/actions/sheets/factsheet-tags';
import { indexSheet } from '../../src/actions/sheets/index-sheet';
import { ActionError } from '../../src/actions/outcome';
import { firstRows, municipalitiesOf } from '../../src/domain/align';
import { textHash, type Block } from '../../src/domain/blocks';
import { factsheet } from '../../src/domain/factsheet';
import type { Matrix } from '../../src/domain/matrix';
import type { OwnSheet } from '../../src/excel/own-sheets';
import type { SheetDesign } from '../../src/excel/sheet-design';
import { contentsChecksum, designChecksum } from '../../src/excel/write-sheets';
import { countLines, textHeight } from '../../src/excel/text-height';
import { matrix, matrixOf } from '../builders';

const today = new Date(2026, 10, 21);

function pageOf(read: Matrix, { live = false, ...more }: Partial<FactsheetPage> & { live?: boolean } = {}) {
  const who = municipalitiesOf(read.rounds)[0]!;
  const told = factsheet(read, who);
  const former = more.former ?? NOTHING_TYPED;
  const page: FactsheetPage = {
    factsheet: told,
    key: '15123',
    name: 'Luvianos',
    sources: read.rounds.map((round) => ({
      round,
      row: firstRows(round).get(who.key)?.row ?? null,
      follows: live ? who.written : null,
      foreign: [],
    })),
    index: 'Índice',
    former,
    story: planStory(told.narrative, former.paragraphs),
    today,
    illustrative: false,
    ...more,
  };
  return page;
}

/** A design's contents as texts, formulas included. */
function contents({ cells }: SheetDesign): string[][] {
  return cells.map((row) =>
    row.map((cell) => {
      if (cell === null) return '';
      return typeof cell === 'object' ? ('formula' in cell ? cell.formula : '=') : String(cell);
    }),
  );
}

function toolRow(design: SheetDesign, tool: string): string[] {
  return contents(design).find((row) => row.some((cell) => cell === `h|${tool}`))!;
}

const rounds = (count: number) =>
  matrixOf(
    Array.from({ length: count }, (_, i) => `# ${i + 1} hoja=R${i + 1}\nLuvianos C F P I S . ?`).join('\n'),
  );

describe('tags', () => {
  test('[N22] a paragraph’s tag says what was generated there, and makes its text editable', () => {
    const row = ['Dimensión 1', 'texto', null, paragraphTag('dim-1', textHash('texto'))];
    expect(tagOf(row)).toEqual({
      tag: { kind: 'paragraph', id: 'dim-1', base: textHash('texto') },
      column: 3,
    });
    expect(editableColumns(row)).toEqual([TEXT_COLUMN]);
  });

  test('[N23] a tool’s tag makes the two columns before it editable, wherever they are', () => {
    expect(
      editableColumns(['1.1  Convenio', 'requisito', 'Cumplido', '', '', toolTag('1.1', null, null), 'x']),
    ).toEqual([3, 4]);
    expect(tagOf(['', toolTag('4.3', 'a', null)])?.tag).toEqual({
      kind: 'tool',
      tool: '4.3',
      note: textHash('a'),
      evidence: '',
    });
  });

  test('[N24] other rows have nothing editable, and a text of a person’s that looks like a tag is none in the first column', () => {
    expect(editableColumns(['Nota', 'mía'])).toEqual([]);
    expect(tagOf(['p|dim-1|00000000'])).toBeNull();
    expect(tagOf([1, 'p|dim-1|nothex'])).toBeNull();
  });
});

describe('what a person wrote', () => {
  test('[N22] only a paragraph that is not the one generated is theirs', () => {
    const tag = paragraphTag('dim-1', textHash('generado'));
    const read = (text: unknown) => formerEntries([['', text, tag]]).paragraphs.get('dim-1');
    expect(read('generado')).toBeUndefined();
    expect(read('  generado\n')).toBeUndefined();
    expect(read('mío')).toEqual({ id: 'dim-1', text: 'mío', base: textHash('generado') });
    expect(read('')).toEqual({ id: 'dim-1', text: '', base: textHash('generado') });
  });

  test('[N23] typed cells are told from those that the Avances filled', () => {
    const rows = [
      ['1.1', 'r', 'C', 'dice el Ayuntamiento', 'oficio', toolTag('1.1', 'dice el Ayuntamiento', null)],
      ['1.2', 'r', 'C', 45112, '=HYPERLINK("x")', toolTag('1.2', null, null)],
      ['1.3', 'r', 'C', '  ', '', toolTag('1.3', null, null)],
    ];
    const { notes, evidence } = formerEntries(rows);
    expect([...notes]).toEqual([['1.2', { content: 45112, row: 1, column: 3 }]]);
    expect([...evidence]).toEqual([
      ['1.1', { content: 'oficio', row: 0, column: 4 }],
      ['1.2', { content: { formula: '=HYPERLINK("x")' }, row: 1, column: 4 }],
    ]);
  });
});

describe('the story with edits', () => {
  const paragraph = (id: string, text: string): Block => ({
    kind: 'paragraph',
    id,
    sentences: [{ text, cells: [] }],
  });
  const narrative: Block[] = [
    { kind: 'heading', level: 2, text: 'Cumplimiento general' },
    paragraph('apertura', 'uno'),
    { kind: 'heading', level: 2, text: 'Dimensión 1. Estrategia' },
    paragraph('dim-1', 'dos'),
    paragraph('herr-1.2', 'tres'),
    paragraph('cierre', 'fin'),
  ];
  const edits = (...list: [string, string, string][]) =>
    new Map(list.map(([id, text, base]) => [id, { id, text, base: textHash(base) }]));

  test('[N22] headings stand beside the paragraph that they open, tools beside their own', () => {
    expect(planStory(narrative, new Map()).map(({ heading, opens }) => [heading, opens])).toEqual([
      ['Cumplimiento general', true],
      ['Dimensión 1. Estrategia', true],
      ['Herramienta 1.2', false],
      ['', false],
    ]);
  });

  test('[N22] an edit of the same generated text has no proposal; of another, that other', () => {
    const [, same] = planStory(narrative, edits(['dim-1', 'mío', 'dos']));
    expect(same).toMatchObject({
      text: 'mío',
      base: textHash('dos'),
      kept: { proposal: null, stale: false },
    });
    const [, stale] = planStory(narrative, edits(['dim-1', 'mío', 'antes']));
    expect(stale).toMatchObject({
      text: 'mío',
      base: textHash('antes'),
      kept: { proposal: 'dos', stale: true },
    });
  });

  test('[N22] edits of paragraphs that are gone stand where they stood', () => {
    const ids = planStory(
      narrative,
      edits(['herr-1.1', 'a', 'x'], ['herr-1.3', 'b', 'x'], ['herr-5.4', 'c', 'x'], ['dim-9', '', 'x']),
    ).map(({ id }) => id);
    expect(ids).toEqual(['apertura', 'dim-1', 'herr-1.1', 'herr-1.2', 'herr-1.3', 'herr-5.4', 'cierre']);
  });
});

describe('the design', () => {
  test('[N19] a copy holds texts, a live ficha formulas over the round’s own cells', () => {
    const read = matrix`
      # 1 hoja=Primero
      Luvianos C P
      # 2 hoja=Segundo
      Luvianos C C`;
    const copy = toolRow(factsheetSheet(pageOf(read)), '1.2');
    expect(copy.slice(0, 5)).toEqual([
      '1.2  Política de Transparencia y Acceso a la Información Pública',
      expect.stringContaining('Acto administrativo formal'),
      'No se tiene - en proceso',
      'Cumplido',
      '▲ Avance',
    ]);
    const live = toolRow(factsheetSheet(pageOf(read, { live: true })), '1.2');
    expect(live[2]).toMatch(/^=IFERROR\(INDEX\(\$.*MATCH\(INDEX\('Primero'!\$D\$6,\$/);
    expect(live[3]).toContain("'Segundo'!$D$6,");
    expect(live[4]).toMatch(/^=IFERROR\(INDEX\(/);
  });

  test('[N19] one round: no change, no variation, and the page upright', () => {
    const design = factsheetSheet(pageOf(rounds(1)));
    const text = contents(design).flat().join('\n');
    expect(text).not.toMatch(/Cambio|Variación/);
    expect(design.landscape).toBe(false);
  });

  test.each([
    [2, 2, 0],
    [5, 5, 0],
    [6, 3, 3],
    [12, 3, 9],
    [40, 3, 12],
  ])('[N19] of %i rounds %i are written out and %i are narrow', (count, written, narrow) => {
    const design = factsheetSheet(pageOf(rounds(count), { live: true }));
    const head = contents(design).find((row) => row[0] === 'Herramienta')!;
    const shown = head.filter((cell) => /reporte/i.test(cell) && !cell.startsWith('Cambio')).length;
    expect(shown).toBe(written + narrow);
    expect(design.widths.filter((width) => width < 5)).toHaveLength(narrow);
    const visible = design.widths.reduce((sum, width) => sum + width, 0);
    expect(visible).toBeLessThan(200);
    const text = contents(design).flat().join('\n');
    expect(text.includes('Se muestran los últimos 15 de 40 reportes')).toBe(count === 40);
    expect(text.includes('◐ Se cuenta con el proyecto, falta conclusión del mismo')).toBe(narrow > 0);
    for (const row of toolRow(design, '1.1').slice(2, 2 + shown)) expect(row).toMatch(/^=IFERROR/);
  });

  test('[N19] neighbours that share label and colour share one format', () => {
    const design = factsheetSheet(pageOf(rounds(12), { live: true }));
    expect(design.conditional.length).toBeLessThan(20);
  });

  test('[N19] an unknown colour, a blank and an absent column each say what they are', () => {
    const read = matrix`
      # 1
      Luvianos ? . C
      # 2 herramientas=1.1,1.2
      Luvianos C C`;
    const design = factsheetSheet(pageOf(read));
    expect(toolRow(design, '1.1')[2]).toBe('Sin lectura');
    expect(toolRow(design, '1.2')[2]).toBe('Sin dato');
    expect(toolRow(design, '1.3')[3]).toBe('No figura');
  });

  test('[N22] edits of paragraphs, Avance and Evidencia leave the checksum as it was; other edits do not', () => {
    const design = factsheetSheet(pageOf(rounds(2), { live: true }));
    const note = designChecksum(design);
    const read = contents(design).map((row) => [...row]);
    const checked = () => contentsChecksum(read, design.editable);
    expect(checked()).toBe(note);
    const paragraph = read.findIndex((row) => row.some((cell) => /^p\|dim-1/.test(cell)));
    const tool = read.findIndex((row) => row.includes('h|2.1'));
    read[paragraph]![TEXT_COLUMN] = 'mío';
    read[tool]![read[tool]!.indexOf('h|2.1') - 1] = 'oficio';
    expect(checked()).toBe(note);
    read[tool]![1] = 'otro requisito';
    expect(checked()).not.toBe(note);
  });

  test('[N22] a very long edit takes several rows, none taller than Excel allows', () => {
    const long = 'palabra '.repeat(4000);
    const edit = { id: 'dim-1', text: long, base: textHash('antes') };
    const former = { ...NOTHING_TYPED, paragraphs: new Map([['dim-1', edit]]) };
    const design = factsheetSheet(pageOf(rounds(2), { former }));
    expect(Math.max(...design.heights.values())).toBeLessThanOrEqual(409);
    const rows = contents(design);
    const row = rows.findIndex((cells) => cells.includes(paragraphTag('dim-1', textHash('antes'))));
    const further = rows.filter((cells) => cells.includes('s|dim-1'));
    expect(further.length).toBeGreaterThan(2);
    expect([rows[row]!, ...further].map((cells) => cells[TEXT_COLUMN]).join('')).toBe(long);
    expect(formerEntries(rows).paragraphs.get('dim-1')!.text).toBe(long);
  });

  test('[N19] only what an Avance says is in its column, with its hash', () => {
    const read = rounds(2);
    const who = municipalitiesOf(read.rounds)[0]!;
    const told = factsheet(read, who, {
      notes: [{ tool: '1.1', text: 'Se firmó', evidence: 'Acta', evidencedOn: null, cells: [] }],
    });
    const design = factsheetSheet({ ...pageOf(read), factsheet: told });
    const row = contents(design).find((cells) => cells[0]?.startsWith('1.1 '))!;
    const tag = `h|1.1|${textHash('Se firmó')}|${textHash('Acta')}`;
    expect(row.slice(row.indexOf(tag) - 2, row.indexOf(tag))).toEqual(['Se firmó', 'Acta']);
  });
});

describe('keys, names and choice', () => {
  const read = matrix`
    # 1
    Luvianos C
    Municipio raro C
    Municipio Raro! C
    Valle de Chalco Solidaridad C
    ${'Nombre larguísimo '.repeat(8)} C`;
  const all = municipalitiesOf(read.rounds);

  test('[N25] keys are INEGI codes, else slugs that no two share', () => {
    const keys = [...factsheetKeys(all).values()];
    expect(keys.slice(0, 2)).toEqual(['15123', 'municipio_raro']);
    expect(new Set(keys).size).toBe(all.length);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(90);
    const twins = factsheetKeys([
      { key: 'a', code: null, name: null, written: 'Ωμέγα' },
      { key: 'b', code: null, name: null, written: 'Σίγμα' },
    ]);
    expect(new Set([...twins.values()].map((key) => key.replace(/[^A-Za-z0-9_]/g, '_'))).size).toBe(2);
  });

  test('[N25] the name gets «(ficha)» only when a sheet that is no ficha of ours has it', () => {
    const own: OwnSheet[] = [
      { kind: 'ficha', key: '15123', sheet: 'Luvianos', mark: 'MV_hoja_ficha_15123', note: '' },
    ];
    expect(factsheetName(all[0]!, [], [])).toBe('Luvianos');
    expect(factsheetName(all[0]!, ['luvianos'], [])).toBe('Luvianos (ficha)');
    expect(factsheetName(all[0]!, ['Luvianos'], own)).toBe('Luvianos');
    const long = { ...all[0]!, name: 'x'.repeat(40) };
    expect(factsheetName(long, ['X'.repeat(31)], [])).toBe(`${'x'.repeat(23)} (ficha)`);
  });

  test('[N27] names as written, official and alternative, in the matrix’s order', () => {
    const names = (...wanted: string[]) =>
      chooseMunicipalities(read.rounds, wanted).map(({ written }) => written);
    expect(names('valle de chalco', 'LUVIANOS', 'Luvianos')).toEqual([
      'Luvianos',
      'Valle de Chalco Solidaridad',
    ]);
    expect(names('municipio raro')).toEqual(['Municipio raro']);
  });

  test('[N27] a name that two rows of different municipalities bear is refused with both', () => {
    const twice = matrix`
      # 1
      Luvianos C
      # 2
      Luvianos C`;
    const [one, two] = twice.rounds;
    const other = { ...two!, rows: two!.rows.map((row) => ({ ...row, code: '15052', name: 'Malinalco' })) };
    const choose = () => chooseMunicipalities([one!, other], ['Luvianos']);
    expect(choose).toThrow(ActionError);
    expect(choose).toThrow('«Luvianos» puede ser Malinalco (15052) y Luvianos (15123)');
  });

  test('[N27] a part of a name is never taken: the candidates have it', () => {
    expect(() => chooseMunicipalities(read.rounds, ['Chalco Solidaridad'])).toThrow(
      '¿Quiso decir «Valle de Chalco Solidaridad»?',
    );
    expect(() => chooseMunicipalities(read.rounds, ['zzz'])).toThrow(
      'No hay en el libro un municipio llamado «zzz». No se escribió nada.',
    );
  });
});

describe('the index', () => {
  const read = matrix`
    # 1 hoja=Uno
    Luvianos C P
    Municipio raro P C
    # 2 hoja=Dos
    Luvianos C C
    Municipio raro ? C`;
  const entry = (index: number, sheet: string | null) => ({
    municipality: municipalitiesOf(read.rounds)[index]!,
    sheet,
    follows: municipalitiesOf(read.rounds)[index]!.written,
    findings: index,
  });
  const page = (live: boolean) => ({
    entries: [entry(0, 'Luvianos'), entry(1, null)],
    orphans: ['Ficha vieja'],
    rounds: read.rounds,
    live,
    foreign: [],
    illustrative: false,
    today,
  });

  test('[N26] it counts the latest round, over tools with data, and flags who is not recognised', () => {
    const rows = contents(indexSheet(page(false)));
    const head = rows.find((row) => row[0] === 'Municipio')!;
    const at = (name: string, heading: RegExp) =>
      rows.find((row) => row[0] === name)![head.findIndex((cell) => heading.test(cell))];
    expect(at('Luvianos', /Clave/)).toBe('15123');
    expect(at('Luvianos', /^Cumplidas$/)).toBe('2');
    expect(at('Luvianos', /Más o menos cumplidas que en el primer reporte/)).toBe('1');
    expect(at('Municipio raro', /Sin lectura/)).toBe('1');
    expect(at('Municipio raro', /^Sin dato$/)).toBe('16');
    expect(at('Municipio raro', /Con dato en ambos/)).toBe('1');
    expect(at('Municipio raro', /Nota/)).toBe('Nombre no reconocido: vea Hallazgos. Sin ficha.');
    expect(rows.flat().join('\n')).toContain('Cifras del 21 de noviembre de 2026');
  });

  test('[N26] it links the fichas that exist, also those of municipalities that are gone', () => {
    expect(indexSheet(page(false)).links.map(({ sheet }) => sheet)).toEqual(['Luvianos', 'Ficha vieja']);
  });

  test('[C24] a name as long as a text is cut where the ficha has it whole, in a row as tall as it needs', () => {
    const written = 'Municipio de nombre larguísimo '.repeat(200);
    const municipality = { ...municipalitiesOf(read.rounds)[1]!, written, name: null };
    const design = indexSheet({ ...page(false), entries: [{ ...entry(1, null), municipality }] });
    const row = contents(design).findIndex(([name]) => name?.startsWith('Municipio de nombre'));
    expect(contents(design)[row]![0]!.length).toBeLessThanOrEqual(160);
    expect(design.heights.get(row)).toBeGreaterThan(40);
    expect(Math.max(...design.heights.values())).toBeLessThanOrEqual(409);
  });

  test('[C23] the municipalities can be filtered, without the total', () => {
    const { filter, cells } = indexSheet(page(false));
    expect(cells[filter!.top]![0]).toBe('Municipio');
    expect(cells[filter!.bottom]![0]).toBe('Municipio raro');
    expect(cells[filter!.bottom + 1]![0]).toBe('Total');
  });

  test('[N26] over a live round the counts are formulas', () => {
    const rows = contents(indexSheet(page(true)));
    const row = rows.find((cells) => cells[0] === 'Luvianos')!;
    expect(row[2]).toBe(
      `=IFERROR(COUNTIF(INDEX('Dos'!$C$6:$D$7,${row[2]!.match(/\$[A-Z]+6,0/)![0]}),"Cumplido"),0)`,
    );
  });
});

test('[N19] a row is as tall as its text needs', () => {
  const setting = { widths: [20], size: 10 };
  expect(countLines('corto', setting)).toBe(1);
  expect(countLines('a\nb\nc', setting)).toBe(3);
  expect(countLines('palabras '.repeat(10), { widths: [20, 20], size: 10 })).toBeLessThan(
    countLines('palabras '.repeat(10), setting),
  );
  // A word longer than a line is broken into as many as it fills, after the line that has begun.
  const most = Array.from({ length: 60 }, (_, n) => n + 1).findLast(
    (n) => countLines('x'.repeat(n), setting) === 1,
  )!;
  expect([most, 2 * most, 3 * most].map((n) => countLines('x'.repeat(n), setting))).toEqual([1, 2, 3]);
  expect(countLines(`a ${'x'.repeat(3 * most)}`, setting)).toBe(4);
  expect(countLines(`${'x'.repeat(2 * most)} a`, setting)).toBeLessThanOrEqual(3);
  expect(textHeight('a\nb', setting)).toBeGreaterThan(textHeight('a', setting) + 10);
});

/** Is everything doubtful told, at its cell, with its fixed severity, in a sentence that says what to do? */
import type { Finding } from '../../src/domain/finding';
import { RULES, colorName } from '../../src/domain/finding-text';
import { choice, list } from '../../src/domain/narrative/grammar.es';
import type { Grid } from '../../src/domain/grid';
import { readMatrix } from '../../src/domain/read';
import { matrix } from '../builders';
import { validate } from '../../src/domain/validate';
import { FIRST, LATER, NAMES, body, round, sheet, type CellSpec, type LegendSpec } from './sheet';

const GREEN = '#00B050';
const RED = '#FF0000';

const find = (rule: string, ...grids: Grid[]): Finding[] =>
  readMatrix(grids).findings.filter((f) => f.rule === rule);
const cells = (rule: string, ...grids: Grid[]) => find(rule, ...grids).map((f) => f.cell);
const cell = (spec: CellSpec, legend?: LegendSpec) =>
  round('1er reporte', { title: '23 de enero de 2023', rows: { Metepec: [spec, GREEN, RED] }, legend });
const one = (rule: string, grid: Grid): Finding => {
  const found = find(rule, grid);
  expect(found).toHaveLength(1);
  return found[0]!;
};

test('[V0] a clean workbook has no finding', () => {
  const clean = round('1er reporte', {
    title: '23 de enero de 2023',
    headers: NAMES,
    rows: { Metepec: 'CPSICPSICPSICPSICP' },
  });
  expect(readMatrix([clean]).findings).toEqual([]);
});

test('[V1] an unknown fill', () => {
  const f = one('V1', cell('#7030A0'));
  expect(f).toMatchObject({ severity: 'error', sheet: '1er reporte', cell: 'C4', fixes: [] });
  expect(f.message).toBe(
    'Metepec, 1.1 Convenio de colaboración (C4): el color morado oscuro (#7030A0) no es el de ningún estado de la simbología de «1er reporte»; la celda no se leyó.',
  );
  expect(f.proposal).toMatch(/^Escriba el estado/);
});

test('[V2] an ambiguous fill, with one fix for each state that it may be', () => {
  const f = one('V2', cell('#FFE000'));
  expect(f.severity).toBe('error');
  expect([...f.candidates].sort()).toEqual(['Información errónea', 'No se tiene - en proceso']);
  expect(f.fixes.map((fix) => fix.kind)).toEqual(['write_state', 'write_state']);
});

test('[V3] [V4] another shade, cell by cell and once for each state', () => {
  const grid = round('x', {
    rows: { Metepec: ['#92D050', '#70AD47', GREEN], Toluca: ['#92D050', GREEN, RED] },
  });
  expect(cells('V3', grid)).toEqual(['C4', 'D4', 'C5']);
  expect(find('V3', grid)[0]).toMatchObject({
    severity: 'nota',
    fixes: [{ kind: 'write_state', state: 'cumplido' }],
  });
  const shades = one('V4', grid);
  expect(shades).toMatchObject({ severity: 'aviso', cell: 'C4' });
  expect(shades.message).toMatch(/«Cumplido».*#92D050\) en 2 celdas y .*#70AD47\) en 1 celda/);
});

test('[V5] text against fill, with both fixes', () => {
  expect(one('V5', cell(`Cumplido ${RED}`))).toMatchObject({
    severity: 'error',
    cell: 'C4',
    candidates: ['Pendiente sin evidencia'],
    fixes: [{ kind: 'keep_text' }, { kind: 'take_color', state: 'sin_evidencia' }],
  });
  expect(one('V5', cell('Cumplido #7030A0')).fixes).toEqual([{ kind: 'keep_text' }]);
});

test('[V5] [V1] a pattern in the state’s own colour agrees with nothing, and has no fix that would take it off', () => {
  const hatched = (text: string) => cell({ text, fill: GREEN, hatched: true });
  expect(one('V5', hatched('Cumplido'))).toMatchObject({
    severity: 'error',
    message: expect.stringMatching(/dice «Cumplido» y su relleno tiene trama o degradado; se tomó el texto/),
    fixes: [],
  });
  expect(one('V1', hatched(''))).toMatchObject({ severity: 'error', fixes: [] });
});

test('[V6] a text that is no state; the state of its fill is proposed', () => {
  expect(one('V6', cell('ver oficio'))).toMatchObject({
    severity: 'aviso',
    cell: 'C4',
    candidates: [],
    fixes: [],
  });
  expect(one('V6', cell(`ver oficio ${GREEN}`)).candidates).toEqual(['Cumplido']);
});

test('[V7] a formula, whatever it gives', () => {
  expect(one('V7', cell('=Cumplido'))).toMatchObject({ severity: 'aviso', cell: 'C4' });
});

test("[V8] a state that the round's legend lacks", () => {
  expect(one('V8', cell('Falta conclusión'))).toMatchObject({ severity: 'aviso', cell: 'C4' });
  expect(cells('V8', cell('Cumplido'))).toEqual([]);
});

test('[V9] [V33] a label that no rule knows; used and without rank it is also told once for the workbook', () => {
  const legend: LegendSpec = [
    ['Cumplido', GREEN],
    ['En revisión', '#7030A0'],
    ['No aplica', '#BFBFBF'],
  ];
  const grid = cell('#7030A0', legend);
  expect(one('V9', grid)).toMatchObject({ severity: 'aviso', cell: 'C8' });
  expect(one('V33', grid)).toMatchObject({ severity: 'nota', cell: 'C8' });
  for (const rule of ['V9', 'V33'] as const)
    expect(one(rule, grid).proposal).toMatch(
      /^Diga qué lugar tiene en el avance, o que no tiene ninguno: en el panel, «Matriz» ▸ «Orden de los estados»\./,
    );
  expect(one('V33', grid).message).toMatch(/sus cambios no se comparan como avance ni como retroceso\.$/);
  expect(find('V33', cell(GREEN, legend))).toEqual([]);
  // A place, or that it has none: once a person has said it, nothing more is asked.
  for (const rank of [2, null]) {
    const ranked = readMatrix([grid], undefined, { en_revision: rank }).findings.map((f) => f.rule);
    expect(ranked.filter((rule) => rule === 'V9' || rule === 'V33')).toEqual([]);
  }
});

test('[V10] a label without a colour to be known by', () => {
  const bare = sheet('x', [
    ['Municipio', ...NAMES.slice(0, 3)],
    ['Metepec', GREEN],
    [],
    ['Simbología'],
    [GREEN, 'Cumplido'],
    ['', 'En proceso'],
    [{ text: '■' }, 'Sin evidencia'],
  ]);
  expect(find('V10', bare).map((f) => [f.severity, f.cell])).toEqual([
    ['error', 'B6'],
    ['error', 'B7'],
  ]);
  // Excel tells white for a cell without fill: neither may be called a colour that somebody gave.
  for (const fill of [null, '#FFFFFF', '#FEFEFE']) {
    const worded = sheet('x', [
      ['Municipio', ...NAMES.slice(0, 3)],
      ['Metepec', GREEN],
      [],
      ['Simbología'],
      [{ text: 'Verde: Cumplido', fill }],
      [{ text: 'Rojo: Sin evidencia', fill }],
    ]);
    const told = find('V10', worded).map((f) => f.message);
    expect(told).toHaveLength(2);
    for (const message of told) expect(message).toMatch(/: no tiene junto una celda rellena ni un símbolo/);
  }
  const several = sheet('x', [
    ['Municipio', ...NAMES.slice(0, 3)],
    ['Metepec', GREEN],
    [],
    ['Simbología'],
    [{ text: '■ Cumplido\n■ En proceso', font: GREEN }],
  ]);
  expect(cells('V10', several)).toEqual(['A5', 'A5']);
});

test('[V1] [V40] a colour beside a mere symbol has no label in words, and its cells no state', () => {
  const grid = sheet('x', [
    ['Municipio', ...NAMES.slice(0, 3)],
    ['Metepec', GREEN, RED],
    [],
    ['Simbología'],
    [GREEN, '🟢'],
    [RED, 'Sin evidencia'],
  ]);
  expect(one('V40', grid).message).toMatch(/tiene el color verde \(#00B050\) sin rótulo en palabras/);
  expect(one('V1', grid).message).toMatch(/no es el de ningún estado de la simbología de «x»/);
});

test('[V11] one colour for two states, and two colours that nobody tells apart', () => {
  expect(one('V11', cell(GREEN, [...FIRST, ['Falta conclusión', RED]]))).toMatchObject({ severity: 'error' });
  expect(one('V11', cell(GREEN, [...FIRST, ['Falta conclusión', '#FE0000']])).message).toMatch(
    /no se distinguen/,
  );
  expect(cells('V11', cell(GREEN))).toEqual([]);
});

test('[V12] a state twice in a legend', () => {
  expect(one('V12', cell(GREEN, [...FIRST, ['CUMPLIDO', '#92D050']]))).toMatchObject({ severity: 'aviso' });
});

test('[V13] no legend: how many cells stay unread, and what can be chosen', () => {
  const f = one('V13', round('2do reporte', { rows: { Metepec: 'CPS' }, legend: null }));
  expect(f).toMatchObject({ severity: 'error', cell: null });
  expect(f.message).toBe('«2do reporte» no tiene simbología: quedan sin leer 3 celdas con color.');
  expect(f.proposal).toMatch(/predeterminada/);
  const bare = round('2do reporte', { rows: { Metepec: 'CPS' }, legend: null });
  const wrong = readMatrix([bare], { sheet: 'otra' }).findings.filter((x) => x.rule === 'V13');
  expect(wrong.map((x) => x.message)).toEqual([
    '«2do reporte» iba a tomar la simbología de «otra», que no tiene una con colores.',
  ]);
  expect(readMatrix([bare], 'predeterminada').findings.filter((x) => x.rule === 'V13')).toEqual([]);
  const typed = round('x', { rows: { Metepec: ['Cumplido', 'En proceso', ''] }, legend: null });
  expect(cells('V13', typed)).toEqual([]);
});

test('[V14] a legend that may have been drawn', () => {
  const drawn = round('x', { rows: { Metepec: 'CPS' }, legend: null, drawings: 4 });
  expect(one('V14', drawn)).toMatchObject({ severity: 'aviso' });
  expect(cells('V14', round('x', { rows: { Metepec: 'CPS' }, drawings: 1 }))).toEqual([]);
});

test('[V15] legends that differ, with what each colour meant', () => {
  const a = round('A', { title: 'Reporte 1', rows: { Metepec: 'CPS' } });
  const b = round('B', { position: 1, title: 'Reporte 2', rows: { Metepec: 'CPF' }, legend: LATER });
  const [f] = find('V15', a, b);
  expect(f).toMatchObject({ severity: 'nota', sheet: 'B', cell: 'B6' });
  expect(f!.message).toMatch(
    /rojo \(#FF0000\) era «Pendiente sin evidencia» y ahora es «Se cuenta con el proyecto/,
  );
  expect(find('V15', a, { ...a, sheet: 'B', position: 1 })).toEqual([]);
});

test('[V16] a blank cell', () => {
  expect(one('V16', cell(''))).toMatchObject({ severity: 'nota', cell: 'C4' });
});

test('[V17] a colour that cannot be read', () => {
  expect(one('V17', cell({ shown: 'unreadable' }))).toMatchObject({ severity: 'error', cell: 'C4' });
});

const rounds = (first: Record<string, string>, second: Record<string, string>) =>
  [
    round('A', { title: 'Reporte 1, 23/01/2023', rows: first }),
    round('B', { position: 1, title: 'Reporte 2, 05/04/2023', rows: second }),
  ] as const;

test('[V18] [R4] an unknown name: candidates by place in the other rounds first, then by spelling', () => {
  const [a, b] = rounds(
    { Otumba: 'CPS', Malinalco: 'CPS', Metepec: 'CPS' },
    { Otumba: 'CPS', Malmatico: 'CPS', Metepec: 'CPS' },
  );
  const [f] = find('V18', a, b);
  expect(f).toMatchObject({ severity: 'error', sheet: 'B', cell: 'B5' });
  expect(f!.candidates[0]).toBe('Malinalco');
  expect(f!.fixes[0]).toEqual({ kind: 'rename', text: 'Malinalco' });
  const row = readMatrix([a, b]).matrix.rounds[1]!.rows[1]!;
  expect(row).toMatchObject({ code: null, name: null, written: 'Malmatico' });
});

test('[V18] [R4] a slip of a name comes before its place in other rounds; a trap does not', () => {
  const [a, b] = rounds(
    { Otumba: 'CPS', Malinalco: 'CPS', Metepec: 'CPS' },
    { Otumba: 'CPS', 'Almoloya de Juares': 'CPS', Metepec: 'CPS' },
  );
  expect(find('V18', a, b)[0]!.candidates.slice(0, 2)).toEqual(['Almoloya de Juárez', 'Malinalco']);
  const [c, d] = rounds({ Otumba: 'CPS', Malinalco: 'CPS' }, { Otumba: 'CPS', 'Valle de Xalco': 'CPS' });
  const candidates = find('V18', c, d)[0]!.candidates;
  expect(candidates[0]).toBe('Valle de Chalco Solidaridad');
  expect(candidates[1]).toBe('Malinalco');
  // Three municipalities begin so: the place in the other round tells more.
  const [e, f] = rounds({ Otumba: 'CPS', 'Almoloya del Río': 'CPS' }, { Otumba: 'CPS', Almoloya: 'CPS' });
  expect(find('V18', e, f)[0]!.candidates[0]).toBe('Almoloya del Río');
});

test('[V18] a misspelt name that another row already has says which, and is no fix', () => {
  const [a, b] = rounds(
    { 'Almoloya de Juárez': 'CPS', Otumba: 'CPS' },
    { 'Almoloya de Juárez': 'CPS', 'Almoloya de Juares': 'CPS' },
  );
  const [found] = find('V18', a, b);
  expect(found!.candidates[0]).toBe('Almoloya de Juárez');
  expect(found!.message).toMatch(/¿Es otra vez Almoloya de Juárez, fila 4, o es Otumba/);
  expect(found!.proposal).toBe(
    'Si es otra vez Almoloya de Juárez, deje una sola fila; si no, corrija el nombre.',
  );
  expect(found!.fixes).not.toContainEqual({ kind: 'rename', text: 'Almoloya de Juárez' });
  expect(found!.fixes[0]).toEqual({ kind: 'rename', text: 'Otumba' });
});

test('[R4] a municipality that the round has already is no candidate by place', () => {
  const [a, b] = rounds({ Otumba: 'CPS', Malinalco: 'CPS' }, { Malinalco: 'CPS', Otumva: 'CPS' });
  expect(find('V18', a, b)[0]!.candidates).toEqual(['Otumba', 'Ozumba']);
});

test('[R4] rows added above do not shift the candidates: the neighbours tell', () => {
  const [a, b] = rounds(
    { Calimaya: 'CPS', Otumba: 'CPS', Metepec: 'CPS' },
    { Toluca: 'CPS', Calimaya: 'CPS', Quintana: 'CPS', Metepec: 'CPS' },
  );
  expect(find('V18', a, b)[0]!.candidates[0]).toBe('Otumba');
});

test('[V19] a repeated municipality, at each further row', () => {
  const grid = round('x', {
    rows: [
      ['1', 'Metepec', ...body('CPS')],
      ['2', 'Toluca', ...body('CPS')],
      ['3', 'METEPEC', ...body('CPS')],
      ['4', 'Raro', ...body('CPS')],
      ['5', 'raro', ...body('CPS')],
    ],
  });
  expect(find('V19', grid).map((f) => [f.severity, f.cell])).toEqual([
    ['error', 'B6'],
    ['error', 'B8'],
  ]);
});

test('[V20] a municipality that other rounds have; many are told together', () => {
  const [a, b] = rounds({ Otumba: 'CPS', Metepec: 'CPS' }, { Metepec: 'CPS', Otunba: 'CPS' });
  const [f] = find('V20', a, b);
  expect(f).toMatchObject({ severity: 'aviso', sheet: 'B', cell: null });
  expect(f!.message).toMatch(/falta Otumba/);
  expect(f!.proposal).toMatch(/«Otunba»/);
  const many = Object.fromEntries(
    [
      'Lerma',
      'Toluca',
      'Xonacatlán',
      'Temoaya',
      'Rayón',
      'Chapultepec',
      'Calimaya',
      'Tonatico',
      'Ocuilan',
      'Zumpango',
      'Tecámac',
    ].map((n) => [n, 'CPS']),
  );
  const told = find('V20', ...rounds({ ...many, Metepec: 'CPS' }, { Metepec: 'CPS' }));
  expect(told).toHaveLength(1);
  expect(told[0]!.message).toBe('En «B» faltan 11 municipios que están en «A»; allí cuentan como sin dato.');
});

test('[V45] a round without any municipality, once and at its header', () => {
  const [full, empty] = rounds({ Otumba: 'CPS', Metepec: 'CPS' }, { Metepec: 'CPS' });
  const bare = sheet('B', [
    ['Segundo reporte, 23 de abril de 2023'],
    [],
    ['No.', 'Municipio', ...NAMES.slice(0, 3)],
    [],
    ['', 'Simbología'],
    ...FIRST.map(([label, color]) => ['', color, label]),
  ]);
  expect(cells('V45', full, empty)).toEqual([]);
  const found = readMatrix([full, { ...bare, position: 1 }]).findings.filter(({ sheet: of }) => of === 'B');
  expect(found.filter(({ rule }) => rule === 'V20')).toEqual([]);
  expect(found.find(({ rule }) => rule === 'V45')).toMatchObject({
    severity: 'aviso',
    cell: 'B3',
    message: '«B» no tiene ningún municipio debajo de su encabezado: no se leyó ningún estado de la hoja.',
    proposal: 'Escriba los municipios en esa columna; si la hoja es solo una plantilla, déjela así.',
  });
});

test('[V21] a code of another municipality', () => {
  const grid = sheet('x', [
    ['Clave INEGI', 'Municipio', ...NAMES.slice(0, 3)],
    ['15106', 'Metepec'],
  ]);
  expect(one('V21', grid)).toMatchObject({ severity: 'aviso', cell: 'A2', candidates: ['Toluca'] });
});

test('[V22] tools that the round lacks, one by one or together', () => {
  const most = round('x', { headers: NAMES.slice(0, 16), rows: { Metepec: 'CPSICPSICPSICPSI' } });
  expect(find('V22', most).map((f) => f.message.match(/falta (5\.\d)/)?.[1])).toEqual(['5.3', '5.4']);
  expect(find('V22', cell(GREEN))).toHaveLength(1);
});

test('[V23] a repeated tool', () => {
  const grid = round('x', { headers: [...NAMES.slice(0, 3), NAMES[0]!], rows: { Metepec: 'CPSC' } });
  expect(one('V23', grid)).toMatchObject({ severity: 'error', cell: 'F3' });
});

test('[V24] an unknown column, with what it may be', () => {
  const grid = round('x', {
    headers: [...NAMES.slice(0, 3), 'Planes y Proyectos'],
    rows: { Metepec: 'CPSC' },
  });
  const f = one('V24', grid);
  expect(f).toMatchObject({ severity: 'aviso', cell: 'F3' });
  expect(f.candidates[0]).toBe('1.4 Planes y Proyectos de Transparencia');
  expect(f.fixes[0]).toEqual({ kind: 'rename', text: 'Planes y Proyectos de Transparencia' });
});

test('[V25] a tool under the heading of another dimension', () => {
  const grid = sheet('x', [['', '2. Recursos', '', ''], ['Municipio', ...NAMES.slice(3, 6)], ['Metepec']], {
    merges: [[0, 1, 0, 3]],
  });
  const f = one('V25', grid);
  expect(f).toMatchObject({ severity: 'aviso', cell: 'B2' });
  expect(f.message).toMatch(/1\.4 .* «2\. Recursos».*«1\. Estrategia»/);
});

test('[V30] a setback by rank; a change of legend is none', () => {
  const [a, b] = rounds({ Metepec: 'CPS', Toluca: 'PPP' }, { Metepec: 'PPS', Toluca: 'CSP' });
  expect(find('V30', a, b).map((f) => [f.severity, f.sheet, f.cell])).toEqual([
    ['aviso', 'B', 'C4'],
    ['aviso', 'B', 'D5'],
  ]);
  expect(find('V30', a, b)[0]!.message).toMatch(
    /^Metepec, 1\.1 .* retrocede de «Cumplido» en «A» a «No se tiene - en proceso»\.$/,
  );
});

test('[V31] merged body cells, with their area', () => {
  const grid = round('x', { rows: { Metepec: 'CPS' }, merges: [[3, 2, 3, 3]] });
  expect(one('V31', grid)).toMatchObject({ severity: 'aviso', cell: 'C4' });
  expect(one('V31', grid).message).toMatch(/\(C4:D4\)/);
});

test('[V32] totals typed by hand that disagree, only where the label says what they count', () => {
  const grid = round('x', {
    headers: [...NAMES.slice(0, 3), 'Total de cumplidas', '% de cumplimiento', 'Total'],
    rows: { Metepec: [GREEN, GREEN, RED, '2', '66.7%', '9'], Toluca: [GREEN, RED, RED, '3', '50%', '9'] },
    below: [
      ['', 'Total de cumplidos', '2', '1', '1'],
      ['', 'Total', '9', '9', '9'],
      ['', 'Porcentaje de cumplimiento', '100%', '50%', '=0%'],
    ],
  });
  expect(find('V32', grid).map((f) => [f.severity, f.cell])).toEqual([
    ['aviso', 'F5'],
    ['aviso', 'G5'],
    ['aviso', 'E6'],
  ]);
});

test('[V32] what could not be read may count', () => {
  const grid = round('x', {
    headers: [...NAMES.slice(0, 3), 'Cumplidas'],
    rows: { Metepec: [GREEN, '#7030A0', RED, '2'], Toluca: [GREEN, '#7030A0', RED, '3'] },
  });
  expect(cells('V32', grid)).toEqual(['F5']);
});

test('[V34] [V35] [V36] [V37] [V38] [V39] [V40] what else a sheet may hold has its severity', () => {
  const head = ['Municipio', ...NAMES.slice(0, 3)];
  const grid = sheet(
    'x',
    [
      head,
      ['REGIÓN'],
      ['Metepec', ...body('CPS')],
      head,
      ['', ...body('C')],
      ['Toluca', ...body('CPS')],
      [],
      [GREEN, 'Cumplido'],
      [RED, 'Sin evidencia'],
      ['#0070C0'],
      [],
      head,
      ['Metepec'],
    ],
    { merges: [[1, 0, 1, 3]] },
  );
  const found = readMatrix([grid]).findings.filter((f) => /V3[4-9]|V40/.test(f.rule));
  expect(found.map((f) => `${f.rule} ${f.severity} ${f.cell}`)).toEqual([
    'V39 nota A2',
    'V35 nota A4',
    'V36 error A5',
    'V38 nota B8',
    'V40 aviso A10',
    'V34 error A12',
  ]);
  const none = sheet('x', [['Nombre', ...NAMES.slice(0, 3)]]);
  expect(one('V37', none)).toMatchObject({ severity: 'aviso', cell: 'B1' });
});

test('[V0] findings come by sheet, then row, column and severity, and a sheet of its own comes first', () => {
  const b = round('B', { position: 1, title: 'Reporte 2', rows: { Metepec: ['#7030A0', '', 'x'] } });
  const a = round('A', {
    position: 0,
    title: 'Reporte 1',
    rows: { Metepec: ['', '#7030A0', 'x'], Toluca: 'CP.' },
  });
  const places = readMatrix([b, a]).findings.map((f) => `${f.sheet} ${f.cell}`);
  expect(places.filter((p) => !p.endsWith('null'))).toEqual([
    'A C4',
    'A D4',
    'A E4',
    'A E5',
    'B C4',
    'B D4',
    'B E4',
  ]);
  expect(places.findIndex((p) => p === 'A null')).toBeLessThan(places.indexOf('A C4'));
});

test('[V0] every rule has a severity and a title, and validates a matrix of any origin', () => {
  for (const rule of Object.values(RULES)) {
    expect(['error', 'aviso', 'nota']).toContain(rule.severity);
    expect(rule.title).not.toBe('');
  }
  const made = matrix`
    # 1 leyenda=CPSI
    Metepec CP.
    # 2 leyenda=CPSI
    Metepec PP?
  `;
  const found = validate({
    matrix: made,
    orderedBy: 'number',
    legendSheets: [],
    issues: made.rounds.map((r) => ({ sheet: r.sheet, position: r.position, issues: [] })),
  });
  expect(found.map((f) => f.rule)).toEqual(expect.arrayContaining(['V1', 'V16', 'V30']));
});

test('[V0] lists and colours are said as a person says them', () => {
  expect(list(['Metepec', 'Ixtlahuaca'])).toBe('Metepec e Ixtlahuaca');
  expect(list(['«Metepec»', '«Ixtlahuaca»'])).toBe('«Metepec» e «Ixtlahuaca»');
  expect(list(['A', 'B', 'Hierro'])).toBe('A, B y Hierro');
  expect(choice(['Toluca', 'Otumba'])).toBe('Toluca u Otumba');
  expect(list(['a'])).toBe('a');
  const names = [
    '#FF0000',
    '#00B050',
    '#FFFF00',
    '#FFC000',
    '#7030A0',
    '#0070C0',
    '#808080',
    '#000000',
    '#ED7D31',
    '#FFC7CE',
  ];
  expect(names.map((c) => colorName(c).split(' (')[0])).toEqual([
    'rojo',
    'verde',
    'amarillo',
    'ámbar',
    'morado oscuro',
    'azul oscuro',
    'gris',
    'negro',
    'naranja',
    'rosa claro',
  ]);
});

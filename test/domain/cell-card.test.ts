/** Does the card of a selection tell what the matrix says of it? */
import { NO_NOTES, noteKey, type AdvanceNotes } from '../../src/domain/advances';
import { selectionCard, type SelectionCard } from '../../src/domain/cell-card';
import type { Area } from '../../src/domain/grid';
import type { Matrix } from '../../src/domain/matrix';
import { needsWork, pendingAround, pendingCells } from '../../src/domain/pending';
import { matrix } from '../builders';

interface Given {
  readonly sheet?: string;
  readonly closed?: readonly string[];
  readonly own?: readonly string[];
  readonly notes?: AdvanceNotes;
}

function card(all: Matrix, areas: readonly Area[], given: Given = {}): SelectionCard {
  const { sheet = all.rounds.at(-1)?.sheet ?? 'Hoja1', closed = [], own = [], notes = NO_NOTES } = given;
  const source = { matrix: all, protectedSheets: new Set(closed), ownSheets: new Set(own), notes };
  return selectionCard(source, { sheet, areas });
}

const at = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });

function oneCell(all: Matrix, row: number, column: number, given: Given = {}) {
  const found = card(all, [at(row, column)], given);
  if (found.kind !== 'cell') throw new Error(`Not a cell: ${JSON.stringify(found)}`);
  return found;
}

const TWO = matrix`
  # 1 2023-01-23 hoja=Primero
  Metepec         S S P C
  Ayapango        . C C C
  # 2 2023-04-05 hoja=Segundo
  Metepec         C S F P
  Ayapango        C ? C C/S
`;

test('[K1] the card of a cell tells municipality, tool, dimension, requirement, states and history', () => {
  const found = oneCell(TWO, 5, 2);
  expect(found).toMatchObject({
    sheet: 'Segundo',
    address: 'C6',
    municipality: 'Metepec',
    code: '15054',
    tool: '1.1',
    toolName: 'Convenio de colaboración',
    dimension: '1. Estrategia',
    state: 'cumplido',
    doubt: null,
    blocked: null,
    note: null,
    spoken: 'Metepec, 1.1 Convenio de colaboración: Cumplido, avanzó',
  });
  expect(found.requirement).toMatch(/\S/);
  expect(found.states.map(({ state }) => state)).toEqual([
    'cumplido',
    'falta_conclusion',
    'en_proceso',
    'informacion_erronea',
    'sin_evidencia',
  ]);
  expect(
    found.history.map(({ title, date, label, change, address, selected }) => [
      title,
      date,
      label,
      change,
      address,
      selected,
    ]),
  ).toEqual([
    ['Primer reporte', '23 de enero de 2023', 'Pendiente sin evidencia', null, 'C6', false],
    ['Segundo reporte', '5 de abril de 2023', 'Cumplido', 'avanzó', 'C6', true],
  ]);
});

test('[K1] the history says a setback, what is new and what could not be read', () => {
  expect(oneCell(TWO, 5, 5).history[1]!.change).toBe('retrocedió');
  expect(oneCell(TWO, 5, 3).history[1]!.change).toBe('sin cambio');
  expect(oneCell(TWO, 6, 2).history[0]).toMatchObject({ label: 'Sin dato', color: null, symbol: '' });
  expect(oneCell(TWO, 6, 2).history[1]!.change).toBe('nuevo');
  expect(oneCell(TWO, 6, 3).history[1]).toMatchObject({
    label: 'Sin lectura',
    change: 'no se puede comparar',
  });
});

test('[K1] a tool without a requirement in the Model has none', () => {
  const all = matrix`
    # 1 herramientas=2.3,2.4,3.1
    Metepec  C C C
  `;
  expect(oneCell(all, 5, 2).requirement).toBeNull();
  expect(oneCell(all, 5, 3).requirement).toMatch(/^Difundir/);
});

test('[K1] a round without the municipality or the tool has a line without an address', () => {
  const all = matrix`
    # 1
    Ayapango  C C
    # 2
    Metepec   C C C
  `;
  expect(oneCell(all, 5, 2).history[0]).toMatchObject({ reading: null, label: 'No figura', address: null });
});

test('[K2] a cell in doubt says why, in a sentence', () => {
  const all = matrix`
    # 1
    Metepec   . ? ~ % * C/S
    Ayapango  ! C C C C/& C/?
  `;
  const doubts = [2, 3, 4, 5, 6, 7].map((column) => oneCell(all, 5, column).doubt);
  expect(doubts).toEqual([
    'La celda está vacía: cuenta como sin dato.',
    'Su color, morado oscuro (#7030A0), no es el de ningún estado de la simbología de la hoja.',
    expect.stringMatching(
      /^Su color, .* \(#CCCC00\), puede ser «Cumplido» o «No se tiene - en proceso»: elija el estado\.$/,
    ),
    'Su color lo da un formato condicional que aquí no se puede evaluar.',
    'Dice «ver oficio 12», que no es un estado: el que usted elija lo reemplazará.',
    'El texto dice «Cumplido» y su color es el de «Pendiente sin evidencia»: se tomó el texto.',
  ]);
  expect(oneCell(all, 6, 2).doubt).toMatch(/la hoja no tiene una simbología que lo explique/);
  expect(oneCell(all, 6, 6).doubt).toBe(
    'El texto dice «Cumplido» y su relleno tiene trama o degradado: se tomó el texto.',
  );
  expect(oneCell(all, 6, 7).doubt).toMatch(/^El texto dice «Cumplido» y su color es .*: se tomó el texto\.$/);
});

test('[K2] a repeated municipality tells which row counts, and its own row is shown', () => {
  const all = matrix`
    # 1
    Metepec  C C C
    Metepec  S S S
  `;
  const found = oneCell(all, 6, 2);
  expect(found.state).toBe('sin_evidencia');
  expect(found.doubt).toBe('El municipio está repetido: al comparar solo cuenta la fila 6.');
  expect(found.history[0]).toMatchObject({ label: 'Pendiente sin evidencia', address: 'C7' });
});

test('[K2] what keeps a state from being set is told: protection, or no legend', () => {
  expect(oneCell(TWO, 5, 2, { closed: ['Segundo'] }).blocked).toMatch(/«Segundo» está protegida/);
  const bare = matrix`
    # 1 leyenda=no
    Metepec  ! ! !
  `;
  const found = oneCell(bare, 5, 2);
  expect(found.blocked).toMatch(/no tiene una simbología con colores/);
  expect(found.states).toEqual([]);
});

test('[K3] previous and next are the nearest cells that need work, row by row', () => {
  // Segundo: row 6 C S F P, row 7 C ? C C/S
  const segundo = TWO.rounds[1]!;
  expect(pendingCells(segundo).map(({ row, column }) => [row, column])).toEqual([
    [5, 3],
    [5, 4],
    [5, 5],
    [6, 3],
    [6, 5],
  ]);
  expect(oneCell(TWO, 5, 2)).toMatchObject({ previous: null, next: 'D6' });
  expect(oneCell(TWO, 5, 4)).toMatchObject({ previous: 'D6', next: 'F6' });
  expect(oneCell(TWO, 6, 2)).toMatchObject({ previous: 'F6', next: 'D7' });
  expect(oneCell(TWO, 6, 5)).toMatchObject({ previous: 'D7', next: null });
});

test('[K3] «No aplica» and merged cells need no work', () => {
  const all = matrix`
    # 1 leyenda=CS N=No_aplica
    Metepec  N _ C S
  `;
  const readings = all.rounds[0]!.rows[0]!.readings;
  expect(Object.values(readings).map(needsWork)).toEqual([false, false, false, true]);
  expect(pendingAround(all.rounds[0]!, { row: 5, column: 5 })).toEqual({ previous: null, next: null });
});

test('[K4] several cells are counted by state, and only those of the body', () => {
  const found = card(TWO, [{ top: 0, left: 0, bottom: 6, right: 3 }]);
  expect(found).toMatchObject({ kind: 'cells', count: 4, address: 'A1:D7' });
  if (found.kind !== 'cells') throw new Error('Not several cells');
  expect(found.tally).toEqual([
    { state: 'cumplido', label: 'Cumplido', count: 2 },
    { state: 'sin_evidencia', label: 'Pendiente sin evidencia', count: 1 },
    { state: null, label: 'Sin estado', count: 1 },
  ]);
  expect(found.spoken).toBe('4 celdas de Segundo: 2 Cumplido, 1 Pendiente sin evidencia, 1 Sin estado');
});

test('[K5] outside of every body the sentence says where to go', () => {
  const say = (areas: readonly Area[], given: Given = {}) => {
    const found = card(TWO, areas, given);
    return found.kind === 'outside' ? found.sentence : found.kind;
  };
  expect(say([at(0, 0)])).toBe(
    'La selección está fuera de la matriz de «Segundo»: elija una celda entre C6:F7.',
  );
  expect(say([at(5, 1)])).toBe(
    'Está en la fila de Metepec, fuera de las herramientas: elija la columna de una de ellas.',
  );
  expect(say([at(4, 2)])).toBe(
    'Está en el encabezado de 1.1 Convenio de colaboración: elija en esa columna la fila de un municipio.',
  );
  expect(say([at(0, 0)], { sheet: 'Notas' })).toBe(
    '«Notas» no es un reporte. Vaya a «Primero» o «Segundo» y elija una celda en la fila de un municipio.',
  );
  expect(say([at(0, 0)], { sheet: 'Comparativo', own: ['Comparativo'] })).toMatch(
    /^«Comparativo» la hizo Matriz Viva/,
  );
  expect(card({ rounds: [] }, [at(0, 0)])).toMatchObject({
    kind: 'outside',
    sentence: 'El libro no tiene una matriz: no hay estados que mostrar.',
  });
  const [bare] = TWO.rounds.slice(-1);
  expect(card({ rounds: [{ ...bare!, rows: [] }] }, [at(5, 2)])).toMatchObject({
    sentence: '«Segundo» no tiene ningún municipio: escríbalos debajo de su encabezado.',
  });
});

test('[K6] the note of the cell is that of its round, municipality and tool', () => {
  const note = { advance: 'Se firmó', evidence: 'Oficio 12', evidenceOn: null, capturedBy: '' };
  const notes = new Map([[noteKey('Segundo', '15054', '1.1'), note]]);
  expect(oneCell(TWO, 5, 2, { notes }).note).toEqual(note);
  expect(oneCell(TWO, 5, 2, { notes, sheet: 'Primero' }).note).toBeNull();
  expect(oneCell(TWO, 6, 2, { notes }).note).toBeNull();
});

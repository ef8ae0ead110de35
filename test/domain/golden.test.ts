/** Are the approved texts still what the narrative writes? Readable files of test/golden; see test/golden.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING_TYPED } from '../../src/actions/sheets/factsheet-former';
import { pageOf } from '../../src/actions/sheets/factsheet-job';
import { factsheetKeys } from '../../src/actions/sheets/factsheet-names';
import { factsheetSheet } from '../../src/actions/sheets/factsheet-sheet';
import { NOTE_HEADERS, type NoteField, type ReadNotes } from '../../src/domain/advances';
import { readNotes } from '../../src/domain/advances-read';
import { municipalitiesOf } from '../../src/domain/align';
import type { FactsheetSettings } from '../../src/domain/factsheet-settings';
import type { Matrix } from '../../src/domain/matrix';
import type { SheetDesign } from '../../src/excel/sheet-design';
import { expectedMatrix, matrix } from '../builders';
import type { ExpectedReading } from '../builders';
import { expectGolden } from '../golden';

const sample = expectedMatrix(
  JSON.parse(
    readFileSync(join(__dirname, '../fixtures/matriz-infoem.esperado.json'), 'utf8'),
  ) as ExpectedReading,
);
interface Options extends Partial<FactsheetSettings> {
  readonly sheets?: readonly string[];
  readonly notes?: ReadNotes;
}

/** The ficha as it is written, a copy of the matrix: what a person reads of it, a line for each row. */
function render(of: Matrix, written: string, { sheets, notes, ...settings }: Options = {}): string {
  const all = municipalitiesOf(of.rounds);
  const who = all.find((each) => each.written === written);
  if (!who) throw new Error(`No row is written ${written}`);
  const rounds = of.rounds.filter(({ sheet }) => sheets?.includes(sheet) ?? true);
  const job = {
    matrix: of,
    rounds,
    gridOf: (round: Matrix['rounds'][number]) => ({
      sheet: round.sheet,
      position: round.position,
      top: 0,
      left: 0,
      cells: [],
      merges: [],
    }),
    live: new Set<string>(),
    all,
    keys: factsheetKeys(all),
    own: [],
    sheetNames: [],
    index: 'Índice',
    settings: { issuer: 'infoem', baseDate: null, ...settings } as const,
    today: new Date(2026, 10, 21),
    illustrative: true,
    notes,
  };
  return `${shownLines(factsheetSheet(pageOf(job, who, NOTHING_TYPED))).join('\n')}\n`;
}

function shownLines({ cells, hiddenColumns }: SheetDesign): string[] {
  return cells.map((row) =>
    row
      .flatMap((cell, column) => {
        if (cell === null || hiddenColumns.includes(column)) return [];
        return typeof cell === 'object' ? `<${JSON.stringify(cell)}>` : String(cell).replace(/\n/g, ' / ');
      })
      .join(' | '),
  );
}

/** The table «Avances» with these rows, read as the add-in reads it. */
function notesOf(of: Matrix, ...rows: readonly Partial<Record<NoteField, string>>[]): ReadNotes {
  const fields = Object.keys(NOTE_HEADERS) as NoteField[];
  const values = rows.map((row) => fields.map((field) => row[field] ?? ''));
  const head = Object.values(NOTE_HEADERS);
  return readNotes({ sheet: 'Avances', position: 9, top: 0, left: 0, values: [head, ...values] }, of);
}

test('[N18] three rounds of the sample: Luvianos', () => {
  expectGolden('ficha-luvianos.txt', render(sample, 'Luvianos'));
});

test('[N13] the same in the Ayuntamiento’s voice', () => {
  expectGolden('ficha-luvianos-ayuntamiento.txt', render(sample, 'Luvianos', { issuer: 'ayuntamiento' }));
});

test('[N7] the first two rounds, whose legends differ', () => {
  const options = { sheets: ['1er reporte', '2do reporte'] };
  expectGolden('ficha-malinalco-simbologia.txt', render(sample, 'Malinalco', options));
});

test('[N17] one round only', () => {
  expectGolden('ficha-un-reporte.txt', render({ rounds: sample.rounds.slice(0, 1) }, 'Malinalco'));
});

test('[N15] everything fulfilled', () => {
  const all = matrix`
    # 1 2023-01-23
    El Oro CCCCCCCCCCCCCCCCCC
    # 2 2023-04-05 2023-05-17
    El Oro CCCCCCCCCCCCCCCCCC
  `;
  expectGolden('ficha-todo-cumplido.txt', render(all, 'El Oro'));
});

test('[N10] a name that is not recognised, with cells that could not be read', () => {
  const odd = matrix`
    # 2023-05 hoja=Hoja1 leyenda=CSPI N=No_aplica
    Tecohuacán C ? P . N C S P C P
    # hoja=Hoja2 leyenda=CPF N=No_aplica
    Tecohuacán P C/P P . N % C C _ *
  `;
  expectGolden('ficha-no-reconocido.txt', render(odd, 'Tecohuacán'));
});

test('[N11] with Avances and a base date', () => {
  const notes = notesOf(
    sample,
    {
      municipality: 'Luvianos',
      tool: '1.2',
      round: '3er reporte',
      advance: 'La política se presentó a Cabildo.',
      evidence: 'Acta de Cabildo 12',
      date: '30/06/2024',
    },
    {
      municipality: 'Luvianos',
      tool: '4.1',
      round: '2do reporte',
      advance: 'se imprimieron «volantes», etc.',
    },
    {
      municipality: 'Luvianos',
      tool: '4.1',
      round: '3er reporte',
      advance: 'El Ayuntamiento informó que siguen.',
    },
  );
  const options: Options = { baseDate: '2023-01-31', notes };
  expectGolden('ficha-avances-y-plazos.txt', render(sample, 'Luvianos', options));
});

test('[N8] twelve rounds', () => {
  const signs = ['P', 'P', 'P', 'S', 'S', 'S', 'S', 'S', 'S', 'S', 'S', 'S'];
  const text = signs.map(
    (sign, i) =>
      `# ${i + 1} 20${20 + i}-0${1 + (i % 9)}\nLa Paz ${sign}C${i < 11 ? 'P' : 'C'}${i % 2 ? 'F' : 'P'}`,
  );
  expectGolden('ficha-doce-reportes.txt', render(matrix`${text.join('\n')}`, 'La Paz'));
});

/**
 * A one-line notation for matrices in tests.
 *
 *   matrix`
 *     # 1 2023-01-23 leyenda=CSPI
 *     Ayapango        C . P ?
 *     # 2 2023-04-05 2023-05-17 leyenda=CPF N=No_aplica hoja=Segundo herramientas=1.1,5.4
 *     Villa Guerrero  CP
 *   `
 *
 * A line with `#` opens a round: its number, its date, its update, its legend's letters, its own states
 * (`N=Label` or `N=Label:rank`, `_` for a space), its sheet and its tools; all may be left out. A row is a
 * name and a sign for each tool (apart or together), from 1.1 on unless `herramientas` says which.
 *
 * Signs: C cumplido, F falta_conclusion, P en_proceso, I informacion_erronea, S sin_evidencia; `.` blank,
 * `?` unknown colour, `~` ambiguous, `%` unreadable, `!` no legend, `_` merged, `*` other contents;
 * `C/S` text of one state over the colour of another, `C/?` over a colour of none, `C/&` over a pattern.
 */
import type {
  Legend,
  LegendEntry,
  Matrix,
  MunicipalityRow,
  Reading,
  Round,
  StateKey,
} from '../src/domain/matrix';
import { MUNICIPALITIES } from '../src/domain/model/municipalities';
import { DEFAULT_STATES } from '../src/domain/model/states';
import { TOOLS } from '../src/domain/model/tools';

const FIRST_ROW = 5;
const FIRST_COLUMN = 2;
const LETTERS: Readonly<Record<string, StateKey>> = Object.fromEntries(
  DEFAULT_STATES.map((s) => [s.letter, s.key]),
);

/** A matrix from the notation above. */
export function matrix(strings: TemplateStringsArray, ...values: readonly unknown[]): Matrix {
  return matrixOf(String.raw({ raw: strings }, ...values));
}

/** As `matrix`, from a plain string. */
export function matrixOf(text: string): Matrix {
  const lines = text.split('\n').map((line) => line.trim());
  const rounds: { head: string; rows: string[] }[] = [];
  for (const line of lines.filter((candidate) => candidate !== '')) {
    if (line.startsWith('#')) rounds.push({ head: line.slice(1), rows: [] });
    else {
      if (rounds.length === 0) rounds.push({ head: '1', rows: [] });
      rounds.at(-1)!.rows.push(line);
    }
  }
  return { rounds: rounds.map(({ head, rows }, position) => roundOf(head, rows, position)) };
}

interface Head {
  readonly number: number | null;
  readonly dates: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

function headOf(text: string): Head {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const plain = words.filter((word) => !word.includes('='));
  const number = plain.find((word) => /^\d{1,3}$/.test(word));
  return {
    number: number === undefined ? null : Number(number),
    dates: plain.filter((word) => /^\d{4}-\d{2}(-\d{2})?$/.test(word)),
    options: new Map(
      words.filter((word) => word.includes('=')).map((word) => word.split('=') as [string, string]),
    ),
  };
}

function roundOf(headText: string, lines: readonly string[], position: number): Round {
  const head = headOf(headText);
  const own = [...head.options]
    .filter(([name]) => /^[A-Z]$/.test(name))
    .map(([letter, text]) => ownState(letter, text));
  const letters = {
    ...LETTERS,
    ...Object.fromEntries(own.map(({ letter, entry }) => [letter, entry.state])),
  };
  const legend = legendOf(head.options.get('leyenda') ?? 'CFPIS', own);
  const parsed = lines.map(cellsOf);
  const listed = head.options.get('herramientas')?.split(',');
  const width = Math.max(0, ...parsed.map(({ signs }) => signs.length));
  const tools = (listed ?? TOOLS.slice(0, width).map((tool) => tool.id)).map((tool, index) => ({
    tool,
    header: TOOLS.find(({ id }) => id === tool)!.name,
    column: FIRST_COLUMN + index,
  }));
  const rows = parsed.map(({ written, signs }, index): MunicipalityRow => {
    const row = FIRST_ROW + index;
    const known = MUNICIPALITIES.find(({ name, aliases }) => name === written || aliases.includes(written));
    const readings = tools.map(({ tool }, i): [string, Reading] => [
      tool,
      readingOf(signs[i] ?? '.', letters, row, legend),
    ]);
    return {
      code: known?.code ?? null,
      name: known?.name ?? null,
      written,
      row,
      readings: Object.fromEntries(readings),
    };
  });
  return {
    sheet: head.options.get('hoja')?.replace(/_/g, ' ') ?? `R${position + 1}`,
    position,
    number: head.number,
    reportedOn: head.dates[0] ?? null,
    updatedOn: head.dates[1] ?? null,
    legend,
    tools,
    rows,
    municipalityColumn: FIRST_COLUMN - 1,
    headerRow: FIRST_ROW - 1,
    body: {
      top: FIRST_ROW,
      left: FIRST_COLUMN,
      bottom: FIRST_ROW + Math.max(rows.length - 1, 0),
      right: FIRST_COLUMN + Math.max(tools.length - 1, 0),
    },
  };
}

function cellsOf(line: string): { written: string; signs: string[] } {
  const words = line.split(/\s+/);
  const signs: string[] = [];
  while (words.length > 1 && /^(?:[A-Z](?:\/[A-Z?&])?|[.?~%!_*]|[A-Z.?~%!_*]{2,})$/.test(words.at(-1)!)) {
    const word = words.pop()!;
    signs.unshift(...(word.includes('/') ? [word] : word));
  }
  return { written: words.join(' '), signs };
}

function ownState(letter: string, text: string): { letter: string; entry: LegendEntry } {
  const [label = '', rank] = text.replace(/_/g, ' ').split(':');
  const state = label.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\W+/g, '_');
  return { letter, entry: entryOf(state, label, rank === undefined ? null : Number(rank)) };
}

function entryOf(state: StateKey, label: string, rank: number | null): LegendEntry {
  const color = DEFAULT_STATES.find((candidate) => candidate.key === state)?.color ?? '#336699';
  return { state, label, color, rank, swatch: null, labelAt: null };
}

function legendOf(letters: string, own: readonly { entry: LegendEntry }[]): Legend | null {
  if (letters === 'no') return null;
  const known = [...letters].flatMap(
    (letter) => DEFAULT_STATES.find((state) => state.letter === letter) ?? [],
  );
  const entries = known.map(({ key, label, rank }) => entryOf(key, label, rank));
  return { entries: [...entries, ...own.map(({ entry }) => entry)], source: { kind: 'own' }, title: null };
}

function readingOf(
  sign: string,
  letters: Readonly<Record<string, StateKey>>,
  row: number,
  legend: Legend | null,
): Reading {
  const [text = '', under] = sign.split('/');
  const state = letters[text];
  if (state !== undefined) {
    const plain: Reading = { kind: 'state', state, by: under ? 'text' : 'fill', match: 'exact' };
    // A colour gives only a state that the legend has.
    const color = legend?.entries.find((entry) => entry.state === letters[under ?? '']);
    const fill = under === '&' ? null : '#123456';
    return under ? { ...plain, conflict: { color: fill, state: color?.state ?? null } } : plain;
  }
  switch (text) {
    case '.':
      return { kind: 'blank' };
    case '?':
      return { kind: 'unknown', color: '#7030A0' };
    case '~':
      return { kind: 'ambiguous', color: '#CCCC00', candidates: ['cumplido', 'en_proceso'] };
    case '%':
      return { kind: 'unreadable' };
    case '!':
      return { kind: 'no_legend', color: '#00B050' };
    case '_':
      return { kind: 'merged', into: { row, column: FIRST_COLUMN } };
    case '*':
      return { kind: 'other', text: 'ver oficio 12', formula: false };
    default:
      throw new Error(`The notation has no sign «${sign}»`);
  }
}

/** What `matriz-infoem.esperado.json` says, as a matrix whose cells stand where the sample has them. */
export interface ExpectedReading {
  readonly reportes: readonly {
    readonly hoja: string;
    readonly fecha: string | null;
    readonly actualizacion: string | null;
    readonly simbologia: readonly {
      readonly estado: string;
      readonly etiqueta: string;
      readonly color: string;
    }[];
    readonly municipios: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  }[];
}

/** The expected reading of the sample as a matrix (body at D6, numbers by order). */
export function expectedMatrix(expected: ExpectedReading): Matrix {
  return { rounds: expected.reportes.map(expectedRound) };
}

function expectedRound(report: ExpectedReading['reportes'][number], position: number): Round {
  const names = Object.keys(report.municipios);
  const ids = Object.keys(Object.values(report.municipios)[0] ?? {});
  const signs = names.map((name) => ({ name, states: report.municipios[name]! }));
  const base = roundOf(`${position + 1} herramientas=${ids.join(',')}`, names, position);
  return {
    ...base,
    sheet: report.hoja,
    reportedOn: report.fecha,
    updatedOn: report.actualizacion,
    legend: {
      source: { kind: 'own' },
      title: null,
      entries: report.simbologia.map(({ estado, etiqueta, color }) => ({
        ...entryOf(estado, etiqueta, DEFAULT_STATES.find(({ key }) => key === estado)?.rank ?? null),
        color,
      })),
    },
    rows: base.rows.map((row, index) => ({
      ...row,
      readings: Object.fromEntries(
        ids.map((id): [string, Reading] => {
          const state = signs[index]!.states[id] ?? null;
          return [
            id,
            state === null ? { kind: 'blank' } : { kind: 'state', state, by: 'fill', match: 'exact' },
          ];
        }),
      ),
    })),
  };
}

/** «Nuevo reporte»: how does the next round begin from the last one? */
import { fillOf } from '../domain/grid';
import { serialOf } from '../domain/advances-read';
import { carriedText } from '../domain/carried';
import { ILLUSTRATIVE } from '../domain/illustrative';
import { gridCell, knownOf } from '../domain/ledger-known';
import { hasColors } from '../domain/legend';
import { planLive, type LivePlan } from '../domain/live';
import type { Legend, Position, Round } from '../domain/matrix';
import { dateText } from '../domain/narrative/dates.es';
import { quote } from '../domain/narrative/grammar.es';
import {
  announced,
  nextNumber,
  nextSheetName,
  retitled,
  type RoundIdentity,
  type TitleChange,
} from '../domain/new-round';
import { countStates } from '../domain/progress';
import { rectangles } from '../domain/rectangles';
import { stateLabel } from '../domain/state';
import { writeCells } from '../excel/change-cells';
import { ActionError } from '../excel/failure';
import { shownMode } from '../excel/live-formats';
import { writeLiveRound } from '../excel/live-round';
import { freeName, markExample } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import { dropRepeatedNames } from '../excel/defined-name';
import { beginStep, finishSheets, sendStep, writingOf } from '../excel/steps';
import { writeLists } from '../excel/store';
import { shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { gridOf, readBook, requireRounds, sheetOf, type Book } from './reading';
import { newLives, sendKept } from './record-changes';

export interface NewRoundOptions extends ActionOptions {
  /** The round's sheet that it begins from; the last round by default. */
  readonly from?: string;
  /** ISO date of the new report; today by default. */
  readonly date?: string;
  /** The new sheet's name; by default the next number in the last one's manner. */
  readonly name?: string;
  readonly today?: Date;
}

const DOING = 'crear el reporte';
const CANCELLED: Outcome = {
  summary: 'Se canceló: no se creó ningún reporte.',
  notes: [],
  sheets: [],
  cancelled: true,
};

/**
 * Copies a round's sheet, with all that stands around its table; its states are carried over as «Por confirmar:
 * …», never as states, and the new round is live. The round that it begins from does not change. What cannot be
 * read stays as it is in the copy. When writing fails, the copy is taken away again.
 *
 * @throws ActionError `no_matrix`; `unknown_sheet`; `no_municipalities`; `no_legend`; `protected`;
 * `invalid_date`.
 */
export async function newRound(options: NewRoundOptions = {}): Promise<Outcome> {
  const date = dateOf(options);
  return inExcel(DOING, async (context) => {
    const book = await readBook(context, options.legend);
    const source = sourceOf(book, options.from);
    const identity = { number: nextNumber(book.reading.matrix), date };
    const taken = new Set(book.snapshot.sheetNames.map((name) => name.toLowerCase()));
    const name = freeName(options.name?.trim() || nextSheetName(source, identity), taken);
    const titles = retitled(source, gridOf(book, source), identity);
    const told = announced(gridOf(book, source), name, titles);
    if (options.signal?.aborted) return CANCELLED;
    shareBook(null);
    await copySheet(context, book, { source: source.sheet, name });
    const carried = await carryOver(context, { name, source, titles, options });
    return outcomeOf(book, { source, name, carried, identity, told, options });
  });
}

function dateOf({ date, today = new Date() }: NewRoundOptions): string {
  if (date === undefined) {
    const [month, day] = [today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, '0'));
    return `${today.getFullYear()}-${month}-${day}`;
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || serialOf(date) === null) {
    throw new ActionError('invalid_date', 'La fecha del reporte no existe: corríjala y repita la acción.');
  }
  return date;
}

function sourceOf(book: Book, from: string | undefined): Round {
  const rounds = requireRounds(book);
  const source = from === undefined ? rounds.at(-1)! : rounds.find(({ sheet }) => sheet === from);
  if (!source) {
    throw new ActionError(
      'unknown_sheet',
      `La hoja ${quote(from!)} ya no es un reporte de este libro: pulse Releer y elija otra.`,
    );
  }
  if (source.rows.length === 0) {
    throw new ActionError(
      'no_municipalities',
      `${quote(source.sheet)} no tiene ningún municipio: escríbalos debajo de su encabezado, o elija otro reporte del cual partir, y repita la acción.`,
    );
  }
  if (!hasColors(source.legend)) {
    throw new ActionError(
      'no_legend',
      `${quote(source.sheet)} no tiene una simbología con colores: elija en Matriz la de otro reporte o la predeterminada y repita la acción.`,
    );
  }
  if (sheetOf(book, source).protected) {
    throw new ActionError(
      'protected',
      `La hoja ${quote(source.sheet)} está protegida, y su copia lo estaría también: quite la protección en Revisar ▸ Desproteger hoja y repita la acción.`,
    );
  }
  return source;
}

/** Until all of it is written the copy is unfinished, under whichever of its names. */
async function copySheet(
  context: Excel.RequestContext,
  book: Book,
  { source, name }: { readonly source: string; readonly name: string },
): Promise<void> {
  const { worksheets } = context.workbook;
  beginStep(context, book.snapshot);
  for (const made of [name, copyName(source, book.snapshot.sheetNames)]) writingOf(context)?.begun.add(made);
  const copy = worksheets
    .getItem(source)
    .copy('After', worksheets.getItem(requireRounds(book).at(-1)!.sheet));
  dropRepeatedNames(copy, book.snapshot.names, source);
  // A sheet in front is not renamed (office-js 3218); the new round is shown at the end in any case.
  worksheets.getFirst(true).activate();
  copy.name = name;
  copy.visibility = 'Visible';
  await sendStep(context);
}

/** What Excel calls a copy before it is renamed. */
function copyName(source: string, sheetNames: readonly string[]): string {
  const stem = source.replace(/ \(\d+\)$/, '');
  const taken = new Set(sheetNames.map((name) => name.toLowerCase()));
  for (let n = 2; ; n++) {
    const tail = ` (${n})`;
    const name = stem.slice(0, 31 - tail.length) + tail;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

interface NewSheet {
  readonly name: string;
  readonly source: Round;
  readonly titles: readonly TitleChange[];
  readonly options: NewRoundOptions;
}

/** What became of the copy's cells. */
interface Carried {
  /** Cells that had a state, and now wait for it to be confirmed. */
  readonly cells: number;
  /** Cells that waited already in the round before. */
  readonly waiting: number;
  /** Cells that could not be read, and stayed as they were. */
  readonly left: number;
}

async function carryOver(
  context: Excel.RequestContext,
  { name, source, titles, options }: NewSheet,
): Promise<Carried> {
  const book = await readBook(context, options.legend);
  const round = requireRounds(book).find(({ sheet }) => sheet === name);
  if (!round) throw new Error(`The copy «${name}» is no round`);
  const legend = round.legend ?? source.legend!;
  const plan = carryPlan(book, round, legend);
  const { ownFormats, liveFormats, filtered } = sheetOf(book, round);
  // As the round that it begins from shows its states; a coloured one does it in no way of ours yet.
  const mode = liveFormats.length > 0 ? shownMode(liveFormats) : 'simbolo';
  beginStep(context, book.snapshot);
  if (book.illustrative) markExample(context, book.snapshot.names);
  const lists = writeLists(context, book.snapshot, [plan]).get(name)!;
  context.application.suspendScreenUpdatingUntilNextSync();
  const writes = titles.map(({ row, column, contents }) => ({ row, column, contents }));
  if (writes.length > 0) writeCells(context, name, writes, filtered);
  writeLiveRound(context, plan, lists, { ownFormats, filtered }, mode);
  context.workbook.worksheets.getItem(name).activate();
  // Nothing is known of the new round but that no cell of it has a state.
  const unknown = { ...round, rows: round.rows.map((row) => ({ ...row, readings: {} })) };
  const known = new Map(book.snapshot.kept.known).set(lists.slot, knownOf(unknown, undefined));
  const lives = newLives(book, [lists.slot], new Date());
  finishSheets(context);
  await sendKept(context, book, { known, lives, rows: [] });
  const readings = round.rows.flatMap((row) => Object.values(row.readings));
  const { waiting } = countStates(round);
  const other = readings.filter(({ kind }) => !['state', 'blank', 'merged'].includes(kind)).length;
  return { cells: plan.writes.length, waiting, left: other - waiting };
}

/** The live round's plan, with what was carried over in place of the labels. */
function carryPlan(book: Book, round: Round, legend: Legend): LivePlan {
  const grid = gridOf(book, round);
  const cells = round.rows.flatMap((row) =>
    round.tools.flatMap(({ tool, column }) => {
      const reading = row.readings[tool];
      return reading?.kind === 'state' ? [{ row: row.row, column, state: reading.state }] : [];
    }),
  );
  const filled = cells.filter((cell: Position) => fillOf(gridCell(grid, cell)) !== null);
  return {
    ...planLive(round, legend, grid),
    writes: cells.map(({ row, column, state }) => ({
      row,
      column,
      label: carriedText(stateLabel(state, legend)),
    })),
    clear: rectangles(filled),
    carried: true,
  };
}

interface Made {
  readonly source: Round;
  readonly name: string;
  readonly carried: Carried;
  readonly identity: RoundIdentity;
  /** What the new round's title and sheet name say. */
  readonly told: Pick<Round, 'number' | 'reportedOn'>;
  readonly options: NewRoundOptions;
}

function outcomeOf(book: Book, made: Made): Outcome {
  const { source, name, carried } = made;
  const { cells, waiting, left } = carried;
  return {
    summary: `Se creó ${quote(name)} a partir de ${quote(source.sheet)}: ${statesText(carried)}.`,
    notes: [
      ...(book.illustrative ? [ILLUSTRATIVE] : []),
      ...titleNotes(made),
      ...(cells + waiting === 0 ? [] : [CONFIRM]),
      ...(left === 0 ? [] : [leftNote(left)]),
    ],
    sheets: [name],
    cancelled: false,
  };
}

function statesText({ cells, waiting }: Carried): string {
  const parts = [
    ...(cells === 0
      ? []
      : [cells === 1 ? 'un estado quedó por confirmar' : `${cells} estados quedaron por confirmar`]),
    ...(waiting === 0
      ? []
      : [waiting === 1 ? 'un estado sigue por confirmar' : `${waiting} estados siguen por confirmar`]),
  ];
  return parts.length === 0 ? 'no había estados que llevar' : parts.join(' y ');
}

const CONFIRM =
  'Cada celda por confirmar cuenta como sin lectura hasta que alguien ponga o confirme su estado.';

/** What the person must still write or correct above the table. */
function titleNotes({ identity, told, options }: Made): string[] {
  const date = dateText(identity.date)!;
  if (told.reportedOn === null)
    return [`Escriba en el título la fecha del reporte (${date}): no se encontró dónde.`];
  // A title that names only the month says no more.
  if (!identity.date.startsWith(told.reportedOn)) {
    return [
      `El título todavía dice otra fecha (${dateText(told.reportedOn)!}): corríjala; la del reporte nuevo es ${date}.`,
    ];
  }
  const number =
    told.number === identity.number
      ? []
      : [`El título no dice que es el reporte ${identity.number}: corrija su número.`];
  if (options.date !== undefined) return number;
  return [...number, `Lleva la fecha de hoy, ${date}: si es otra, cámbiela en el título.`];
}

function leftNote(left: number): string {
  return left === 1
    ? 'Una celda no se pudo leer y quedó como estaba en el reporte anterior: revísela en Hallazgos.'
    : `${left} celdas no se pudieron leer y quedaron como estaban en el reporte anterior: revíselas en Hallazgos.`;
}

/** «Correcciones»: which findings can be set right safely, and how is that done without losing anything? */
import type { Finding } from '../domain/finding';
import {
  groupFixes,
  planFix,
  stillOffers,
  type FixGroup,
  type FixLine,
  type FixSheet,
} from '../domain/fix-plan';
import { quote } from '../domain/narrative/grammar.es';
import { ActionError } from '../excel/failure';
import { inExcel } from '../excel/session';
import { writeEdits, type CellEdit } from './change-cells';
import { keepingBook } from './follow-action';
import { liveBook, shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { findingsOf, readBook, type Book } from './reading';
import { holdsLabels } from './record-changes';

export type { FixGroup, FixLine } from '../domain/fix-plan';

/**
 * The safe changes that findings allow, by kind, with what each cell holds and would hold. Asks nothing of Excel
 * while the workbook is followed; else reads it once.
 */
export async function fixesOf(
  findings: readonly Finding[],
  options: Pick<ActionOptions, 'legend'> = {},
): Promise<FixGroup[]> {
  if (!findings.some(({ fixes }) => fixes.length > 0)) return [];
  const book =
    liveBook() ?? (await inExcel('ver las correcciones', (context) => readBook(context, options.legend)));
  return groupFixes(findings, sheetFinder(book));
}

/**
 * Applies fixes. The workbook is read again first: a fix whose cell says something else by now is skipped, and
 * told; so are those of a protected sheet. All of them are one step of «Deshacer».
 *
 * @throws ActionError `protected` when all of them are on protected sheets.
 */
export async function applyFixes(lines: readonly FixLine[], options: ActionOptions = {}): Promise<Outcome> {
  return inExcel('corregir', async (context) => {
    const book = await readBook(context, options.legend);
    const plan = planAll(book, lines);
    const { changes, closed } = plan;
    if (changes.length === 0 && closed.length > 0) throw allProtected(closed);
    if (options.signal?.aborted) return CANCELLED;
    const title = titleOf(plan.done);
    await keepingBook(book, changes, () =>
      writeEdits(context, book, changes, { origin: 'correccion', title, keep: true }),
    );
    // A name or a header that changes changes what the table says, and its formats may have to follow.
    if (plan.done.some(({ fix }) => fix.kind === 'rename')) shareBook(null);
    return outcomeOf(plan);
  });
}

const CANCELLED: Outcome = {
  summary: 'Se canceló: no se corrigió ninguna celda.',
  notes: [],
  sheets: [],
  cancelled: true,
};

interface FixesPlan {
  readonly changes: readonly CellEdit[];
  readonly done: readonly FixLine[];
  readonly changed: readonly FixLine[];
  readonly closed: readonly FixLine[];
  /** Further fixes of a cell that has one already. */
  readonly twice: readonly FixLine[];
}

function planAll(book: Book, lines: readonly FixLine[]): FixesPlan {
  const now = new Map<string, Finding[]>();
  for (const finding of findingsOf(book)) {
    const key = placeKey(finding.sheet, finding.cell ?? '');
    now.set(key, [...(now.get(key) ?? []), finding]);
  }
  const sheetOf = sheetFinder(book);
  const closedSheets = new Set(
    book.snapshot.sheets.filter((sheet) => sheet.protected).map(({ grid }) => grid.sheet),
  );
  const changes: CellEdit[] = [];
  const done: FixLine[] = [];
  const changed: FixLine[] = [];
  const closed: FixLine[] = [];
  const twice: FixLine[] = [];
  const taken = new Set<string>();
  for (const line of lines) {
    const key = placeKey(line.sheet, line.cell);
    const finding = now.get(key)?.find((one) => stillOffers(one, line));
    const sheet = sheetOf(line.sheet);
    const plan = finding && sheet ? planFix(sheet, finding, line.fix) : null;
    if (!plan || plan.before !== line.before) changed.push(line);
    else if (closedSheets.has(line.sheet)) closed.push(line);
    else if (taken.has(key)) twice.push(line);
    else {
      changes.push({ sheet: line.sheet, ...plan.write });
      taken.add(key);
      done.push(line);
    }
  }
  return { changes, done, changed, closed, twice };
}

function sheetFinder(book: Book): (name: string) => FixSheet | undefined {
  const rounds = new Map(book.reading.matrix.rounds.map((round) => [round.sheet, round]));
  const sheets = new Map(
    book.snapshot.sheets.map((sheet) => {
      const name = sheet.grid.sheet;
      const asText = holdsLabels(book, name);
      return [name, { grid: sheet.grid, round: rounds.get(name) ?? null, asText }];
    }),
  );
  return (name) => sheets.get(name);
}

function placeKey(sheet: string, cell: string): string {
  return JSON.stringify([sheet, cell]);
}

/** What «Deshacer» calls it. */
function titleOf(lines: readonly FixLine[]): string {
  const [only] = lines;
  const what = lines.every(({ confirms }) => confirms)
    ? ['Confirmación', 'confirmaciones']
    : ['Corrección', 'correcciones'];
  return lines.length === 1
    ? `${what[0]} de ${only!.cell} en ${quote(only!.sheet)}`
    : `${lines.length} ${what[1]}`;
}

function allProtected(lines: readonly FixLine[]): ActionError {
  const sheets = [...new Set(lines.map(({ sheet }) => quote(sheet)))].join(', ');
  return new ActionError(
    'protected',
    `No se corrigió nada porque está protegida la hoja ${sheets}: quite la protección en Revisar ▸ Desproteger hoja y repita la acción.`,
  );
}

function outcomeOf({ done, changed, closed, twice }: FixesPlan): Outcome {
  // What is confirmed stays as it is: no more is said than that.
  const confirmed = done.filter(({ confirms, before, after }) => confirms || before === after);
  const corrected = done.filter((line) => !confirmed.includes(line));
  const told = [
    ...counted(corrected, 'Se corrigió', 'Se corrigieron'),
    ...counted(confirmed, 'Se confirmó', 'Se confirmaron'),
  ];
  return {
    summary: told.length === 0 ? 'No se corrigió ninguna celda.' : told.join(' '),
    notes: [
      ...skipped(changed, 'cambió desde que se revisó', 'cambiaron desde que se revisaron'),
      ...skipped(closed, 'está en una hoja protegida', 'están en hojas protegidas'),
      ...skipped(twice, 'ya tenía otra corrección', 'ya tenían otra corrección'),
    ],
    sheets: [...new Set(done.map(({ sheet }) => sheet))],
    cancelled: false,
    ...(told.length === 0 ? { unchanged: true } : {}),
  };
}

function counted(lines: readonly FixLine[], one: string, many: string): string[] {
  const [only] = lines;
  if (!only) return [];
  return lines.length === 1
    ? [`${one} la celda ${only.cell} de ${quote(only.sheet)}: ${quote(only.after)}.`]
    : [`${many} ${lines.length} celdas.`];
}

/** So many cells are named; of more, only their number is told. */
const MOST_NAMED = 8;

function skipped(lines: readonly FixLine[], one: string, many: string): string[] {
  if (lines.length === 0) return [];
  const named = lines.slice(0, MOST_NAMED).map(({ sheet, cell }) => `${cell} de ${quote(sheet)}`);
  const more = lines.length - named.length;
  const which = `${named.join(', ')}${more > 0 ? ` y ${more} más` : ''}`;
  return [
    lines.length === 1
      ? `La celda ${which} ${one} y se dejó como está.`
      : `${lines.length} celdas ${many} y se dejaron como están: ${which}.`,
  ];
}

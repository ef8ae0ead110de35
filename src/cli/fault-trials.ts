/** What does an action leave when one of its requests fails, and does it say so? One trial: an action, a request, a fault. */
import { failureSentence } from '../actions/activity';
import { ActionError } from '../actions/outcome';
import type { EmbeddedExcel } from '../host/embedded-excel';
import { PROTECTED_ACTS, type SheetProtection } from '../host/workbook/features';
import type { Sheet } from '../host/workbook/model';
import { makeMatrix, open } from './bench-matrix';
import { ROUNDS, type FaultAction } from './fault-actions';

/** What befalls one request. */
export const FAULTS = [
  'rechazada',
  'cortada al 30 %',
  'cortada al 60 %',
  'cortada al 95 %',
  'respuesta perdida',
  'otra persona protege',
  'otra persona renombra',
  'otra persona borra',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How a trial ended. */
export interface Trial {
  readonly action: string;
  /** Of the requests that the action makes, from 1. */
  readonly request: number;
  readonly fault: Fault;
  /** `unsaid`: the workbook changed, and what the person was told does not say so; or it did not, and it is said. */
  readonly told: 'done' | 'unchanged' | 'said' | 'unsaid';
  /** `again`: asked for anew it ended as if nothing had failed. */
  readonly again: 'same' | 'differs' | 'fails' | 'not tried';
  readonly message: string;
}

/** A workbook from which an action begins, and how it looks once the action was done without a fault. */
export interface Ground {
  readonly bytes: Uint8Array;
  readonly requests: number;
  readonly after: string;
}

/** Prepares an action's workbook, and tries it once without a fault. */
export async function groundOf(action: FaultAction): Promise<Ground> {
  const coloured = action.blank ? null : await makeMatrix(4, ROUNDS.length);
  const excel = await open(coloured);
  await action.before(excel);
  const bytes = excel.save();
  excel.close();
  const tried = await open(bytes);
  await action.ready?.(tried);
  tried.traffic.reset();
  await action.run(tried);
  const { requests } = tried.traffic;
  const after = seen(tried);
  tried.close();
  return { bytes, requests, after };
}

/** Tries an action with a fault at one of its requests. */
export async function tryWithFault(
  action: FaultAction,
  ground: Ground,
  request: number,
  fault: Fault,
): Promise<Trial> {
  const excel = await open(ground.bytes);
  try {
    await action.ready?.(excel);
    await befall(excel, request, fault);
    const before = seen(excel, fault);
    const first = await outcomeOf(action, excel);
    const now = seen(excel, fault);
    const told = judge(first, before === now);
    const again = await tryAgain(action, excel, ground, { first, fault, told });
    return { action: action.name, request, fault, told, again, message: first.message };
  } finally {
    excel.close();
  }
}

interface Ending {
  readonly failed: boolean;
  readonly message: string;
}

async function outcomeOf(action: FaultAction, excel: EmbeddedExcel): Promise<Ending> {
  try {
    const { summary, notes } = await action.run(excel);
    const failed = notes.find((note) => FAILED.test(note));
    return { failed: failed !== undefined, message: failed ?? summary };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { failed: true, message: failureSentence(error) };
  }
}

/** How failures are told by the follower, whose notices tell of other things too. */
const FAILED = /^(?:No se pudo|Excel (?:no pudo|dejó)|Se perdió la conexión)/;
const SAID = /ya quedó en el libro|Quedó sin terminar|no se sabe cuánto/;
const CALMING = /No se perdió nada|no cambió ninguna celda/;

function judge({ failed, message }: Ending, unchanged: boolean): Trial['told'] {
  const said = SAID.test(message);
  if (!failed) return 'done';
  if (unchanged) return said && !/no se sabe/.test(message) ? 'unsaid' : 'unchanged';
  return said && !CALMING.test(message) ? 'said' : 'unsaid';
}

const THEIRS = 'De otra persona';

/** The third sheet is another person's for a moment. */
async function befall(excel: EmbeddedExcel, request: number, fault: Fault): Promise<void> {
  const { faults } = excel;
  if (fault === 'rechazada') return faults.failRequest(request, 'GeneralException');
  if (fault === 'respuesta perdida') return faults.loseAnswer(request);
  const share = /al (\d+) %/.exec(fault)?.[1];
  if (share !== undefined) return faults.cutRequest(request, Number(share) / 100);
  const mate = await excel.join();
  const sheet = excel.workbook.sheets.filter(({ visibility }) => visibility === 'Visible')[2]?.name;
  faults.beforeRequest(request, () => {
    const there = sheet !== undefined && excel.workbook.sheetNamed(sheet);
    if (!there) return;
    if (fault === 'otra persona protege') protect(there, true);
    else if (fault === 'otra persona renombra') void mate.user.renameSheet(sheet, THEIRS);
    else void mate.user.deleteSheet(sheet);
  });
}

function protect(sheet: Sheet, on: boolean): void {
  const allow = Object.fromEntries(PROTECTED_ACTS.map((act) => [act, false])) as SheetProtection['allow'];
  sheet.protection = on ? { allow, secret: {} } : null;
}

async function tryAgain(
  action: FaultAction,
  excel: EmbeddedExcel,
  ground: Ground,
  { first, fault, told }: { readonly first: Ending; readonly fault: Fault; readonly told: Trial['told'] },
): Promise<Trial['again']> {
  for (const sheet of excel.workbook.sheets) protect(sheet, false);
  const isTheirs = fault.startsWith('otra persona');
  // A known gap: of a typed text whose request was cut the letter stays (it reads the same), and the notice of the
  // failure goes with the next reading, so that nothing tells it any more.
  const mayDiffer = isTheirs || action.ready !== undefined;
  if (told === 'done') return mayDiffer || seen(excel) === ground.after ? 'not tried' : 'differs';
  const second = await outcomeOf(action, excel);
  // What was typed and not taken in stays as the person left it, and reads the same.
  if (isTheirs || action.ready)
    return second.failed && /^Excel|no está como se leyó/.test(second.message) ? 'fails' : 'same';
  if (second.failed) return 'fails';
  void first;
  return seen(excel) === ground.after ? 'same' : 'differs';
}

/**
 * What a person sees of a workbook, as one text: sheets, cells, fills, formats; of the Bitácora only that it is there. The
 * sheet that somebody else renames or deletes is left out.
 */
export function seen({ workbook }: EmbeddedExcel, fault?: Fault): string {
  const isGone = fault === 'otra persona renombra' || fault === 'otra persona borra';
  const theirs = isGone ? [ROUNDS[2], THEIRS] : [];
  const sheets = workbook.sheets
    .filter(({ name, visibility }) => visibility === 'Visible' && !theirs.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((sheet) => [
      sheet.name,
      sheet.conditionalFormats.length,
      sheet.merges.length,
      ...cellsOf(sheet, workbook),
    ]);
  const names = workbook.names.filter(({ name }) => /^MV_(?:orden|ficha)_/.test(name));
  return JSON.stringify([sheets, names.map(({ name, formula }) => [name, formula])]);
}

function cellsOf(sheet: Sheet, workbook: EmbeddedExcel['workbook']): unknown[] {
  if (sheet.name.startsWith('Bitácora')) return [];
  const cells: unknown[] = [];
  const area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
  sheet.cells.each(area, (row, column, { value, formula, style }) => {
    const { color, pattern } = workbook.styles.style(style).fill;
    const fill = pattern === 'none' ? null : color;
    if (value !== null || formula !== null || fill) cells.push([row, column, formula ?? value, fill]);
  });
  return cells;
}

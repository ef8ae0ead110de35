/** Which actions does the pane call? Each is loaded when it is first asked for, so that the pane opens light. */
import type { AdvanceNote, NotePlace } from '../actions/advances';
import type { FixGroup, FixLine } from '../actions/fixes';
import type { ActionOptions, DisplayMode, Outcome } from '../actions/outcome';
import type { LegendPreview } from '../actions/preview-legend';
import type { StateTarget } from '../actions/set-states';
import type { LastUndo } from '../actions/undo';
import type { FactsheetSettings } from '../domain/factsheet-settings';
import type { Finding } from '../domain/finding';
import type { StateKey } from '../domain/matrix';
import type { StateOrder } from '../domain/state-order';

/** What the pane can ask for; tests give their own. */
export interface PaneActions {
  applyLegend(options: ActionOptions & { mode: DisplayMode }): Promise<Outcome>;
  writeFindings(options: ActionOptions): Promise<Outcome>;
  compare(options: ActionOptions & { from: string; to: string }): Promise<Outcome>;
  /** Without `municipalities`, all of them; else those with these names, as the workbook or the list has them. */
  writeFactsheets(options: ActionOptions & { municipalities?: string[] }): Promise<Outcome>;
  /** Keeps who speaks in the fichas, or from when the Model's terms run. */
  settleFactsheets(change: Partial<FactsheetSettings>): Promise<Outcome>;
  process(options: ActionOptions): Promise<Outcome>;
  /** Activates a sheet and selects a cell of it, or only the sheet. */
  goTo(sheet: string, cell: string | null): Promise<void>;
  setStates(target: StateTarget, state: StateKey): Promise<Outcome>;
  clearStates(target: StateTarget): Promise<Outcome>;
  lastUndo(): Promise<LastUndo | null>;
  /** Undoes the entry that was announced, and no other. */
  undoLast(expected: string): Promise<Outcome>;
  previewLegend(options: ActionOptions): Promise<LegendPreview>;
  newRound(options: ActionOptions & { from: string; date?: string }): Promise<Outcome>;
  fixesOf(findings: readonly Finding[], options: ActionOptions): Promise<readonly FixGroup[]>;
  applyFixes(lines: readonly FixLine[], options: ActionOptions): Promise<Outcome>;
  /** The order of states, null for the Model's; refused when the workbook holds another than `expected` by now. */
  orderStates(order: StateOrder | null, expected: string | null, options: ActionOptions): Promise<Outcome>;
  /** Refused when the table holds something else than `expected` by now. */
  saveNote(place: NotePlace, note: AdvanceNote, expected: AdvanceNote | null): Promise<Outcome>;
  createSample(options: ActionOptions): Promise<Outcome>;
}

/** The actions over the workbook that is open in Excel. */
export const excelActions: PaneActions = {
  applyLegend: async (options) => (await import('../actions/apply-legend')).applyLegend(options),
  writeFindings: async (options) => (await import('../actions/write-findings')).writeFindings(options),
  compare: async (options) => (await import('../actions/compare')).compare(options),
  writeFactsheets: async (options) => (await import('../actions/write-factsheets')).writeFactsheets(options),
  settleFactsheets: async (change) => (await import('../actions/settle-factsheets')).settleFactsheets(change),
  process: async (options) => (await import('../actions/process')).processWorkbook(options),
  goTo: async (sheet, cell) => (await import('../actions/go-to')).goTo(sheet, cell),
  setStates: async (target, state) => (await import('../actions/set-states')).setStates(target, state),
  clearStates: async (target) => (await import('../actions/set-states')).clearStates(target),
  lastUndo: async () => (await import('../actions/undo')).lastUndo(),
  undoLast: async (expected) => (await import('../actions/undo')).undoLast({ expected }),
  previewLegend: async (options) => (await import('../actions/preview-legend')).previewLegend(options),
  newRound: async (options) => (await import('../actions/new-round')).newRound(options),
  fixesOf: async (findings, options) => (await import('../actions/fixes')).fixesOf(findings, options),
  applyFixes: async (lines, options) => (await import('../actions/fixes')).applyFixes(lines, options),
  orderStates: async (order, expected, options) =>
    (await import('../actions/order-states')).orderStates(order, expected, options),
  saveNote: async (place, note, expected) =>
    (await import('../actions/advances')).saveNote(place, note, expected),
  createSample: async (options) => (await import('../actions/sample')).createSample(options),
};

/** Which actions does the pane call? Each is loaded when it is first asked for, so that the pane opens light. */
import type { ActionOptions, DisplayMode, Outcome, WorkbookReading } from '../actions/outcome';

/** What the pane can ask for; tests give their own. */
export interface PaneActions {
  read(options: ActionOptions): Promise<WorkbookReading>;
  applyLegend(options: ActionOptions & { mode: DisplayMode }): Promise<Outcome>;
  writeFindings(options: ActionOptions): Promise<Outcome>;
  compare(options: ActionOptions & { from: string; to: string }): Promise<Outcome>;
  /** Without `municipalities`, all of them; else those with these names, as the workbook or the list has them. */
  writeFactsheets(options: ActionOptions & { municipalities?: string[] }): Promise<Outcome>;
  process(options: ActionOptions): Promise<Outcome>;
  /** Activates a sheet and selects a cell of it, or only the sheet. */
  goTo(sheet: string, cell: string | null): Promise<void>;
}

/** The actions over the workbook that is open in Excel. */
export const excelActions: PaneActions = {
  read: async (options) => (await import('../actions/read')).readWorkbook(options),
  applyLegend: async (options) => (await import('../actions/apply-legend')).applyLegend(options),
  writeFindings: async (options) => (await import('../actions/write-findings')).writeFindings(options),
  compare: async (options) => (await import('../actions/compare')).compare(options),
  writeFactsheets: async (options) => (await import('../actions/write-factsheets')).writeFactsheets(options),
  process: async (options) => (await import('../actions/process')).processWorkbook(options),
  goTo: async (sheet, cell) => (await import('../actions/go-to')).goTo(sheet, cell),
};

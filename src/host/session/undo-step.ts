/** What can be said of Ctrl+Z, whoever keeps its stack? */

/**
 * Whether an add-in's requests stand in the stack beside the person's acts ("kept": Excel since ExcelApi 1.20), or
 * empty it ("cleared": a shared runtime before that, OfficeDev/office-js issue 2802).
 */
export type UndoKeeping = 'kept' | 'cleared';

/** What became of Ctrl+Z; "emptied": there was something to take back, and no longer. */
export type Undone = 'done' | 'nothing' | 'emptied';

/** One person's stack, as the others at the workbook see it. */
export interface Undo {
  /** True once the person did something that can be taken back. */
  readonly begun: boolean;
  /** Something that the person does to cells or sheets. */
  act<T>(what: () => T): T;
  /** A request of the add-in's: one step, whatever it does. */
  batch<T>(what: () => T): T;
  /** A co-author changed something; `all`: nothing from before can be taken back. */
  heard(all: boolean): void;
}

/** What is known of a workbook once it was read? */
import type { AdvancesCells } from '../domain/advances';
import type { Grid } from '../domain/grid';
import type { KnownRound } from '../domain/ledger-known';
import type { OwnFormat } from './conditional-fills';
import type { LoadedName, OwnSheet, OwnSheetKind } from './own-sheets';

/** What was read of a workbook. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  /** Names of all sheets, ours included, in order. */
  readonly sheetNames: readonly string[];
  /** Names of the sheets by their ids: events name sheets by id. */
  readonly sheetIds: ReadonlyMap<string, string>;
  readonly own: readonly OwnSheet[];
  readonly names: readonly LoadedName[];
  /** Last-known states, the Bitácora and what can be undone; kept up to date by whatever writes. */
  readonly kept: Kept;
  /** The sheet «Avances» as it stands; null without one. */
  readonly advances: AdvancesPlace | null;
}

/** What was read of one sheet that may be a round. */
export interface SheetSnapshot {
  readonly grid: Grid;
  readonly protected: boolean;
  /** True when rows are hidden by a filter: Excel then refuses to write blocks over them. */
  readonly filtered: boolean;
  /** Conditional formats of ours on the sheet, by id. */
  readonly ownFormats: readonly string[];
  /** The same as they stand: pasting and sorting tear them. */
  readonly liveFormats: readonly OwnFormat[];
}

/** Kept up to date by whatever writes, so that a reading in memory can be written from again. */
export interface Kept {
  known: KnownStates;
  /** `known` as it stands on the hidden sheet. */
  lines: readonly KnownLine[];
  ledger: LedgerPlace | null;
  /** Rows used on the sheet of what can be undone. */
  undoRows: number;
  /** Rows used on the sheet of the Bitácora, as they were read. */
  ledgerRows: number;
  /** Sheets made since the reading, by kind; `making` ones become `made` when their request went through. */
  made: Map<OwnSheetKind, string>;
  making: Map<OwnSheetKind, string>;
}

/** Known rounds by their slot (see `roundSlots`), which follows a sheet that is renamed. */
export type KnownStates = ReadonlyMap<number, KnownRound>;

/** One line of the hidden sheet. */
export type KnownLine = readonly [slot: string, municipality: string, data: string];

/** The table as it is: a person may have moved, renamed or added columns. */
export interface LedgerPlace {
  readonly sheet: string;
  readonly table: string;
  /** Headers in their order. */
  readonly columns: readonly string[];
  readonly protected: boolean;
}

/** The sheet as read, and what writing needs to know of it. */
export interface AdvancesPlace {
  readonly cells: AdvancesCells;
  /** Name of the table over the headers; null when a person made it a plain range. */
  readonly table: string | null;
  /** Columns of that table, in their order. */
  readonly tableColumns: readonly string[];
  readonly protected: boolean;
}

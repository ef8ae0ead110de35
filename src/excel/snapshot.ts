/** What is known of a workbook once it was read? */
import type { AdvancesCells } from '../domain/advances';
import type { Area, Grid } from '../domain/grid';
import type { KnownRound } from '../domain/ledger-known';
import type { LedgerField } from './ledger-place';
import type { OwnFormat } from './conditional-fills';
import type { LoadedName, OwnSheet, OwnSheetKind } from './own-sheets';

/** What was read of a workbook. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  /** Names of all sheets, ours included, in order. */
  readonly sheetNames: readonly string[];
  /** Names of the sheets by their ids: events name sheets by id. */
  readonly sheetIds: ReadonlyMap<string, string>;
  /** True in a workbook whose serial numbers count from 1904. */
  readonly date1904?: boolean;
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
  /** Where formats stand that Excel could not tell of; ours may be among them. */
  readonly unreadFormats: readonly Area[];
}

/** Kept up to date by whatever writes, so that a reading in memory can be written from again. */
export interface Kept {
  known: KnownStates;
  /**
   * Which life of its slot each known round is: one that is made live again is another, and its changes are counted
   * anew, so that no entry gets an id that an earlier one has. "" for one of before this was written.
   */
  lives: ReadonlyMap<number, string>;
  /** `known` as it stands on the hidden sheet. */
  lines: readonly KnownLine[];
  ledger: LedgerPlace | null;
  taken: TakenNames;
  /** Hidden sheets of ours that somebody protected. */
  closed: ReadonlySet<OwnSheetKind>;
  /** Rows used on the sheet of what can be undone. */
  undoRows: number;
  /** Rows used on the sheet of the Bitácora, as they were read. */
  ledgerRows: number;
  /** Sheets made since the reading, by kind; `making` ones become `made` when their request went through. */
  made: Map<OwnSheetKind, string>;
  making: Map<OwnSheetKind, string>;
  /** A request that was to make one failed: it may have left a sheet behind, and is not tried again by itself. */
  failed: boolean;
  /** A change was written without its entry, which a later reading makes up. */
  waits: boolean;
}

/** Known rounds by their slot (see `roundSlots`), which follows a sheet that is renamed. */
export type KnownStates = ReadonlyMap<number, KnownRound>;

/** One line of the hidden sheet: slot, municipality, which life of the slot, and a cell for each tool. */
export type KnownLine = readonly string[];

/** The Bitácora as it is: a person may have moved it, made it a plain range, or added columns. */
export interface LedgerPlace {
  readonly sheet: string;
  /** Null when it is a plain range. */
  readonly table: string | null;
  /** Which of our columns each one is, in their order; null for a person's own. */
  readonly columns: readonly (LedgerField | null)[];
  /** The sheet's first column of a plain range. */
  readonly left: number;
  readonly protected: boolean;
}

/** Names that are taken, as last read. */
export interface TakenNames {
  readonly sheets: readonly string[];
  readonly tables: readonly string[];
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

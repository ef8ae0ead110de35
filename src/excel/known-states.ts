/** Which state did each cell of a live round have when the add-in last saw it? On a very hidden sheet, a line a row. */
import type { StateKey, ToolId } from '../domain/matrix';

/** The last known state of a cell, and how many changes of it were logged. */
export interface KnownCell {
  readonly state: StateKey | null;
  readonly changes: number;
}

/** One live round as last known: municipality (see `municipalityKeys`) → tool → cell. */
export type KnownRound = ReadonlyMap<string, ReadonlyMap<ToolId, KnownCell>>;

/** Known rounds by their slot (see `roundSlots`), which follows a sheet that is renamed. */
export type KnownStates = ReadonlyMap<number, KnownRound>;

/** What does a key pressed on the cells ask for? Excel's own keys, as the acts that they stand for. */
import { ROWS } from '../../host/workbook/area';
import type { Sheet } from '../../host/workbook/model';
import { arrowStep, jump, lastCell, nextCell, type Spot } from './moves';

/** The parts of a keyboard event that matter here. */
export interface Pressed {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

/** Where the keys are pressed. */
export interface Place {
  readonly sheet: Sheet;
  readonly active: Spot;
  /** Where an extension of the selection ends; the active cell without one. */
  readonly far: Spot;
  /** Rows and columns that do not scroll. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Rows of one screen. */
  readonly page: number;
}

/** What a key asks for. */
export type Asked =
  | { readonly kind: 'move'; readonly to: Spot; readonly extend: boolean }
  | { readonly kind: 'sheet'; readonly step: 1 | -1 }
  /** Begins to write: over what the cell holds, or with it. */
  | { readonly kind: 'write'; readonly over: boolean }
  /** A character: the key itself then goes into the editor, accents and all. */
  | { readonly kind: 'character' }
  | { readonly kind: 'list' | 'erase' | 'forget' | 'menu' | 'undo' | 'all' | 'nothing' };

const PLAIN: Readonly<Record<string, Asked>> = {
  Delete: { kind: 'erase' },
  Backspace: { kind: 'write', over: true },
  F2: { kind: 'write', over: false },
  Escape: { kind: 'forget' },
  ContextMenu: { kind: 'menu' },
};

/** The act behind a key; null for a key that the browser, or the add-in by its shortcuts, may have. */
export function askedBy(pressed: Pressed, place: Place): Asked | null {
  const { key, shift, ctrl, alt } = pressed;
  if (ctrl && shift && alt) return null; // The add-in's shortcuts.
  if (alt && arrowStep(key)) return { kind: key === 'ArrowDown' ? 'list' : 'nothing' };
  const moved = movedBy(pressed, place);
  if (moved) return moved;
  if (PLAIN[key]) return PLAIN[key];
  if (key === 'F10') return shift ? { kind: 'menu' } : null;
  if (ctrl && key.toLowerCase() === 'z') return { kind: 'undo' };
  if (ctrl && key.toLowerCase() === 'a') return { kind: 'all' };
  return !ctrl && !alt && (key.length === 1 || key === 'Dead') ? { kind: 'character' } : null;
}

function movedBy({ key, shift, ctrl }: Pressed, place: Place): Asked | null {
  const { sheet, active, far, frozen, page } = place;
  const from = shift ? far : active;
  const to = (spot: Spot, extend = shift): Asked => ({ kind: 'move', to: spot, extend });
  const step = arrowStep(key);
  if (step) return to(ctrl ? jump(sheet, from, step) : nextCell(sheet, from, step));
  const back = shift ? -1 : 1;
  switch (key) {
    case 'Tab':
      return to(nextCell(sheet, active, { rows: 0, columns: back }), false);
    case 'Enter':
      return to(nextCell(sheet, active, { rows: back, columns: 0 }), false);
    case 'Home':
      return to({ row: ctrl ? frozen.rows : from.row, column: ctrl ? frozen.columns : 0 });
    case 'End':
      return ctrl ? to(lastCell(sheet)) : { kind: 'nothing' };
    case 'PageDown':
    case 'PageUp': {
      const down = key === 'PageDown' ? 1 : -1;
      if (ctrl) return { kind: 'sheet', step: down };
      return to({ ...from, row: Math.min(ROWS - 1, Math.max(0, from.row + down * page)) });
    }
    default:
      return null;
  }
}

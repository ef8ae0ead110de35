/** What was typed in the form of «Avance» and not saved? It is kept whatever is selected, shown or reloaded. */
import type { AdvanceNote, NotePlace } from '../actions/advances';
import { NOWHERE, type Shelf } from './shelf';

/** A cell by what it is about, so that a draft survives rows and columns that move. */
export type DraftPlace = NotePlace;

/** A round's number and date; none where nobody knows. */
export interface DraftRound {
  readonly number: number | null;
  readonly reportedOn: string | null;
}

export interface Draft {
  /** The workbook that it is of, by its address; set when it is kept. */
  readonly book?: string;
  readonly place: DraftPlace;
  /** The round by what its title says, by which it is known when its sheet is renamed. */
  readonly round?: DraftRound;
  /** "Metepec, 4.3 (hoja «Tercer reporte»)". */
  readonly title: string;
  /** Where the cell stood when the draft was begun. */
  readonly address: string;
  readonly note: AdvanceNote;
  /** What the table held when the draft was begun; saving is refused when it holds something else by then. */
  readonly base: AdvanceNote | null;
  /** A date was half typed: it has no value that could be kept, and whoever comes back is told. */
  readonly halfDate?: boolean;
}

/** The drafts of this pane. */
export interface Drafts {
  readonly all: () => readonly Draft[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly keep: (draft: Draft) => void;
  readonly drop: (place: DraftPlace) => void;
  /** The draft goes with its sheet when that has another name. */
  readonly move: (draft: Draft, sheet: string) => void;
}

export function samePlace(one: DraftPlace, other: DraftPlace): boolean {
  return one.sheet === other.sheet && one.municipality === other.municipality && one.tool === other.tool;
}

/**
 * Drafts of one workbook, starting with those of it that the store holds; others' stay there, unseen. `bookNow` says
 * which it is: one that is saved under another name meanwhile takes its drafts along.
 */
export function createDrafts(store: Shelf = NOWHERE, bookNow: () => string = () => ''): Drafts {
  const kept = parse(store.read());
  const others = kept.filter(({ book }) => book !== bookNow());
  let drafts = kept.filter(({ book }) => book === bookNow());
  const listeners = new Set<() => void>();
  const set = (next: readonly Draft[]): void => {
    const book = bookNow();
    drafts = next.map((draft) => (draft.book === book ? draft : { ...draft, book }));
    store.write(JSON.stringify([...others, ...drafts]));
    listeners.forEach((listener) => listener());
  };
  const without = (place: DraftPlace) => drafts.filter((draft) => !samePlace(draft.place, place));
  return {
    all: () => drafts,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep: (draft) => set([...without(draft.place), draft]),
    drop: (place) => set(without(place)),
    move: (draft, sheet) => {
      const place = { ...draft.place, sheet };
      // Another text of the same cell stays the cell's; this one is shown by itself.
      if (drafts.some((each) => samePlace(each.place, place))) return;
      const title = draft.title.replace(`«${draft.place.sheet}»`, () => `«${sheet}»`);
      set(drafts.map((each) => (each === draft ? { ...draft, place, title } : each)));
    },
  };
}

/** What another version wrote is not a draft of this one. */
function parse(text: string | null): readonly Draft[] {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is Draft {
  const { place, note, title, address } = (value ?? {}) as Partial<Draft>;
  return Boolean(place?.sheet && note && typeof note.advance === 'string' && title && address);
}

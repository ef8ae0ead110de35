/** What is an open workbook to the add-in that drives it? The model, plus selection, references, events and calculation. */
import { ApiError } from '../bridge/errors';
import { Events, EventType, WORKBOOK_TARGET } from '../bridge/events';
import type { Target } from '../bridge/kind';
import { References } from '../bridge/references';
import { bounds, cellArea, formatArea, type Area } from '../workbook/area';
import type { SheetView } from '../workbook/features';
import type { Sheet, Workbook } from '../workbook/model';
import { calculate, type Calculated } from './engine';
import { RangeRef, type AreasRef } from './range-ref';
import type { SortPlan } from './sort-plan';
import type { Undo, UndoKeeping } from './undo-step';

/** Who makes a change: the add-in's own code, the person at this machine, or a co-author. */
export type Actor = 'addin' | 'person' | 'remote';

/** What a person has before them. */
export interface Outlook {
  readonly sheet: Sheet;
  readonly selection: SheetView['selection'];
}

/** The place of one of two people at one model. */
export interface Seat {
  /** Puts into the model what this one sees: whoever acts does so first. */
  take(): void;
  /** What this one sees, whoever acted last. */
  view(): Outlook;
}

/** What belongs to the open workbook, not to one of those who have it open. */
class Common {
  dirty = false;
  workbookPassword: string | null = null;
  readonly waitingRows = new Set<number>();
  readonly tableSorts = new Map<number, Pick<SortPlan, 'fields' | 'matchCase'>>();
  lastId = 0;
}

/** The state of one open workbook, as every Excel object sees it. */
export class Session {
  readonly events = new Events();
  readonly references = new References();
  /** Ranges that events told of, for `args.getRange`. */
  readonly eventRanges = new Map<string, AreasRef>();
  /** Who acts now. */
  actor: Actor = 'addin';
  /** Set during a batch after `suspendApiCalculationUntilNextSync`. */
  calculationSuspended = false;
  /** The targets of the running batch: unkept ranges move too while it runs. */
  batchTargets: () => Iterable<Target> = () => [];
  /** `Application.calculationMode` etc. act on the model; this is what the host itself adds. */
  name = 'Libro1.xlsx';
  /** The person's language. */
  locale = 'es-MX';
  readOnly = false;
  /** `Office.addin.setStartupBehavior`: "Background" when the add-in is to load with the document. */
  startsWithDocument = 'Inactive';
  /** `Office.addin.showAsTaskpane` and `hide`. */
  paneState = 'Visible';
  /** What `Office.ribbon.requestUpdate` asked for, oldest first. */
  readonly ribbonRequests: unknown[] = [];
  /**
   * A fault on demand: array writes over rows that a filter hides fail, as some builds of Excel do
   * (OfficeDev/office-js issues 224 and 226).
   */
  filteredWritesFail = false;
  /**
   * A fault on demand: the code with which reading a conditional format's rule fails, or null where it can be read
   * (OfficeDev/office-js issues 5222, 6396, 6827 and 6835).
   */
  unreadableFormat: (format: { sheet: string; id: string; kind: string }) => string | null = () => null;
  /** A fault on demand: no name is added while the sheet in front repeats names of the workbook (issue 2875). */
  namesOnCopiesFail = false;
  /** A fault on demand: the sheet in front is not renamed (issue 3218). */
  renamingActiveFails = false;
  /** Co-authors of the same workbook. */
  peers: readonly Session[] = [];
  /** Set with co-authors. */
  seat: Seat | null = null;
  /** Set by the host that sends this one's events. */
  send: () => void = () => undefined;
  /** What the person can take back; null when nobody sits here. */
  undo: Undo | null = null;
  /** What an add-in's write does to Ctrl+Z. */
  undoKeeping: UndoKeeping = 'kept';
  private readonly common: Common;

  /** `mate`: who has the workbook open already. */
  constructor(
    readonly workbook: Workbook,
    mate?: Session,
  ) {
    this.common = mate?.common ?? new Common();
  }

  /** True when something was changed since the workbook was saved. */
  get dirty(): boolean {
    return this.common.dirty;
  }

  set dirty(is: boolean) {
    this.common.dirty = is;
  }

  /** The password that protects the structure, for as long as the workbook is open. */
  get workbookPassword(): string | null {
    return this.common.workbookPassword;
  }

  set workbookPassword(password: string | null) {
    this.common.workbookPassword = password;
  }

  /** Tables made of headers alone, whose one row waits for data. */
  get waitingRows(): Set<number> {
    return this.common.waitingRows;
  }

  /** The order last applied to a table, by its id. */
  get tableSorts(): Map<number, Pick<SortPlan, 'fields' | 'matchCase'>> {
    return this.common.tableSorts;
  }

  /** What is before this one; nothing moves by looking. */
  get view(): Outlook {
    return this.seat?.view() ?? this.modelView;
  }

  /** What the model has in front: of two people, what the one who acted last sees. */
  get modelView(): Outlook {
    const sheet = this.activeSheet;
    return { sheet, selection: sheet.view.selection };
  }

  /** The sheet that is in front in the model. */
  get activeSheet(): Sheet {
    const { workbook } = this;
    const sheet =
      workbook.activeSheet ?? workbook.sheets.find((s) => s.visibility === 'Visible') ?? workbook.sheets[0];
    if (!sheet) throw new ApiError('GeneralException', 'The workbook has no sheets.');
    return sheet;
  }

  /** Brings formulas up to date, unless the add-in asked to wait or the person calculates by hand. */
  calculated(): void {
    if (this.calculationSuspended || this.workbook.calc.mode === 'manual') return;
    this.tellCalculated(calculate(this.workbook));
  }

  /** Calculates on request, suspended or not. */
  calculateNow(full: boolean): void {
    this.tellCalculated(calculate(this.workbook, full));
  }

  /** Raises `onCalculated`, once for each sheet. */
  private tellCalculated(computed: readonly Calculated[]): void {
    if (!computed.length) return;
    const bySheet = new Map<Sheet, Area[]>();
    for (const { sheet, row, column } of computed) {
      if (!this.events.wanted(EventType.worksheetCalculated, sheet.id, WORKBOOK_TARGET)) continue;
      bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), cellArea(row, column)]);
    }
    for (const [sheet, cells] of bySheet) {
      this.events.raise(EventType.worksheetCalculated, [sheet.id, WORKBOOK_TARGET], () => ({
        worksheetId: sheet.id,
        address: formatArea(bounds(cells)!),
      }));
    }
  }

  /** A GUID never given before, for conditional formats, comments and the like. */
  freshId(): string {
    this.common.lastId += 1;
    return `{00000000-0000-4000-8000-${this.common.lastId.toString(16).toUpperCase().padStart(12, '0')}}`;
  }

  /** A range object on this sheet. */
  range(sheet: Sheet, area: Area): RangeRef {
    return new RangeRef(sheet, area);
  }

  /** Every range that someone holds on: kept references, this batch's objects, ranges of past events. */
  *heldRanges(): Iterable<RangeRef> {
    yield* this.ownRanges();
    for (const peer of this.peers) yield* peer.ownRanges();
  }

  private *ownRanges(): Iterable<RangeRef> {
    for (const target of this.references.targets()) yield* rangesOf(target);
    for (const target of this.batchTargets()) yield* rangesOf(target);
    for (const areas of this.eventRanges.values()) yield* areas.ranges;
  }

  /** Called when a batch ends: what lasts until the next sync ends with it. */
  endBatch(): void {
    this.calculationSuspended = false;
    // Calculation waits until somebody reads or listens: a batch that only writes stays cheap.
    if (this.events.hears(EventType.worksheetCalculated)) this.calculated();
    this.batchTargets = () => [];
  }
}

/** Range objects behind a target: a range, the ranges of a RangeAreas, or none. */
function rangesOf(target: Target): Iterable<RangeRef> {
  const { self } = target;
  if (self instanceof RangeRef) return [self];
  if (typeof self === 'object' && self !== null && 'ranges' in self && Array.isArray(self.ranges)) {
    return self.ranges.filter((range): range is RangeRef => range instanceof RangeRef);
  }
  return [];
}

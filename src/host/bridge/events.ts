/** Which events has the add-in asked for, and what waits to be told? Events leave after the answer that caused them. */
import type { Push } from './wire';

/** Category of rich API events. */
const RICH_EVENT = 65536;

/** The target of events of the whole workbook. */
export const WORKBOOK_TARGET = 'Workbook';

/** Types of events, as office.js numbers them. */
export const EventType = {
  settingsChanged: 1,
  selectionChanged: 2,
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetRowSorted: 19,
  worksheetColumnSorted: 20,
  worksheetSingleClicked: 21,
  worksheetRowHiddenChanged: 22,
  worksheetFormulaChanged: 23,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  worksheetVisibilityChanged: 26,
  worksheetMoved: 27,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
  autoSaveChanged: 2200,
  workbookActivated: 2203,
} as const;

/** A number of `EventType`. */
export type EventType = (typeof EventType)[keyof typeof EventType];

/** Subscriptions and the queue of events. */
export class Events {
  /** `runtime.enableEvents`: while false, nothing is queued here; what co-authors hear is theirs to decide. */
  enabled = true;
  /** While true nothing is raised at all: what is tried and taken back did not happen. */
  private silent = false;
  /** Hears of everything that is raised here, whoever asked for it. */
  overheard: ((type: EventType, targets: readonly string[], payload: () => object) => void) | null = null;
  private readonly subscribed = new Map<string, number>();
  private queue: Push[] = [];

  /** Registers an interest; registrations are counted, as several add-ins' contexts may ask. */
  subscribe(type: EventType, target: string): void {
    const key = `${type} ${target}`;
    this.subscribed.set(key, (this.subscribed.get(key) ?? 0) + 1);
  }

  /** Withdraws an interest. */
  unsubscribe(type: EventType, target: string): void {
    const key = `${type} ${target}`;
    const count = (this.subscribed.get(key) ?? 0) - 1;
    if (count > 0) this.subscribed.set(key, count);
    else this.subscribed.delete(key);
  }

  /** True when somebody asked for this event: its payload need not be made otherwise. */
  wanted(type: EventType, ...targets: readonly string[]): boolean {
    return this.enabled && targets.some((target) => this.subscribed.has(`${type} ${target}`));
  }

  /** True when somebody asked for this event, on whatever target. */
  hears(type: EventType): boolean {
    return this.enabled && [...this.subscribed.keys()].some((key) => key.startsWith(`${type} `));
  }

  /** Queues an event for each of the targets that asked for it. */
  raise(type: EventType, targets: readonly string[], payload: () => object): void {
    if (this.silent) return;
    this.overheard?.(type, targets, payload);
    this.deliver(type, targets, payload);
  }

  /** The same, for an event that was raised elsewhere. */
  deliver(type: EventType, targets: readonly string[], payload: () => object): void {
    const wanting = targets.filter((target) => this.wanted(type, target));
    if (!wanting.length) return;
    const message = JSON.stringify(payload());
    for (const target of wanting) this.queue.push({ category: RICH_EVENT, type, target, message });
  }

  /** Queues a message that needs no subscription of ours: `Workbook.onSelectionChanged`, settings, ribbon actions. */
  push(type: EventType, message: object): void {
    if (this.enabled)
      this.queue.push({ category: RICH_EVENT, type, target: '', message: JSON.stringify(message) });
  }

  /** Queues any push, whatever its category. */
  queuePush(push: Push): void {
    this.queue.push(push);
  }

  /** Does something of which nobody hears. */
  silently<T>(what: () => T): T {
    const before = this.silent;
    this.silent = true;
    try {
      return what();
    } finally {
      this.silent = before;
    }
  }

  /** Takes what waits. */
  take(): readonly Push[] {
    const taken = this.queue;
    this.queue = [];
    return taken;
  }
}

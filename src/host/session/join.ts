/** How do two people have one workbook open? Each sees a sheet and a selection of their own, and hears of the other's acts. */
import { EventType, type EventType as Type } from '../bridge/events';
import { parseAreas } from '../workbook/area';
import { DEFAULT_VIEW } from '../workbook/defaults';
import type { Sheet } from '../workbook/model';
import { eventReference } from './change';
import { Session, type Outlook } from './session';

/** What co-authors hear of each other; what is shown and selected is each one's own. */
const SHARED: ReadonlySet<Type> = new Set<Type>([
  EventType.worksheetChanged,
  EventType.worksheetFormatChanged,
  EventType.worksheetAdded,
  EventType.worksheetDeleted,
  EventType.worksheetNameChanged,
  EventType.worksheetVisibilityChanged,
  EventType.worksheetMoved,
  EventType.worksheetRowSorted,
  EventType.worksheetColumnSorted,
  EventType.worksheetRowHiddenChanged,
  EventType.worksheetProtectionChanged,
  EventType.tableChanged,
  EventType.tableAdded,
  EventType.tableDeleted,
]);

/** A co-author at the same workbook. Events of either reach the other with the source "Remote". */
export function join(session: Session): Session {
  if (session.peers.length > 0) throw new Error('Two people at most have a workbook open here.');
  const other = new Session(session.workbook, session);
  other.name = session.name;
  other.locale = session.locale;
  other.undoKeeping = session.undoKeeping;
  const seats = new Seats(session, other);
  for (const each of [session, other]) {
    each.seat = { take: () => seats.take(each), view: () => seats.view(each) };
  }
  session.peers = [other];
  other.peers = [session];
  tell(session, other);
  tell(other, session);
  return other;
}

/** One of the two leaves: nothing of theirs reaches the other any more, nor the other way round. */
export function part(leaving: Session): void {
  for (const staying of leaving.peers) {
    staying.seat?.take();
    staying.peers = [];
    staying.events.overheard = null;
    staying.seat = null;
  }
  leaving.peers = [];
  leaving.events.overheard = null;
  leaving.seat = null;
}

function tell(from: Session, to: Session): void {
  from.events.overheard = (type, targets, payload) => {
    if (SHARED.has(type)) to.events.deliver(type, targets, () => remote(to, payload() as Payload));
  };
}

interface Payload {
  readonly worksheetId?: string;
  readonly address?: string;
  readonly [name: string]: unknown;
}

function remote(session: Session, payload: Payload): object {
  const sheet = payload.worksheetId === undefined ? undefined : session.workbook.sheet(payload.worksheetId);
  return {
    ...payload,
    source: 'Remote',
    triggerSource: 'Unknown',
    ...(payload.referenceId !== undefined &&
      sheet && { referenceId: eventReference(session, sheet, parseAreas(payload.address ?? '')) }),
  };
}

/** What one sees while the model holds what the other sees. */
interface Kept {
  readonly sheet: Sheet;
  /** By the sheets' ids; what is not there was never touched. */
  readonly chosen: ReadonlyMap<string, Outlook['selection']>;
}

/** The model has one view of each sheet: whoever acts puts their own into it first. */
class Seats {
  private readonly kept = new Map<Session, Kept>();

  /** A newcomer begins where the other is. */
  constructor(
    private current: Session,
    newcomer: Session,
  ) {
    this.kept.set(newcomer, { sheet: current.activeSheet, chosen: new Map() });
  }

  take(session: Session): void {
    if (session === this.current) return;
    const { workbook } = session;
    const mine = this.kept.get(session)!;
    const chosen = new Map(workbook.sheets.map((sheet) => [sheet.id, sheet.view.selection]));
    this.kept.set(this.current, { sheet: this.current.activeSheet, chosen });
    this.current = session;
    workbook.activeSheet = sheetOf(mine, session);
    for (const sheet of workbook.sheets) {
      const selection = selectionOf(mine, sheet);
      if (sheet.view.selection !== selection) sheet.view = { ...sheet.view, selection };
    }
  }

  view(session: Session): Outlook {
    if (session === this.current) return session.modelView;
    const mine = this.kept.get(session)!;
    const sheet = sheetOf(mine, session);
    return { sheet, selection: selectionOf(mine, sheet) };
  }
}

/** A sheet that is gone is left for the first one. */
function sheetOf({ sheet }: Kept, { workbook: { sheets } }: Session): Sheet {
  return sheets.includes(sheet) ? sheet : sheets[0]!;
}

function selectionOf({ chosen }: Kept, sheet: Sheet): Outlook['selection'] {
  return chosen.get(sheet.id) ?? DEFAULT_VIEW.selection;
}

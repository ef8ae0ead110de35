/** How does an add-in ask for events? The hidden methods that the library calls when a handler is added or removed. */
import { EventType, type EventType as Type } from '../bridge/events';
import type { Arguments } from '../bridge/kind';
import type { Session } from '../session/session';

type Methods<T> = Record<string, (self: T, args: Arguments, session: Session) => null>;

/** `_Register…` and `_Unregister…` for events by the library's name for them. */
export function eventMethods<T>(
  events: Readonly<Record<string, Type>>,
  target: (self: T) => string,
): Methods<T> {
  const methods: Methods<T> = {};
  for (const [name, type] of Object.entries(events)) {
    methods[`_Register${name}`] = (self, _args, session) => {
      session.events.subscribe(type, target(self));
      return null;
    };
    methods[`_Unregister${name}`] = (self, _args, session) => {
      session.events.unsubscribe(type, target(self));
      return null;
    };
  }
  return methods;
}

/** Events of a worksheet, and of the sheet collection for all sheets. */
export const WORKSHEET_EVENTS: Readonly<Record<string, Type>> = {
  DataChangedEvent: EventType.worksheetChanged,
  ActivatedEvent: EventType.worksheetActivated,
  DeactivatedEvent: EventType.worksheetDeactivated,
  SelectionChangedEvent: EventType.worksheetSelectionChanged,
  CalculatedEvent: EventType.worksheetCalculated,
  FormatChangedEvent: EventType.worksheetFormatChanged,
  RowSortedEvent: EventType.worksheetRowSorted,
  ColumnSortedEvent: EventType.worksheetColumnSorted,
  SingleClickedEvent: EventType.worksheetSingleClicked,
  RowHiddenChangedEvent: EventType.worksheetRowHiddenChanged,
  FormulaChangedEvent: EventType.worksheetFormulaChanged,
  ProtectionChangedEvent: EventType.worksheetProtectionChanged,
  EventNameChanged: EventType.worksheetNameChanged,
  EventVisibilityChanged: EventType.worksheetVisibilityChanged,
};

/** Events of the sheet collection alone. */
export const COLLECTION_EVENTS: Readonly<Record<string, Type>> = {
  ...WORKSHEET_EVENTS,
  AddedEvent: EventType.worksheetAdded,
  DeletedEvent: EventType.worksheetDeleted,
  EventMoved: EventType.worksheetMoved,
};

/** What does office.js put on the wire? The shapes of a request batch and of its answer, in our own words. */

/** How an object path leads to its object. */
export const PathType = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7,
} as const;

/** What an action asks for. */
export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Bits of a request's flags that the host looks at. */
export const RequestFlag = { writes: 1, delayForCellEdit: 64 } as const;

/** Arguments of a method, an indexer or a setter; the second list says which of them are path ids. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

/** One entry of `ObjectPaths`. */
export interface ObjectPath {
  readonly Id?: number;
  readonly ObjectPathType: number;
  readonly Name?: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** What `load` asked for: camelCase names, nested by slashes. */
export interface QueryInfo {
  readonly Select?: readonly string[] | null;
  readonly Expand?: readonly string[] | null;
  readonly Top?: number | null;
  readonly Skip?: number | null;
}

/** One entry of `Actions`. */
export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo | null;
}

/** A request batch. */
export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** An action's answer. */
export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

/** The error that ended a batch midway. */
export interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

/** The answer to a batch: results of the actions that ran, and the error that stopped it, if any. */
export interface ResponseBody {
  readonly Results: readonly ActionResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: BatchError;
}

/** A message from the host to the add-in that nobody asked for: an event, a ribbon command. */
export interface Push {
  readonly category: number;
  readonly type: number;
  readonly target: string;
  /** JSON text. */
  readonly message: string;
}

/** A batch as the envelopes hand it to the host: its text is kept for counting bytes. */
export interface Request {
  readonly body: RequestBody;
  readonly flags: number;
  readonly bytes: number;
}

/** The host's answer before an envelope wraps it: the body's text, or a failure of the whole request. */
export type Answer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** What an envelope needs from the host behind it. */
export interface BatchHost {
  /** Answers by `deliver`, never at once, in the order of the requests. Failures of a whole request are answers too. */
  submit(request: Request, deliver: (answer: Answer) => void): void;
  /** Called with what is to be pushed, always after the answer of the batch that caused it. */
  onPush(listener: (pushes: readonly Push[]) => void): void;
}

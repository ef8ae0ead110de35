/** How does the host refuse? Error codes that Microsoft documents, with the HTTP status and the text that go with each. */

/** Codes and their HTTP status. Source: learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling. */
const STATUS = {
  AccessDenied: 401,
  ActivityLimitReached: 429,
  ApiNotFound: 404,
  BadPassword: 401,
  Conflict: 409,
  FilteredRangeConflict: 409,
  FormulaLengthExceedsLimit: 400,
  GeneralException: 500,
  InsertDeleteConflict: 409,
  InvalidArgument: 400,
  InvalidOperation: 400,
  InvalidOperationInCellEditMode: 400,
  InvalidOrTimedOutSession: 408,
  InvalidReference: 400,
  InvalidRequest: 400,
  InvalidSelection: 400,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  MergedRangeConflict: 409,
  NonBlankCellOffSheet: 400,
  NotImplemented: 501,
  RangeExceedsLimit: 400,
  RequestPayloadSizeLimitExceeded: 400,
  ResponsePayloadSizeLimitExceeded: 400,
  UnsupportedOperation: 400,
} as const;

/** A documented error code. */
export type ErrorCode = keyof typeof STATUS;

const MESSAGE: Partial<Record<ErrorCode, string>> = {
  AccessDenied: 'You cannot perform the requested operation.',
  BadPassword: 'The password you supplied is incorrect.',
  InsertDeleteConflict: 'The insert or delete operation attempted resulted in a conflict.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  InvalidOrTimedOutSession:
    'Your Office Online session has expired or is invalid. To continue, refresh the page.',
  InvalidReference: 'This reference is not valid for the current operation.',
  InvalidSelection: 'The current selection is invalid for this operation.',
  ItemAlreadyExists: 'The resource being created already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict:
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  RangeExceedsLimit: 'The cell count in the range has exceeded the maximum supported number.',
  UnsupportedOperation: 'The operation being attempted is not supported.',
};

/** Thrown by objects to end the batch; the query loop adds the place. */
export class ApiError extends Error {
  /** `at` overrides the place ("Range.values") that the query loop would give. */
  constructor(
    readonly code: string,
    message?: string | null,
    readonly at?: string,
  ) {
    super(message ?? MESSAGE[code as ErrorCode] ?? `The host answered ${code}.`);
    this.name = 'ApiError';
  }
}

/** The HTTP status that goes with a code. */
export function httpStatusOf(code: string): number {
  return STATUS[code as ErrorCode] ?? 500;
}

/** The documented text of a code, for failures that have no text of their own. */
export function messageOf(code: string): string {
  return MESSAGE[code as ErrorCode] ?? `The host answered ${code}.`;
}

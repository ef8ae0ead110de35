/** Which office.js codes does a person meet, and as what? */
export const failureCases: readonly (readonly [string, string])[] = [
  ['InvalidOperationInCellEditMode', 'edit_mode'],
  ['AccessDenied', 'protected'],
  ['RequestPayloadSizeLimitExceeded', 'too_large'],
  ['ResponsePayloadSizeLimitExceeded', 'too_large'],
  ['InvalidOrTimedOutSession', 'session_lost'],
  ['ConnectionFailure', 'session_lost'],
  ['ActivityLimitReached', 'busy'],
  ['InvalidSelection', 'outside_body'],
  ['ItemNotFound', 'excel'],
  ['GeneralException', 'excel'],
];

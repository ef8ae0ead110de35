/** Excel.Functions: worksheet functions called one by one. learn.microsoft.com/javascript/api/excel/excel.functions */
import { ApiError } from '../bridge/errors';
import { isTarget, type Arguments } from '../bridge/kind';
import { fullReference } from '../session/address';
import { evaluate } from '../session/engine';
import { wireValue } from '../session/read';
import type { Session } from '../session/session';
import { findFunction } from '../workbook/calc/functions/find';
import { isError, type CellValue } from '../workbook/value';
import { rangeOrNull } from './arguments';
import { define, to, type Spec } from './define';

/** "Beta_Dist" → "BETA.DIST". */
const formulaName = (wire: string): string => wire.toUpperCase().replaceAll('_', '.');

/** An argument as a formula writes it: a reference, another function's result, a number, a text. */
function written(value: unknown): string {
  const range = rangeOrNull(value);
  if (range) return fullReference(range.sheet, range.area);
  if (isTarget(value)) return written(wireValue(value.self as CellValue));
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  throw new ApiError('InvalidArgument');
}

function call(wire: string, args: Arguments, session: Session): ReturnType<typeof to<'FunctionResult'>> {
  const given = args.flat().filter((value) => value !== null && value !== undefined);
  const sheet = session.activeSheet;
  const value = evaluate(
    session.workbook,
    sheet,
    `${formulaName(wire)}(${given.map(written).join(',')})`,
    0,
    0,
  );
  return to('FunctionResult', value);
}

type Methods = NonNullable<Spec<'Functions'>['methods']>;

/** The functions are those of the calculator: what it does not know is no member. */
const methods = new Proxy({} as Record<string, unknown>, {
  has: (_none, name) => typeof name === 'string' && findFunction(formulaName(name)) !== null,
  get: (_none, name) =>
    typeof name === 'string' && findFunction(formulaName(name))
      ? (_self: never, args: Arguments, session: Session) => call(name, args, session)
      : undefined,
}) as Methods;

define('Functions', { methods });

// learn.microsoft.com/javascript/api/excel/excel.functionresult
define('FunctionResult', {
  get: {
    Value: (self) => (isError(self) ? null : wireValue(self)),
    Error: (self) => (isError(self) ? self.code : null),
  },
});

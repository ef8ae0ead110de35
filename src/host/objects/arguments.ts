/** How are arguments from the wire checked? Each reader gives the value it promises or refuses with InvalidArgument. */
import { ApiError } from '../bridge/errors';
import { isTarget, type Arguments } from '../bridge/kind';
import { RangeRef } from '../session/range-ref';

const refuse = (what?: string): never => {
  throw new ApiError('InvalidArgument', what);
};

/** A text. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : refuse();
}

/** A number (not NaN). */
export function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse();
}

/** A whole number. */
export function integer(value: unknown): number {
  const n = number(value);
  return Number.isInteger(n) ? n : refuse();
}

/** A boolean. */
export function flag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse();
}

/** An optional boolean: omitted arguments arrive as null. */
export function optionalFlag(value: unknown, otherwise = false): boolean {
  return value === null || value === undefined ? otherwise : flag(value);
}

/** One of the documented words. */
export function oneOf<T extends string>(words: readonly T[], value: unknown): T {
  return words.find((word) => word === value) ?? refuse(`Expected one of: ${words.join(', ')}.`);
}

/** A JSON object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTarget(value)
    ? (value as Record<string, unknown>)
    : refuse();
}

/** The range behind a target; null for anything else. */
export function rangeOrNull(value: unknown): RangeRef | null {
  return isTarget(value) && value.self instanceof RangeRef ? value.self : null;
}

/** The nth argument. */
export function argument(args: Arguments, index: number): unknown {
  return args[index] ?? null;
}

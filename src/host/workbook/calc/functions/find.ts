/** Which function does a name call? */
import type { Family, Implementation } from '../context';
import { ARRAYS } from './arrays';
import { COMBINATIONS } from './combinations';
import { COUNTING } from './counting';
import { DATES } from './dates';
import { foreignFunction } from './foreign';
import { LOGIC } from './logic';
import { LOOKUP } from './lookup';
import { MATH } from './math';
import { SUBTOTALS } from './subtotal';
import { TEXT } from './text';

const FAMILIES: readonly Family[] = [
  LOGIC,
  COUNTING,
  SUBTOTALS,
  LOOKUP,
  TEXT,
  MATH,
  COMBINATIONS,
  DATES,
  ARRAYS,
];
let all: Map<string, Implementation> | null = null;

/** The implementation of a function by its English name in capitals; null when we have none. */
export function findFunction(name: string): Implementation | null {
  all ??= new Map(FAMILIES.flatMap((family) => Object.entries(family)));
  return all.get(name) ?? foreignFunction(name);
}

/** Functions whose value may change without any cell having changed, or that read cells they do not name. */
export const VOLATILE: ReadonlySet<string> = new Set(
  'NOW TODAY RAND RANDBETWEEN RANDARRAY OFFSET INDIRECT INFO CELL'.split(' '),
);

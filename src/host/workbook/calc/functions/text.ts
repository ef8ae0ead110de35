/** LEFT, TEXTJOIN, SUBSTITUTE and what else works on texts. */
import { formatValue } from '../../format/format-value';
import { roundDecimals } from '../../format/general';
import type { Context, Family } from '../context';
import { plain } from '../context';
import { findText } from '../wildcards';
import {
  FunctionError,
  booleanArg,
  eachValue,
  integerArg,
  numberArg,
  single,
  sure,
  textArg,
} from '../reading';
import type { Value } from '../values';
import { VALUE, numberInText, toText } from '../values';
import { MOST_TEXT, spend } from '../work';

const text = (run: (text: string, args: readonly (Value | undefined)[], context: Context) => Value) =>
  plain((args, context) => run(textArg(args[0], context), args, context));

function count(value: Value | undefined, context: Context): number {
  const n = integerArg(value, context, 1);
  if (n < 0) throw new FunctionError(VALUE);
  return n;
}

function joined(
  args: readonly (Value | undefined)[],
  context: Context,
  keep: (text: string) => boolean,
): string[] {
  const parts: string[] = [];
  eachValue(args, context, (value) => {
    const part = sure(toText(value));
    if (keep(part)) parts.push(part);
    spend(part.length);
  });
  return parts;
}

/** A text that is longer than a cell holds is an error, as in Excel. */
function fits(length: number): void {
  if (!(length <= MOST_TEXT)) throw new FunctionError(VALUE);
}

function whole(parts: readonly string[], mark = ''): string {
  fits(parts.reduce((length, part) => length + part.length + mark.length, -mark.length));
  return parts.join(mark);
}

function substitute(source: string, args: readonly (Value | undefined)[], context: Context): Value {
  const old = textArg(args[1], context);
  const next = textArg(args[2], context);
  if (old === '') return source;
  const parts = source.split(old);
  if (args[3] === undefined) return whole(parts, next);
  const which = integerArg(args[3], context);
  if (which < 1) return VALUE;
  if (parts.length <= which) return source;
  return whole([parts.slice(0, which).join(old), next, parts.slice(which).join(old)]);
}

function find(insensitive: boolean) {
  return plain(([wanted, within, from], context) => {
    const needle = textArg(wanted, context);
    const hay = textArg(within, context);
    const start = integerArg(from, context, 1) - 1;
    if (start < 0 || start > hay.length) return VALUE;
    if (!insensitive) {
      const at = hay.indexOf(needle, start);
      return at < 0 ? VALUE : at + 1;
    }
    const at = findText(needle, hay, start);
    return at < 0 ? VALUE : at + 1;
  });
}

function proper(source: string): string {
  return source.toLowerCase().replace(/\p{L}+/gu, (word) => word[0]!.toUpperCase() + word.slice(1));
}

function edge(args: readonly (Value | undefined)[], context: Context, after: boolean): Value {
  const source = textArg(args[0], context);
  const mark = textArg(args[1], context);
  const which = integerArg(args[2], context, 1);
  if (which === 0) return VALUE;
  let at = which > 0 ? -mark.length : source.length;
  if (mark === '') return VALUE;
  for (let i = 0; i < Math.abs(which); i++) {
    at = which > 0 ? source.indexOf(mark, at + mark.length) : source.lastIndexOf(mark, at - 1);
    if (at < 0) return VALUE;
  }
  return after ? source.slice(at + mark.length) : source.slice(0, at);
}

function fixed(args: readonly (Value | undefined)[], context: Context): Value {
  const decimals = integerArg(args[1], context, 2);
  if (decimals > 127) return VALUE;
  const rounded = roundDecimals(numberArg(args[0], context), decimals);
  const places = decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0';
  return formatValue(rounded, booleanArg(args[2], context) ? places : `#,##${places}`);
}

export const TEXT: Family = {
  LEFT: text((source, args, context) => source.slice(0, count(args[1], context))),
  RIGHT: text((source, args, context) => {
    const n = count(args[1], context);
    return n === 0 ? '' : source.slice(-n);
  }),
  MID: text((source, args, context) => {
    const from = integerArg(args[1], context);
    return from < 1 ? VALUE : source.slice(from - 1, from - 1 + count(args[2], context));
  }),
  LEN: text((source) => source.length),
  TRIM: text((source) => source.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  CLEAN: text((source) => source.replace(/[\u0000-\u001F]/g, '')),
  UPPER: text((source) => source.toUpperCase()),
  LOWER: text((source) => source.toLowerCase()),
  PROPER: text(proper),
  EXACT: text((source, args, context) => source === textArg(args[1], context)),
  REPT: text((source, args, context) => {
    const n = integerArg(args[1], context);
    fits(n * source.length);
    return n < 0 ? VALUE : source.repeat(n);
  }),
  SUBSTITUTE: text(substitute),
  REPLACE: text((source, args, context) => {
    const from = integerArg(args[1], context) - 1;
    if (from < 0) return VALUE;
    const after = source.slice(from + count(args[2], context));
    return whole([source.slice(0, from), textArg(args[3], context), after]);
  }),
  FIND: find(false),
  SEARCH: find(true),
  TEXTBEFORE: plain((args, context) => edge(args, context, false)),
  TEXTAFTER: plain((args, context) => edge(args, context, true)),
  TEXT: plain(([value, code], context) => {
    const known = single(value, context);
    const number = typeof known === 'string' ? numberInText(known) : known;
    return formatValue(number ?? known ?? 0, textArg(code, context));
  }),
  FIXED: plain(fixed),
  VALUE: plain(([value], context) => numberArg(value, context)),
  CONCAT: plain((args, context) => whole(joined(args, context, () => true))),
  CONCATENATE: plain((args, context) => whole(args.map((arg) => textArg(arg, context)))),
  TEXTJOIN: plain(([mark, skip, ...rest], context) => {
    const drop = booleanArg(skip, context, true);
    return whole(
      joined(rest, context, (part) => !drop || part !== ''),
      textArg(mark, context),
    );
  }),
  CHAR: plain(([value], context) => {
    const code = integerArg(value, context);
    return code < 1 || code > 255 ? VALUE : new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  }),
  UNICHAR: plain(([value], context) => {
    const code = integerArg(value, context);
    return code < 1 || code > 0x10ffff ? VALUE : String.fromCodePoint(code);
  }),
  CODE: text((source) => (source === '' ? VALUE : source.charCodeAt(0))),
  UNICODE: text((source) => (source === '' ? VALUE : source.codePointAt(0)!)),
};

/** What is the value of a formula's tree? */
import type { Area } from '../area';
import { bounds, intersect } from '../area';
import type { Ast } from '../formula/ast';
import { formulaTree } from '../formula/parse';
import { argumentKind } from '../formula/signatures';
import { readStructured, structuredArea } from '../formula/structured';
import type { Sheet } from '../model';
import type { CellValue } from '../value';
import { ErrorValue, isError } from '../value';
import type { Context, Plain } from './context';
import { addInFunction } from './functions/add-in';
import { findFunction } from './functions/find';
import { broadcast, dense, implicit } from './lifting';
import { binaryOperation, unaryOperation } from './operators';
import { FunctionError } from './reading';
import type { Matrix, Value } from './values';
import { CellRange, NAME, REF, Unsupported, VALUE, isMatrix } from './values';
import { spend, STEP } from './work';

/** The value of a node. */
export function evaluate(node: Ast, context: Context): Value {
  spend(STEP);
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'array':
      return node.rows;
    case 'ref':
      return reference(node, context);
    case 'name':
      return nameValue(node, context);
    case 'structured':
      return structured(node, context);
    case 'union':
      return union(node.parts, context);
    case 'unary':
      return unary(node, context);
    case 'binary':
      return binary(node, context);
    default:
      return call(node, context);
  }
}

function reference({ ref }: Ast & { kind: 'ref' }, context: Context): Value {
  if (ref.book !== null) throw new Unsupported('reference to another workbook');
  if (ref.lastSheet !== null) throw new Unsupported('reference to several sheets');
  const sheet = ref.sheet === null ? context.sheet : context.cells.workbook.sheetNamed(ref.sheet);
  return sheet ? new CellRange(sheet, [ref.area]) : REF;
}

function nameValue({ sheet, name }: Ast & { kind: 'name' }, context: Context): Value {
  const local = sheet === null ? context.locals?.get(name.toLowerCase()) : undefined;
  if (local !== undefined) return local;
  const { workbook } = context.cells;
  const home = sheet === null ? context.sheet : workbook.sheetNamed(sheet);
  const defined = workbook.definedName(name, home ?? null);
  if (defined) {
    const tree = formulaTree(defined.formula);
    return tree ? evaluate(tree, { ...context, locals: null, array: true }) : NAME;
  }
  const table = workbook.table(name);
  if (table) return structured({ kind: 'structured', table: name, inner: '' }, context);
  return NAME;
}

function structured(node: Ast & { kind: 'structured' }, context: Context): Value {
  const { workbook } = context.cells;
  const found = node.table === '' ? tableAt(context) : workbook.table(node.table);
  if (!found) return node.table === '' ? VALUE : REF;
  const area = structuredArea(found.table, readStructured(node.inner), context.row);
  return typeof area === 'string' ? ErrorValue.of(area) : new CellRange(found.sheet, [area]);
}

function tableAt({
  sheet,
  row,
  column,
}: Context): { sheet: Sheet; table: Sheet['tables'][number] } | undefined {
  const table = sheet.tables.find(
    ({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
  return table && { sheet, table };
}

function union(parts: readonly Ast[], context: Context): Value {
  const ranges: CellRange[] = [];
  for (const part of parts) {
    const value = evaluate(part, context);
    if (!(value instanceof CellRange)) return isError(value) ? value : VALUE;
    ranges.push(value);
  }
  const { sheet } = ranges[0]!;
  if (ranges.some((range) => range.sheet !== sheet)) return VALUE;
  return new CellRange(
    sheet,
    ranges.flatMap((range) => range.areas),
  );
}

function unary(node: Ast & { kind: 'unary' }, context: Context): Value {
  if (node.op === '@') return implicit(evaluate(node.arg, { ...context, array: false }), context);
  if (node.op === '#') return spilled(evaluate(node.arg, context));
  return unaryOperation(node.op, operand(node.arg, context));
}

function spilled(value: Value): Value {
  if (!(value instanceof CellRange) || !value.isOneCell) return REF;
  const cell = value.sheet.cell(value.area.top, value.area.left);
  return cell?.array ? new CellRange(value.sheet, [cell.array.area]) : REF;
}

function binary(node: Ast & { kind: 'binary' }, context: Context): Value {
  if (node.op === ':') return spanning(node, context);
  if (node.op === ' ') return common(node, context);
  return joinedUp(node, context);
}

/** a+b+c+… is a tree as deep as it is long: its left side is gone down step by step, not by recursion. */
function joinedUp(node: Ast & { kind: 'binary' }, context: Context): CellValue | Matrix {
  const steps = [node];
  let left = node.left;
  for (; left.kind === 'binary' && left.op !== ':' && left.op !== ' '; left = left.left) steps.push(left);
  spend(steps.length * STEP);
  let value = operand(left, context);
  for (const step of steps.reverse()) value = binaryOperation(step.op, value, operand(step.right, context));
  return value;
}

function spanning(node: Ast & { kind: 'binary' }, context: Context): Value {
  const [from, to] = [evaluate(node.left, context), evaluate(node.right, context)];
  if (!(from instanceof CellRange) || !(to instanceof CellRange)) return VALUE;
  return new CellRange(from.sheet, [bounds([...from.areas, ...to.areas])!]);
}

function common(node: Ast & { kind: 'binary' }, context: Context): Value {
  const [a, b] = [evaluate(node.left, context), evaluate(node.right, context)];
  if (!(a instanceof CellRange) || !(b instanceof CellRange)) return VALUE;
  const area = a.sheet === b.sheet ? intersect(a.area, b.area) : null;
  return area ? new CellRange(a.sheet, [area]) : ErrorValue.of('#NULL!');
}

/** An operand: one value, or an array in an array formula. */
function operand(node: Ast, context: Context): CellValue | Matrix {
  const value = evaluate(node, context);
  if (value instanceof CellRange) {
    if (value.isOneCell) return context.cells.value(value.sheet, value.area.top, value.area.left);
    return context.array ? dense(value, context) : implicit(value, context);
  }
  return value;
}

function call(node: Ast & { kind: 'call' }, context: Context): Value {
  const found = findFunction(node.name) ?? addInFunction(context.cells.workbook, node.name);
  if (!found) throw new Unsupported(node.name);
  if ('lazy' in found) return found.lazy(node.args, context);
  const args = node.args.map((arg, i) => argument(node.name, arg, i, context));
  return apply(node.name, found, args, context);
}

function argument(name: string, arg: Ast | null, place: number, context: Context): Value | undefined {
  if (!arg) return undefined;
  const kind = argumentKind(name, place);
  const value = evaluate(arg, kind === 'a' && !context.array ? { ...context, array: true } : context);
  if (kind !== 's') return value;
  if (!(value instanceof CellRange)) return isMatrix(value) && !context.array ? value[0]![0]! : value;
  if (value.isOneCell) return context.cells.value(value.sheet, value.area.top, value.area.left);
  return context.array ? dense(value, context) : implicit(value, context);
}

/** Calls a function; arrays where it wants single values are taken value by value. */
function apply(
  name: string,
  found: { readonly plain: Plain; readonly errors?: boolean },
  args: readonly (Value | undefined)[],
  context: Context,
): Value {
  const lifted = args.filter((arg, i): arg is Matrix => isMatrix(arg) && argumentKind(name, i) === 's');
  if (lifted.length > 0) {
    return broadcast(lifted, (pick) =>
      first(
        apply(
          name,
          found,
          args.map((arg, i) => (argumentKind(name, i) === 's' ? pick(arg) : arg)),
          context,
        ),
        context,
      ),
    );
  }
  if (!found.errors) {
    const error = args.find((arg, i): arg is ErrorValue => isError(arg) && argumentKind(name, i) === 's');
    if (error) return error;
  }
  return run(found.plain, args, context);
}

function run(plain: Plain, args: readonly (Value | undefined)[], context: Context): Value {
  try {
    return plain(args, context);
  } catch (error) {
    if (error instanceof FunctionError) return error.value;
    throw error;
  }
}

function first(value: Value, context: Context): CellValue {
  if (value instanceof CellRange) return implicit(new CellRange(value.sheet, [topLeft(value.area)]), context);
  return isMatrix(value) ? value[0]![0]! : value;
}

function topLeft(area: Area): Area {
  return { ...area, bottom: area.top, right: area.left };
}

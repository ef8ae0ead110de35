/** Must a formula be computed with arrays, as Excel 365 does with what a person types? */
import type { Ast } from './ast';
import { formulaTree } from './parse';
import { ARRAY_RESULTS, argumentKind } from './signatures';

/**
 * True when a plain formula would give another result than an array formula: an operation on a range, an
 * array handed to an argument that wants one value, or a result of several cells. A text that is no formula
 * needs nothing.
 */
export function needsArray(formula: string): boolean {
  // Without ranges, arrays or array functions there is nothing to look for.
  if (!/[:{[#]|[A-Z]{4}\(/i.test(formula)) return false;
  const tree = formulaTree(formula);
  if (!tree) return false;
  const search = { found: false };
  return shapeOf(tree, search, false) !== 'one' || search.found;
}

/** What a node yields: one value, a range as it stands, or a computed array. */
type Shape = 'one' | 'range' | 'array';

interface Search {
  found: boolean;
}

/** `native`: inside an argument that is computed as an array anyway. */
function shapeOf(node: Ast, search: Search, native: boolean): Shape {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return 'one';
    case 'array':
      return 'array';
    case 'ref':
      return node.ref.shape === 'cell' ? 'one' : 'range';
    case 'structured':
      return /^@|#This Row/i.test(node.inner) ? 'one' : 'range';
    case 'union':
      for (const part of node.parts) shapeOf(part, search, native);
      return 'range';
    case 'unary':
      if (node.op === '@') return 'one';
      return node.op === '#' ? 'range' : operated([shapeOf(node.arg, search, native)], search, native);
    case 'binary': {
      if (node.op === ':') return 'range';
      if (node.op === ' ') return 'one';
      return operated(
        operandsOf(node).map((part) => shapeOf(part, search, native)),
        search,
        native,
      );
    }
    default:
      return callShape(node, search, native);
  }
}

/** The operands of a+b+c+…, whose tree is as deep as it is long. */
function operandsOf(node: Ast & { kind: 'binary' }): Ast[] {
  const parts = [node.right];
  let left = node.left;
  for (; left.kind === 'binary' && left.op !== ':' && left.op !== ' '; left = left.left)
    parts.push(left.right);
  return [...parts, left];
}

function operated(parts: readonly Shape[], search: Search, native: boolean): Shape {
  if (parts.every((part) => part === 'one')) return 'one';
  // Constants alone are arrays in any mode; ranges are cut to one cell in an old formula.
  if (!native) search.found = true;
  return 'array';
}

const REFERENCES = new Set(['OFFSET', 'INDIRECT']);

function callShape(node: Ast & { kind: 'call' }, search: Search, native: boolean): Shape {
  let lifted = false;
  node.args.forEach((arg, i) => {
    if (!arg) return;
    const kind = argumentKind(node.name, i);
    const shape = shapeOf(arg, search, native || kind === 'a');
    if (kind === 's' && shape !== 'one') lifted = true;
    if (passesThrough(node.name, i) && shape !== 'one') lifted = lifted || shape === 'array';
  });
  if (lifted && !native) search.found = true;
  if (ARRAY_RESULTS.has(node.name)) return 'array';
  if (REFERENCES.has(node.name)) return 'one';
  return lifted ? 'array' : 'one';
}

/** Arguments that become the result: an array there is an array here. */
function passesThrough(name: string, place: number): boolean {
  if (name === 'IF') return place > 0;
  return name === 'IFERROR' || name === 'IFNA' || name === 'CHOOSE';
}

/** What does a formula say, once its pieces are put together? */
import type { CellValue } from '../value';
import type { Reference } from './reference';

export type Ast =
  | { readonly kind: 'literal'; readonly value: CellValue }
  | { readonly kind: 'array'; readonly rows: readonly (readonly CellValue[])[] }
  | { readonly kind: 'ref'; readonly ref: Reference }
  | { readonly kind: 'name'; readonly sheet: string | null; readonly name: string }
  | { readonly kind: 'structured'; readonly table: string; readonly inner: string }
  | { readonly kind: 'unary'; readonly op: '-' | '+' | '%' | '@' | '#'; readonly arg: Ast }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Ast; readonly right: Ast }
  /** `(A1:A3,C1:C3)` */
  | { readonly kind: 'union'; readonly parts: readonly Ast[] }
  /** An argument may be left out. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Ast | null)[] };

/** Calls back for the node and all below it. */
export function walk(root: Ast, visit: (node: Ast) => void): void {
  // A long sum is a deep tree: a stack of our own holds what the call stack might not.
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node);
    for (const below of partsOf(node).reverse()) if (below) pending.push(below);
  }
}

function partsOf(node: Ast): (Ast | null)[] {
  if (node.kind === 'unary') return [node.arg];
  if (node.kind === 'binary') return [node.left, node.right];
  if (node.kind === 'union') return [...node.parts];
  return node.kind === 'call' ? [...node.args] : [];
}

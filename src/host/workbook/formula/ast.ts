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
export function walk(node: Ast, visit: (node: Ast) => void): void {
  visit(node);
  if (node.kind === 'unary') walk(node.arg, visit);
  else if (node.kind === 'binary') {
    walk(node.left, visit);
    walk(node.right, visit);
  } else if (node.kind === 'union') for (const part of node.parts) walk(part, visit);
  else if (node.kind === 'call') for (const arg of node.args) if (arg) walk(arg, visit);
}

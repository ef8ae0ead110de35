/** How do the tokens of a formula belong together? Excel's grammar and precedence. */
import { ErrorValue } from '../value';
import type { CellValue } from '../value';
import type { Ast } from './ast';
import { readSheetPrefix } from './reference';
import type { Token } from './tokens';
import { tokenize } from './tokens';

/** A text that is no formula; `at` is where reading stopped. */
export class FormulaSyntaxError extends Error {
  override readonly name = 'FormulaSyntaxError';

  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Excel's own limits are 64 levels, and 8,192 characters (which `tokenize` holds to). */
const MAX_DEPTH = 256;
const MAX_TREES = 100_000;

/** The tree of a formula without its "="; throws FormulaSyntaxError. */
export function parseFormula(formula: string): Ast {
  return new Parser(tokenize(formula)).whole();
}

const trees = new Map<string, Ast | null>();

/** The tree of a formula, or null for a text that is no formula. Trees are kept, since formulas repeat. */
export function formulaTree(formula: string): Ast | null {
  let tree = trees.get(formula);
  if (tree === undefined) {
    tree = tryParse(formula);
    if (trees.size >= MAX_TREES) trees.clear();
    trees.set(formula, tree);
  }
  return tree;
}

function tryParse(formula: string): Ast | null {
  try {
    return parseFormula(formula);
  } catch (error) {
    // However a formula is nested, its text is a formula or it is none.
    if (error instanceof FormulaSyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Binary operators by binding strength; all are left-associative. */
const STRENGTH: Readonly<Record<string, number>> = {
  '=': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '<>': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Ast {
    const tree = this.expression(0);
    this.skip();
    if (this.at < this.tokens.length) this.fail('unexpected text');
    return tree;
  }

  private fail(message: string): never {
    throw new FormulaSyntaxError(
      message,
      this.tokens.slice(0, this.at).reduce((n, t) => n + t.text.length, 0),
    );
  }

  private skip(): void {
    while (this.tokens[this.at]?.kind === 'space') this.at++;
  }

  private peek(): Token | undefined {
    this.skip();
    return this.tokens[this.at];
  }

  private takeOp(...ops: string[]): string | null {
    const token = this.peek();
    if (token?.kind !== 'op' || !ops.includes(token.text)) return null;
    this.at++;
    return token.text;
  }

  private expression(weakest: number): Ast {
    this.deeper();
    let left = this.signed();
    for (;;) {
      const token = this.peek();
      const strength = token?.kind === 'op' ? STRENGTH[token.text] : undefined;
      if (strength === undefined || strength <= weakest) break;
      this.at++;
      left = { kind: 'binary', op: token!.text, left, right: this.expression(strength) };
    }
    this.depth--;
    return left;
  }

  // A sign binds tighter than any other operator but the percent and those of references: -2^2 is 4.
  private signed(): Ast {
    const op = this.takeOp('-', '+', '@') as '-' | '+' | '@' | null;
    if (!op) return this.percents(this.intersection());
    this.deeper();
    const arg = this.signed();
    this.depth--;
    return this.percents({ kind: 'unary', op, arg });
  }

  private percents(arg: Ast): Ast {
    let done = arg;
    for (let n = 1; this.takeOp('%'); n++) {
      if (n > MAX_DEPTH) this.fail('nested too deeply');
      done = { kind: 'unary', op: '%', arg: done };
    }
    return done;
  }

  private deeper(): void {
    if (++this.depth > MAX_DEPTH) this.fail('nested too deeply');
  }

  private intersection(): Ast {
    let left = this.range();
    let n = 0;
    while (this.tokens[this.at]?.kind === 'space' && startsReference(this.peek()) && isReference(left)) {
      if (++n > MAX_DEPTH) this.fail('nested too deeply');
      left = { kind: 'binary', op: ' ', left, right: this.range() };
    }
    return left;
  }

  private range(): Ast {
    let left = this.spilled();
    for (let n = 0; ; n++) {
      if (n > MAX_DEPTH) this.fail('nested too deeply');
      const before = this.at;
      if (!this.takeOp(':')) {
        this.at = before; // a space may be the operator of intersection
        return left;
      }
      left = { kind: 'binary', op: ':', left, right: this.spilled() };
    }
  }

  private spilled(): Ast {
    const arg = this.operand();
    return this.tokens[this.at]?.text === '#' && this.takeOp('#') ? { kind: 'unary', op: '#', arg } : arg;
  }

  private operand(): Ast {
    const token = this.peek();
    if (!token) this.fail('a value is missing');
    this.at++;
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'string':
        return { kind: 'literal', value: token.value };
      case 'boolean':
        return { kind: 'literal', value: token.text.toUpperCase() === 'TRUE' };
      case 'error':
        return { kind: 'literal', value: ErrorValue.parse(/#[^!?]*[!?]?/.exec(token.text)![0])! };
      case 'ref':
        return { kind: 'ref', ref: token.ref };
      case 'structured':
        return { kind: 'structured', table: token.table, inner: token.inner };
      case 'name':
        return named(token.prefix, token.name);
      case 'function':
        return this.call(token.text);
      case 'open':
        return this.parenthesis();
      default:
        if (token.text === '{') return this.array();
        this.at--;
        return this.fail(`unexpected ${token.text}`);
    }
  }

  private parenthesis(): Ast {
    const parts = [this.expression(0)];
    while (this.peek()?.kind === 'separator') {
      this.at++;
      parts.push(this.expression(0));
    }
    this.close();
    return parts.length === 1 ? parts[0]! : { kind: 'union', parts };
  }

  private close(): void {
    if (this.peek()?.kind !== 'close') this.fail('a parenthesis is not closed');
    this.at++;
  }

  private call(name: string): Ast {
    this.at++; // the "(" that made it a function
    const args: (Ast | null)[] = [];
    if (this.peek()?.kind === 'close') {
      this.at++;
      return { kind: 'call', name: plainName(name), args };
    }
    for (;;) {
      const token = this.peek();
      const missing = token?.kind === 'separator' || token?.kind === 'close';
      args.push(missing ? null : this.expression(0));
      if (this.peek()?.kind !== 'separator') break;
      this.at++;
    }
    this.close();
    return { kind: 'call', name: plainName(name), args };
  }

  private array(): Ast {
    this.deeper();
    const rows: CellValue[][] = [[]];
    for (;;) {
      rows[rows.length - 1]!.push(this.constant());
      const token = this.peek();
      this.at++;
      if (token?.text === '}') break;
      if (token?.text === ';') rows.push([]);
      else if (token?.text !== ',') this.fail('an array is not closed');
    }
    if (rows.some((row) => row.length !== rows[0]!.length))
      this.fail('the rows of an array differ in length');
    this.depth--;
    return { kind: 'array', rows };
  }

  private constant(): CellValue {
    const sign = this.takeOp('-', '+');
    const node = this.operand();
    if (node.kind !== 'literal') return this.fail('an array may only hold constants');
    return sign === '-' && typeof node.value === 'number' ? -node.value : node.value;
  }
}

function plainName(name: string): string {
  return name.replace(/^(?:_xlfn\.)?(?:_xlws\.)?/i, '').toUpperCase();
}

function named(prefix: string, name: string): Ast {
  const sheet = prefix === '' ? null : readSheetPrefix(prefix.slice(0, -1)).sheet;
  return { kind: 'name', sheet, name };
}

function startsReference(token: Token | undefined): boolean {
  return token !== undefined && ['ref', 'name', 'structured', 'function', 'open'].includes(token.kind);
}

function isReference(node: Ast): boolean {
  if (node.kind === 'binary') return node.op === ':' || node.op === ' ';
  return ['ref', 'name', 'structured', 'call', 'union', 'unary'].includes(node.kind);
}

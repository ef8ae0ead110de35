/** Which walls of the house does a set of source files break? Each check is given texts, so that a test can break it on purpose. */
import { posix } from 'node:path';
import ts from 'typescript';

/** A source file: its path below src, with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** An import, of whatever kind. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The imported file relative to src, or null for a package. */
  readonly target: string | null;
  /** True when nothing of it is there once the program runs. */
  readonly typeOnly: boolean;
}

const parse = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

function each(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => each(child, look));
}

/** Every import of the files: statements, re-exports, `import()`, `import x = require()`, `require()` and `import('…')` types. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap((file) => {
    const found: Import[] = [];
    const note = (node: ts.Node | undefined, typeOnly: boolean): void => {
      if (!node || !ts.isStringLiteralLike(node)) return;
      const target = targetOf(file.path, node.text, paths);
      found.push({ from: file.path, specifier: node.text, target, typeOnly });
    };
    each(parse(file), (node) => {
      if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnly(node));
      else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
      else if (ts.isExternalModuleReference(node)) note(node.expression, false);
      else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
        note(node.argument.literal, true);
      else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        note(node.arguments[0], false);
      else if (ts.isCallExpression(node) && isRequire(node.expression)) note(node.arguments[0], false);
    });
    return found;
  });
}

/** `require` and its own members (`require.resolve`), also as a member of something (`module.require`). */
function isRequire(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'require';
  return ts.isPropertyAccessExpression(node) && (node.name.text === 'require' || isRequire(node.expression));
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

function targetOf(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) return null;
  const base = posix.join(posix.dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => paths.has(path)) ?? base;
}

/** The first folder of a path below src. */
export const folderOf = (path: string): string => path.split('/')[0]!;

/** Imports that go in a circle when the program runs. `import()` counts: what it fetches runs too. */
export function circles(imports: readonly Import[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, target, typeOnly } of imports) {
    if (target !== null && !typeOnly) graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

const GLOBAL_OBJECTS = ['globalThis', 'window', 'self', 'global'];

/**
 * The places where a file uses one of these globals as a value: by its name, or as a member of a global object,
 * with a dot or in brackets. A type may be named, and so may a member or a local of the same name.
 */
export function usesOf(file: SourceFile, names: readonly string[], allowed = /^$/): string[] {
  const found: string[] = [];
  each(parse(file), (node) => {
    const used = globalMember(node) ?? plainGlobal(node);
    if (used === null || !names.includes(used)) return;
    if (!allowed.test(node.parent.getText()))
      found.push(`${file.path}: ${node.parent.getText().slice(0, 60)}`);
  });
  return found;
}

function globalMember(node: ts.Node): string | null {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return null;
  const object = bare(node.expression);
  if (!ts.isIdentifier(object) || !GLOBAL_OBJECTS.includes(object.text)) return null;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null;
}

/** What stands under parentheses and casts: `(globalThis as any)` is `globalThis`. */
function bare(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return bare(node.expression);
  return node;
}

function plainGlobal(node: ts.Node): string | null {
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return null;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return null;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return null;
  if ((ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node)
    return null;
  return node.text;
}

/** Where a file asks for the time, for chance, or to be called later: what is pure is given these. */
export function clocksOf(file: SourceFile): string[] {
  const found = usesOf(file, CLOCKS);
  each(parse(file), (node) => {
    const made = ts.isNewExpression(node) || ts.isCallExpression(node);
    const isDate = made && ts.isIdentifier(node.expression) && node.expression.text === 'Date';
    if (isDate && (node.arguments ?? []).length === 0) found.push(`${file.path}: ${node.getText()}`);
    const isMember = ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression);
    if (isMember && CLOCK_MEMBERS.includes(node.getText())) found.push(`${file.path}: ${node.getText()}`);
  });
  return found;
}

const CLOCKS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'crypto',
  'process',
];
const CLOCK_MEMBERS = ['Date.now', 'Math.random', 'globalThis.Date', 'window.Date'];

/** Functions longer than `most` lines, as «file name lines». */
export function longFunctions(file: SourceFile, most: number): { name: string; lines: number }[] {
  const source = parse(file);
  const long: { name: string; lines: number }[] = [];
  const line = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  each(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
    const lines = line(node.end) - line(node.getStart()) + 1;
    if (lines > most) long.push({ name: `${file.path} ${nameOf(node)}`, lines });
  });
  return long;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) ? parent.name.getText() : '(without name)';
}

/** The rules that the titles of a file's tests name (`[R4] …`). A comment, or a text elsewhere, names none. */
export function rulesNamed(file: SourceFile, rule: RegExp): string[] {
  const named: string[] = [];
  each(parse(file), (node) => {
    if (!ts.isCallExpression(node) || !isTest(node.expression)) return;
    const title = node.arguments[0];
    if (title) named.push(...[...title.getText().matchAll(rule)].map((match) => match[1]!));
  });
  return named;
}

/** `test(…)`, `test.each(…)(…)`, `it`, `describe` and what hangs on them; also a function of ours that ends in Test. */
function isTest(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return /^(test|it|describe)([A-Z]|$)|Test$/.test(node.text);
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return isTest(node.expression);
  return ts.isTaggedTemplateExpression(node) && isTest(node.tag);
}

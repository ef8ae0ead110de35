/** Is every dependency an exact version, of a licence that is recorded? And does old Safari read what is built? */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');
const read = (...parts: string[]): string => readFileSync(join(ROOT, ...parts), 'utf8');

interface Manifest {
  readonly version: string;
  readonly license?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const installed = (name: string): Manifest =>
  JSON.parse(read('node_modules', name, 'package.json')) as Manifest;

test('every direct dependency is one exact version: the one installed, and the one of the lock file', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Manifest> };
  expect(packages['']!.dependencies).toEqual(manifest.dependencies);
  expect(packages['']!.devDependencies).toEqual(manifest.devDependencies);
  for (const [name, version] of Object.entries(direct)) {
    expect([name, version]).toEqual([name, packages[`node_modules/${name}`]!.version]);
    expect([name, version]).toEqual([name, installed(name).version]);
  }
});

test('the licence of each direct dependency stands in src/README.md', () => {
  const table = read('src', 'README.md').split('## Licences of the dependencies')[1]!;
  const rows = [...table.matchAll(/^\| (\S+) \| (.+) \|$/gm)].map(([, name, licence]) => [name, licence]);
  const told = new Map(rows.filter(([name]) => name !== 'package') as [string, string][]);
  const names = Object.keys(direct).sort();
  expect([...told.keys()].sort()).toEqual(names);
  for (const name of names)
    expect([name, told.get(name)]).toEqual([name, installed(name).license ?? 'none given']);
});

/** Texts of regular expressions in a script: literals, and what stands as text in a call of RegExp. */
function patternsOf(script: string): string[] {
  const file = ts.createSourceFile('x.js', script, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    // A pattern may be put together from pieces: each piece is looked at.
    if (isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp')
      node.arguments?.forEach((argument) => found.push(...textsIn(argument)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function textsIn(node: ts.Node): string[] {
  const own = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) ? [node.text] : [];
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...textsIn(child)));
  return [...own, ...below];
}

const LOOKBEHIND = /\(\?<[=!]/;
const TOO_NEW = /\/[a-z]*v[a-z]*$|\(\?[ims]*-?[ims]+:/;

test('the search for patterns finds them wherever they stand', () => {
  const script = 'a(/x(?<=y)/g);new RegExp("(?<!"+b+")");RegExp(`${c}(?<=d)`);"(?<=no)"';
  expect(patternsOf(script).filter((one) => LOOKBEHIND.test(one))).toEqual(['/x(?<=y)/g', '(?<!', '(?<=d)']);
});

function textsOf(path: string): string[] {
  const text = read(path);
  const tsx = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const kind = /\.[cm]?js$/.test(path) ? ts.ScriptKind.JS : tsx;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node)) found.push(node.text);
    else if (ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind));
  return found;
}

test('nothing that the pane is made of has a pattern that Safari before 16.4 cannot read', () => {
  const list = join(ROOT, 'build', 'pane-modules.json');
  if (!existsSync(list)) throw new Error('There is no build/pane-modules.json: run `npm run build` first.');
  const modules = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((path) =>
    /\.[cm]?[jt]sx?$/.test(path),
  );
  expect(modules.length).toBeGreaterThan(300);
  const suspects = modules.filter((path) => /\(\?<[=!]/.test(read(path)));
  expect(suspects.filter((path) => textsOf(path).some((one) => LOOKBEHIND.test(one)))).toEqual([]);
});

test('no pattern of the built scripts has one, nor anything newer', () => {
  const dist = join(ROOT, 'dist');
  if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build` first.');
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
  const patterns = scripts.flatMap((name) => patternsOf(readFileSync(join(dist, name), 'utf8')));
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.filter((one) => LOOKBEHIND.test(one))).toEqual([]);
  expect(patterns.filter((one) => TOO_NEW.test(one))).toEqual([]);
});

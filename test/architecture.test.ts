/** Does the house stand as src/README.md draws it? Walls, cycles, lengths and rules, held as data. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');
const SRC = join(ROOT, 'src');

/** What each folder of src may import: folders of ours, and packages ("*" for its own choice, dev only). */
const WALLS: Record<string, { folders: readonly string[]; packages: readonly string[] }> = {
  domain: { folders: [], packages: ['culori', 'fastest-levenshtein'] },
  excel: { folders: ['domain'], packages: [] },
  report: { folders: ['domain'], packages: ['docx'] },
  actions: { folders: ['domain', 'excel', 'report'], packages: [] },
  taskpane: { folders: ['actions', 'domain'], packages: ['react', 'react-dom', '@fluentui/'] },
  commands: { folders: ['actions', 'domain'], packages: [] },
  functions: { folders: ['domain'], packages: [] },
  host: { folders: [], packages: ['node:', 'fflate', 'saxes', '@formulajs/', '@microsoft/office-js'] },
  preview: { folders: ['host'], packages: ['*'] },
  cli: {
    folders: ['host', 'actions', 'domain'],
    packages: [
      'node:',
      'office-addin-debugging',
      'office-addin-dev-certs',
      'office-addin-manifest',
      'playwright-core',
    ],
  },
};

/** The few imports that cross a wall, each with its reason. */
const EXCEPTIONS: Record<string, string> = {};

/**
 * The pane may take only types and formatting from the domain, and how an order of states is edited: no reading,
 * comparing or deciding of its own.
 */
const PANE_DOMAIN =
  /^domain\/(finding|grid|matrix|state|state-(order|places)|dates|progress|transition|model\/.*|wording.*|narrative\/(dates|tally|grammar|round-name)\.es|finding-text.*)\.ts$/;

const MAX_LINES = 400;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = filesBelow(SRC).filter((path) => /\.tsx?$/.test(path));

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The imported file relative to src, or null for a package. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const note = (node: ts.Expression | undefined, typeOnly: boolean): void => {
    if (!node || !ts.isStringLiteral(node)) return;
    found.push({
      from: relative(SRC, path),
      specifier: node.text,
      target: resolveImport(path, node.text),
      typeOnly,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier as ts.Expression, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      note(node.arguments[0], true);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
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

function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const base = resolve(dirname(from), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')];
  const found = candidates.find((path) => existsSync(path) && statSync(path).isFile());
  return relative(SRC, found ?? base);
}

const imports = sources.flatMap(importsOf);
const folderOf = (path: string): string => path.split(/[\\/]/)[0]!;

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(imports.length).toBeGreaterThan(60);
});

test('every folder of src has its wall', () => {
  const folders = readdirSync(SRC).filter((name) => statSync(join(SRC, name)).isDirectory());
  expect(folders.filter((name) => !WALLS[name])).toEqual([]);
});

test('imports respect the walls between folders', () => {
  const broken = imports.filter(({ from, target }) => {
    if (target === null || EXCEPTIONS[`${from} > ${target}`]) return false;
    const folder = folderOf(from);
    return folderOf(target) !== folder && !WALLS[folder]?.folders.includes(folderOf(target));
  });
  expect(broken.map(({ from, target }) => `${from} > ${target}`)).toEqual([]);
});

test('the pane takes only types and formatting from the domain', () => {
  const broken = imports.filter(
    ({ from, target, typeOnly }) =>
      /^(taskpane|commands)[\\/]/.test(from) &&
      target !== null &&
      folderOf(target) === 'domain' &&
      !typeOnly &&
      !PANE_DOMAIN.test(target),
  );
  expect(broken.map(({ from, target }) => `${from} > ${target}`)).toEqual([]);
});

test('each folder uses only its packages', () => {
  const broken = imports.filter(({ from, specifier, target }) => {
    if (target !== null || /\.(css|json|svg|png)$/.test(specifier)) return false;
    const allowed = WALLS[folderOf(from)]?.packages ?? [];
    return !allowed.some(
      (name) =>
        name === '*' ||
        specifier === name ||
        specifier.startsWith(name.replace(/\/?$/, name.endsWith(':') ? '' : '/')) ||
        (name.endsWith('/') && specifier.startsWith(name)),
    );
  });
  expect(broken.map(({ from, specifier }) => `${from} > ${specifier}`)).toEqual([]);
});

test('only src/excel speaks Excel, and only through what it is given', () => {
  const offenders = sources.filter((path) => {
    const folder = folderOf(relative(SRC, path));
    if (['excel', 'host', 'preview', 'cli'].includes(folder)) return false;
    // A type (`context: Excel.RequestContext`) may be passed on; a value may not be used.
    return /(?<![\w.'"`])Excel\.(?!RequestContext\b)[A-Za-z]/.test(
      withoutComments(readFileSync(path, 'utf8')),
    );
  });
  expect(offenders.map((path) => relative(SRC, path))).toEqual([]);
});

function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, '""');
}

test('no import goes in a circle', () => {
  const graph = new Map<string, string[]>();
  for (const { from, target, typeOnly } of imports) {
    if (target === null || typeOnly) continue;
    graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  expect(cycles).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines (JSX and data tables are excused)`, () => {
  const long = sources.filter((path) => {
    const name = relative(SRC, path);
    if (path.endsWith('.tsx') || name.startsWith(join('domain', 'model'))) return false;
    return readFileSync(path, 'utf8').split('\n').length > MAX_LINES;
  });
  expect(long.map((path) => relative(SRC, path))).toEqual([]);
});

test('every file opens with the question that it answers', () => {
  const silent = sources.filter((path) => !/^(\/\/ @.*\n)?\/\*\*?[^*]/.test(readFileSync(path, 'utf8')));
  expect(silent.map((path) => relative(SRC, path))).toEqual([]);
});

test('names are kebab-case (components PascalCase), without barrels, dumping grounds or default exports', () => {
  const bad = sources.filter((path) => {
    const name = path.split(/[\\/]/).at(-1)!;
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.es|\.d)?\.tsx?$/.test(name);
    const pascal = /^[A-Z][A-Za-z0-9]*\.tsx$/.test(name);
    const dump = /^(utils?|helpers?|common|misc)(\.|$)/.test(name);
    const barrel = name === 'index.ts';
    return !(kebab || pascal) || dump || barrel || /^export default /m.test(readFileSync(path, 'utf8'));
  });
  expect(bad.map((path) => relative(SRC, path))).toEqual([]);
});

const RULE = /^(?:[-*]\s+|#+\s+)?\*\*([RLEVCNPKF]\d+[a-z]?)/gm;

test('every rule of SPEC.md has a test, and every test that names a rule names one there', () => {
  const spec = readFileSync(join(SRC, 'domain', 'SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(RULE)].map((match) => match[1]!);
  expect(rules.length).toBeGreaterThan(30);
  expect(new Set(rules).size).toBe(rules.length);
  const tests = filesBelow(join(ROOT, 'test')).filter((path) => /\.test\.tsx?$/.test(path));
  const named = new Set(
    tests.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\[([RLEVCNPKF]\d+[a-z]?)\]/g)].map((match) => match[1]!),
    ),
  );
  expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
  expect([...named].filter((rule) => !rules.includes(rule))).toEqual([]);
});

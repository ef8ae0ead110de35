/** Does the house stand as src/README.md draws it? Walls, cycles, lengths and rules, held as data. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  circles,
  clocksOf,
  folderOf,
  importsOf,
  longFunctions,
  rulesNamed,
  usesOf,
  type SourceFile,
} from './walls';

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
const LONG_FUNCTION = 60;
const LONG_COMPONENT = 80;

/** Functions that are longer all the same, with their lines: each a place to mend. */
const KNOWN_LONG: Record<string, number> = {
  'actions/activity.ts createActivity': 127,
  'host/bridge/xdm.ts makeXdmHost': 108,
  'preview/Preview.tsx Preview': 101,
  'preview/grid/Grid.tsx Grid': 246,
  'preview/shell/Menu.tsx Menu': 82,
  'preview/shell/PersonWindow.tsx PersonWindow': 141,
  'preview/shell/SheetTabs.tsx SheetTabs': 98,
  'taskpane/components/AdvanceForm.tsx AdvanceForm': 129,
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = filesBelow(SRC).filter((path) => /\.tsx?$/.test(path));

const read = (path: string): SourceFile => ({
  path: relative(SRC, path).split('\\').join('/'),
  text: readFileSync(path, 'utf8'),
});
const files = sources.map(read);
const imports = importsOf(files);

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
  // A type (`context: Excel.RequestContext`) may be passed on; a value may not be used.
  const mute = files.filter(({ path }) => !['excel', 'host', 'preview', 'cli'].includes(folderOf(path)));
  expect(mute.flatMap((file) => usesOf(file, ['Excel']))).toEqual([]);
});

test('no import goes in a circle, by whatever kind of import', () => {
  expect(circles(imports)).toEqual([]);
});

test('the domain has no clock, no chance and no timer of its own', () => {
  expect(files.filter(({ path }) => folderOf(path) === 'domain').flatMap(clocksOf)).toEqual([]);
});

test('functions are short; the few that are not are known, and may only shrink', () => {
  const long = files
    .filter(({ path }) => !path.startsWith('domain/model/'))
    .flatMap((file) => longFunctions(file, file.path.endsWith('.tsx') ? LONG_COMPONENT : LONG_FUNCTION));
  const grown = long.filter(({ name, lines }) => lines > (KNOWN_LONG[name] ?? 0));
  expect(grown.map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
  const now = new Map(long.map(({ name, lines }) => [name, lines]));
  const mended = Object.entries(KNOWN_LONG).filter(([name, lines]) => now.get(name) !== lines);
  expect(mended.map(([name]) => `${name} is shorter now: say so in KNOWN_LONG`)).toEqual([]);
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
  const named = new Set(tests.flatMap((path) => rulesNamed(read(path), /\[([RLEVCNPKF]\d+[a-z]?)\]/g)));
  expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
  expect([...named].filter((rule) => !rules.includes(rule))).toEqual([]);
});

/** Is what `npm run build` leaves in dist/ the add-in and nothing else? */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '../..');
const dist = path.join(root, 'dist');

function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return entry.isFile() ? [file] : [];
  });
}

function codeOf(folder: string): string[] {
  return filesBelow(path.join(root, 'src', folder)).filter((file) => /\.tsx?$/.test(file));
}

/** The string literals of a folder's code that are sentences: no library has the same by chance. */
function literals(folder: string): Set<string> {
  const found = new Set<string>();
  for (const file of codeOf(folder)) {
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && !ts.isImportDeclaration(node.parent) && /\w \w.{8}/.test(node.text)) {
        found.add(node.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return found;
}

/** Sentences that only the forbidden folders have: where one stands, their code stands. */
const marks = ((): string[] => {
  const allowed = ['domain', 'excel', 'report', 'actions', 'taskpane', 'commands', 'functions'];
  const others = allowed
    .flatMap(codeOf)
    .map((file) => fs.readFileSync(file, 'utf8'))
    .join('\n');
  const forbidden = ['host', 'preview', 'cli'].flatMap((folder) => [...literals(folder)]);
  return forbidden.filter((text) => !others.includes(text));
})();

const within = (text: string, wanted: readonly string[]): string[] =>
  wanted.filter((each) => text.includes(each));

test('holds no byte of host, preview or cli', () => {
  const code = filesBelow(dist).filter((file) => /\.(js|html|json|map)$/.test(file));
  expect(code.length).toBeGreaterThan(1);
  const found = code.flatMap((file) => within(fs.readFileSync(file, 'utf8'), marks));
  expect(found).toEqual([]);
});

test('the marks are found where that code does stand', () => {
  const terminal = fs.readFileSync(path.join(root, 'build/matriz.cjs'), 'utf8');
  expect(within(terminal, marks).length).toBeGreaterThan(30);
});

test('bundles no module of theirs, nor office.js, nor what only they use', () => {
  const modules = JSON.parse(fs.readFileSync(path.join(root, 'build/pane-modules.json'), 'utf8')) as string[];
  expect(modules).toContain(path.join('src', 'taskpane', 'index.tsx'));
  const strangers = modules.filter((file) =>
    /^src[\\/](host|preview|cli)[\\/]|@microsoft[\\/]office-js|[\\/](fflate|saxes|@formulajs)[\\/]/.test(
      file,
    ),
  );
  expect(strangers).toEqual([]);
});

test('has the page, the manifest and every icon that the manifest names', () => {
  const manifest = fs.readFileSync(path.join(dist, 'manifest.xml'), 'utf8');
  const addresses = [...manifest.matchAll(/DefaultValue="https:\/\/[^/"]+\/((?:assets|taskpane)[^"]*)"/g)];
  const named = [...new Set(addresses.map((match) => match[1]!))];
  expect(named).toContain('taskpane.html');
  expect(named.filter((file) => !fs.existsSync(path.join(dist, file)))).toEqual([]);
});

test('takes office.js from Microsoft, and every other file from its own folder', () => {
  const page = fs.readFileSync(path.join(dist, 'taskpane.html'), 'utf8');
  const sources = [...page.matchAll(/(?:src|href)="?([^"\s>]+)/g)].map((match) => match[1]!);
  expect(sources[0]).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
  expect(sources.slice(1).filter((source) => !fs.existsSync(path.join(dist, source)))).toEqual([]);
});

describe('the worksheet functions', () => {
  interface Described {
    readonly id: string;
    readonly description: string;
    readonly parameters: readonly { readonly name: string; readonly description: string }[];
  }
  const file = path.join(dist, 'functions.json');
  const { functions } = JSON.parse(fs.readFileSync(file, 'utf8')) as { functions: readonly Described[] };

  test('are told to Excel with their help in Spanish', () => {
    expect(
      functions.map(({ id, parameters }) => `${id}(${parameters.map(({ name }) => name).join('; ')})`),
    ).toEqual(['ESTADO(texto; estados)', 'AVANCE(rango; estados)', 'CAMBIO(antes; ahora; estados)']);
    const help = functions.flatMap(({ description, parameters }) => [
      description,
      ...parameters.map((parameter) => parameter.description),
    ]);
    for (const text of help) expect(text).toMatch(/^[A-ZÁÉÍÓÚ].{20,}\.$/);
  });

  test('are associated by the page, each with its own', () => {
    const page = filesBelow(dist).filter((each) => /taskpane\..*\.js$/.test(each));
    const code = page.map((each) => fs.readFileSync(each, 'utf8')).join('\n');
    const ids = [...code.matchAll(/CustomFunctions\.associate\("(\w+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(functions.map(({ id }) => id));
  });
});

/** Does each wall of the house hold? Each is broken on purpose, on a scratch copy of what it looks at. */
import { circles, clocksOf, importsOf, longFunctions, rulesNamed, usesOf } from './walls';

const file = (text: string, path = 'domain/read.ts') => ({ path, text });
const targets = (text: string): (string | null)[] =>
  importsOf([file(text), file('', 'excel/session.ts')]).map(({ target, specifier }) => target ?? specifier);

test.each([
  ["import { inExcel } from '../excel/session';"],
  ["import '../excel/session';"],
  ["export { inExcel } from '../excel/session';"],
  ["export * from '../excel/session';"],
  ["import session = require('../excel/session');"],
  ["const { inExcel } = require('../excel/session');"],
  ["const path = require.resolve('../excel/session');"],
  ["const session = module.require('../excel/session');"],
  ["const session = await import('../excel/session');"],
  ['const session = await import(`../excel/session`);'],
  ["let session: import('../excel/session').Session;"],
])('an import is seen, however it is written: %s', (text) => {
  expect(targets(text)).toEqual(['excel/session.ts']);
});

test('a type only import is told from one that runs', () => {
  const only = (text: string) => importsOf([file(text)]).map(({ typeOnly }) => typeOnly);
  expect(only("import type { A } from './a';")).toEqual([true]);
  expect(only("import { type A, type B } from './a';")).toEqual([true]);
  expect(only("import { type A, b } from './a';")).toEqual([false]);
  expect(only("const a = import('./a');")).toEqual([false]);
  expect(only("let a: import('./a').A;")).toEqual([true]);
});

test('a package is no file of ours', () => {
  expect(targets("import { readFileSync } from 'node:fs'; require('child_process');")).toEqual([
    'node:fs',
    'child_process',
  ]);
});

test.each([
  ["import { b } from './b';", "import { a } from './a';"],
  ["import { b } from './b';", "const a = () => import('./a');"],
  ["const b = require('./b');", "export * from './a';"],
])('a circle is seen: %s and %s', (a, b) => {
  const imports = importsOf([file(a, 'x/a.ts'), file(b, 'x/b.ts')]);
  expect(circles(imports)).toEqual(['x/a.ts > x/b.ts > x/a.ts']);
});

test('types may look at each other', () => {
  const imports = importsOf([
    file("import type { B } from './b';", 'x/a.ts'),
    file("import { a } from './a';", 'x/b.ts'),
  ]);
  expect(circles(imports)).toEqual([]);
});

test.each([
  ['Excel.run(work);'],
  ['await Excel . run(work);'],
  ['globalThis.Excel.run(work);'],
  ["globalThis['Excel'].run(work);"],
  ['(globalThis as { Excel?: unknown }).Excel;'],
  ['(window as any).Excel.run(work);'],
  ['self.Excel!.run(work);'],
  ['const library = Excel;'],
  ['const { run } = Excel;'],
  ['f({ Excel });'],
])('Excel as a value is seen: %s', (text) => {
  expect(usesOf(file(text), ['Excel'])).toHaveLength(1);
});

test.each([
  ['function f(context: Excel.RequestContext): void {}'],
  ['let name: typeof Excel;'],
  ['const words = { Excel: 1 }; words.Excel;'],
  ["const text = 'Excel.run'; // Excel.run"],
])('a type, a member and a word are none: %s', (text) => {
  expect(usesOf(file(text), ['Excel'])).toEqual([]);
});

test.each([
  ['const now = new Date();'],
  ['const now = Date();'],
  ['const now = Date.now();'],
  ['const now = new globalThis.Date();'],
  ['const chance = Math.random();'],
  ['setTimeout(f, 1);'],
  ['globalThis.setTimeout(f, 1);'],
  ['const start = performance.now();'],
  ['const id = crypto.randomUUID();'],
  ['const { env } = process;'],
])('a clock, chance or a timer is seen: %s', (text) => {
  expect(clocksOf(file(text))).toHaveLength(1);
});

test('a day that is given is no clock', () => {
  expect(clocksOf(file('const day = new Date(Date.UTC(2023, 3, 5)); new Date(text);'))).toEqual([]);
});

test.each([
  [(body: string) => `function long() {${body}}`, 'domain/read.ts long'],
  [(body: string) => `const long = () => {${body}};`, 'domain/read.ts long'],
  [(body: string) => `class A { long() {${body}} }`, 'domain/read.ts long'],
  [(body: string) => `const a = { get long() {${body} return 1; } };`, 'domain/read.ts long'],
])('a long function is seen, however it is written', (write, name) => {
  expect(longFunctions(file(write('\n'.repeat(300))), 60)).toEqual([{ name, lines: 301 }]);
  expect(longFunctions(file(write('\n'.repeat(20))), 60)).toEqual([]);
});

const RULE = /\[([A-Z]\d+)\]/g;

test.each([
  ["test('[R4] a name is never guessed', () => {});", ['R4']],
  ["test.each([[1]])('[R4] [V18] %s', () => {});", ['R4', 'V18']],
  ['test.each`a\n${1}`("[R4] $a", () => {});', ['R4']],
  ['browserTest(`[R4] in Chromium`, async () => {});', ['R4']],
  ['// [R4] is tested elsewhere', []],
  ["/** [R4] */ test('a name', () => { expect('[R4]').toBe('[R4]'); });", []],
])('only the title of a test names a rule: %s', (text, rules) => {
  expect(rulesNamed(file(text, 'x.test.ts'), RULE)).toEqual(rules);
});

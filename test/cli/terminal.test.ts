/** Does the terminal keep its contract: exit codes, sentences, files left whole? Runs the built command. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const COMMAND = join(ROOT, 'build', 'matriz.cjs');
const SAMPLE = join(ROOT, 'test', 'fixtures', 'matriz-infoem.xlsx');
const BAD = join(ROOT, 'test', 'fixtures', 'malos');
let folder: string;

beforeAll(() => {
  if (!existsSync(COMMAND)) throw new Error('build/matriz.cjs is missing: run npm run prepare');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matriz-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** One sentence: a capital (or an opening quote) at the start, a full stop at the end, one line. */
const SENTENCE = /^[«A-ZÁÉÍÓÚ¿][^\n]*\.\n$/;

test('leer --json prints one JSON document and nothing else', () => {
  const { code, out, err } = run('leer', SAMPLE, '--json');
  expect(err).toBe('');
  expect(code).toBe(0);
  const document = JSON.parse(out) as { reportes: { hoja: string; municipios: unknown[] }[] };
  expect(document.reportes.map((one) => one.hoja)).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  expect(document.reportes.every((one) => one.municipios.length === 18)).toBe(true);
});

test('npm run puts nothing else on standard output', () => {
  const { status, stdout } = spawnSync('npm', ['run', 'matriz', '--', 'comparar', SAMPLE, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toHaveProperty('resumen');
});

test('validar ends with 1 when there are errors and 0 when there are none', () => {
  const clean = run('validar', SAMPLE, '--json');
  const findings = (JSON.parse(clean.out) as { hallazgos: { severidad: string }[] }).hallazgos;
  expect(findings.some((one) => one.severidad === 'error')).toBe(false);
  expect(clean.code).toBe(0);
  const dirty = run('validar', join(ROOT, 'test/fixtures/municipios.xlsx'), '--json');
  const errors = (JSON.parse(dirty.out) as { hallazgos: { severidad: string }[] }).hallazgos.filter(
    (one) => one.severidad === 'error',
  );
  expect(errors.length).toBeGreaterThan(0);
  expect(dirty.code).toBe(1);
});

test('procesar writes the workbook, tells its progress on standard error and leaves the input as it was', () => {
  const before = readFileSync(SAMPLE);
  const { code, out, err } = run('procesar', SAMPLE, '-o', 'salida.xlsx');
  expect(code).toBe(0);
  expect(out).not.toBe('');
  expect(err).toMatch(/\[18\/18\]|Luvianos/);
  expect(readFileSync(SAMPLE).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['salida.xlsx']);
});

test('a step that fails after others is told with what that means here: no file was written', () => {
  writeFileSync(
    join(folder, 'proteger.js'),
    `await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Comparativo').protection.protect();
      await context.sync();
    });`,
  );
  run('procesar', SAMPLE, '-o', 'vivo.xlsx');
  run('script', 'proteger.js', 'vivo.xlsx', '-o', 'protegido.xlsx');
  const { code, err } = run('procesar', 'protegido.xlsx', '-o', 'salida.xlsx');
  expect(code).toBe(2);
  expect(err).toMatch(/No se pudo comparar los reportes porque .*\. No se escribió ningún archivo\.\n$/);
  expect(err).not.toMatch(/quedó en el libro/);
  expect(existsSync(join(folder, 'salida.xlsx'))).toBe(false);
});

test('an existing output is replaced only by a whole one', () => {
  writeFileSync(join(folder, 'salida.xlsx'), 'lo de antes');
  const failed = run('fichas', SAMPLE, '--municipio', 'Macondo', '-o', 'salida.xlsx');
  expect(failed.code).toBe(2);
  expect(readFileSync(join(folder, 'salida.xlsx'), 'utf8')).toBe('lo de antes');
  expect(run('colorear', SAMPLE, '-o', 'salida.xlsx').code).toBe(0);
  expect(readFileSync(join(folder, 'salida.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('an unknown municipality is refused with candidates', () => {
  const { code, err } = run('fichas', SAMPLE, '--municipio', 'Malinalca', '-o', 'salida.xlsx');
  expect(code).toBe(2);
  expect(err).toMatch(/«Malinalca»/);
  expect(err).toMatch(/Malinalco/);
  expect(existsSync(join(folder, 'salida.xlsx'))).toBe(false);
});

test.each([
  [[], /Falta la orden/],
  [['bailar'], /No existe la orden «bailar»/],
  [['leer'], /le falta el libro/],
  [['script'], /le falta el guion/],
  [['procesar', SAMPLE, '-o'], /^A la opción «-o» le falta su valor/],
  [['leer', SAMPLE, 'otro.xlsx'], /Sobra «otro.xlsx»/],
  [['leer', SAMPLE, '--nada'], /No existe la opción «--nada»/],
  [['leer', SAMPLE, '-o', 'x.xlsx'], /no usa la opción «-o»/],
  [['colorear', SAMPLE], /agregue -o SALIDA.xlsx/],
  [['colorear', SAMPLE, '-o', 'x.xlsx', '--mostrar', 'arcoíris'], /no admite «arcoíris»/],
  [['colorear', SAMPLE, '-o'], /le falta su valor/],
  [['leer', 'no-existe.xlsx'], /No existe el archivo «no-existe.xlsx»/],
  [['leer', '.'], /es una carpeta/],
  [['colorear', SAMPLE, '-o', 'no/hay/x.xlsx'], /No existe la carpeta/],
  [['colorear', SAMPLE, '-o', '.'], /es una carpeta/],
  [['colorear', SAMPLE, '-o', SAMPLE], /mismo archivo que la entrada/],
  [['comparar', SAMPLE, '--de', 'Hoja9', '--a', '3er reporte'], /«Hoja9»/],
  [['comparar', SAMPLE, '--de', '1er reporte', '--a', '1ER REPORTE'], /elija dos reportes distintos/],
  [
    ['comparar', SAMPLE, '--de', '1er reporte', '--a', '1er reporte', '-o', 'x.xlsx'],
    /elija dos reportes distintos/,
  ],
  [['fichas', SAMPLE, '--municipio', 'Valles', '-o', 'x.xlsx'], /«Valle de Chalco Solidaridad»/],
  [['leer', SAMPLE, '--simbologia', 'Hoja9'], /no tiene una hoja llamada «Hoja9»/],
])('%j is refused with one sentence and exit code 2', (args, expected) => {
  const { code, out, err } = run(...args);
  expect(err).toMatch(expected);
  expect(err).toMatch(SENTENCE);
  expect(out).toBe('');
  expect(code).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});

test('an output that is the input by another way is refused', () => {
  symlinkSync(SAMPLE, join(folder, 'enlace.xlsx'));
  const { code, err } = run('colorear', SAMPLE, '-o', 'enlace.xlsx');
  expect(code).toBe(2);
  expect(err).toMatch(/mismo archivo que la entrada/);
});

const unusable = readdirSync(BAD).filter((name) => !name.startsWith('.') && !/\.(json|md|py)$/.test(name));

test.each(unusable)('unusable input %s: one sentence, exit code 2, no output, input untouched', (name) => {
  const path = join(BAD, name);
  const before = readFileSync(path);
  const { code, out, err } = run('procesar', path, '-o', 'salida.xlsx');
  expect(err).toMatch(SENTENCE);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(readdirSync(folder)).toEqual([]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('fewer than two rounds is nothing to compare: exit code 2', () => {
  const one = join(folder, 'uno.xlsx');
  const script = join(folder, 'uno.js');
  writeFileSync(
    script,
    `await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('2do reporte').delete();
      context.workbook.worksheets.getItem('3er reporte').delete();
      await context.sync();
    });`,
  );
  expect(run('script', script, SAMPLE, '-o', one).code).toBe(0);
  for (const more of [[], ['--json'], ['-o', 'salida.xlsx'], ['--json', '-o', 'salida.xlsx']]) {
    const { code, out, err } = run('comparar', one, ...more);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('Solo hay un reporte, «1er reporte»: no hay con cuál compararlo.\n');
    expect(existsSync(join(folder, 'salida.xlsx'))).toBe(false);
  }
});

test('a report that is passed over is told on standard error, with and without --json', () => {
  const book = join(folder, 'sin.xlsx');
  const script = join(folder, 'sin.js');
  writeFileSync(
    script,
    `await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('2do reporte').getRange('A25:F40').clear();
      await context.sync();
    });`,
  );
  expect(run('script', script, SAMPLE, '-o', book).code).toBe(0);
  for (const more of [[], ['--json']]) {
    const { code, err } = run('comparar', book, ...more);
    expect(code).toBe(0);
    expect(err).toMatch(/^· «2do reporte» no entró en la comparación: /);
  }
});

test('the output must be named as Excel names such a workbook', () => {
  const wrong = run('colorear', SAMPLE, '-o', 'salida.csv');
  expect(wrong).toEqual({
    code: 2,
    out: '',
    err: 'Excel no abriría «salida.csv»: dé a la salida un nombre que termine en .xlsx.\n',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a script sees Excel, Office and console; one that throws ends with 3 and leaves no file', () => {
  const good = join(folder, 'bien.js');
  writeFileSync(
    good,
    `const names = await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.load('items/name');
      await context.sync();
      return sheets.items.map((sheet) => sheet.name);
    });
    console.log(names.join('|'), typeof Office);`,
  );
  const ran = run('script', good, SAMPLE);
  expect(ran.out).toBe('1er reporte|2do reporte|3er reporte object\n');
  expect(ran.code).toBe(0);
  const bad = join(folder, 'mal.js');
  writeFileSync(bad, `throw new Error('a propósito');`);
  const failed = run('script', bad, SAMPLE, '-o', 'salida.xlsx');
  expect(failed.code).toBe(3);
  expect(failed.err).toContain('a propósito');
  expect(existsSync(join(folder, 'salida.xlsx'))).toBe(false);
});

test('a script sees all of Office, as in Script Lab', () => {
  const script = join(folder, 'office.js');
  writeFileSync(
    script,
    `const { host } = await Office.onReady();
    console.log(host, Office.context.requirements.isSetSupported('ExcelApi', '1.14'));`,
  );
  expect(run('script', script)).toEqual({ code: 0, out: 'Excel true\n', err: '' });
});

test.each([
  ['await new Promise(() => {});', /^El guion no termina: .* No se guardó nada\.\n$/],
  [
    'setTimeout(() => { throw new Error("tarde"); }, 5); await new Promise((r) => setTimeout(r, 50));',
    /^El guion falló y no se guardó nada\..*tarde/s,
  ],
  ['const = 1;', /^El guion falló y no se guardó nada\..*guion\.js:1/s],
])('a script that does not come to its end ends with 3: %s', (code, said) => {
  const script = join(folder, 'guion.js');
  writeFileSync(script, code);
  const ran = run('script', script, SAMPLE, '-o', 'salida.xlsx');
  expect(ran.err).toMatch(said);
  expect(ran.code).toBe(3);
  expect(existsSync(join(folder, 'salida.xlsx'))).toBe(false);
});

test('leer counts one municipality as one, and the states in the order of the legend', () => {
  const script = join(folder, 'uno.js');
  const book = join(folder, 'uno.xlsx');
  writeFileSync(
    script,
    `await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('1er reporte').getRange('6:22').delete('Up');
      await context.sync();
    });`,
  );
  expect(run('script', script, SAMPLE, '-o', book).code).toBe(0);
  const { out } = run('leer', book);
  expect(out).toContain('1er reporte (con fecha 2023-01-23): 1 municipio × 18 herramientas');
  const [first] = out.split('\n\n').slice(-4);
  expect(
    first!
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/^\d+ +/, '')),
  ).toEqual([
    'Cumplido',
    'Pendiente sin evidencia',
    'No se tiene - en proceso',
    'Información errónea',
    'vacías',
  ]);
});

test('ayuda lists the orders', () => {
  const { code, out } = run('ayuda');
  expect(code).toBe(0);
  for (const other of ['--ayuda', '-h', '--help']) expect(run(other)).toEqual({ code, out, err: '' });
  for (const order of ['leer', 'validar', 'colorear', 'comparar', 'fichas', 'procesar', 'script']) {
    expect(out).toContain(order);
  }
});

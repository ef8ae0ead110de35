/** Is what is named on the command line a file, whatever else it may be? Runs the built command. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateEntry, readZip, writeZip } from '../../src/host/workbook/codec/zip';

const ROOT = resolve(__dirname, '../..');
const COMMAND = join(ROOT, 'build', 'matriz.cjs');
const SAMPLE = join(ROOT, 'test', 'fixtures', 'matriz-infoem.xlsx');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matriz-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], shell?: string): { code: number | null; out: string; err: string } {
  const command = [process.execPath, COMMAND, ...args];
  const options = { cwd: folder, encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } =
    shell === undefined
      ? spawnSync(command[0]!, command.slice(1), options)
      : spawnSync('bash', ['-c', `${shell} "$@"`, 'bash', ...command], options);
  return { code: status, out: stdout, err: stderr };
}

/** One sentence, exit code 2, nothing on standard output. */
function refused(args: readonly string[], said: RegExp, shell?: string): void {
  const { code, out, err } = run(args, shell);
  expect(err).toMatch(said);
  expect(err).toMatch(/^[«A-ZÁÉÍÓÚ¿][^\n]*\.\n$/);
  expect({ code, out }).toEqual({ code: 2, out: '' });
}

test('an output with a name that no disk or Excel takes is refused before any work', () => {
  for (const length of [219, 240, 251, 300, 5000]) {
    refused(['colorear', SAMPLE, '-o', `${'n'.repeat(length - 5)}.xlsx`], /demasiado largo/);
  }
  refused(['colorear', SAMPLE, '-o', `${'ñ'.repeat(120)}.xlsx`], /demasiado largo/);
  expect(readdirSync(folder)).toEqual([]);
});

test('an output with the longest name that Excel takes is written', () => {
  const name = `${'n'.repeat(213)}.xlsx`;
  expect(run(['colorear', SAMPLE, '-o', name]).code).toBe(0);
  expect(readdirSync(folder)).toEqual([name]);
});

test('an output that is a device, a pipe, or a link to one or to nothing is refused and left as it is', () => {
  symlinkSync('/dev/null', join(folder, 'nulo.xlsx'));
  symlinkSync('no-hay.xlsx', join(folder, 'roto.xlsx'));
  symlinkSync('/no-hay/nada.xlsx', join(folder, 'lejos.xlsx'));
  symlinkSync('vuelta.xlsx', join(folder, 'vuelta.xlsx'));
  spawnSync('mkfifo', [join(folder, 'tubo.xlsx')]);
  const before = readdirSync(folder).map((name) => [name, lstatSync(join(folder, name)).mode]);
  refused(['colorear', SAMPLE, '-o', '/dev/null'], /no es un archivo/);
  refused(['colorear', SAMPLE, '-o', '/dev/full'], /no es un archivo/);
  refused(['colorear', SAMPLE, '-o', 'nulo.xlsx'], /no es un archivo/);
  refused(['colorear', SAMPLE, '-o', 'tubo.xlsx'], /no es un archivo/);
  for (const name of ['roto.xlsx', 'lejos.xlsx', 'vuelta.xlsx'])
    refused(['colorear', SAMPLE, '-o', name], /enlace que no lleva/);
  expect(readdirSync(folder).map((name) => [name, lstatSync(join(folder, name)).mode])).toEqual(before);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a link to a file is followed: the file is replaced, the link stays', () => {
  writeFileSync(join(folder, 'real.xlsx'), 'lo de antes');
  symlinkSync('real.xlsx', join(folder, 'enlace.xlsx'));
  expect(run(['colorear', SAMPLE, '-o', 'enlace.xlsx']).code).toBe(0);
  expect(lstatSync(join(folder, 'enlace.xlsx')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('an output that is the input by a hard link is refused', () => {
  copyFileSync(SAMPLE, join(folder, 'uno.xlsx'));
  linkSync(join(folder, 'uno.xlsx'), join(folder, 'dos.xlsx'));
  refused(['colorear', 'uno.xlsx', '-o', 'dos.xlsx'], /mismo archivo que la entrada/);
  expect(readFileSync(join(folder, 'uno.xlsx')).equals(readFileSync(SAMPLE))).toBe(true);
});

test('an input that never ends, or holds nothing, ends with a sentence', () => {
  refused(['leer', '/dev/zero'], /no es un libro de Excel/);
  refused(['leer', '/dev/urandom'], /no es un libro de Excel/);
  refused(['leer', '/dev/null'], /está vacío/);
  refused(['leer', '/dev/stdin'], /no es un libro de Excel/, 'yes |');
  refused(['script', '/dev/zero'], /no es un libro de Excel|guion/);
});

test('an input from a pipe is read as a file is', () => {
  const { code, out } = run(['leer', '/dev/stdin', '--json'], `cat ${SAMPLE} |`);
  expect(code).toBe(0);
  expect((JSON.parse(out) as { reportes: unknown[] }).reportes).toHaveLength(3);
});

test('a disk that is full leaves no half file, and says so', () => {
  writeFileSync(join(folder, 'salida.xlsx'), 'lo de antes');
  // A limit on the size of files is what a full disk is to the program: the write fails midway.
  const { code, out, err } = run(['colorear', SAMPLE, '-o', 'salida.xlsx'], 'trap "" XFSZ; ulimit -f 8;');
  expect(err).toMatch(/\nNo hay espacio en el disco para «salida.xlsx»: [^\n]*\.\n$/);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(readdirSync(folder)).toEqual(['salida.xlsx']);
  expect(readFileSync(join(folder, 'salida.xlsx'), 'utf8')).toBe('lo de antes');
});

test('a part that is damaged and that only saving opens: a sentence, and no file', () => {
  const entries = readZip(new Uint8Array(readFileSync(SAMPLE)));
  const junk = deflateEntry('docProps/app.xml', new TextEncoder().encode('<Properties><TitlesOfParts>'));
  writeFileSync(
    join(folder, 'malo.xlsx'),
    writeZip([...entries.filter(({ name }) => name !== junk.name), junk]),
  );
  const { code, err } = run(['procesar', 'malo.xlsx', '-o', 'salida.xlsx']);
  expect(err).toMatch(
    /Una parte del libro «malo.xlsx» está dañada y no se pudo guardar el resultado: .*\.\n$/,
  );
  expect(err).not.toMatch(/ at |Error/);
  expect(code).toBe(2);
  expect(existsSync(join(folder, 'salida.xlsx'))).toBe(false);
});

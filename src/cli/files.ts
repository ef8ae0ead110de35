/** How does a workbook get from disk and back, so that nothing is lost when something fails? */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  lstat,
  open,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './arguments';

/** Bytes of the largest file that is read: no workbook that a person made reaches them. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * The bytes of an input file. What is no file (a pipe, a device) is read too, up to the same size: `/dev/zero` ends.
 *
 * @throws UsageError when there is no such file or it cannot be read.
 */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      return await readUpTo(file, path);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(whyUnreadable(path, (error as NodeJS.ErrnoException).code));
  }
}

async function readUpTo(file: FileHandle, path: string): Promise<Uint8Array> {
  const { size } = await file.stat();
  if (size > MOST_BYTES) throw tooLarge(path);
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE), 0, PIECE, null);
    if (bytesRead === 0) return Buffer.concat(pieces, total);
    total += bytesRead;
    pieces.push(bytesRead < PIECE ? buffer.slice(0, bytesRead) : buffer);
    // A device that never ends is known by how it begins, long before it has the size of the largest file.
    if (total >= PIECE && !isPackage(pieces[0]!)) throw notABook(path);
    if (total > MOST_BYTES) throw tooLarge(path);
  }
}

const PIECE = 1024 * 1024;

/** A zip file or a compound file, by its first bytes; a script is smaller than a piece. */
function isPackage(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
}

function notABook(path: string): UsageError {
  return new UsageError(
    `«${path}» no es un libro de Excel (.xlsx): ábralo con su programa y guárdelo como «Libro de Excel (.xlsx)».`,
  );
}

function tooLarge(path: string): UsageError {
  return new UsageError(
    `El archivo «${path}» tiene más de 512 MB, demasiado para abrirlo aquí: revise que sea el libro que quería.`,
  );
}

function whyUnreadable(path: string, code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `No existe el archivo «${path}»: revise el nombre y la carpeta.`;
  if (code === 'EISDIR') return `«${path}» es una carpeta, no un libro de Excel: indique un archivo .xlsx.`;
  if (code === 'EACCES' || code === 'EPERM') return `No hay permiso para leer «${path}».`;
  return `No se pudo leer el archivo «${path}» (${code ?? 'causa desconocida'}).`;
}

/**
 * Checks before any work that the output can be written and is not the input.
 *
 * @throws UsageError that says what to write instead.
 */
export async function checkOutput(output: string, inputs: readonly string[]): Promise<void> {
  const target = await real(output);
  for (const input of inputs) if (await isSameFile(input, target)) throw asInput(output);
  checkName(output);
  await checkPlace(output, target);
  await checkFolder(output, dirname(target));
}

function asInput(output: string): UsageError {
  return new UsageError(
    `La salida es el mismo archivo que la entrada («${output}»): dele otro nombre, para que el original quede intacto.`,
  );
}

/** By path, or by the file itself: a hard link, or another case of its letters where the disk does not tell them apart. */
async function isSameFile(input: string, target: string): Promise<boolean> {
  if ((await real(input)) === target) return true;
  const [one, other] = await Promise.all([input, target].map((path) => stat(path).catch(() => null)));
  return (
    one !== null && other !== null && one!.ino !== 0 && one!.ino === other!.ino && one!.dev === other!.dev
  );
}

/** Bytes of a file's name that file systems take, and of those that Excel takes of a whole path. */
const MOST_NAME = 218;

function checkName(output: string): void {
  if (Buffer.byteLength(basename(output)) <= MOST_NAME) return;
  throw new UsageError(
    `El nombre de la salida es demasiado largo (${basename(output).length} caracteres) y Excel no lo abriría: dele uno más corto.`,
  );
}

/** Only what is not there yet, or is a plain file, is written: never a device, a pipe, or what a broken link means. */
async function checkPlace(output: string, target: string): Promise<void> {
  const existing = await stat(target).catch(() => null);
  if (existing?.isDirectory()) {
    throw new UsageError(
      `«${output}» es una carpeta: indique el nombre del archivo de salida, por ejemplo salida.xlsx.`,
    );
  }
  if (existing === null && (await lstat(output).catch(() => null)) !== null) {
    throw new UsageError(`«${output}» es un enlace que no lleva a ningún archivo: indique otro nombre.`);
  }
  if (existing !== null && !existing.isFile()) {
    throw new UsageError(
      `«${output}» no es un archivo (es un dispositivo o una tubería): indique otro nombre.`,
    );
  }
  if (existing === null) return;
  await access(target, constants.W_OK).catch(() => {
    throw new UsageError(`No hay permiso para reemplazar «${output}»: indique otro nombre.`);
  });
}

async function checkFolder(output: string, folder: string): Promise<void> {
  const place = await stat(folder).catch(() => null);
  if (!place?.isDirectory()) {
    throw new UsageError(`No existe la carpeta de la salida «${output}»: créela o indique otra.`);
  }
  await access(folder, constants.W_OK).catch(() => {
    throw new UsageError(`No hay permiso para escribir en la carpeta de «${output}»: indique otra.`);
  });
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/sheet\.macroEnabled/, '.xlsm'],
  [/template\.macroEnabled/, '.xltm'],
  [/addin\.macroEnabled/, '.xlam'],
  [/template\.main/, '.xltx'],
  [/./, '.xlsx'],
];

/**
 * Excel refuses a file whose name does not end as its kind of workbook does.
 *
 * @throws UsageError with the ending to give it.
 */
export function checkKind(output: string, contentType = 'sheet.main'): void {
  const ending = ENDINGS.find(([type]) => type.test(contentType))![1];
  if (output.toLowerCase().endsWith(ending)) return;
  const why = ending === '.xlsm' ? ', porque el libro tiene macros' : '';
  throw new UsageError(
    `Excel no abriría «${output}»: dé a la salida un nombre que termine en ${ending}${why}.`,
  );
}

/** Writes a whole file or none: beside the target first, then in its place. */
export async function writeOutput(output: string, bytes: Uint8Array): Promise<void> {
  const target = await real(output);
  // Not the target's name with more to it: a name may be as long as the disk takes.
  const partial = join(dirname(target), `.matriz-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(partial, bytes);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw new UsageError(whyUnwritable(output, (error as NodeJS.ErrnoException).code));
  }
}

function whyUnwritable(output: string, code: string | undefined): string {
  const kept = 'el archivo de salida quedó como estaba';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return `No hay espacio en el disco para «${output}»: libere espacio y vuelva a intentarlo (${kept}).`;
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return `No hay permiso para escribir «${output}»: indique otra carpeta (${kept}).`;
  if (code === 'EBUSY' || code === 'ETXTBSY')
    return `«${output}» está abierto en otro programa: ciérrelo y vuelva a intentarlo (${kept}).`;
  return `No se pudo escribir «${output}» (${code ?? 'causa desconocida'}): ${kept}.`;
}

/** The path behind links; for a file that does not exist yet, that of its folder. */
async function real(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    const folder = await realpath(dirname(absolute)).catch(() => dirname(absolute));
    return join(folder, basename(absolute));
  }
}

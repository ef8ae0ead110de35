/** How does a workbook get from disk and back, so that nothing is lost when something fails? */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './arguments';

/** The bytes of an input file. @throws UsageError when there is no such file or it cannot be read. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(whyUnreadable(path, (error as NodeJS.ErrnoException).code));
  }
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
  for (const input of inputs) {
    if ((await real(input)) === target) {
      throw new UsageError(
        `La salida es el mismo archivo que la entrada («${output}»): dele otro nombre, para que el original quede intacto.`,
      );
    }
  }
  const existing = await stat(target).catch(() => null);
  if (existing?.isDirectory()) {
    throw new UsageError(
      `«${output}» es una carpeta: indique el nombre del archivo de salida, por ejemplo salida.xlsx.`,
    );
  }
  const folder = dirname(target);
  const place = await stat(folder).catch(() => null);
  if (!place?.isDirectory()) {
    throw new UsageError(`No existe la carpeta de la salida «${output}»: créela o indique otra.`);
  }
  await access(folder, constants.W_OK).catch(() => {
    throw new UsageError(`No hay permiso para escribir en la carpeta de «${output}»: indique otra.`);
  });
  if (existing) {
    await access(target, constants.W_OK).catch(() => {
      throw new UsageError(`No hay permiso para reemplazar «${output}»: indique otro nombre.`);
    });
  }
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
  const partial = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await writeFile(partial, bytes);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'causa desconocida';
    throw new UsageError(
      `No se pudo escribir «${output}» (${code}): el archivo de salida quedó como estaba.`,
    );
  }
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

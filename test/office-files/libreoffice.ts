/** Does another office program open this file, and what does it look like there? */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './validate';

/** True when `soffice` is on this machine. */
export const hasLibreOffice = found('soffice', '--version');
const hasPdftoppm = found('pdftoppm', '-v');

function found(program: string, question: string): boolean {
  return spawnSync(program, [question], { timeout: 60_000 }).error === undefined;
}

/**
 * `describe` for tests that need LibreOffice: skipped, and said so by jest, on a machine without it;
 * run, and therefore failed, on the build server, where its absence would be a hole in the checks.
 */
export const describeWithLibreOffice: jest.Describe =
  hasLibreOffice || process.env.CI ? describe : describe.skip;

/**
 * On loading, formulas are worked out again ("own": what LibreOffice says) or left with the values that the
 * file stores ("stored": what a preview or a phone shows).
 */
export type Values = 'own' | 'stored';

const settings = (values: Values) => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${values === 'own' ? 0 : 1}</value></prop></item>
</oor:items>
`;

const temporary: string[] = [];
// The harness is imported at the top of a test file: its folders go when that file's tests end.
afterAll(() => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder, removed when this test file ends. */
export function scratch(): string {
  const made = mkdtempSync(join(tmpdir(), 'matriz-'));
  temporary.push(made);
  return made;
}

const profiles = new Map<Values, string>();

/** LibreOffice profiles of this test file alone: two processes that share one wait for, or fail, each other. */
function ownProfile(values: Values): string {
  const known = profiles.get(values);
  if (known) return known;
  const made = scratch();
  mkdirSync(join(made, 'user'));
  writeFileSync(join(made, 'user', 'registrymodifications.xcu'), settings(values));
  profiles.set(values, made);
  return made;
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Opens the file in LibreOffice and saves it as `to`; gives the new file's path. Rejects, with what
 * LibreOffice said, when it cannot load it. Calls of one test file wait for each other.
 */
export function openWithLibreOffice(
  path: string,
  to: 'pdf' | 'xlsx' | 'fods' | 'ods' = 'pdf',
  values: Values = 'own',
): Promise<string> {
  const next = queue.then(() => convert(path, to, values));
  queue = next.catch(() => undefined);
  return next;
}

async function convert(path: string, to: string, values: Values): Promise<string> {
  const folder = scratch();
  const { code, out, err } = await run('soffice', [
    `-env:UserInstallation=${pathToFileURL(ownProfile(values)).href}`,
    ...['--headless', '--norestore', '--convert-to', to, '--outdir', folder, path],
  ]);
  const made = join(folder, `${basename(path, extname(path))}.${to}`);
  if (code !== 0 || !readdirSync(folder).includes(basename(made))) {
    throw new Error(`LibreOffice could not open ${path}: ${(err || out).trim()}`);
  }
  return made;
}

/** The printed pages as PNG files, in order. Needs pdftoppm (poppler-utils) too. */
export async function renderPages(path: string, dpi = 60): Promise<string[]> {
  if (!hasPdftoppm) throw new Error('pdftoppm (poppler-utils) is not on this machine');
  const pdf = await openWithLibreOffice(path, 'pdf');
  const folder = scratch();
  const { code, err } = await run('pdftoppm', ['-r', String(dpi), '-png', pdf, join(folder, 'page')]);
  if (code !== 0) throw new Error(`pdftoppm: ${err}`);
  return readdirSync(folder)
    .sort((a, b) => pageNumber(a) - pageNumber(b))
    .map((name) => join(folder, name));
}

function pageNumber(name: string): number {
  return Number(/(\d+)\.png$/.exec(name)?.[1] ?? 0);
}

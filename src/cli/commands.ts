/** What does each order of the terminal do? The same actions as the pane's. */
import { basename } from 'node:path';
import { applyLegend } from '../actions/apply-legend';
import { compare, comparisonData } from '../actions/compare';
import { findProblems } from '../actions/find-problems';
import type { ActionOptions, Outcome } from '../actions/outcome';
import { processWorkbook } from '../actions/process';
import { readWorkbook } from '../actions/read';
import { writeFactsheets } from '../actions/write-factsheets';
import { comparisonToJson } from '../domain/comparison-json';
import { findingsToJson, readingToJson } from '../domain/export-json';
import type { EmbeddedExcel } from '../host/embedded-excel';
import { runScript, ScriptStuckError } from '../host/script';
import { UsageError, type Call } from './arguments';
import { checkKind, checkOutput, readInput, writeOutput } from './files';
import { openBook, saveBook } from './host-session';
import { comparisonText, findingsText, readingText } from './plain-text';

/** What a call printed and how it ended. */
export interface Result {
  readonly stdout: string;
  readonly exitCode: 0 | 1;
}

/** Progress and notes of a call; they go to standard error. */
export type Report = (line: string) => void;

/** Runs a call. @throws UsageError or ActionError for what the person can mend. */
export async function runCall(call: Call, report: Report): Promise<Result> {
  if (call.command === 'script') return runScriptCall(call);
  const book = call.files[0]!;
  if (call.output !== null) await checkOutput(call.output, [book]);
  const embedded = await openBook(book);
  try {
    if (call.output !== null) checkKind(call.output, embedded.workbook.origin?.contentType);
    const options = actionOptions(call, report);
    const result = await ORDERS[call.command](call, options, report);
    if (call.output !== null) await writeOutput(call.output, saveBook(embedded, book));
    return result;
  } finally {
    embedded.close();
  }
}

type Order = (call: Call, options: ActionOptions, report: Report) => Promise<Result>;

const ORDERS: Record<Exclude<Call['command'], 'script'>, Order> = {
  leer: async (call, options) => {
    const reading = await readWorkbook(options);
    return done(call.json ? json(readingToJson(reading.matrix, reading.findings)) : readingText(reading));
  },
  validar: async (call, options) => {
    const findings = await findProblems(options);
    const exitCode = findings.some((finding) => finding.severity === 'error') ? 1 : 0;
    const stdout = call.json ? json(findingsToJson(findings)) : findingsText(findings);
    return { stdout, exitCode };
  },
  colorear: async (call, options, report) => told(await applyLegend({ ...options, mode: call.mode }), report),
  comparar: async (call, options, report) => {
    const { from, to } = call;
    if (call.output === null) {
      const { comparison, notes } = await comparisonData({ ...options, from, to });
      notes.forEach((note) => report(`· ${note}`));
      return done(call.json ? json(comparisonToJson(comparison)) : comparisonText(comparison));
    }
    const data = call.json ? await comparisonData({ ...options, from, to }) : null;
    const outcome = await compare({ ...options, from, to });
    // Nothing was compared: a copy of the book would look like a result.
    if (outcome.sheets.length === 0) throw new UsageError(outcome.summary);
    const result = told(outcome, report);
    return data === null ? result : done(json(comparisonToJson(data.comparison)));
  },
  fichas: async (call, options, report) => {
    const chosen = call.municipalities.length > 0 ? { municipalities: call.municipalities } : {};
    return told(await writeFactsheets({ ...options, ...chosen }), report);
  },
  procesar: async (_call, options, report) => told(await processWorkbook(options), report),
};

function actionOptions(call: Call, report: Report): ActionOptions {
  return {
    progress: (finished, total, what) => report(`[${finished}/${total}] ${what}`),
    ...(call.legend === undefined ? {} : { legend: call.legend }),
  };
}

function told(outcome: Outcome, report: Report): Result {
  for (const note of outcome.notes) report(`· ${note}`);
  return done(outcome.summary);
}

function done(stdout: string): Result {
  return { stdout, exitCode: 0 };
}

function json(document: unknown): string {
  return JSON.stringify(document, null, 1);
}

/** A script of the person's failed, not the program: exit code 3 too, with where it failed. */
class ScriptFailure extends Error {
  override name = 'ScriptFailure';

  constructor(cause: unknown) {
    // The script has a realm of its own: its errors are known by what they have.
    const { stack, message } = (cause ?? {}) as { stack?: string; message?: string };
    const detail = stack ?? message ?? String(cause);
    super(
      cause instanceof ScriptStuckError
        ? 'El guion no termina: espera algo que nunca llega (revise sus «await»). No se guardó nada.'
        : `El guion falló y no se guardó nada. Detalle:\n${detail}`,
    );
  }
}

async function runScriptCall(call: Call): Promise<Result> {
  const [script, book = null] = call.files;
  if (call.output !== null) await checkOutput(call.output, [script!, ...(book === null ? [] : [book])]);
  const code = new TextDecoder().decode(await readInput(script!));
  const embedded: EmbeddedExcel = await openBook(book, { office: true });
  try {
    if (call.output !== null) checkKind(call.output, embedded.workbook.origin?.contentType);
    await runScript(code, embedded, console, { filename: basename(script!) }).catch((error: unknown) => {
      throw new ScriptFailure(error);
    });
    if (call.output !== null) await writeOutput(call.output, saveBook(embedded, book));
    return done('');
  } finally {
    embedded.close();
  }
}

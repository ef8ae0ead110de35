/** What does each order of the terminal do? The same actions as the pane's. */
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
import { runScript } from '../host/script';
import type { Call } from './arguments';
import { checkOutput, readInput, writeOutput } from './files';
import { openBook } from './host-session';
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
    const options = actionOptions(call, report);
    const result = await ORDERS[call.command](call, options, report);
    if (call.output !== null) await writeOutput(call.output, embedded.save());
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
      const comparison = await comparisonData({ ...options, from, to });
      return done(call.json ? json(comparisonToJson(comparison)) : comparisonText(comparison));
    }
    const comparison = call.json ? await comparisonData({ ...options, from, to }) : null;
    const result = told(await compare({ ...options, from, to }), report);
    return comparison === null ? result : done(json(comparisonToJson(comparison)));
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

async function runScriptCall(call: Call): Promise<Result> {
  const [script, book = null] = call.files;
  if (call.output !== null) await checkOutput(call.output, [script!, ...(book === null ? [] : [book])]);
  const code = new TextDecoder().decode(await readInput(script!));
  const embedded: EmbeddedExcel = await openBook(book);
  try {
    await runScript(code, embedded, console);
    if (call.output !== null) await writeOutput(call.output, embedded.save());
    return done('');
  } finally {
    embedded.close();
  }
}

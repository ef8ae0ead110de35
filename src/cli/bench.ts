/** What does each action cost? Time, round trips, bytes and memory, for three sizes of workbook; "panel": the pane; "faltas": faults. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { applyLegend } from '../actions/apply-legend';
import { compare } from '../actions/compare';
import { findProblems } from '../actions/find-problems';
import { processWorkbook } from '../actions/process';
import { readWorkbook } from '../actions/read';
import { writeFactsheets } from '../actions/write-factsheets';
import type { EmbeddedExcel } from '../host/embedded-excel';
import { benchFaults } from './bench-faults';
import { makeMatrix, open } from './bench-matrix';
import { benchPanel } from './bench-panel';

/** Municipalities × rounds; the tools are always the Model's 18. */
const SIZES = [
  { municipalities: 18, rounds: 3 },
  { municipalities: 125, rounds: 12 },
  { municipalities: 2469, rounds: 3 },
] as const;

/** Fichas for 2,469 municipalities are 2,469 sheets: nobody asks Excel for that, so neither does the bench. */
const MOST_FACTSHEETS = 125;

interface Row {
  what: string;
  milliseconds: number;
  requests: number;
  sent: number;
  received: number;
  largest: number;
  heap: number;
}

async function main(): Promise<void> {
  const [first, ...rest] = process.argv.slice(2);
  console.log(`Machine: ${machine()}\n`);
  if (first === 'panel') return benchPanel(rest);
  if (first === 'faltas') return benchFaults(rest);
  for (const size of asked(process.argv.slice(2))) {
    const bytes = await makeMatrix(size.municipalities, size.rounds);
    const rows = await measureAll(bytes, size.municipalities <= MOST_FACTSHEETS);
    print(`${size.municipalities} municipalities × 18 tools × ${size.rounds} rounds`, rows);
    if (size.municipalities <= MOST_FACTSHEETS) console.log(`\n${wholeProcess(bytes)}\n`);
  }
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

/** The sizes named on the command line by their municipalities ("npm run bench -- 2469"); without any, all. */
function asked(names: readonly string[]): readonly (typeof SIZES)[number][] {
  if (names.length === 0) return SIZES;
  return SIZES.filter((size) => names.includes(String(size.municipalities)));
}

async function measureAll(bytes: Uint8Array, withFactsheets: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  const actions: [string, () => Promise<unknown>][] = [
    ['leer', () => readWorkbook()],
    ['validar', () => findProblems()],
    ['colorear', () => applyLegend()],
    ['colorear again', () => applyLegend()],
    ['comparar', () => compare()],
  ];
  if (withFactsheets) actions.push(['fichas', () => writeFactsheets()]);
  const embedded = await timed(rows, 'open', null, () => open(bytes));
  for (const [what, action] of actions) await timed(rows, what, embedded, action);
  await timed(rows, 'save', null, async () => embedded.save());
  embedded.close();
  if (withFactsheets) {
    const fresh = await open(bytes);
    await timed(rows, 'procesar', fresh, () => processWorkbook());
    fresh.close();
  }
  return rows;
}

async function timed<T>(
  rows: Row[],
  what: string,
  embedded: EmbeddedExcel | null,
  work: () => Promise<T>,
): Promise<T> {
  embedded?.traffic.reset();
  const start = performance.now();
  const result = await work();
  const milliseconds = performance.now() - start;
  const { requests = 0, requestBytes = 0, responseBytes = 0, largestRequest = 0 } = embedded?.traffic ?? {};
  const heap = process.memoryUsage().heapUsed;
  console.error(`${what}: ${Math.round(milliseconds)} ms`);
  rows.push({
    what,
    milliseconds,
    requests,
    sent: requestBytes,
    received: responseBytes,
    largest: largestRequest,
    heap,
  });
  return result;
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`### ${title}\n`);
  console.log('| action | ms | round trips | sent kB | received kB | largest request kB | heap MB |');
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const k = (bytes: number) => Math.round(bytes / 1000).toLocaleString('en-US');
  for (const { what, milliseconds, requests, sent, received, largest, heap } of rows) {
    const cells = [
      what,
      Math.round(milliseconds),
      requests,
      k(sent),
      k(received),
      k(largest),
      Math.round(heap / 1e6),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

/** `procesar` as a person runs it: process start, reading, work and saving. */
function wholeProcess(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'matriz-bench-'));
  try {
    const input = join(folder, 'entrada.xlsx');
    writeFileSync(input, bytes);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      const run = spawnSync(process.execPath, [
        join(__dirname, 'matriz.cjs'),
        'procesar',
        input,
        '-o',
        join(folder, 'salida.xlsx'),
      ]);
      if (run.status !== 0) throw new Error(`procesar failed: ${run.stderr.toString()}`);
      return performance.now() - start;
    });
    const median = times.sort((a, b) => a - b)[1]!;
    return `procesar as a whole process, start included: ${(median / 1000).toFixed(2)} s (median of 3)`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(3);
});

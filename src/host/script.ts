/** How is a plain office.js script run? As in Script Lab: with Excel, Office and console as globals, and top-level await. */
import vm from 'node:vm';
import type { EmbeddedExcel } from './embedded-excel';

/** The console that a script writes to. */
export type ScriptConsole = Pick<Console, 'log' | 'info' | 'warn' | 'error' | 'debug'>;

/** How a script is run. */
export interface ScriptOptions {
  /** Shown in stack traces. */
  readonly filename?: string;
  /** More globals, for tests. */
  readonly globals?: Readonly<Record<string, unknown>>;
}

/** A script waits for something that never comes, so that nothing is left to happen. */
export class ScriptStuckError extends Error {
  override name = 'ScriptStuckError';
}

/**
 * Runs a script against an open workbook and waits for its end. What it throws is thrown here, unchanged; so is what
 * one of its timers throws, and the rejection of a promise that it forgot to await.
 *
 * @throws ScriptStuckError when it would never end.
 */
export async function runScript(
  code: string,
  embedded: Pick<EmbeddedExcel, 'Excel' | 'Office' | 'OfficeExtension' | 'settled'>,
  console: ScriptConsole,
  options: ScriptOptions = {},
): Promise<void> {
  const { Excel, Office, OfficeExtension } = embedded;
  const filename = options.filename ?? 'guion.js';
  const globals = { Excel, Office, OfficeExtension, console, ...TIMERS, ...OUTER, ...options.globals };
  const context = vm.createContext({ ...globals });
  const forgotten = watchFailures();
  const stuck = watchStuck();
  try {
    // One line before the script: the line numbers of its stack traces are put right by the offset.
    const script = new vm.Script(`(async () => {\n${code}\n})()`, { filename, lineOffset: -1 });
    await Promise.race([script.runInContext(context) as Promise<void>, stuck.never]);
    await embedded.settled();
  } finally {
    stuck.stop();
    forgotten.stop();
  }
  forgotten.check();
}

const TIMERS = { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask };

/** Of the outer realm, so that `instanceof` holds for what the library throws and gives. */
const OUTER = { Error, Date, Promise, URL, TextEncoder, TextDecoder, structuredClone };

/** `Excel.run(…)` without await is common in samples: its failure must not be lost, nor that of a timer. */
function watchFailures(): { stop(): void; check(): void } {
  const failures: unknown[] = [];
  const listen = (reason: unknown): void => {
    failures.push(reason);
  };
  process.on('unhandledRejection', listen);
  process.on('uncaughtException', listen);
  return {
    stop: () => {
      process.off('unhandledRejection', listen);
      process.off('uncaughtException', listen);
    },
    check: () => {
      if (failures.length) throw failures[0];
    },
  };
}

/** Node ends quietly when a promise that is awaited can no longer be settled: that is a failure of the script. */
function watchStuck(): { readonly never: Promise<never>; stop(): void } {
  let listen: () => void;
  const never = new Promise<never>((_, reject) => {
    listen = () => reject(new ScriptStuckError('The script waits for something that never comes.'));
  });
  process.once('beforeExit', listen!);
  return { never, stop: () => void process.off('beforeExit', listen) };
}

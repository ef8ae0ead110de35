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

/**
 * Runs a script against an open workbook and waits for its end. What it throws is thrown here, unchanged; so is the
 * rejection of a promise that it forgot to await.
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
  const forgotten = watchRejections();
  try {
    // One line before the script: the line numbers of its stack traces are put right by the offset.
    const script = new vm.Script(`(async () => {\n${code}\n})()`, { filename, lineOffset: -1 });
    await (script.runInContext(context) as Promise<void>);
    await embedded.settled();
  } finally {
    forgotten.stop();
  }
  forgotten.check();
}

const TIMERS = { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask };

/** Of the outer realm, so that `instanceof` holds for what the library throws and gives. */
const OUTER = { Error, Date, Promise, URL, TextEncoder, TextDecoder, structuredClone };

/** `Excel.run(…)` without await is common in samples: its failure must not be lost. */
function watchRejections(): { stop(): void; check(): void } {
  const failures: unknown[] = [];
  const listen = (reason: unknown): void => {
    failures.push(reason);
  };
  process.on('unhandledRejection', listen);
  return {
    stop: () => void process.off('unhandledRejection', listen),
    check: () => {
      if (failures.length) throw failures[0];
    },
  };
}

/** How is Microsoft's genuine office.js loaded in Node? Unmodified from node_modules, in a `vm` context with a small window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import type { NativeBridge } from './bridge/native';

/** The globals of office.js, of one context. */
export interface OfficeLibrary {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
}

/** Milliseconds that the last load took, for the bench. */
export interface LoadTiming {
  compile: number;
  run: number;
}

/** What the last load of the library cost. */
export const lastLoad: LoadTiming = { compile: 0, run: 0 };

const scripts = new Map<string, vm.Script>();

/** The folder of the package, found from this file (or from the bundle that holds it) as Node finds packages. */
function packageFolder(): string {
  const find = createRequire(__filename);
  return join(dirname(find.resolve('@microsoft/office-js/package.json')), 'dist');
}

/** A file of the package, compiled once a process. */
export function officeScript(file: string): vm.Script {
  const known = scripts.get(file);
  if (known) return known;
  const started = performance.now();
  const filename = join(packageFolder(), file);
  const script = new vm.Script(readFileSync(filename, 'utf8'), { filename });
  lastLoad.compile += performance.now() - started;
  scripts.set(file, script);
  return script;
}

/** The library's watchdogs (script loading, method time-outs) must not keep a finished process alive. */
function patientTimeout(run: () => void, delay = 0): NodeJS.Timeout {
  const timer = setTimeout(run, delay);
  return delay >= 1000 ? timer.unref() : timer;
}

function patientInterval(run: () => void, delay = 0): NodeJS.Timeout {
  return setInterval(run, delay).unref();
}

/** Classes of the outer realm for a context: values that cross the border keep `instanceof Date`, `instanceof Error`. */
export function realmClasses(): Record<string, unknown> {
  const timers = { setTimeout: patientTimeout, clearTimeout, setInterval: patientInterval, clearInterval };
  return { Date, Error, JSON, Promise, URL, console, ...timers };
}

/** The least of a window that the host bundle wants. */
function smallWindow(): vm.Context {
  const window: Record<string, unknown> = {
    ...realmClasses(),
    navigator: { userAgent: 'Node' },
    location: { protocol: 'https:', href: 'https://localhost/', search: '', hash: '' },
    document: {
      createElement: () => ({ style: {} }),
      getElementsByTagName: () => [],
      addEventListener: () => undefined,
    },
  };
  window.window = window;
  window.self = window;
  return vm.createContext(window);
}

/** Loads the host bundle over a native bridge. `debug` takes the readable build: twice as slow. */
export function loadOverBridge(bridge: NativeBridge, debug = false): OfficeLibrary {
  const script = officeScript(debug ? 'excel-web-16.00.debug.js' : 'excel-web-16.00.js');
  const started = performance.now();
  const window = smallWindow();
  window._richApiNativeBridge = bridge;
  script.runInContext(window);
  lastLoad.run = performance.now() - started;
  return window as unknown as OfficeLibrary;
}

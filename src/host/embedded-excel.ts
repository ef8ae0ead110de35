/** How does a program get an Excel of its own? It opens a workbook here and drives it through genuine office.js. */
import type { Faults, Traffic } from './bridge/gate';
import { makeNativeBridge } from './bridge/native';
import { loadOverBridge } from './office-library';
import { openWorkbook, saveWorkbook } from './session/files';
import { Session } from './session/session';
import { WorkbookHost } from './workbook-host';
import type { Workbook } from './workbook/model';

/** How to open. */
export interface OpenOptions {
  /** The readable build of office.js, for its stack traces. */
  readonly debug?: boolean;
  /** `Workbook.name`. */
  readonly name?: string;
}

/** An Excel with one workbook open. */
export interface EmbeddedExcel {
  /** The genuine library, of a context of its own. */
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  /** The live model. */
  readonly workbook: Workbook;
  readonly faults: Faults;
  readonly traffic: Traffic;
  /** The workbook as a file, formulas calculated. */
  save(): Uint8Array;
  /** Resolves when no request and no event is under way. */
  settled(): Promise<void>;
  /** Ends it: requests are no longer answered. */
  close(): void;
}

/** Opens a workbook from the bytes of a file, or (null) a blank one. */
export function openEmbeddedExcel(
  bytes: Uint8Array | null,
  options: OpenOptions = {},
): Promise<EmbeddedExcel> {
  const session = new Session(openWorkbook(bytes));
  if (options.name) session.name = options.name;
  const host = new WorkbookHost(session);
  const bridge = makeNativeBridge(host);
  const { Excel, Office, OfficeExtension } = loadOverBridge(bridge, options.debug);
  return Promise.resolve({
    Excel,
    Office,
    OfficeExtension,
    workbook: session.workbook,
    faults: host.gate,
    traffic: host.gate.traffic,
    save: () => saveWorkbook(session.workbook),
    settled: () => settled(host),
    close: () => bridge.close(),
  });
}

/** Handlers answer events with requests of their own: quiet for a few turns of the event loop means done. */
async function settled(host: WorkbookHost): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!host.idle) quiet = 0;
  }
}

/** How does a program get an Excel of its own? It opens a workbook here and drives it through genuine office.js. */
import type { Faults, Traffic } from './bridge/gate';
import { makeNativeBridge } from './bridge/native';
import { loadOverBridge, type OfficeLibrary } from './office-library';
import { loadInFrame } from './office-page';
import { makePerson, type Person } from './person';
import { openWorkbook, saveWorkbook } from './session/files';
import { join, part } from './session/join';
import { Session } from './session/session';
import type { UndoKeeping } from './session/undo-step';
import { WorkbookHost } from './workbook-host';
import type { Workbook } from './workbook/model';

/** How to open. */
export interface OpenOptions {
  /** The readable build of office.js, for its stack traces. */
  readonly debug?: boolean;
  /** `Workbook.name`. */
  readonly name?: string;
  /**
   * True loads all of office.js as in a frame of Excel on the web: `Office.onReady`, `Office.context`, settings,
   * ribbon actions. It costs some tenths of a second; without it, `Excel.run` works and `Office` is bare.
   */
  readonly office?: boolean;
  /** The person's language, "es-MX" by default. */
  readonly locale?: string;
  /** The file is open for reading only. */
  readonly readOnly?: boolean;
  /** What an add-in's write does to Ctrl+Z: it can be taken back too ("kept", the default), or empties the stack. */
  readonly undo?: UndoKeeping;
  /**
   * Delivers each answer and event to the client's library. Pages of two people have a global `Excel` each; whoever
   * runs both in one process puts the right one in place here.
   */
  readonly deliver?: (message: () => void) => void;
}

/** Faults on demand. */
export interface EmbeddedFaults extends Faults {
  /** Array writes over rows that a filter hides fail with InvalidArgument, as in some builds of Excel. */
  failFilteredWrites(on: boolean): void;
  /**
   * Reading the rule of the conditional formats chosen fails with ItemNotFound or the code given, as some builds of
   * Excel do, and the whole request with it. `kind` is the file's: "expression", "cellIs", "containsText" …
   */
  failFormats(
    chosen: ((format: { sheet: string; id: string; kind: string }) => boolean) | null,
    code?: string,
  ): void;
  /**
   * Names cannot be added while a sheet in front repeats names of the workbook, as a copied one does: in Excel for
   * Windows (OfficeDev/office-js issue 2875).
   */
  failNamesOnCopies(on: boolean): void;
  /** A sheet that is in front cannot be renamed, as by report in Excel on the web (OfficeDev/office-js issue 3218). */
  failRenamingActive(on: boolean): void;
}

/** An Excel with one workbook open. */
export interface EmbeddedExcel {
  /** The genuine library, of a context of its own. */
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  /** The live model. */
  readonly workbook: Workbook;
  readonly faults: EmbeddedFaults;
  readonly traffic: Traffic;
  /** What a person does, raising events. */
  readonly user: Person;
  /**
   * A second person opens the same workbook, with a library, a selection and faults of their own. What either does
   * reaches the other as `source: "Remote"`.
   */
  join(options?: Pick<OpenOptions, 'debug' | 'office' | 'deliver'>): Promise<EmbeddedExcel>;
  /** Presses a button of the ribbon that runs this function; wants `office: true`. */
  press(functionName: string): Promise<void>;
  /** The workbook as a file, formulas calculated. */
  save(): Uint8Array;
  /** Resolves when no request and no event is under way, of a co-author's neither. */
  settled(): Promise<void>;
  /** Ends it: requests are no longer answered. A co-author goes on. */
  close(): void;
}

/** Opens a workbook from the bytes of a file, or (null) a blank one. */
export async function openEmbeddedExcel(
  bytes: Uint8Array | null,
  options: OpenOptions = {},
): Promise<EmbeddedExcel> {
  const session = new Session(openWorkbook(bytes));
  if (options.name) session.name = options.name;
  session.locale = options.locale ?? session.locale;
  session.readOnly = options.readOnly ?? false;
  session.undoKeeping = options.undo ?? session.undoKeeping;
  return attach(session, options, new Set());
}

/** A client at a session; `hosts` are those of all who have the workbook open. */
async function attach(
  session: Session,
  options: OpenOptions,
  hosts: Set<WorkbookHost>,
): Promise<EmbeddedExcel> {
  const host = new WorkbookHost(session);
  hosts.add(host);
  host.gate.setReadOnly(session.readOnly);
  const connection = options.office ? await connectPage(host, options) : connectBridge(host, options);
  const { Excel, Office, OfficeExtension } = connection.library;
  return {
    Excel,
    Office,
    OfficeExtension,
    workbook: session.workbook,
    faults: faultsOf(host),
    traffic: host.gate.traffic,
    user: makePerson(session, () => {
      host.flush();
      return settled(hosts);
    }),
    join: async (how = {}) => attach(join(session), how, hosts),
    press: connection.press,
    save: () => saveWorkbook(session.workbook),
    settled: () => settled(hosts),
    close: () => {
      connection.close();
      part(session);
      hosts.delete(host);
    },
  };
}

/** The gate's faults, and those of the workbook itself. */
function faultsOf({ gate, session }: WorkbookHost): EmbeddedFaults {
  return {
    failRequest: (n, code) => gate.failRequest(n, code),
    cutRequest: (n, share, code) => gate.cutRequest(n, share, code),
    loseAnswer: (n, code) => gate.loseAnswer(n, code),
    beforeRequest: (n, deed) => gate.beforeRequest(n, deed),
    failMember: (member, code) => gate.failMember(member, code),
    loseSession: () => gate.loseSession(),
    restoreSession: () => gate.restoreSession(),
    setEditMode: (on) => gate.setEditMode(on),
    setReadOnly: (on) => {
      session.readOnly = on;
      gate.setReadOnly(on);
    },
    failFilteredWrites: (on) => {
      session.filteredWritesFail = on;
    },
    failFormats: (chosen, code = 'ItemNotFound') => {
      session.unreadableFormat = (format) => (chosen?.(format) ? code : null);
    },
    failNamesOnCopies: (on) => {
      session.namesOnCopiesFail = on;
    },
    failRenamingActive: (on) => {
      session.renamingActiveFails = on;
    },
  };
}

interface Connection {
  readonly library: OfficeLibrary;
  press(functionName: string): Promise<void>;
  close(): void;
}

function connectBridge(host: WorkbookHost, options: OpenOptions): Connection {
  const { deliver = (message) => message() } = options;
  const bridge = makeNativeBridge({
    submit: (request, take) => host.submit(request, (answer) => deliver(() => take(answer))),
    onPush: (take) => host.onPush((pushes) => deliver(() => take(pushes))),
  });
  const noRibbon = new Error('There is no ribbon without `office: true`.');
  return {
    library: loadOverBridge(bridge, options.debug),
    press: () => Promise.reject(noRibbon),
    close: () => bridge.close(),
  };
}

async function connectPage(host: WorkbookHost, options: OpenOptions): Promise<Connection> {
  const { workbook, name } = host.session;
  const { library, parent } = await loadInFrame(host, {
    addinId: '1',
    documentUrl: `https://localhost/${encodeURIComponent(name)}`,
    locale: host.session.locale,
    readOnly: options.readOnly,
    settings: {
      load: () => workbook.settings,
      save: (settings) => {
        workbook.settings = settings;
      },
    },
  });
  return { library, press: (functionName) => parent.press(functionName), close: () => parent.close() };
}

/** Handlers answer events with requests of their own: quiet for a few turns of the event loop means done. */
async function settled(hosts: ReadonlySet<WorkbookHost>): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if ([...hosts].some((host) => !host.idle)) quiet = 0;
  }
}

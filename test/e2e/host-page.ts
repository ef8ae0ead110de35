/** What is the page beside the pane in a browser test? An embedded Excel with one workbook, talking to a frame. */
import { frameName, makeXdmHost, type XdmHost } from '../../src/host/bridge/xdm';
import { openWorkbook, saveWorkbook } from '../../src/host/session/files';
import { makePerson, type Person } from '../../src/host/person';
import { Session } from '../../src/host/session/session';
import { formatAreas } from '../../src/host/workbook/area';
import { WorkbookHost } from '../../src/host/workbook-host';

const LOCALE = 'es-MX';

/** What a test can do with the page. */
export interface HostPage {
  /** Opens a workbook (base64) with the pane beside it. */
  open(workbook: string, pane: string): void;
  /** Presses a ribbon button; resolves when its function has completed. */
  press(functionName: string): Promise<void>;
  /** The workbook as a file (base64). */
  save(): string;
  sheetNames(): string[];
  activeSheet(): string;
  /** Address of the selected cells, without the sheet. */
  selection(): string;
  failRequest(n: number, code: string): void;
  setEditMode(on: boolean): void;
  requests(): number;
  /** What a person does in the grid; the pane hears of it as of any event. */
  person(): Person;
  /** What a cell holds, as text. */
  text(sheet: string, row: number, column: number): string;
}

let current: { session: Session; host: WorkbookHost; xdm: XdmHost } | null = null;

function running(): NonNullable<typeof current> {
  if (!current) throw new Error('No workbook is open.');
  return current;
}

function open(workbook: string, pane: string): void {
  const session = new Session(openWorkbook(Uint8Array.from(atob(workbook), (c) => c.charCodeAt(0))));
  const host = new WorkbookHost(session);
  const addinId = '6d6a6daf-732d-48fe-8e14-f5d8b88171df';
  const conversation = crypto.randomUUID();
  const frame = document.createElement('iframe');
  const xdm = makeXdmHost(
    host,
    {
      addinId,
      documentUrl: `${location.origin}/libro.xlsx`,
      locale: LOCALE,
    },
    (text) => frame.contentWindow!.postMessage(text, location.origin),
  );
  window.addEventListener('message', (event) => {
    if (event.source === frame.contentWindow) xdm.receive(String(event.data));
  });
  frame.name = frameName(conversation, addinId, location.origin, LOCALE);
  frame.title = 'Matriz Viva';
  frame.style.cssText = 'border:0;position:fixed;inset:0;width:100%;height:100%';
  frame.src = pane;
  document.body.replaceChildren(frame);
  current = { session, host, xdm };
}

function save(): string {
  const bytes = saveWorkbook(running().session.workbook);
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const page: HostPage = {
  open,
  save,
  press: (functionName) => running().xdm.press(functionName),
  sheetNames: () => running().session.workbook.sheets.map((sheet) => sheet.name),
  activeSheet: () => running().session.activeSheet.name,
  selection: () => formatAreas(running().session.activeSheet.view.selection.areas),
  failRequest: (n, code) => running().host.gate.failRequest(n, code),
  setEditMode: (on) => running().host.gate.setEditMode(on),
  requests: () => running().host.gate.traffic.requests,
  person: () => {
    const { session, host } = running();
    return makePerson(session, async () => host.flush());
  },
  text: (sheet, row, column) => {
    const found = running().session.workbook.sheets.find(({ name }) => name === sheet);
    return String(found?.cell(row, column)?.value ?? '');
  },
};

declare global {
  interface Window {
    hostPage: HostPage;
  }
}

window.hostPage = page;

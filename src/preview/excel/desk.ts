/** What is one person's Excel in the preview? A workbook, what the person does to it, and the pane that hears of it. */
import { frameName, makeXdmHost, type Leaving, type XdmHost } from '../../host/bridge/xdm';
import { makePerson, type Person } from '../../host/person';
import { join, part } from '../../host/session/join';
import { select } from '../../host/session/selection';
import type { Outlook, Session } from '../../host/session/session';
import type { Undone } from '../../host/session/undo-step';
import { WorkbookHost } from '../../host/workbook-host';
import type { Area } from '../../host/workbook/area';
import type { Sheet } from '../../host/workbook/model';
import type { Edit } from '../grid/edit';
import { AddInFunctions, type FunctionBook } from './add-in-functions';

export const ADDIN_ID = '6d6a6daf-732d-48fe-8e14-f5d8b88171df';
const LOCALE = 'es-MX';

/** Cells that were copied, and the text that went to the clipboard with them. */
export interface Copied {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly text: string;
  readonly cut: boolean;
}

/** One person at one workbook. Everything that may have changed what is seen ends in `changed`. */
export class Desk {
  readonly host: WorkbookHost;
  readonly person: Person;
  /** Grows with each change; what was drawn for an older one is stale. */
  version = 0;
  /** Grows only when cells may look different: selecting leaves it. */
  content = 0;
  copied: Copied | null = null;
  /** What is being typed now; add-ins must wait meanwhile, as in Excel. */
  edit: Edit | null = null;
  /** Unlike any other desk's. */
  readonly key = crypto.randomUUID();
  /** The other person at this workbook, if any. */
  private peer: Desk | null = null;
  private readonly listeners = new Set<() => void>();
  private xdm: XdmHost | null = null;
  private ending: (() => Promise<boolean>) | null = null;
  private functions: AddInFunctions | null = null;

  constructor(readonly session: Session) {
    this.host = new WorkbookHost(session);
    this.person = makePerson(session, () => this.told());
  }

  /** Calls back after every change, of the person's or of the add-in's; returns how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getVersion = (): number => this.version;

  changed(content = true): void {
    this.draw(content);
    if (!content || !this.peer) return;
    this.peer.draw(true);
  }

  private draw(content: boolean): void {
    this.version += 1;
    if (content) this.content += 1;
    for (const listener of this.listeners) listener();
  }

  /** Formulas of the workbook find the add-in's functions from now on. */
  bring(functions: FunctionBook): void {
    this.functions = new AddInFunctions(this.session.workbook, functions, () => this.changed());
  }

  /** The sheet and the selection before this person, whoever acted last. */
  get view(): Outlook {
    return this.session.view;
  }

  /** Whoever acts puts their own sheet and selection into the model first. */
  private takeSeat(): void {
    this.session.seat?.take();
  }

  /** A second person opens the same workbook, as co-authors do. */
  join(): Desk {
    const other = new Desk(join(this.session));
    other.peer = this;
    this.peer = other;
    return other;
  }

  /** The second person is gone: events no longer reach them. */
  part(): void {
    this.peer = null;
    for (const peer of this.session.peers) part(peer);
  }

  /** Something that a person does and `Person` has no word for. */
  act(what: () => void): void {
    this.takeSeat();
    this.session.actor = 'person';
    try {
      const { undo } = this.session;
      if (undo) undo.act(what);
      else what();
    } finally {
      this.session.actor = 'addin';
    }
    void this.told();
  }

  /** Selects areas; `active` is the cell that typing goes into. */
  select(
    sheet: Sheet,
    areas: readonly Area[],
    active: { readonly row: number; readonly column: number },
  ): void {
    this.takeSeat();
    this.session.actor = 'person';
    select(this.session, sheet, areas);
    this.session.actor = 'addin';
    const { row, column } = active;
    sheet.view = { ...sheet.view, selection: { row, column, areas } };
    this.host.flush();
    this.changed(false);
  }

  forgetCopy(): void {
    if (!this.copied) return;
    this.copied = null;
    this.changed(false);
  }

  /** Ctrl+Z: takes back the last thing done to cells, the add-in's too, as Excel does since ExcelApi 1.20. */
  undo(): Promise<Undone> {
    return this.person.undo();
  }

  get visibleSheets(): readonly Sheet[] {
    return this.session.workbook.sheets.filter(
      (sheet) => sheet.visibility === 'Visible' && sheet.isWorksheet,
    );
  }

  setEdit(edit: Edit | null): void {
    const [was, is] = [this.edit !== null, edit !== null];
    this.edit = edit;
    if (was !== is) this.host.gate.setEditMode(is);
    this.changed(false);
  }

  /** Brings the focus to the editor that is open: whoever comes to the cells goes on typing. */
  callEditor(): void {
    if (this.edit) this.setEdit({ ...this.edit, calls: this.edit.calls + 1 });
  }

  /** The person's window says how an entry is ended; returns how to take that back. */
  onEnding(end: () => Promise<boolean>): () => void {
    this.ending = end;
    return () => {
      if (this.ending === end) this.ending = null;
    };
  }

  /** Ends what is being typed before something outside the window goes on; false when that must not go on. */
  endEdit(): Promise<boolean> {
    return this.ending?.() ?? Promise.resolve(true);
  }

  /** The person opens or closes the pane; the add-in does so by `Office.addin`. A closed one goes on working. */
  showPane(open: boolean): void {
    this.session.paneState = open ? 'Visible' : 'Hidden';
    this.changed(false);
  }

  get paneShown(): boolean {
    return this.session.paneState !== 'Hidden';
  }

  /** Two windows have half the height each: sheets are drawn smaller, and their own zoom stays as it is. */
  get scale(): number {
    return this.session.peers.length > 0 ? 0.7 : 1;
  }

  setZoom(sheet: Sheet, percent: number): void {
    sheet.view = { ...sheet.view, zoom: percent };
    this.changed();
  }

  /** Puts the pane into a frame; returns how to take it out. */
  openPane(frame: HTMLIFrameElement, address: string, onLeave: (how: Leaving) => void): () => void {
    const { origin } = location;
    const { workbook } = this.session;
    const xdm = makeXdmHost(
      {
        submit: (request, deliver) => this.submit(request, deliver),
        onPush: (tell) => this.host.onPush(tell),
      },
      {
        addinId: ADDIN_ID,
        documentUrl: `${origin}/${encodeURIComponent(this.session.name)}`,
        locale: LOCALE,
        onLeave,
        settings: {
          load: () => workbook.settings,
          save: (settings) => {
            workbook.settings = settings;
          },
        },
      },
      (text) => frame.contentWindow?.postMessage(text, origin),
    );
    const hear = (event: MessageEvent): void => {
      if (event.source === frame.contentWindow) xdm.receive(String(event.data));
    };
    window.addEventListener('message', hear);
    // A conversation of its own each time: office.js keeps what an earlier one said.
    frame.name = frameName(crypto.randomUUID(), ADDIN_ID, origin, LOCALE);
    frame.src = address;
    frame.addEventListener('load', () => this.functions?.connect(frame.contentWindow!));
    this.xdm = xdm;
    return () => {
      window.removeEventListener('message', hear);
      xdm.close();
      if (this.xdm === xdm) this.xdm = null;
    };
  }

  /** Has the focus moved into the pane; false when no pane is there yet to take it. */
  enterPane(backwards: boolean): boolean {
    return this.xdm?.enter(backwards) ?? false;
  }

  /** Runs a command of the add-in, as its button, menu item or shortcut does. */
  async press(functionName: string): Promise<void> {
    if (!this.xdm) throw new Error('The pane is not open.');
    await this.xdm.press(functionName);
    this.changed();
  }

  private submit(...[request, deliver]: Parameters<WorkbookHost['submit']>): void {
    this.host.submit(request, (answer) => {
      deliver(answer);
      this.changed();
    });
  }

  /** Events go out, and the sheet is drawn again. */
  private told(): Promise<void> {
    this.host.flush();
    this.changed();
    return Promise.resolve();
  }
}

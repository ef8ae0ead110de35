/** What does one person have before them? Ribbon, formula bar, sheet, tabs, and the pane at the right, as in Excel. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Leaving } from '../../host/bridge/xdm';
import { Acts } from '../excel/acts';
import type { Desk } from '../excel/desk';
import { Grid } from '../grid/Grid';
import { nextCell, wholeCell, type Step } from '../grid/moves';
import { SheetLook } from '../look/sheet-look';
import { es } from '../strings.es';
import { FormulaBar } from './FormulaBar';
import { Menu, type MenuItem } from './Menu';
import type { AddIn, Button, Control } from './manifest';
import { Pane } from './Pane';
import { Ribbon } from './Ribbon';
import { SheetTabs } from './SheetTabs';
import { commandOf, type Shortcut } from './shortcuts';
import { StatusBar } from './StatusBar';

/** Whose window is there always. */
export const FIRST = 'p1';

export interface PersonWindowProps {
  readonly desk: Desk;
  readonly addIn: AddIn;
  readonly shortcuts: readonly Shortcut[];
  /** Whose window it is, when there are two. */
  readonly who: string | null;
  readonly id: string;
}

export function PersonWindow({ desk, addIn, shortcuts, who, id }: PersonWindowProps) {
  useSyncExternalStore(desk.subscribe, desk.getVersion);
  const [notice, setNotice] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const acts = useMemo(() => new Acts(desk, setNotice), [desk]);
  const { sheet, selection } = desk.view;
  const { edit } = desk;
  // A change of content makes every look stale.
  const look = useMemo(() => new SheetLook(desk.session, sheet), [desk, sheet, desk.content]); // eslint-disable-line react-hooks/exhaustive-deps
  const root = useRef<HTMLElement>(null);
  const active = { row: selection.row, column: selection.column };

  useEffect(() => desk.onEnding(() => acts.commit()), [desk, acts]);

  function move(step: Step): void {
    const to = nextCell(sheet, active, step);
    desk.select(sheet, [wholeCell(sheet, to)], to);
  }

  async function run(name: string, label: string): Promise<void> {
    if (!(await acts.commit())) return;
    setBusy(true);
    try {
      await desk.press(name);
    } catch (error) {
      console.error(error);
      setNotice(es.noCommand(label));
    } finally {
      setBusy(false);
    }
  }

  function press({ action, label }: Pick<Button, 'action' | 'label'>): void {
    if (busy) return;
    if (action.kind === 'pane') desk.showPane(true);
    else void run(action.name, label);
  }

  /** Tab past the pane's last control goes to the ribbon; the other way out, and Esc, lead to the cells. */
  function leavePane(how: Leaving): void {
    const stop = how === 'forward' ? REGIONS[0][1] : REGIONS[1][1];
    root.current?.querySelector<HTMLElement>(stop)?.focus();
  }

  function keyDown(event: KeyboardEvent): void {
    const command = commandOf(shortcuts, event);
    if (command) {
      event.preventDefault();
      event.stopPropagation();
      return void run(command, command);
    }
    if (event.key === 'F6') {
      event.preventDefault();
      nextRegion(root.current!, desk, acts, event.shiftKey ? -1 : 1);
    }
  }

  const keys = useRef(keyDown);
  useEffect(() => {
    keys.current = keyDown;
  });
  useEffect(() => {
    // Keys pressed while nothing has the focus are the first person's.
    const mine = (target: EventTarget | null): boolean =>
      target === document.body ? id === FIRST : root.current!.contains(target as Node);
    const hear = (event: KeyboardEvent): void => {
      if (mine(event.target)) keys.current(event);
    };
    document.addEventListener('keydown', hear, true);
    return () => document.removeEventListener('keydown', hear, true);
  }, [id]);

  async function copy(cut: boolean): Promise<void> {
    if (await acts.commit()) await navigator.clipboard.writeText(acts.copy(cut));
  }

  async function paste(): Promise<void> {
    try {
      await acts.paste(await navigator.clipboard.readText());
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setNotice(es.pasteHint);
    }
  }

  const words = es.home_;
  const menuGroups: readonly (readonly MenuItem[])[] = [
    [
      { id: 'cut', label: words.cut, hint: 'Ctrl+X', run: () => void copy(true) },
      { id: 'copy', label: words.copy, hint: 'Ctrl+C', run: () => void copy(false) },
      { id: 'paste', label: words.paste, hint: 'Ctrl+V', run: () => void paste() },
    ],
    [
      { id: 'insert', label: words.insertRow, run: () => void acts.insertRows() },
      { id: 'delete', label: words.deleteRow, run: () => void acts.deleteRows() },
      { id: 'clear', label: words.clear, hint: 'Supr', run: () => void acts.erase() },
    ],
    addIn.cellMenu.map((control) => ownItem(control, press)),
  ];

  return (
    <section ref={root} className="person" aria-label={who ? es.windowOf(who) : undefined} data-person={id}>
      {who && <p className="who">{who}</p>}
      <Ribbon
        addIn={addIn}
        desk={desk}
        acts={acts}
        busy={busy}
        onPress={press}
        onCopy={(cut) => void copy(cut)}
        onPaste={() => void paste()}
      />
      <div className="work">
        <main className="book" aria-label={who ? es.windowOf(who) : es.workbook}>
          <FormulaBar desk={desk} acts={acts} active={active} edit={edit} move={move} />
          <Grid desk={desk} acts={acts} look={look} selection={selection} id={id} onMenu={setMenu} />
          <SheetTabs desk={desk} acts={acts} activeSheet={sheet} />
          <StatusBar
            desk={desk}
            look={look}
            selection={selection}
            busy={busy}
            editing={edit !== null}
            notice={notice}
            onDismiss={() => setNotice(null)}
          />
        </main>
        <Pane
          desk={desk}
          open={desk.paneShown}
          onClose={() => desk.showPane(false)}
          onKey={(event) => keys.current(event)}
          onLeave={leavePane}
          onEnter={() => void acts.commit()}
        />
      </div>
      {menu && <Menu label={es.cellMenu} at={menu} groups={menuGroups} onClose={() => setMenu(null)} />}
    </section>
  );
}

function ownItem(control: Control, press: (button: Button) => void): MenuItem {
  const shared = { id: control.id, label: control.label, icon: control.icons['16'] };
  return control.kind === 'button'
    ? { ...shared, run: () => press(control) }
    : { ...shared, items: control.items.map((item) => ownItem(item, press)) };
}

/** F6 goes round: ribbon, cells, sheet tabs, pane. */
const REGIONS = [
  ['.ribbon', '.ribbon [role=tab][aria-selected=true]'],
  ['.formula-bar, .sheet', '[role=grid]'],
  ['.sheet-tabs', '.tab-list [aria-selected=true]'],
  ['.pane', 'iframe'],
] as const;

function nextRegion(root: HTMLElement, desk: Desk, acts: Acts, step: 1 | -1): void {
  const shown = REGIONS.filter(([, stop]) => root.querySelector(stop)?.closest('[hidden]') === null);
  const here = shown.findIndex(([region]) => document.activeElement?.closest(region));
  const [, stop] = shown[(here + step + shown.length) % shown.length]!;
  if (stop === 'iframe') void enterPane(root, desk, acts);
  else root.querySelector<HTMLElement>(stop)?.focus();
}

async function enterPane(root: HTMLElement, desk: Desk, acts: Acts): Promise<void> {
  if (!(await acts.commit())) return;
  // Into the pane office.js brings the focus itself, when it hears of it. Given to the frame beforehand, the focus
  // would stand on no control until then: a Tab would leave the pane at once, an F6 be undone by what comes late.
  if (!desk.enterPane(false)) root.querySelector<HTMLElement>('iframe')?.focus();
}

/** What is the preview as a whole? A bar that says so, with files and a second person, over one window or two. */
import { useEffect, useRef, useState } from 'react';
import { download, openBook } from './excel/books';
import type { FunctionBook } from './excel/add-in-functions';
import { Desk } from './excel/desk';
import { FIRST, PersonWindow } from './shell/PersonWindow';
import type { AddIn } from './shell/manifest';
import type { Shortcut } from './shell/shortcuts';
import { es } from './strings.es';

export interface PreviewProps {
  readonly addIn: AddIn;
  readonly shortcuts: readonly Shortcut[];
  readonly functions: FunctionBook | null;
  /** The example workbook's file. */
  readonly sample: Uint8Array;
}

const SAMPLE = 'matriz-infoem.xlsx';

function deskOf(bytes: Uint8Array, name: string, functions: FunctionBook | null): Desk | string {
  const opened = openBook(bytes, name, functions);
  if (typeof opened === 'string') return opened;
  const desk = new Desk(opened);
  if (functions) desk.bring(functions);
  return desk;
}

export function Preview({ addIn, shortcuts, functions, sample }: PreviewProps) {
  const [desk, setDesk] = useState<Desk>(() => deskOf(sample, SAMPLE, functions) as Desk);
  const [other, setOther] = useState<Desk | null>(null);
  const [isSample, setIsSample] = useState(true);
  const [trouble, setTrouble] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (desk.session.dirty || desk.edit || other?.edit) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [desk, other]);

  /** Ends what is being typed in any window; false when that was refused and one must go on typing first. */
  async function ended(): Promise<boolean> {
    return (await desk.endEdit()) && (!other || (await other.endEdit()));
  }

  /** Puts another book in the place of this one; what is not saved goes only if the person says so. */
  async function put(bytes: Uint8Array, name: string): Promise<void> {
    if (!(await ended())) return;
    const opened = deskOf(bytes, name, functions);
    if (typeof opened === 'string') return setTrouble(opened);
    if (desk.session.dirty && !window.confirm(es.dropChanges(desk.session.name, name))) return;
    setTrouble(null);
    setIsSample(bytes === sample);
    setDesk(opened);
    setOther(null);
  }

  async function save(): Promise<void> {
    if (await ended()) download(desk.session);
  }

  /** A second person comes to the workbook, or leaves it. */
  async function meet(): Promise<void> {
    if (!(await ended())) return;
    if (other) desk.part();
    setOther(other ? null : desk.join());
  }

  const choose = async (file: File | undefined): Promise<void> => {
    if (file) await put(new Uint8Array(await file.arrayBuffer()), file.name);
  };

  return (
    <>
      <header className="title">
        <h1 className="badge">{es.preview}</h1>
        <span className="file">{desk.session.name}</span>
        <span className="what">
          {es.notExcel} {isSample && es.exampleStates}
        </span>
        <button type="button" onClick={() => chooser.current?.click()}>
          {es.open}
        </button>
        <button type="button" onClick={() => void put(sample, SAMPLE)}>
          {es.sample}
        </button>
        <button type="button" aria-pressed={other !== null} title={es.secondHelp} onClick={() => void meet()}>
          {es.second}
        </button>
        <button type="button" className="main" onClick={() => void save()}>
          {es.save}
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx,.xlsm"
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = '';
          }}
        />
      </header>
      {trouble && (
        <p role="alert" className="trouble">
          {trouble}
          <button type="button" aria-label={es.close} onClick={() => setTrouble(null)}>
            ✕
          </button>
        </p>
      )}
      <div className="windows">
        {[desk, ...(other ? [other] : [])].map((each, i) => (
          <PersonWindow
            key={each.key}
            desk={each}
            addIn={addIn}
            shortcuts={shortcuts}
            who={other ? es.people[i]! : null}
            id={i === 0 ? FIRST : 'p2'}
          />
        ))}
      </div>
    </>
  );
}

/** Where does the add-in live? In a frame beside the sheet: the page that is published, with nothing changed. */
import { useEffect, useRef } from 'react';
import type { Leaving } from '../../host/bridge/xdm';
import type { Desk } from '../excel/desk';
import { es } from '../strings.es';

export interface PaneProps {
  readonly desk: Desk;
  readonly open: boolean;
  onClose(): void;
  /** Keys pressed in the pane that belong to Excel. */
  onKey(event: KeyboardEvent): void;
  /** The focus leaves the pane. */
  onLeave(how: Leaving): void;
  /** The focus comes into the pane, by whatever way. */
  onEnter(): void;
}

/** A closed pane lives on, as a shared runtime does. */
export function Pane({ desk, open, onClose, onKey, onLeave, onEnter }: PaneProps) {
  const place = useRef<HTMLDivElement>(null);
  const hear = useRef({ onKey, onLeave, onEnter });
  useEffect(() => {
    hear.current = { onKey, onLeave, onEnter };
  });
  useEffect(() => {
    // The frame must have its name before it is put into the page: office.js finds its host by it.
    const frame = document.createElement('iframe');
    frame.title = es.pane;
    frame.addEventListener('load', () => {
      frame.contentWindow?.addEventListener('keydown', (event) => hear.current.onKey(event));
      frame.contentWindow?.addEventListener('focus', () => hear.current.onEnter());
    });
    const close = desk.openPane(frame, '/taskpane.html', (how) => hear.current.onLeave(how));
    place.current!.replaceChildren(frame);
    return () => {
      close();
      frame.remove();
    };
  }, [desk]);
  return (
    <aside className="pane" aria-label={es.pane} hidden={!open}>
      <div className="pane-head">
        <span>{es.pane}</span>
        <button type="button" aria-label={es.closePane} title={es.closePane} onClick={onClose}>
          ✕
        </button>
      </div>
      <div ref={place} className="pane-body" />
    </aside>
  );
}

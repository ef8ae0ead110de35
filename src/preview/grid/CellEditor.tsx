/** What is typed into a cell, in the cell: Enter and Tab write it, Esc leaves the cell as it was. */
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { cellAddress } from '../../host/workbook/area';
import type { CellLook } from '../look/cell-look';
import { families } from '../look/measure';
import { es } from '../strings.es';
import type { Edit } from './edit';
import { arrowStep, type Step } from './moves';
import type { Box } from './tracks';

export interface CellEditorProps {
  readonly edit: Edit;
  readonly box: Box;
  readonly look: CellLook;
  readonly zoom: number;
  setEdit(edit: Edit | null): void;
  commit(): Promise<boolean>;
  move(step: Step): void;
}

/** The step after an entry: down after Enter, right after Tab, the other way with Shift. */
export function stepAfter({ key, shiftKey }: KeyboardEvent): Step | null {
  if (key === 'Enter') return { rows: shiftKey ? -1 : 1, columns: 0 };
  return key === 'Tab' ? { rows: 0, columns: shiftKey ? -1 : 1 } : null;
}

/** Alt and Enter: a line break, which the browser would not make of them. */
export function isBreak({ key, altKey }: KeyboardEvent): boolean {
  return key === 'Enter' && altKey;
}

/** Breaks the line at the caret, which goes on after the break; the whole text then. */
export function breakLine(event: KeyboardEvent<HTMLTextAreaElement>): string {
  const { currentTarget: field } = event;
  event.preventDefault();
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
  return field.value;
}

export function CellEditor({ edit, box, look, zoom, setEdit, commit, move }: CellEditorProps) {
  const input = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const { current } = input;
    if (!current) return;
    current.focus({ preventScroll: true });
    current.setSelectionRange(current.value.length, current.value.length);
  }, [edit.calls]);

  useLayoutEffect(() => {
    const { current } = input;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.max(box.height - 1, current.scrollHeight)}px`;
  });

  async function keyDown(event: KeyboardEvent<HTMLTextAreaElement>): Promise<void> {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') return setEdit(null);
    if (isBreak(event)) return setEdit({ ...edit, text: breakLine(event) });
    const step = stepAfter(event) ?? (edit.quick ? arrowStep(event.key) : null);
    if (!step) return;
    event.preventDefault();
    if (await commit()) move(step);
  }

  return (
    <textarea
      ref={input}
      className="editor"
      aria-label={es.editCell(cellAddress(edit.row, edit.column))}
      value={edit.text}
      spellCheck={false}
      style={{
        left: box.left,
        top: box.top,
        minWidth: box.width - 1,
        width: box.width - 1,
        fontFamily: families(look.font.name),
        fontSize: ((look.font.size * 4) / 3) * zoom,
        fontWeight: look.font.bold ? 700 : 400,
      }}
      onChange={({ target }) => setEdit({ ...edit, text: target.value })}
      onKeyDown={(event) => void keyDown(event)}
      onPointerDown={(event) => event.stopPropagation()}
    />
  );
}

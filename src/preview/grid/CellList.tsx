/** How is a value chosen from a cell's dropdown? Arrows and Enter, or a click; Esc leaves the cell as it was. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Box } from './tracks';
import { HEAD } from './window';

export interface CellListProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly current: string;
  readonly box: Box;
  readonly room: { readonly width: number; readonly height: number };
  /** Null for Esc. */
  onPick(value: string | null): void;
  /** The person went elsewhere, and stays there. */
  onLeave(): void;
}

const LINE = 24;

export function CellList({ label, values, current, box, room, onPick, onLeave }: CellListProps) {
  const [at, setAt] = useState(Math.max(0, values.indexOf(current)));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const height = Math.min(8, values.length) * LINE + 6;
  const below = box.top + box.height + height <= room.height;

  function keyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'ArrowDown') setAt(Math.min(values.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') onPick(values[at] ?? null);
    else if (event.key === 'Escape' || event.key === 'Tab') onPick(null);
    else return;
    event.preventDefault();
  }

  return (
    <ul
      ref={list}
      className="list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={`opcion-${at}`}
      style={{
        left: HEAD.width + Math.max(0, Math.min(box.left, room.width - 200)),
        top: HEAD.height + (below ? box.top + box.height : Math.max(0, box.top - height)),
        minWidth: Math.max(160, box.width),
        maxHeight: height,
      }}
      onKeyDown={keyDown}
      onBlur={onLeave}
    >
      {values.map((value, i) => (
        <li
          key={i}
          id={`opcion-${i}`}
          role="option"
          aria-selected={i === at}
          onPointerEnter={() => setAt(i)}
          onPointerDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            onPick(value);
          }}
        >
          {value}
        </li>
      ))}
    </ul>
  );
}

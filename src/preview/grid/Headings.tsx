/** How are columns and rows named at the edges? Letters above, numbers at the left; a click selects a whole one. */
import type { PointerEvent } from 'react';
import { columnLetters, type Area } from '../../host/workbook/area';
import type { Layout } from './tracks';
import { HEAD, type Part } from './window';

export interface HeadingsProps {
  readonly layout: Layout;
  readonly parts: readonly Part[];
  readonly areas: readonly Area[];
  onPick(kind: 'row' | 'column' | 'all', track: number, event: PointerEvent): void;
}

interface Run {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

/** One run of tracks for each part at the window's edge. */
function runs(parts: readonly Part[], way: 'row' | 'column'): Run[] {
  const [side, near, far] =
    way === 'row' ? (['top', 'top', 'bottom'] as const) : (['left', 'left', 'right'] as const);
  const seen = new Map<number, Run>();
  for (const part of parts) seen.set(part[side], { part, from: part.shown[near], to: part.shown[far] });
  return [...seen.values()];
}

const touched = (areas: readonly Area[], way: 'row' | 'column', track: number): boolean =>
  areas.some((area) =>
    way === 'row' ? area.top <= track && track <= area.bottom : area.left <= track && track <= area.right,
  );

export function Headings({ layout, parts, areas, onPick }: HeadingsProps) {
  return (
    <div aria-hidden="true">
      <div
        className="head corner-head"
        style={{ width: HEAD.width, height: HEAD.height }}
        onPointerDown={(e) => onPick('all', 0, e)}
      />
      {runs(parts, 'column').map(({ part, from, to }) => (
        <div
          key={`c${part.left}`}
          className="strip"
          style={{ left: HEAD.width + part.left, top: 0, width: part.width, height: HEAD.height }}
        >
          {list(from, to).map((column) => (
            <span
              key={column}
              className={touched(areas, 'column', column) ? 'head on' : 'head'}
              style={{
                left: layout.columns.start(column) - part.fromX,
                width: layout.columns.size(column),
                height: HEAD.height,
              }}
              onPointerDown={(e) => onPick('column', column, e)}
            >
              {layout.columns.size(column) > 0 && columnLetters(column)}
            </span>
          ))}
        </div>
      ))}
      {runs(parts, 'row').map(({ part, from, to }) => (
        <div
          key={`r${part.top}`}
          className="strip"
          style={{ left: 0, top: HEAD.height + part.top, width: HEAD.width, height: part.height }}
        >
          {list(from, to).map((row) => (
            <span
              key={row}
              className={touched(areas, 'row', row) ? 'head on' : 'head'}
              style={{
                top: layout.rows.start(row) - part.fromY,
                height: layout.rows.size(row),
                width: HEAD.width,
              }}
              onPointerDown={(e) => onPick('row', row, e)}
            >
              {layout.rows.size(row) > 8 && row + 1}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const list = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** How are the cells of one part of the window drawn? Fills below, borders over them, texts on top, as Excel layers them. */
import { memo, type CSSProperties, type ReactElement } from 'react';
import { cellAddress, holds, overlaps, type Area } from '../../host/workbook/area';
import type { FontStyle } from '../../host/workbook/styles/style';
import type { CellLook, EdgeLook } from '../look/cell-look';
import { families, fontCss, measure } from '../look/measure';
import type { Run } from '../look/rich-text';
import type { SheetLook } from '../look/sheet-look';
import { boxOf, type Box, type Layout } from './tracks';

export interface QuadrantProps {
  readonly look: SheetLook;
  readonly layout: Layout;
  /** The cells to draw, one by one so that equal ones draw nothing again. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly id: string;
}

/** Columns to the left of what is shown that may let a text flow into it. */
const FLOW = 24;

/** All cells of an area, at their place on the sheet; whoever holds this moves it. */
export const Quadrant = memo(function Quadrant({ look, layout, id, ...shown }: QuadrantProps) {
  const places = placesOf(look, layout, shown);
  return (
    <>
      <Gridlines look={look} layout={layout} shown={shown} />
      {places.map((place) => (
        <Fill key={place.key} place={place} look={look.cell(place.row, place.column)} />
      ))}
      {places.map((place) => (
        <Edges key={place.key} place={place} look={edgesOf(look, place)} />
      ))}
      {rowsOf(places).map(([row, cells]) => (
        // What only reaches into this part is told in its own: a row of nothing else is none here.
        <div key={row} {...(cells.some(({ own }) => own) && { role: 'row', 'aria-rowindex': row + 1 })}>
          {cells.map((place) => (
            <Text key={place.key} place={place} look={look} layout={layout} id={id} />
          ))}
        </div>
      ))}
    </>
  );
});

interface CellPlace {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  readonly area: Area;
  readonly box: Box;
  /** False for what only reaches into this part: a text that flows in, the rest of a merge. */
  readonly own: boolean;
}

function placeAt(layout: Layout, area: Area, shown: Area): CellPlace {
  const { top: row, left: column } = area;
  const own = holds(shown, row, column);
  return { key: cellAddress(row, column), row, column, area, box: boxOf(layout, area), own };
}

/** Every cell with a size, merges once, and those at the left whose text flows in. */
function placesOf(look: SheetLook, layout: Layout, shown: Area): CellPlace[] {
  const { sheet } = look;
  const merges = sheet.merges.filter((merge) => overlaps(merge, shown));
  const places = merges.map((merge) => placeAt(layout, merge, shown));
  for (let row = shown.top; row <= shown.bottom; row++) {
    if (layout.rows.size(row) === 0) continue;
    for (let column = Math.max(0, shown.left - FLOW); column <= shown.right; column++) {
      if (layout.columns.size(column) === 0 || isMerged(merges, row, column)) continue;
      const place = placeAt(layout, { top: row, bottom: row, left: column, right: column }, shown);
      if (place.own || flowsIn(look, layout, place, shown)) places.push(place);
    }
  }
  return places;
}

/** A text at the left that does not end before this part begins. */
function flowsIn(look: SheetLook, layout: Layout, place: CellPlace, shown: Area): boolean {
  const { row, column } = place;
  if ((look.sheet.cell(row, column)?.value ?? null) === null || look.sheet.mergeAt(row, column)) return false;
  const [, room] = fitted(look, layout, place, look.cell(row, column));
  return room.left + room.width > layout.columns.start(shown.left);
}

function isMerged(merges: readonly Area[], row: number, column: number): boolean {
  return merges.some((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
}

function rowsOf(places: readonly CellPlace[]): [number, CellPlace[]][] {
  const rows = new Map<number, CellPlace[]>();
  for (const place of places) rows.set(place.row, [...(rows.get(place.row) ?? []), place]);
  return [...rows].sort((a, b) => a[0] - b[0]);
}

function Gridlines({
  look,
  layout,
  shown,
}: Pick<QuadrantProps, 'look' | 'layout'> & { readonly shown: Area }) {
  if (!look.sheet.view.gridlines) return null;
  const all = boxOf(layout, shown);
  const lines: ReactElement[] = [];
  for (let row = shown.top; row <= shown.bottom; row++) {
    const top = layout.rows.start(row + 1) - 1;
    lines.push(
      <i key={`r${row}`} className="line" style={{ left: all.left, top, width: all.width, height: 1 }} />,
    );
  }
  for (let column = shown.left; column <= shown.right; column++) {
    const left = layout.columns.start(column + 1) - 1;
    lines.push(
      <i key={`c${column}`} className="line" style={{ left, top: all.top, width: 1, height: all.height }} />,
    );
  }
  return <div aria-hidden="true">{lines}</div>;
}

/** A cell's box reaches over the lines at its left and top, so that neighbours share them. */
const covering = ({ left, top, width, height }: Box): CSSProperties => ({
  left: left - 1,
  top: top - 1,
  width: width + 1,
  height: height + 1,
});

/** A merge hides the gridlines within it; those round it stay. */
function Fill({ place, look }: { readonly place: CellPlace; readonly look: CellLook }) {
  const { fill, bar } = look;
  const { area, box } = place;
  const merged = area.top !== area.bottom || area.left !== area.right;
  if (!fill && !bar && !merged) return null;
  const inside = { left: box.left, top: box.top, width: box.width - 1, height: box.height - 1 };
  const style = fill
    ? { ...covering(box), background: fill }
    : { ...inside, background: merged ? '#FFFFFF' : undefined };
  return (
    <i aria-hidden="true" className="fill" style={style}>
      {bar && <i className="bar" style={{ width: `${bar.share * 100}%`, background: bar.color }} />}
    </i>
  );
}

/** A merge takes its far edges from its last cell. */
function edgesOf(look: SheetLook, { area }: CellPlace): CellLook['edges'] {
  const near = look.cell(area.top, area.left).edges;
  if (area.top === area.bottom && area.left === area.right) return near;
  const far = look.cell(area.bottom, area.right).edges;
  return { left: near.left, top: near.top, right: far.right, bottom: far.bottom };
}

function Edges({ place, look }: { readonly place: CellPlace; readonly look: CellLook['edges'] }) {
  if (!look.left && !look.right && !look.top && !look.bottom) return null;
  const css = (edge: EdgeLook): string => (edge ? `${edge.width}px ${edge.line} ${edge.color}` : '0');
  const style = {
    ...covering(place.box),
    borderLeft: css(look.left),
    borderRight: css(look.right),
    borderTop: css(look.top),
    borderBottom: css(look.bottom),
  };
  return <i aria-hidden="true" className="edges" style={style} />;
}

interface TextProps {
  readonly place: CellPlace;
  readonly look: SheetLook;
  readonly layout: Layout;
  readonly id: string;
}

const PADDING = 2;

function Text({ place, look: sheetLook, layout, id }: TextProps) {
  const look = sheetLook.cell(place.row, place.column);
  const { box } = place;
  const [text, room] = fitted(sheetLook, layout, place, look);
  return (
    <div
      {...(place.own ? names(place, look, id) : { 'aria-hidden': true })}
      className={`cell v-${look.vertical} h-${look.horizontal}${look.wrap ? ' wrap' : ''}`}
      style={{ left: box.left, top: box.top, width: box.width - 1, height: box.height - 1 }}
    >
      {text !== '' && (
        <span className="room" style={{ left: room.left - box.left, width: room.width - 1 }}>
          <span className="text" style={textStyle(look, layout.zoom, room, box)}>
            {look.runs && text === look.text
              ? look.runs.map((run, i) => <Piece key={i} run={run} zoom={layout.zoom} />)
              : text}
          </span>
        </span>
      )}
      {look.icon && (
        <span className="icon" style={{ color: look.icon.color }}>
          {look.icon.sign}
        </span>
      )}
    </div>
  );
}

/** A cell is one thing to who listens, even where it is drawn in several parts. */
function names({ key, column }: CellPlace, look: CellLook, id: string) {
  return {
    role: 'gridcell',
    id: `${id}-${key}`,
    'data-cell': key,
    'aria-colindex': column + 1,
    'aria-label': `${key}${spoken(look)}`,
  };
}

/** A symbol says little to who does not see it: the value is told too. */
function spoken({ text, value }: CellLook): string {
  if (value === null) return '';
  return typeof value === 'string' && value !== text ? `: ${value}` : `: ${text}`;
}

/** The text and the stretch of the row that it may use. */
function fitted(sheetLook: SheetLook, layout: Layout, place: CellPlace, look: CellLook): [string, Box] {
  const { box, area } = place;
  const { text, value, wrap, rotation } = look;
  if (text === '' || wrap || rotation || area.left !== area.right) return [text, box];
  const font = fontCss(look.font, layout.zoom);
  const needed =
    Math.max(...text.split('\n').map((line) => measure(line, font))) + 2 * PADDING + look.indent * 9;
  if (needed <= box.width) return [text, box];
  if (typeof value === 'number') {
    const signs = Math.max(1, Math.floor((box.width - 2 * PADDING) / measure('#', font)));
    return ['#'.repeat(signs), box];
  }
  if (typeof value !== 'string') return [text, box];
  const { row, column } = place;
  const from =
    look.horizontal === 'left' ? column : sheetLook.reach(row, column, -1, Math.max(0, column - FLOW));
  const to = look.horizontal === 'right' ? column : sheetLook.reach(row, column, 1, column + FLOW);
  return [text, boxOf(layout, { ...area, left: from, right: to })];
}

function Piece({ run, zoom }: { readonly run: Run; readonly zoom: number }) {
  return <span style={fontStyle(run.font, zoom)}>{run.text}</span>;
}

function fontStyle(font: FontStyle, zoom: number): CSSProperties {
  const lines = [font.underline !== 'none' && 'underline', font.strikethrough && 'line-through'].filter(
    Boolean,
  );
  return {
    fontFamily: families(font.name),
    fontSize: ((font.size * 4) / 3) * zoom,
    fontWeight: font.bold ? 700 : 400,
    fontStyle: font.italic ? 'italic' : 'normal',
    textDecoration: lines.length ? lines.join(' ') : undefined,
    verticalAlign: font.script === 'baseline' ? undefined : font.script === 'superscript' ? 'super' : 'sub',
    color: font.color ?? '#000000',
  };
}

function textStyle(look: CellLook, zoom: number, room: Box, box: Box): CSSProperties {
  const { font, indent, horizontal, rotation } = look;
  const inset = PADDING + indent * 9 * zoom;
  return {
    ...fontStyle(font, zoom),
    paddingLeft: horizontal === 'left' ? inset : PADDING,
    paddingRight: horizontal === 'right' ? inset : PADDING,
    // A centred text that flows stays centred on its own cell.
    ...(horizontal === 'center' &&
      room.width > box.width && {
        position: 'absolute',
        left: box.left - room.left + box.width / 2,
        transform: 'translateX(-50%)',
      }),
    ...rotationStyle(rotation),
  };
}

function rotationStyle(rotation: number): CSSProperties {
  if (rotation === 0) return {};
  if (rotation === 255) return { writingMode: 'vertical-lr', textOrientation: 'upright' };
  if (rotation === 90) return { writingMode: 'vertical-rl', transform: 'rotate(180deg)' };
  if (rotation === 180) return { writingMode: 'vertical-rl' };
  return { transform: `rotate(${rotation <= 90 ? -rotation : rotation - 90}deg)` };
}

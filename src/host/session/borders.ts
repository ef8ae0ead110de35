/** What is the border of a range? Its edges are the outer sides of its outer cells; inside lines belong to two cells each. */
import type { Area } from '../workbook/area';
import type { BorderEdge, BorderPatch, CellStyle } from '../workbook/styles/style';
import { checkFormatting, raiseFormatChanged } from './change';
import { looksOf, patchArea, type Looks } from './looks';
import { RangeRef } from './range-ref';
import type { Session } from './session';

/** Excel.BorderIndex, in the order of the collection. */
export const BORDER_SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;

/** One of the sides. */
export type BorderSide = (typeof BORDER_SIDES)[number];

/** Excel.BorderLineStyle and BorderWeight. */
export const STYLES = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const;
export const WEIGHTS = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

/** A line in the API's words; null parts are mixed. */
export interface Line {
  readonly style: string | null;
  readonly weight: string | null;
  readonly color: string | null;
}

/** The file's style by API style and weight; the first row is what a style gets without a fitting weight. */
const FILE_STYLES: readonly (readonly [string, string, string])[] = [
  ['thin', 'Continuous', 'Thin'],
  ['hair', 'Continuous', 'Hairline'],
  ['medium', 'Continuous', 'Medium'],
  ['thick', 'Continuous', 'Thick'],
  ['dashed', 'Dash', 'Thin'],
  ['mediumDashed', 'Dash', 'Medium'],
  ['dashDot', 'DashDot', 'Thin'],
  ['mediumDashDot', 'DashDot', 'Medium'],
  ['dashDotDot', 'DashDotDot', 'Thin'],
  ['mediumDashDotDot', 'DashDotDot', 'Medium'],
  ['dotted', 'Dot', 'Thin'],
  ['double', 'Double', 'Thick'],
  ['slantDashDot', 'SlantDashDot', 'Medium'],
];

/** The file's line style for a style and a weight of the API; the style wins when they do not go together. */
export function styleAndWeight(style: string | null, weight: string | null): string {
  const exact = FILE_STYLES.find(([, s, w]) => s === style && w === weight);
  return (exact ?? FILE_STYLES.find(([, s]) => s === style) ?? FILE_STYLES[0]!)[0];
}

const lineOf = (edge: BorderEdge): Line => {
  const found = FILE_STYLES.find(([file]) => file === edge.style);
  if (!found) return { style: 'None', weight: 'Thin', color: '#000000' };
  return { style: found[1], weight: found[2], color: edge.color ?? '#000000' };
};

/** Which strip of an area a side is, and which edge of its cells. */
function stripOf(
  area: Area,
  side: BorderSide,
): { area: Area; edge: keyof BorderPatch; opposite?: [Area, keyof BorderPatch] } | null {
  const { top, left, bottom, right } = area;
  switch (side) {
    case 'EdgeTop':
      return { area: { ...area, bottom: top }, edge: 'top' };
    case 'EdgeBottom':
      return { area: { ...area, top: bottom }, edge: 'bottom' };
    case 'EdgeLeft':
      return { area: { ...area, right: left }, edge: 'left' };
    case 'EdgeRight':
      return { area: { ...area, left: right }, edge: 'right' };
    case 'InsideVertical':
      if (left === right) return null;
      return {
        area: { ...area, right: right - 1 },
        edge: 'right',
        opposite: [{ ...area, left: left + 1 }, 'left'],
      };
    case 'InsideHorizontal':
      if (top === bottom) return null;
      return {
        area: { ...area, bottom: bottom - 1 },
        edge: 'bottom',
        opposite: [{ ...area, top: top + 1 }, 'top'],
      };
    default:
      return { area, edge: 'diagonal' };
  }
}

function pickEdge(style: CellStyle, edge: keyof BorderPatch, side: BorderSide): BorderEdge {
  const none = { style: 'none', color: null };
  if (side === 'DiagonalUp' && !style.borders.diagonalUp) return none;
  if (side === 'DiagonalDown' && !style.borders.diagonalDown) return none;
  return style.borders[edge as 'left'];
}

/** The line of a side; parts that differ are null; null when the side does not exist. */
export function readBorder(session: Session, looks: Looks, side: BorderSide): Line | null {
  const strips = stripLooks(looks, side);
  const part = (pick: (line: Line) => string | null): string | null => {
    const found = new Set(
      strips.map(({ strip, edge }) => strip.read(session, (s) => pick(lineOf(pickEdge(s, edge, side))))),
    );
    return found.size === 1 ? [...found][0]! : null;
  };
  if (!strips.length) return { style: 'None', weight: 'Thin', color: '#000000' };
  return { style: part((l) => l.style), weight: part((l) => l.weight), color: part((l) => l.color) };
}

function stripLooks(looks: Looks, side: BorderSide): { strip: Looks; edge: keyof BorderPatch }[] {
  const { areas } = looks;
  if (!areas) return [{ strip: looks, edge: stripOf({ top: 0, left: 0, bottom: 1, right: 1 }, side)!.edge }];
  return areas.ranges.flatMap((range) => {
    const found = stripOf(range.area, side);
    if (!found) return [];
    return [
      {
        strip: looksOf({ sheet: areas.sheet, ranges: [new RangeRef(areas.sheet, found.area)] }),
        edge: found.edge,
      },
    ];
  });
}

/** Draws or (null) removes the line of a side. Inside lines are put on both cells, as Excel does. */
export function writeBorder(
  session: Session,
  looks: Looks,
  side: BorderSide,
  line: Partial<BorderEdge> | null,
): void {
  const { areas } = looks;
  if (!areas)
    return looks.patch(session, {
      borders: borderPatch(side, stripOf({ top: 0, left: 0, bottom: 1, right: 1 }, side)!.edge, line),
    });
  checkFormatting(areas.sheet);
  for (const range of areas.ranges) {
    const found = stripOf(range.area, side);
    if (!found) continue;
    patchArea(session, areas.sheet, found.area, { borders: borderPatch(side, found.edge, line) });
    if (found.opposite)
      patchArea(session, areas.sheet, found.opposite[0], { borders: { [found.opposite[1]]: line } });
    raiseFormatChanged(session, areas.sheet, range.area);
  }
}

function borderPatch(
  side: BorderSide,
  edge: keyof BorderPatch,
  line: Partial<BorderEdge> | null,
): BorderPatch {
  if (side === 'DiagonalUp') return { diagonalUp: line !== null, ...(line && { diagonal: line }) };
  if (side === 'DiagonalDown') return { diagonalDown: line !== null, ...(line && { diagonal: line }) };
  return { [edge]: line };
}

/** A cell's own edge, in the API's words. */
export function readEdge(style: CellStyle, side: BorderSide): Line {
  const edge = stripOf({ top: 0, left: 0, bottom: 0, right: 0 }, side)?.edge ?? 'top';
  return lineOf(pickEdge(style, edge, side));
}

/** The change of a cell's own edge: style, weight and colour as far as given. */
export function edgePatch(side: BorderSide, given: Readonly<Record<string, unknown>>): BorderPatch {
  const edge = stripOf({ top: 0, left: 0, bottom: 0, right: 0 }, side)?.edge ?? 'top';
  if (given.style === 'None') return borderPatch(side, edge, null);
  const style = typeof given.style === 'string' ? given.style : 'Continuous';
  const weight = typeof given.weight === 'string' ? given.weight : 'Thin';
  const line: { style: string; color?: string } = { style: styleAndWeight(style, weight) };
  if (typeof given.color === 'string') line.color = given.color;
  return borderPatch(side, edge, line);
}

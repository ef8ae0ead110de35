/** What stands first: what is pending, without data, fallen back and overdue, as lists that follow a live round? */
import type { FactsheetRow } from '../../domain/factsheet';
import { hasData } from '../../domain/progress';
import { LOOK, type Content } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import { quoted } from './comparison-text';
import { cellAt, type Layout } from './factsheet-layout';
import { setbackCell } from './factsheet-setbacks';
import { span, type SheetCanvas } from './sheet-canvas';

/** One line of the strip: its title, the tools that it lists, and when a live sheet lists them. */
interface StripLine {
  readonly title: string;
  readonly none: string;
  /** After the number of tools: "al 5 de abril de 2023"; "" for nothing. */
  readonly day: string;
  readonly isListed: (row: FactsheetRow) => boolean;
  /** A condition of Excel's for the tool in a sheet's row; null when the sheet does not follow it. */
  readonly condition: ((at: number) => string) | null;
  readonly among: readonly FactsheetRow[];
  /** False where the numbers alone are told: a reader looks for what is pending, and the rest may be long. */
  readonly named: boolean;
}

/** Draws the lines from a row on. */
export function drawStrip(canvas: SheetCanvas, layout: Layout, top: number): void {
  const { columns } = layout;
  const lines = linesOf(layout);
  lines.forEach((line, index) => {
    const row = top + index;
    const listed = line.among.filter(line.isListed);
    canvas.put(row, 0, line.title);
    canvas.put(row, 1, stripContent(layout, line, listed));
    canvas.merge(span(row, 1, columns.right));
    const widths = layout.widths.slice(1, columns.right + 1);
    canvas.height(
      row,
      Math.max(16, textHeight(plainText(line, listed), { widths, size: SIZE, indent: 1 }, 4)),
    );
  });
  const area = span(top, 0, columns.right, top + lines.length - 1);
  canvas.style(area, { fill: LOOK.band, size: SIZE, indent: 1, valign: 'Top' });
  canvas.style({ ...area, right: 0 }, { bold: true, color: LOOK.head });
  canvas.style({ ...area, left: 1 }, { wrap: true });
}

const SIZE = 10;

function linesOf(layout: Layout): StripLine[] {
  const { rows } = layout.page.factsheet;
  const last = layout.rounds.at(-1)!;
  const classOf = last.hidden.classes === null ? null : (at: number) => cellAt(at, last.hidden.classes!);
  const sideOf = ({ states }: FactsheetRow) => states.at(-1)!.side;
  const day = layout.page.factsheet.overdueOn;
  return [
    {
      title: 'Pendientes',
      none: 'Ninguna',
      day: '',
      isListed: ({ pending }) => pending,
      condition: classOf && ((at) => `${classOf(at)}=1`),
      among: rows,
      named: true,
    },
    {
      title: 'Sin dato o sin lectura',
      none: 'Ninguna',
      day: '',
      isListed: (row) => !hasData(sideOf(row)),
      condition: classOf && ((at) => `${classOf(at)}=0`),
      among: rows,
      named: false,
    },
    {
      title: 'Retrocesos',
      none: layout.page.factsheet.common === null ? 'Hay un solo reporte: no se compara' : 'Ninguno',
      day: '',
      isListed: ({ setback }) => setback,
      condition: setbackCondition(layout),
      among: rows,
      named: true,
    },
    ...(day === null
      ? []
      : [
          {
            title: 'Plazos vencidos',
            none: `Ninguno al ${day}`,
            day: ` al ${day}`,
            isListed: ({ overdue }: FactsheetRow) => overdue,
            condition: classOf && ((at: number) => `${classOf(at)}=1`),
            among: rows.filter(({ past }) => past),
            named: true,
          },
        ]),
  ];
}

function setbackCondition(layout: Layout): StripLine['condition'] {
  const cell = setbackCell(layout);
  return cell && ((at) => `${cell(at)}=1`);
}

/** "2: 1.2 Política …; 4.1 Plan …", as a text or as the formula that gives it. */
function stripContent(layout: Layout, line: StripLine, listed: readonly FactsheetRow[]): Content {
  const { condition, among } = line;
  if (condition === null || among.length === 0) return plainText(line, listed);
  const places = placesOf(layout);
  const told = among.map((row) => ({ row, holds: condition(places.get(row)!) }));
  const count = told.map(({ holds }) => `(${holds})`).join('+');
  const names = told.map(({ row, holds }) => `IF(${holds},${quoted(`; ${nameOf(row, line)}`)},"")`).join('&');
  return {
    formula: `=IF(${count}=0,${quoted(line.none)},(${count})&${quoted(`${line.day}: `)}&MID(${names},3,5000))`,
  };
}

function plainText(line: StripLine, listed: readonly FactsheetRow[]): string {
  if (listed.length === 0) return line.none;
  return `${listed.length}${line.day}: ${listed.map((row) => nameOf(row, line)).join('; ')}`;
}

function nameOf({ tool, name }: FactsheetRow, { named }: StripLine): string {
  return named ? `${tool} ${name}` : tool;
}

function placesOf({ groups }: Layout): ReadonlyMap<FactsheetRow, number> {
  return new Map(groups.flatMap(({ tools }) => tools.map(({ row, top }) => [row, top] as const)));
}

/** What does one municipality's ficha hold as a sheet? */
import { ILLUSTRATIVE } from '../../domain/illustrative';
import { dateText } from '../../domain/narrative/dates.es';
import { list } from '../../domain/narrative/grammar.es';
import { LOOK, type SheetDesign } from '../../excel/sheet-design';
import { dayText } from './day-text';
import { drawHead } from './factsheet-head';
import { layoutOf, type FactsheetPage, type Layout } from './factsheet-layout';
import { drawHidden } from './factsheet-live';
import { pageStarts, type Together } from './factsheet-pages';
import { editableColumns } from './factsheet-tags';
import { drawText } from './factsheet-text';
import { drawTools } from './factsheet-tools';
import { SheetCanvas, span } from './sheet-canvas';

/** The widest sheet, in characters, that is legible upright on a letter page. */
const UPRIGHT = 140;

/** The ficha as a design: links, header, progress, tools and narrative, with what the person typed kept. */
export function factsheetSheet(page: FactsheetPage): SheetDesign {
  const layout = layoutOf(page, noticesOf(page));
  const canvas = new SheetCanvas();
  drawHead(canvas, layout);
  drawTools(canvas, layout);
  const text = drawText(canvas, layout);
  drawHidden(canvas, layout);
  const { rows } = layout;
  const landscape = layout.widths.reduce((sum, width) => sum + width, 0) > UPRIGHT;
  for (let row = 0; row <= rows.bottom; row++) canvas.height(row, canvas.heightOf(row));
  const { widths } = layout;
  const repeated = [rows.toolsHead, rows.toolsHead] as const;
  const starts = [
    ...pageStarts(canvas, { widths, landscape, from: 0, repeated: null, groups: text }),
    // The table begins a page: its title and header are never the last of one.
    ...pageStarts(canvas, { widths, landscape, from: rows.toolsTitle, repeated, groups: bandsOf(layout) }),
  ];
  return canvas.design({
    kind: 'ficha',
    key: page.key,
    name: page.name,
    tabColor: LOOK.tab,
    widths: layout.widths,
    hiddenColumns: hiddenColumns(layout),
    frozen: { rows: rows.title + 1, columns: 0 },
    titleRows: repeated,
    landscape,
    printAreas: starts.map((top, index) =>
      span(top, 0, layout.columns.right, (starts[index + 1] ?? rows.bottom + 1) - 1),
    ),
    pageHeader: {
      left: page.factsheet.title,
      ...(page.illustrative ? { right: ILLUSTRATIVE } : {}),
    },
    editable: editableColumns,
  });
}

/** A dimension's band should not be the last row of a page. */
function bandsOf({ groups }: Layout): Together[] {
  return groups.map(({ band }) => [band, band + 1]);
}

function hiddenColumns({ columns }: Layout): number[] {
  return Array.from({ length: columns.end - columns.tag + 1 }, (_, index) => columns.tag + index);
}

/** What a reader must know: that the states are an example, or a copy, and from when terms are counted. */
function noticesOf({ illustrative, sources, factsheet, today }: FactsheetPage): string[] {
  const copied = factsheet.rounds.filter((_, index) => {
    const { follows, row } = sources[index]!;
    return follows === null && row !== null;
  });
  const titles = copied.map(({ title }) => `del ${title.charAt(0).toLowerCase()}${title.slice(1)}`);
  const which = copied.length === factsheet.rounds.length ? '' : ` ${list(titles)}`;
  const { baseDate } = factsheet;
  return [
    ...(illustrative ? [ILLUSTRATIVE] : []),
    ...(copied.length === 0
      ? []
      : [
          `Los estados${which} son una copia del ${dayText(today)}: no cambian con la matriz. Aplique la simbología y vuelva a hacer la ficha para que se actualicen solos.`,
        ]),
    ...(baseDate === null
      ? []
      : [`Los plazos del Modelo se cuentan desde el ${dateText(baseDate)}, fecha base de este libro.`]),
  ];
}

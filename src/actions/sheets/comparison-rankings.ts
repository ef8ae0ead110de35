/** Which changes of state were the most frequent? Ranked, those by legend apart; by formulas when live. */
import { LOOK, THOUSANDS, wrappedHeight } from '../../excel/sheet-design';
import { PAIR, type Layout } from './comparison-layout';
import { charactersOf, drawMore, drawNote, drawSection, LINE } from './comparison-lines';
import { hiddenRanges } from './comparison-live-pairs';
import { isSame, judgePair, pairsOf, pairWords, type Pair, type PairSign } from './comparison-pairs';
import { span, type SheetCanvas } from './sheet-canvas';

/** Changes that each ranking shows at most. */
const MOST = 12;
/** Empty lines that a live ranking keeps for changes to come. */
const SPARE = 2;

/** The most frequent changes, and apart those by legend. */
export function drawRankings(canvas: SheetCanvas, layout: Layout, top: number): number {
  const next = drawRanking(canvas, layout, top, false);
  return drawRanking(canvas, layout, next, true);
}

function drawRanking(canvas: SheetCanvas, layout: Layout, top: number, byLegend: boolean): number {
  drawSection(
    canvas,
    layout,
    top,
    byLegend ? 'Cambios por simbología, contados aparte' : 'Cambios más frecuentes',
  );
  const first = byLegend ? drawNote(canvas, layout, top + 1, LEGEND_NOTE) : top + 1;
  return layout.hidden
    ? drawLiveRanking(canvas, layout, first, byLegend)
    : drawStillRanking(canvas, layout, first, byLegend);
}

const LEGEND_NOTE =
  'Uno de los dos estados no está en la simbología del otro reporte, y ninguno es el de cumplimiento: el cambio puede deberse a la simbología y no cuenta como avance ni como retroceso.';

function drawStillRanking(canvas: SheetCanvas, layout: Layout, first: number, byLegend: boolean): number {
  const ranked = rankedOf(layout, byLegend);
  if (ranked.length === 0) return drawNote(canvas, layout, first, 'Ninguno.') + 1;
  const shown = ranked.slice(0, MOST);
  shown.forEach(({ pair, judged, count }, index) => {
    canvas.putRow(first + index, 0, [`${judged.sign}  ${judged.name}`, count, pairWords(layout, pair)]);
  });
  dressRanking(canvas, layout, first, first + shown.length - 1);
  return drawMore(canvas, layout, first + shown.length, ranked.length - shown.length) + 1;
}

/** The pairs that did happen today, the most frequent first. */
function rankedOf(layout: Layout, byLegend: boolean): { pair: Pair; judged: PairSign; count: number }[] {
  return pairsOf(layout)
    .flatMap((pair) => {
      const judged = judgePair(layout, pair);
      const count = layout.cross.counts[pair.row]![pair.column]!;
      const listed = judged?.byLegend === byLegend && !isSame(pair) && count > 0;
      return listed ? [{ pair, judged, count }] : [];
    })
    .sort((a, b) => b.count - a.count);
}

/** The k-th largest score finds the k-th pair; scores of pairs that did not happen are 0. */
function drawLiveRanking(canvas: SheetCanvas, layout: Layout, first: number, byLegend: boolean): number {
  const { pair } = hiddenRanges(layout, layout.hidden!);
  const scores = pair(byLegend ? PAIR.legendScore : PAIR.score);
  const lines = Math.min(MOST, pairsOf(layout).length, rankedOf(layout, byLegend).length + SPARE);
  for (let k = 1; k <= lines; k++) {
    const none = k === 1 ? '"Ninguno."' : '""';
    const take = (offset: number, otherwise: string) =>
      `=IF(LARGE(${scores},${k})>0,INDEX(${pair(offset)},MATCH(LARGE(${scores},${k}),${scores},0)),${otherwise})`;
    canvas.putRow(first + k - 1, 0, [
      { formula: take(PAIR.name, none) },
      { formula: take(PAIR.count, '""') },
      { formula: take(PAIR.words, '""') },
    ]);
  }
  dressRanking(canvas, layout, first, first + lines - 1);
  const more = `COUNTIF(${scores},">0")-${lines}`;
  canvas.put(first + lines, 0, { formula: `=IF(${more}>0,"… y "&(${more})&" más.","")` });
  canvas.style(span(first + lines, 0, 0), { italic: true, color: LOOK.soft, indent: 1 });
  return first + lines + 2;
}

function dressRanking(canvas: SheetCanvas, layout: Layout, top: number, bottom: number): void {
  canvas.style(span(top, 0, 0, bottom), { indent: 1 });
  canvas.style(span(top, 1, 1, bottom), { bold: true, align: 'Center', numberFormat: THOUSANDS });
  canvas.style(span(top, 2, 2, bottom), { indent: 1, wrap: true });
  canvas.mergeAcross(span(top, 2, layout.right, bottom));
  const width = charactersOf(layout, 2, layout.right);
  const longest = Math.max(...pairsOf(layout).map((pair) => wrappedHeight(pairWords(layout, pair), width)));
  for (let row = top; row <= bottom; row++) canvas.height(row, Math.max(LINE, longest));
}

/** How are colour scales, data bars and icon sets drawn? As a colour, a share of the cell's width, or a sign. */
import type { Rule, Threshold } from '../../host/workbook/conditional-format';

/** A bar behind the text: its share of the width, 0 to 1. */
export interface Bar {
  readonly share: number;
  readonly color: string;
}

type Solve = (formula: string) => number;

/** The number that a threshold stands for among the (ascending) numbers of its ranges. */
function limit(at: Threshold, numbers: readonly number[], solve: Solve): number {
  const [low, high] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const asked = Number(at.value ?? 0);
  switch (at.type) {
    case 'min':
      return low;
    case 'autoMin':
      return Math.min(0, low);
    case 'max':
    case 'autoMax':
      return high;
    case 'percent':
      return low + ((high - low) * asked) / 100;
    case 'percentile':
      return percentile(numbers, asked / 100);
    case 'formula':
      return solve(at.value ?? '');
    case 'num':
      return Number.isFinite(asked) ? asked : solve(at.value ?? '');
  }
}

function percentile(numbers: readonly number[], share: number): number {
  const at = (numbers.length - 1) * share;
  const [below, above] = [numbers[Math.floor(at)] ?? 0, numbers[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

/** The colour of a value on a scale of two or three colours. */
export function scaleColor(
  stops: Extract<Rule, { kind: 'colorScale' }>['stops'],
  value: number,
  numbers: readonly number[],
  solve: Solve,
): string | null {
  const points = stops.map(({ at, color }) => ({ at: limit(at, numbers, solve), color }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  if (value <= first.at) return first.color;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    if (value <= to.at) return mix(from.color, to.color, (value - from.at) / (to.at - from.at || 1));
  }
  return last.color;
}

function mix(from: string, to: string, share: number): string {
  const channel = (color: string, at: number): number => parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => channel(from, at) + (channel(to, at) - channel(from, at)) * share);
  return `rgb(${mixed.map(Math.round).join(' ')})`;
}

/** The bar of a value. */
export function barOf(
  rule: Extract<Rule, { kind: 'dataBar' }>,
  value: number,
  numbers: readonly number[],
  solve: Solve,
): Bar {
  const [low, high] = [limit(rule.min, numbers, solve), limit(rule.max, numbers, solve)];
  const share = high > low ? (value - low) / (high - low) : 0;
  return { share: Math.min(1, Math.max(0, share)), color: rule.color };
}

const SIGNS: Readonly<Record<string, readonly string[]>> = {
  arrows: ['▼', '▶', '▲'],
  symbols: ['✖', '!', '✔'],
  other: ['●', '●', '●'],
};
const COLORS = ['#C00000', '#BF8F00', '#2E7D32'];

/** The sign of a value in an icon set: arrows, symbols, or lights. */
export function iconOf(
  { set, thresholds, reverse }: Extract<Rule, { kind: 'iconSet' }>,
  value: number,
  numbers: readonly number[],
  solve: Solve,
): { sign: string; color: string } {
  const reached = thresholds.filter((at) => {
    const from = limit(at, numbers, solve);
    return at.gte === false ? value > from : value >= from;
  }).length;
  const last = thresholds.length - 1;
  const level = Math.max(0, reached - 1);
  const place = Math.round(((reverse ? last - level : level) / (last || 1)) * 2);
  const signs = SIGNS[/arrow/i.test(set) ? 'arrows' : /symbol|sign/i.test(set) ? 'symbols' : 'other']!;
  return { sign: signs[place]!, color: /gray/i.test(set) ? '#595959' : COLORS[place]! };
}

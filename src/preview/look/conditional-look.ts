/** What do conditional formats add to a cell's look? The first that sets a property decides it, as in Excel. */
import { holds as contains } from '../../host/workbook/area';
import type { ConditionalFormat } from '../../host/workbook/conditional-format';
import type { Sheet } from '../../host/workbook/model';
import type { DxfStyle } from '../../host/workbook/styles/style';
import { barOf, iconOf, scaleColor, type Bar } from './scales';
import type { RuleReader } from './rule-reader';

/** A cell's share of its conditional formats. */
export interface ConditionalLook {
  readonly style: DxfStyle;
  /** A colour scale's colour. */
  readonly fill: string | null;
  readonly bar: Bar | null;
  readonly icon: { readonly sign: string; readonly color: string } | null;
  /** False where a bar or an icon stands for the value. */
  readonly showValue: boolean;
}

const NOTHING: ConditionalLook = { style: {}, fill: null, bar: null, icon: null, showValue: true };

const ordered = new WeakMap<readonly ConditionalFormat[], readonly ConditionalFormat[]>();

function byPriority(formats: readonly ConditionalFormat[]): readonly ConditionalFormat[] {
  let known = ordered.get(formats);
  if (!known) ordered.set(formats, (known = [...formats].sort((a, b) => a.priority - b.priority)));
  return known;
}

/** All formats that hold for a cell, put together. */
export function conditionalLook(
  rules: RuleReader,
  sheet: Sheet,
  row: number,
  column: number,
): ConditionalLook {
  let look = NOTHING;
  for (const format of byPriority(sheet.conditionalFormats)) {
    if (!format.ranges.some((area) => contains(area, row, column))) continue;
    const drawn = drawnLook(rules, sheet, format, row, column);
    if (drawn) look = { ...drawn, ...kept(look) };
    else if (rules.holds(sheet, format, row, column)) {
      if (format.dxf)
        look = { ...look, style: below(look.style, rules.session.workbook.styles.readDxf(format.dxf)) };
      if (format.stopIfTrue) break;
    }
  }
  return look;
}

/** What an earlier format has set stays. */
function kept(look: ConditionalLook): Partial<ConditionalLook> {
  return {
    style: look.style,
    ...(look.fill !== null && { fill: look.fill }),
    ...(look.bar && { bar: look.bar }),
    ...(look.icon && { icon: look.icon }),
    ...(!look.showValue && { showValue: false }),
  };
}

/** Scales, bars and icons; null for rules that hold or do not. */
function drawnLook(
  rules: RuleReader,
  sheet: Sheet,
  format: ConditionalFormat,
  row: number,
  column: number,
): ConditionalLook | null {
  const { rule } = format;
  if (rule.kind !== 'colorScale' && rule.kind !== 'dataBar' && rule.kind !== 'iconSet') return null;
  const value = sheet.cell(row, column)?.value;
  if (typeof value !== 'number') return NOTHING;
  const { numbers } = rules.population(sheet, format.ranges);
  const formula = (text: string): number => Number(rules.value(sheet, format, text, row, column));
  if (rule.kind === 'colorScale')
    return { ...NOTHING, fill: scaleColor(rule.stops, value, numbers, formula) };
  if (rule.kind === 'dataBar')
    return { ...NOTHING, bar: barOf(rule, value, numbers, formula), showValue: rule.showValue };
  return { ...NOTHING, icon: iconOf(rule, value, numbers, formula), showValue: rule.showValue };
}

/** A differential style under another: what the upper one sets stays. */
function below(upper: DxfStyle, lower: DxfStyle): DxfStyle {
  return {
    ...lower,
    ...upper,
    ...((lower.font || upper.font) && { font: { ...lower.font, ...upper.font } }),
    ...((lower.borders || upper.borders) && { borders: { ...lower.borders, ...upper.borders } }),
  };
}

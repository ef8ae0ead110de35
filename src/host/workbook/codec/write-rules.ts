/** How are conditional formats and data validations written? */
import { formatAreas } from '../area';
import type { ConditionalFormat, Rule, Threshold } from '../conditional-format';
import type { DataValidation } from '../features';
import { colorElement } from '../styles/color';
import type { XmlElement } from '../xml/element';
import { childElements, child, declared, element, localName, textOf, withAttrs } from '../xml/element';
import { encodeXString } from '../xml/write';
import type { FormulaText } from './formula-text';
import type { SheetContext } from './write-sheet';

/** What rules need of the workbook that they are written into. */
type Book = Pick<SheetContext, 'styles' | 'formulas'>;

/** The `conditionalFormatting` blocks of the sheet's own rules. */
export function formatElements(formats: readonly ConditionalFormat[], book: Book): XmlElement[] {
  const blocks = new Map<string, XmlElement[]>();
  for (const format of formats) {
    if (isExtended(format) || format.ranges.length === 0) continue;
    const sqref = formatAreas(format.ranges);
    blocks.set(sqref, [...(blocks.get(sqref) ?? []), ruleElement(format, book)]);
  }
  return [...blocks].map(([sqref, rules]) => element('conditionalFormatting', { sqref }, rules));
}

/** A rule of the extension whose kind was changed is written as a plain one. */
function isExtended(format: ConditionalFormat): boolean {
  return format.origin === 'extension' && format.raw !== undefined;
}

function ruleElement(format: ConditionalFormat, { styles, formulas }: Book): XmlElement {
  const { raw, rule } = format;
  const shared = {
    priority: format.priority,
    stopIfTrue: format.stopIfTrue ? 1 : undefined,
    dxfId: format.dxf === null ? undefined : styles.dxfId(format.dxf),
  };
  if (raw && (rule.kind === 'unknown' || sameKind(raw, rule))) {
    return withAttrs(withRuleBody(raw, rule, formulas), shared);
  }
  return element('cfRule', { ...ruleAttributes(rule), ...shared }, ruleChildren(rule, formulas));
}

// A scale's body may hold more than we model, so the file's own stays while its kind does.
function sameKind(raw: XmlElement, rule: Rule): boolean {
  return raw.attrs.type === rule.kind;
}

function withRuleBody(raw: XmlElement, rule: Rule, text: FormulaText): XmlElement {
  const formulas = formulasOf(rule);
  const attrs = rule.kind === 'unknown' ? {} : ruleAttributes(rule);
  if (formulas === null) return withAttrs(raw, attrs);
  const others = raw.children.filter((kid) => typeof kid === 'string' || kid.name !== 'formula');
  return {
    ...withAttrs(raw, attrs),
    children: [...formulas.map((formula) => formulaElement(formula, text)), ...others],
  };
}

function formulaElement(formula: string, text: FormulaText): XmlElement {
  return element('formula', {}, [text.toFile(formula)]);
}

/** The rule's formulas; null for kinds that have none of their own. */
function formulasOf(rule: Rule): readonly string[] | null {
  if (rule.kind === 'cellIs') return rule.formulas;
  return 'formula' in rule ? [rule.formula] : null;
}

function ruleAttributes(rule: Rule): Record<string, string | number | undefined> {
  const bit = (on: boolean): number | undefined => (on ? 1 : undefined);
  switch (rule.kind) {
    case 'cellIs':
      return { type: rule.kind, operator: rule.operator };
    case 'containsText':
      return { type: rule.kind, operator: 'containsText', text: encodeXString(rule.text) };
    case 'notContainsText':
      return { type: rule.kind, operator: 'notContains', text: encodeXString(rule.text) };
    case 'beginsWith':
    case 'endsWith':
      return { type: rule.kind, operator: rule.kind, text: encodeXString(rule.text) };
    case 'timePeriod':
      return { type: rule.kind, timePeriod: rule.period };
    case 'top10':
      return { type: rule.kind, percent: bit(rule.percent), bottom: bit(rule.bottom), rank: rule.rank };
    case 'aboveAverage':
      return {
        type: rule.kind,
        aboveAverage: rule.above ? undefined : 0,
        equalAverage: bit(rule.orEqual),
        stdDev: rule.deviations || undefined,
      };
    case 'unknown':
      return { type: rule.type };
    default:
      return { type: rule.kind };
  }
}

function ruleChildren(rule: Rule, text: FormulaText): XmlElement[] {
  const formulas = (formulasOf(rule) ?? []).map((formula) => formulaElement(formula, text));
  if (rule.kind === 'colorScale') {
    const stops = rule.stops.map((stop) => threshold(stop.at));
    return [
      element('colorScale', {}, [...stops, ...rule.stops.map((stop) => colorElement('color', stop.color))]),
    ];
  }
  if (rule.kind === 'dataBar') {
    const attrs = { showValue: rule.showValue ? undefined : 0 };
    return [
      element('dataBar', attrs, [
        threshold(rule.min),
        threshold(rule.max),
        colorElement('color', rule.color),
      ]),
    ];
  }
  if (rule.kind === 'iconSet') {
    const attrs = {
      iconSet: rule.set,
      showValue: rule.showValue ? undefined : 0,
      reverse: rule.reverse ? 1 : undefined,
    };
    return [element('iconSet', attrs, rule.thresholds.map(threshold))];
  }
  return formulas;
}

function threshold(at: Threshold): XmlElement {
  const type = at.type === 'autoMin' ? 'min' : at.type === 'autoMax' ? 'max' : at.type;
  return element('cfvo', { type, val: at.value, gte: at.gte === false ? 0 : undefined });
}

/** `dataValidations` of the sheet itself; null for none. */
export function validationsElement(
  root: XmlElement,
  all: readonly DataValidation[],
  formulas: FormulaText,
): XmlElement | null {
  const nodes = all
    .filter((validation) => validation.origin === 'sheet' && validation.ranges.length > 0)
    .map((validation) =>
      element(
        'dataValidation',
        { ...validationAttributes(validation, root), sqref: formatAreas(validation.ranges) },
        [
          validation.formula1 === '' ? null : element('formula1', {}, [formulas.toFile(validation.formula1)]),
          validation.formula2 === '' ? null : element('formula2', {}, [formulas.toFile(validation.formula2)]),
        ],
      ),
    );
  return nodes.length ? element('dataValidations', { count: nodes.length }, nodes) : null;
}

function validationAttributes(
  v: DataValidation,
  root: XmlElement,
): Record<string, string | number | undefined> {
  const text = (value: string): string | undefined => (value === '' ? undefined : encodeXString(value));
  return {
    ...declared(v.extra, root),
    type: v.type === 'none' ? undefined : v.type,
    errorStyle: v.alert.style === 'stop' ? undefined : v.alert.style,
    operator: v.operator === 'between' ? undefined : v.operator,
    allowBlank: v.ignoreBlanks ? 1 : undefined,
    showDropDown: v.inCellDropDown ? undefined : 1,
    showInputMessage: v.prompt.show ? 1 : undefined,
    showErrorMessage: v.alert.show ? 1 : undefined,
    errorTitle: text(v.alert.title),
    error: text(v.alert.message),
    promptTitle: text(v.prompt.title),
    prompt: text(v.prompt.message),
  };
}

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';

/** `extLst` with its x14 validations and conditional formats as the model has them now; null when empty. */
export function extensionsElement(
  root: XmlElement,
  validations: readonly DataValidation[],
  formats: readonly ConditionalFormat[],
  formulas: FormulaText,
): XmlElement | null {
  const list = child(root, 'extLst');
  if (!list) return null;
  const kept = childElements(list).flatMap((ext) => {
    const body = childElements(ext)[0];
    const name = body ? localName(body.name) : '';
    if (name !== 'dataValidations' && name !== 'conditionalFormattings') return [ext];
    const kids =
      name === 'dataValidations'
        ? extendedValidations(root, validations, formulas)
        : extendedFormats(body!, formats);
    const count = name === 'dataValidations' ? { count: kids.length } : {};
    const attrs = { ...body!.attrs, ...count, 'xmlns:xm': XM, 'xmlns:x14': X14 };
    return kids.length ? [{ ...ext, children: [element(`x14:${name}`, attrs, kids)] }] : [];
  });
  return kept.length ? { ...list, children: kept } : null;
}

function extendedValidations(
  root: XmlElement,
  all: readonly DataValidation[],
  formulas: FormulaText,
): XmlElement[] {
  const formula = (name: string, text: string): XmlElement | null =>
    text === '' ? null : element(`x14:${name}`, {}, [element('xm:f', {}, [formulas.toFile(text)])]);
  return all
    .filter((v) => v.origin === 'extension' && v.ranges.length > 0)
    .map((v) =>
      element('x14:dataValidation', validationAttributes(v, root), [
        formula('formula1', v.formula1),
        formula('formula2', v.formula2),
        element('xm:sqref', {}, [formatAreas(v.ranges)]),
      ]),
    );
}

/** Rules of the extension with their ranges; those that refine a plain rule follow that rule. */
function extendedFormats(body: XmlElement, formats: readonly ConditionalFormat[]): XmlElement[] {
  return childElements(body).flatMap((block) =>
    childElements(block)
      .filter((rule) => localName(rule.name) === 'cfRule')
      .flatMap((rule) => {
        const own = formats.find((f) => isExtended(f) && f.source === rule);
        const owner = own ?? formats.find((f) => refinedBy(f, rule));
        if (!owner || owner.ranges.length === 0) return [];
        const sqref = element('xm:sqref', {}, [formatAreas(owner.ranges)]);
        const node = own ? extendedRule(own, own.raw!) : rule;
        return [{ ...block, children: [node, sqref] }];
      }),
  );
}

function extendedRule({ priority, dxf }: ConditionalFormat, raw: XmlElement): XmlElement {
  const children = raw.children.map((kid) =>
    typeof kid !== 'string' && localName(kid.name) === 'dxf' && dxf ? { ...dxf, name: kid.name } : kid,
  );
  return withAttrs({ ...raw, children }, { priority });
}

function refinedBy(format: ConditionalFormat, rule: XmlElement): boolean {
  const id = rule.attrs.id;
  return id !== undefined && format.raw !== undefined && textOf(child(format.raw, 'extLst')).includes(id);
}

/** Which conditional formats and data validations does a sheet have? XML → plain data. */
import { parseAreas } from '../area';
import type { CellOperator, ConditionalFormat, Rule, TextKind, Threshold } from '../conditional-format';
import type { DataValidation } from '../features';
import type { StylePool } from '../styles/pool';
import { resolveColor } from '../styles/color';
import type { XmlElement } from '../xml/element';
import { child, childElements, childrenNamed, isTrue, localName, numberOf, textOf } from '../xml/element';
import { decodeXString } from '../xml/write';
import type { FormulaText } from './formula-text';

const X14_FORMATS = 'x14:conditionalFormattings';
const X14_VALIDATIONS = 'x14:dataValidations';

/** All rules of the sheet, those of the x14 extension included; priorities decide, not the order. */
export function readConditionalFormats(
  root: XmlElement,
  styles: StylePool,
  formulas: FormulaText,
): ConditionalFormat[] {
  const plain = childrenNamed(root, 'conditionalFormatting').flatMap((block) =>
    childrenNamed(block, 'cfRule').map((rule, i) =>
      readFormat(rule, block.attrs.sqref ?? '', { styles, formulas }, `${block.attrs.sqref}/${i}`),
    ),
  );
  const all = [...plain, ...readExtended(root, plain)];
  // Ids must be stable and unique within a session; the place in the file is both.
  return all.map((format, i) => ({ ...format, id: formatId(i + 1) }));
}

/** "{00000000-000E-0000-0000-000001000000}"-like id from a running number. */
export function formatId(n: number): string {
  return `{00000000-000E-0000-0000-${n.toString(16).toUpperCase().padStart(12, '0')}}`;
}

interface Book {
  readonly styles: StylePool;
  readonly formulas: FormulaText;
}

function readFormat(raw: XmlElement, sqref: string, book: Book, id: string): ConditionalFormat {
  const dxfId = numberOf(raw.attrs.dxfId);
  return {
    id,
    ranges: parseAreas(sqref),
    rule: readRule(raw, book),
    priority: numberOf(raw.attrs.priority) ?? 1,
    stopIfTrue: isTrue(raw.attrs.stopIfTrue),
    dxf: dxfId === undefined ? null : book.styles.dxf(dxfId),
    origin: 'sheet',
    raw,
    source: raw,
  };
}

function readExtended(root: XmlElement, plain: readonly ConditionalFormat[]): ConditionalFormat[] {
  const known = new Set(plain.map((format) => extensionId(format.raw!)));
  return extensions(root, X14_FORMATS).flatMap((block) => {
    const ranges = parseAreas(textOf(childElements(block).find((kid) => localName(kid.name) === 'sqref')));
    const rules = childElements(block).filter((kid) => localName(kid.name) === 'cfRule');
    // A rule with the id of a plain one only refines it (data bars); it is not a rule of its own.
    return rules
      .filter((rule) => rule.attrs.id === undefined || !known.has(rule.attrs.id))
      .map((raw) => extendedFormat(raw, ranges));
  });
}

function extendedFormat(raw: XmlElement, ranges: ConditionalFormat['ranges']): ConditionalFormat {
  const dxf = childElements(raw).find((kid) => localName(kid.name) === 'dxf');
  return {
    id: '',
    ranges,
    rule: { kind: 'unknown', type: raw.attrs.type ?? '' },
    priority: numberOf(raw.attrs.priority) ?? 1,
    stopIfTrue: isTrue(raw.attrs.stopIfTrue),
    dxf: dxf ? { ...dxf, name: 'dxf' } : null,
    origin: 'extension',
    raw,
    source: raw,
  };
}

/** The id that ties a plain rule to its x14 refinement. */
function extensionId(rule: XmlElement): string | undefined {
  const ext = childElements(child(rule, 'extLst') ?? rule).find((kid) => kid.name === 'ext');
  const id = ext && childElements(ext).find((kid) => localName(kid.name) === 'id');
  return id && textOf(id);
}

/** The blocks inside one kind of worksheet extension. */
export function extensions(root: XmlElement, name: string): XmlElement[] {
  const wanted = localName(name);
  return childrenNamed(child(root, 'extLst'), 'ext')
    .flatMap(childElements)
    .filter((kid) => localName(kid.name) === wanted)
    .flatMap(childElements);
}

function readRule(rule: XmlElement, { styles, formulas: text }: Book): Rule {
  const { attrs } = rule;
  const formulas = childrenNamed(rule, 'formula').map((node) => text.toUser(textOf(node)));
  const formula = formulas[0] ?? '';
  switch (attrs.type) {
    case 'cellIs':
      return { kind: 'cellIs', operator: (attrs.operator ?? 'equal') as CellOperator, formulas };
    case 'expression':
      return { kind: 'expression', formula };
    case 'containsText':
    case 'notContainsText':
    case 'beginsWith':
    case 'endsWith':
      return { kind: attrs.type as TextKind, text: decodeXString(attrs.text ?? ''), formula };
    case 'containsBlanks':
    case 'notContainsBlanks':
    case 'containsErrors':
    case 'notContainsErrors':
      return { kind: attrs.type, formula };
    case 'duplicateValues':
    case 'uniqueValues':
      return { kind: attrs.type };
    case 'timePeriod':
      return { kind: 'timePeriod', period: attrs.timePeriod ?? 'today', formula };
    default:
      return readScaleRule(rule, styles);
  }
}

function readScaleRule(rule: XmlElement, styles: StylePool): Rule {
  const { attrs } = rule;
  const known = ['colorScale', 'dataBar', 'iconSet'].find((name) => name === attrs.type);
  const body = known && child(rule, known);
  if (attrs.type === 'top10') {
    const rank = numberOf(attrs.rank) ?? 10;
    return { kind: 'top10', rank, percent: isTrue(attrs.percent), bottom: isTrue(attrs.bottom) };
  }
  if (attrs.type === 'aboveAverage') {
    const deviations = numberOf(attrs.stdDev) ?? 0;
    const above = isTrue(attrs.aboveAverage, true);
    return { kind: 'aboveAverage', above, orEqual: isTrue(attrs.equalAverage), deviations };
  }
  if (!body) return { kind: 'unknown', type: attrs.type ?? '' };
  const at = childrenNamed(body, 'cfvo').map(readThreshold);
  const colors = childrenNamed(body, 'color').map((node) => resolveColor(node, styles.palette) ?? '#000000');
  const showValue = isTrue(body.attrs.showValue, true);
  if (known === 'colorScale') {
    return { kind: 'colorScale', stops: at.map((stop, i) => ({ at: stop, color: colors[i] ?? '#000000' })) };
  }
  if (known === 'dataBar') {
    const none: Threshold = { type: 'min' };
    return {
      kind: 'dataBar',
      min: at[0] ?? none,
      max: at[1] ?? none,
      color: colors[0] ?? '#638EC6',
      showValue,
    };
  }
  const set = body.attrs.iconSet ?? '3TrafficLights1';
  return { kind: 'iconSet', set, thresholds: at, showValue, reverse: isTrue(body.attrs.reverse) };
}

function readThreshold(cfvo: XmlElement): Threshold {
  return {
    type: (cfvo.attrs.type ?? 'num') as Threshold['type'],
    ...(cfvo.attrs.val !== undefined && { value: cfvo.attrs.val }),
    ...(cfvo.attrs.gte !== undefined && { gte: isTrue(cfvo.attrs.gte) }),
  };
}

const KNOWN_VALIDATION = new Set(
  (
    'type errorStyle operator allowBlank showDropDown showInputMessage showErrorMessage errorTitle error ' +
    'promptTitle prompt sqref'
  ).split(' '),
);

/** All validations of the sheet, those of the x14 extension included. */
export function readValidations(root: XmlElement, formulas: FormulaText): DataValidation[] {
  const plain = childrenNamed(child(root, 'dataValidations'), 'dataValidation').map((node) =>
    readValidation(node, 'sheet', formulas),
  );
  const extended = extensions(root, X14_VALIDATIONS)
    .filter((node) => localName(node.name) === 'dataValidation')
    .map((node) => readValidation(node, 'extension', formulas));
  return [...plain, ...extended].map((validation, i) => ({ ...validation, id: String(i + 1) }));
}

function readValidation(
  node: XmlElement,
  origin: DataValidation['origin'],
  formulas: FormulaText,
): DataValidation {
  const { attrs } = node;
  const part = (name: string): string =>
    formulas.toUser(textOf(childElements(node).find((kid) => localName(kid.name) === name)).trim());
  const text = (value: string | undefined): string => decodeXString(value ?? '');
  const extra = Object.entries(attrs).filter(([name]) => !KNOWN_VALIDATION.has(name));
  return {
    id: '',
    ranges: parseAreas(attrs.sqref ?? part('sqref')),
    type: (attrs.type ?? 'none') as DataValidation['type'],
    operator: attrs.operator ?? 'between',
    formula1: part('formula1'),
    formula2: part('formula2'),
    ignoreBlanks: isTrue(attrs.allowBlank),
    // The attribute says the opposite of its name: it hides the arrow.
    inCellDropDown: !isTrue(attrs.showDropDown),
    prompt: {
      show: isTrue(attrs.showInputMessage),
      title: text(attrs.promptTitle),
      message: text(attrs.prompt),
    },
    alert: {
      show: isTrue(attrs.showErrorMessage),
      style: (attrs.errorStyle ?? 'stop') as DataValidation['alert']['style'],
      title: text(attrs.errorTitle),
      message: text(attrs.error),
    },
    origin,
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
  };
}

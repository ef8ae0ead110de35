/** Which format codes do the built-in numbers stand for? (en-US, as Excel's API shows them) */

const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '$#,##0_);($#,##0)',
  6: '$#,##0_);[Red]($#,##0)',
  7: '$#,##0.00_);($#,##0.00)',
  8: '$#,##0.00_);[Red]($#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** Formats of East Asian Excels, which ECMA-376 (18.8.30) lists by language: days but for four of time. */
const isEastAsianTime = (id: number) => id >= 32 && id <= 35;
const isEastAsian = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The first number that a workbook may give to its own formats. */
export const FIRST_CUSTOM = 164;

/** The code of a built-in format; General for a number that means nothing. */
export function builtInFormat(id: number): string {
  if (isEastAsian(id)) return BUILT_IN[isEastAsianTime(id) ? 21 : 14]!;
  return BUILT_IN[id] ?? 'General';
}

/** The number of a built-in code, or undefined. */
export function builtInId(code: string): number | undefined {
  const found = Object.keys(BUILT_IN).find((id) => BUILT_IN[Number(id)] === code);
  return found === undefined ? undefined : Number(found);
}

/** To which category of the format dialog does a number format belong? */
import { isDateFormat } from '../workbook/format/format-value';

/** Excel.NumberFormatCategory of a format code. */
export function numberFormatCategory(code: string): string {
  if (code === '' || code === 'General') return 'General';
  if (code === '@') return 'Text';
  const plain = code.replace(/"[^"]*"|\\./g, '');
  if (isDateFormat(code)) return /[hs]/i.test(plain) && !/[dy]/i.test(plain) ? 'Time' : 'Date';
  if (plain.includes('%')) return 'Percentage';
  if (/E[+-]/i.test(plain)) return 'Scientific';
  if (/[?#0]\s*\/\s*[?#0\d]/.test(plain)) return 'Fraction';
  if (/_\(.*\*/.test(code)) return 'Accounting';
  if (/[$€£¥]/.test(plain)) return 'Currency';
  return /^(?:#,##)?0(?:\.0+)?(?:_\)|;|\[Red\]|[()#,0.\s_-])*$/i.test(plain) ? 'Number' : 'Custom';
}

/** Which values does a cell's dropdown offer? Those of its list validation: written in it, or those of a range. */
import { findPlace } from '../../host/session/address';
import { holds } from '../../host/workbook/area';
import type { DataValidation } from '../../host/workbook/features';
import { formatValue } from '../../host/workbook/format/format-value';
import type { Sheet, Workbook } from '../../host/workbook/model';
import type { Spot } from './moves';

/** The validation of a cell, or undefined. */
export function validationAt(sheet: Sheet, { row, column }: Spot): DataValidation | undefined {
  return sheet.validations.find(({ ranges }) => ranges.some((area) => holds(area, row, column)));
}

/** The offered values; null when the cell has no dropdown. A list by a formula that is no range offers none. */
export function listValues(workbook: Workbook, sheet: Sheet, spot: Spot): readonly string[] | null {
  const validation = validationAt(sheet, spot);
  if (validation?.type !== 'list' || !validation.inCellDropDown) return null;
  const { formula1 } = validation;
  const literal = /^"(.*)"$/s.exec(formula1);
  if (literal)
    return literal[1]!
      .replaceAll('""', '"')
      .split(',')
      .map((word) => word.trim());
  const place = findPlace(workbook, sheet, formula1.replaceAll('$', ''));
  if (!place) return [];
  const values: string[] = [];
  place.sheet.cells.each(place.area, (_row, _column, cell) => {
    if (cell.value === null) return;
    values.push(formatValue(cell.value, workbook.styles.style(cell.style).numberFormat, workbook.date1904));
  });
  return values;
}

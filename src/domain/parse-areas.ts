/** Which cells does an address name? */
import type { Area } from './grid';

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** The areas of an address such as "C5:D7,F9", "C:D", "5:7" or "'3er reporte'!$C$5". */
export function parseAreas(addresses: string): Area[] {
  return addresses.split(',').flatMap((address) => {
    const match = /^(?:.*!)?\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?$/i.exec(address.trim());
    if (!match || (!match[1] && !match[2])) return [];
    const [, fromColumn = '', fromRow = '', toColumn = fromColumn, toRow = fromRow] = match;
    return [
      {
        top: fromRow ? Number(fromRow) - 1 : 0,
        left: fromColumn ? columnIndex(fromColumn) : 0,
        bottom: toRow ? Number(toRow) - 1 : LAST_ROW,
        right: toColumn ? columnIndex(toColumn) : LAST_COLUMN,
      },
    ];
  });
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

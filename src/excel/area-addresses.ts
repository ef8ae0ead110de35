/** By which addresses are many areas named to Excel? As few as hold 255 characters each. */
import { areaAddress, type Area } from '../domain/grid';

/** Longer addresses are refused, or cut, by some builds (OfficeDev/office-js issue 5198). */
export const LONGEST_ADDRESS = 255;

/** The areas in their order, parted so that each part's address is one that Excel takes. */
export function addressableParts(areas: readonly Area[]): Area[][] {
  const parts: Area[][] = [];
  let length = Infinity;
  for (const area of areas) {
    const added = areaAddress(area).length + 1;
    if (length + added > LONGEST_ADDRESS + 1) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(area);
    length += added;
  }
  return parts;
}

/** One address for several areas: those of one part. */
export function joinedAddress(areas: readonly Area[]): string {
  return areas.map(areaAddress).join(',');
}

/** The ranges that together are the areas, as few as may be. Within the caller's request. */
export function rangesOf(sheet: Excel.Worksheet, areas: readonly Area[]): Excel.RangeAreas[] {
  return addressableParts(areas).map((part) => sheet.getRanges(joinedAddress(part)));
}

/** How is each ficha known and called? A key for its mark and a name for its sheet. */
import type { MunicipalityRef } from '../../domain/align';
import { slug } from '../../domain/fold';
import { markName, type OwnSheet } from '../../excel/own-sheets';
import { checksum } from '../../domain/checksum';

/** Longest name of a sheet. */
const LONGEST_NAME = 31;
const LONGEST_KEY = 60;
const SUFFIX = ' (ficha)';

/**
 * The keys of the fichas of all municipalities: the INEGI code, else a slug of the written name; no two the
 * same, also as they stand in the marks.
 */
export function factsheetKeys(all: readonly MunicipalityRef[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, code, written } of all) {
    const plain = code ?? slug(written);
    const short = plain.length > LONGEST_KEY ? plain.slice(0, LONGEST_KEY) : plain;
    const mark = markName('ficha', short);
    const own = plain === short && !taken.has(mark) ? short : `${short}_${checksum(plain)}`;
    taken.add(markName('ficha', own));
    keys.set(key, own);
  }
  return keys;
}

/** The municipality's name, with «(ficha)» when a sheet that is no ficha of ours has it. */
export function factsheetName(
  { name, written }: MunicipalityRef,
  sheetNames: readonly string[],
  own: readonly OwnSheet[],
): string {
  const wanted = name ?? written;
  const ours = new Set(own.filter(({ kind }) => kind === 'ficha').map(({ sheet }) => sheet.toLowerCase()));
  const isTaken = sheetNames.some((sheet) => {
    const other = sheet.toLowerCase();
    return other === wanted.toLowerCase().slice(0, LONGEST_NAME) && !ours.has(other);
  });
  return isTaken ? wanted.slice(0, LONGEST_NAME - SUFFIX.length) + SUFFIX : wanted;
}

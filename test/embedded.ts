/** How do tests open a workbook in the embedded Excel, with its library as the global `Excel`? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedExcel, type EmbeddedExcel, type OpenOptions } from '../src/host/embedded-excel';

/** The bytes of a fixture, by its name without folder ("matriz-infoem.xlsx"). */
export function fixture(name: string): Uint8Array {
  return readFileSync(join(__dirname, 'fixtures', name));
}

/** Opens a workbook (null: a blank one) and makes its `Excel` the global one that the actions use. */
export async function openHere(bytes: Uint8Array | null, options: OpenOptions = {}): Promise<EmbeddedExcel> {
  const embedded = await openEmbeddedExcel(bytes, options);
  const { Excel, Office, OfficeExtension } = embedded;
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  return embedded;
}

/** The expected reading beside a fixture. */
export function expectation(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, 'fixtures', `${name}.esperado.json`), 'utf8'));
}

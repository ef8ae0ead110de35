/** What is in a zip file? Entries are inflated when asked for and copied as they are when untouched. */
import { deflateSync, inflateSync } from 'fflate';
import { WorkbookFileError } from '../file-error';

/** One entry, still compressed. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Size once inflated, as the directory says. */
  readonly size: number;
  readonly data: Uint8Array;
}

/** Larger parts or files are refused: no workbook that a person made reaches them. */
export const MAX_PART = 256 * 1024 * 1024;
export const MAX_TOTAL = 768 * 1024 * 1024;
const MAX_ENTRIES = 20_000;
/**
 * A part that is large and says so little that it packs to a hundredth is made to fill memory. Sheets pack to a
 * twentieth at best; Apache POI refuses at the same ratio (ZipSecureFile).
 */
const MAX_RATIO = 100;
const LARGE_PART = 32 * 1024 * 1024;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;

/** The entries in the directory's order. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const { count, offset } = directory(view, end);
  if (count > MAX_ENTRIES) throw new WorkbookFileError('too_large', `${count} entries`);
  const entries: ZipEntry[] = [];
  let at = offset;
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken('directory');
    const entry = readEntry(bytes, view, at);
    total += entry.size;
    const isBomb = entry.size > LARGE_PART && entry.size > MAX_RATIO * entry.data.length;
    if (entry.size > MAX_PART || total > MAX_TOTAL || isBomb)
      throw new WorkbookFileError('too_large', entry.name);
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function broken(what: string): WorkbookFileError {
  return new WorkbookFileError('damaged', `the zip's ${what} cannot be read`);
}

function findEnd(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= last; at--) if (view.getUint32(at, true) === END) return at;
  throw new WorkbookFileError('truncated', 'the zip has no end record');
}

function directory(view: DataView, end: number): { count: number; offset: number } {
  const count = view.getUint16(end + 10, true);
  const offset = view.getUint32(end + 16, true);
  if (count !== 0xffff && offset !== 0xffffffff) return { count, offset };
  const locator = end - 20;
  const at = locator >= 0 ? Number(view.getBigUint64(locator + 8, true)) : -1;
  if (at < 0 || at + 56 > view.byteLength || view.getUint32(at, true) !== END64) return { count, offset };
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    offset: Number(view.getBigUint64(at + 48, true)),
  };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  if (view.getUint16(at + 8, true) & 1) throw new WorkbookFileError('encrypted', name);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw broken(`entry ${name}`);
  const sizes = entrySizes(view, at, nameLength);
  const start = dataStart(view, sizes.offset);
  if (start + sizes.packed > bytes.length) throw new WorkbookFileError('truncated', name);
  const data = bytes.subarray(start, start + sizes.packed);
  return { name, method, crc: view.getUint32(at + 16, true), size: sizes.size, data };
}

function entrySizes(
  view: DataView,
  at: number,
  nameLength: number,
): { size: number; packed: number; offset: number } {
  const plain = [24, 20, 42].map((place) => view.getUint32(at + place, true)) as [number, number, number];
  let extra = at + 46 + nameLength;
  const stop = Math.min(extra + view.getUint16(at + 30, true), view.byteLength);
  while (extra + 4 <= stop && view.getUint16(extra, true) !== 1) extra += 4 + view.getUint16(extra + 2, true);
  let wide = extra + 4;
  const [size, packed, offset] = plain.map((value) => {
    if (value !== 0xffffffff || wide + 8 > stop) return value;
    wide += 8;
    return Number(view.getBigUint64(wide - 8, true));
  }) as [number, number, number];
  return { size, packed, offset };
}

function dataStart(view: DataView, offset: number): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) throw broken('entry header');
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** The bytes of an entry; throws when they do not match the directory's checksum. */
export function inflateEntry(entry: ZipEntry): Uint8Array {
  let bytes: Uint8Array;
  try {
    // The buffer of the declared size bounds what a lying entry can inflate to.
    bytes = entry.method === 0 ? entry.data : inflateSync(entry.data, { out: new Uint8Array(entry.size) });
  } catch (error) {
    throw new WorkbookFileError('damaged', (error as Error).message, entry.name);
  }
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new WorkbookFileError('damaged', 'the checksum does not match', entry.name);
  }
  return bytes;
}

/** Compresses a part; small or incompressible ones are stored. */
export function deflateEntry(name: string, bytes: Uint8Array): ZipEntry {
  const packed = deflateSync(bytes, { level: 3 });
  const smaller = packed.length < bytes.length;
  return {
    name,
    method: smaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
    data: smaller ? packed : bytes,
  };
}

// 1 January 1980: the same workbook gives the same bytes.
const DOS_DATE = 0x21;

/** A zip file of these entries. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map((entry) => new TextEncoder().encode(entry.name));
  const size = entries.reduce((sum, entry, i) => sum + 76 + 2 * names[i]!.length + entry.data.length, 22);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  entries.forEach((entry, i) => {
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    writeFields(view, at + 4, entry, names[i]!.length);
    bytes.set(names[i]!, at + 30);
    bytes.set(entry.data, at + 30 + names[i]!.length);
    at += 30 + names[i]!.length + entry.data.length;
  });
  const start = at;
  entries.forEach((entry, i) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    writeFields(view, at + 6, entry, names[i]!.length);
    view.setUint32(at + 42, offsets[i]!, true);
    bytes.set(names[i]!, at + 46);
    at += 46 + names[i]!.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - start, true);
  view.setUint32(at + 16, start, true);
  return bytes;
}

function writeFields(view: DataView, at: number, entry: ZipEntry, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true); // names are UTF-8
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.data.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}

let table: Uint32Array | null = null;

function crcTable(): Uint32Array {
  const made = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    made[n] = c >>> 0;
  }
  return made;
}

function crc32(bytes: Uint8Array): number {
  const steps = (table ??= crcTable());
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = steps[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

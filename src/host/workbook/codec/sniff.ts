/** Is this file a zip that may hold a workbook, and if not, what is it? */
import { WorkbookFileError } from '../file-error';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Throws the error that says what the file is, unless it is a zip. */
export function demandZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new WorkbookFileError('empty', 'the file has no bytes');
  if (startsWith(bytes, ZIP)) return;
  if (startsWith(bytes, EMPTY_ZIP)) throw new WorkbookFileError('not_a_workbook', 'an empty zip file');
  if (startsWith(bytes, OLE)) throw oleError(bytes);
  if (isBareBiff(bytes)) throw new WorkbookFileError('old_format', 'an Excel file from before 1997');
  if (bytes.length < 4 && startsWith(ZIP as unknown as Uint8Array, [...bytes])) {
    throw new WorkbookFileError('truncated', 'only the first bytes of a zip file');
  }
  throw new WorkbookFileError('not_a_workbook', 'not a zip file');
}

// The directory of a compound file names its streams in UTF-16.
function oleError(bytes: Uint8Array): WorkbookFileError {
  if (bytes.length < 512) return new WorkbookFileError('truncated', 'only the head of a compound file');
  if (holdsName(bytes, 'EncryptedPackage')) {
    return new WorkbookFileError('encrypted', 'protected with a password to open');
  }
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) {
    return new WorkbookFileError('old_format', 'an Excel 97–2003 workbook (.xls)');
  }
  return new WorkbookFileError('not_a_workbook', 'a compound file of another kind');
}

function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name, '\0'].flatMap((char) => [char.charCodeAt(0), 0]);
  // Directory entries are 128 bytes long and aligned so.
  for (let at = 0; at + wanted.length <= bytes.length; at += 128) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

function isBareBiff(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1]!) && bytes[3] === 0 && bytes.length > 8;
}

/** Can this machine open the add-in in an Excel of its own, and if not, what is missing? */

/** What the answer depends on. */
export interface Machine {
  /** `process.platform`. */
  readonly platform: string;
  readonly exists: (path: string) => boolean;
  /** True when the Windows registry has that key. */
  readonly hasKey: (key: string) => boolean;
}

const MAC_EXCEL = '/Applications/Microsoft Excel.app';
const WINDOWS_KEYS = ['HKLM', 'HKCU'].map(
  (hive) => `${hive}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe`,
);

const WITHOUT = [
  'Sin Excel en esta máquina puede:',
  '  · usar la terminal:  npm run matriz -- procesar LIBRO.xlsx -o SALIDA.xlsx',
  '  · usar Excel en la web: sirva el complemento con «npm run serve» y, en un libro de Excel en la web, elija',
  '    Inicio ▸ Complementos ▸ Más complementos ▸ Mis complementos ▸ Cargar mi complemento, con manifest.xml.',
].join('\n');

/** What the person must know before anything is tried, in Spanish; null when Excel is there. */
export function whatIsMissing({ platform, exists, hasKey }: Machine): string | null {
  if (platform === 'win32') {
    return WINDOWS_KEYS.some(hasKey)
      ? null
      : `Falta Excel de escritorio: no está instalado en este Windows.\n${WITHOUT}`;
  }
  if (platform === 'darwin') {
    return exists(MAC_EXCEL) ? null : `Falta Excel de escritorio: no está en «${MAC_EXCEL}».\n${WITHOUT}`;
  }
  const name = platform === 'linux' ? 'Linux' : platform;
  return `Falta Excel de escritorio: solo existe para Windows y Mac, y esta máquina usa ${name}.\n${WITHOUT}`;
}

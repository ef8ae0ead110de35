/** How are sheets and the workbook protected? With what is allowed meanwhile, and a password that only opens. */
import { ApiError } from '../bridge/errors';
import { EventType } from '../bridge/events';
import type { ProtectedAct, SheetProtection } from '../workbook/features';
import { PROTECTED_ACTS } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { origin } from './change';
import type { Session } from './session';
import { raiseSheet } from './sheets';

/** Excel.WorksheetProtectionOptions and the acts that the file names. */
const OPTIONS: Readonly<Record<string, ProtectedAct>> = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowEditObjects: 'objects',
  allowEditScenarios: 'scenarios',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
};

/** The options as the API tells them. */
export function optionsOf(protection: SheetProtection): Record<string, unknown> {
  const told = Object.entries(OPTIONS).map(([name, act]) => [name, protection.allow[act]]);
  const { selectLockedCells, selectUnlockedCells } = protection.allow;
  const selectionMode = selectLockedCells ? 'Normal' : selectUnlockedCells ? 'Unlocked' : 'None';
  return { ...Object.fromEntries(told), selectionMode };
}

function allowed(options: Readonly<Record<string, unknown>>): SheetProtection['allow'] {
  const mode = options.selectionMode ?? 'Normal';
  const allow = Object.fromEntries(PROTECTED_ACTS.map((act) => [act, false])) as Record<
    ProtectedAct,
    boolean
  >;
  for (const [name, act] of Object.entries(OPTIONS)) allow[act] = options[name] === true;
  allow.selectLockedCells = mode === 'Normal';
  allow.selectUnlockedCells = mode !== 'None';
  return allow;
}

/**
 * A password's old hash, as the file keeps it ([MS-OFFCRYPTO] 2.3.7.1, the "password verifier").
 * Sheet protection is no encryption: the hash only tells a wrong password from the right one.
 */
export function passwordHash(password: string): string {
  let hash = 0;
  for (let i = password.length - 1; i >= 0; i--) {
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
    hash ^= password.charCodeAt(i);
  }
  hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  hash ^= password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, '0');
}

/** Protects a sheet; fails when it is protected (excel.worksheetprotection#protect). */
export function protectSheet(
  session: Session,
  sheet: Sheet,
  options: Readonly<Record<string, unknown>>,
  password: string | null,
): void {
  if (sheet.protection) throw new ApiError('InvalidOperation', 'The worksheet is already protected.');
  const secret: Record<string, string> = password ? { password: passwordHash(password) } : {};
  sheet.protection = { allow: allowed(options), secret };
  protectionChanged(session, sheet, true);
}

/** Takes a sheet's protection off; a wrong or missing password is refused. */
export function unprotectSheet(session: Session, sheet: Sheet, password: string | null): void {
  if (!sheet.protection) return;
  const { secret } = sheet.protection;
  if (secret.hashValue) throw new ApiError('AccessDenied', 'The embedded Excel cannot check this password.');
  if (secret.password && secret.password !== passwordHash(password ?? '')) throw new ApiError('AccessDenied');
  sheet.protection = null;
  protectionChanged(session, sheet, false);
}

function protectionChanged(session: Session, sheet: Sheet, isProtected: boolean): void {
  session.dirty = true;
  const news = { isProtected, ...origin(session) };
  raiseSheet(session, EventType.worksheetProtectionChanged, sheet, news);
}

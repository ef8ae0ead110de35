/** How are sheets added, renamed, shown, moved and deleted? With Excel's rules for names and visibility. */
import { ApiError } from '../bridge/errors';
import { EventType, WORKBOOK_TARGET, type EventType as Type } from '../bridge/events';
import {
  addSheet as addToModel,
  copyName,
  copySheet as copyInModel,
  deleteSheet as removeSheet,
  moveSheet as moveInModel,
  renameSheet as renameInModel,
} from '../workbook/edit/sheets';
import type { Sheet, Visibility } from '../workbook/model';
import { origin } from './change';
import type { Session } from './session';

const FORBIDDEN = /[\\/?*:[\]]/;

/** Refuses names that Excel refuses: empty, over 31 characters, with \ / ? * : [ ], an apostrophe at an end, "History". */
export function checkSheetName(session: Session, name: string, self: Sheet | null = null): void {
  const bad =
    name === '' || name.length > 31 || FORBIDDEN.test(name) || name.startsWith("'") || name.endsWith("'");
  if (bad || name.toLowerCase() === 'history')
    throw new ApiError('InvalidArgument', `"${name}" is not a valid name for a sheet.`);
  const other = session.workbook.sheetNamed(name);
  if (other && other !== self)
    throw new ApiError('ItemAlreadyExists', `A sheet named "${name}" already exists.`);
}

/** Refuses changes of the structure while it is protected. */
export function checkStructure(session: Session): void {
  if (session.workbook.structureProtected) throw new ApiError('AccessDenied');
}

/** Raises an event of the sheet and of the sheet collection. */
export function raiseSheet(session: Session, type: Type, sheet: Sheet, more: object = {}): void {
  session.events.raise(type, [sheet.id, WORKBOOK_TARGET], () => ({ worksheetId: sheet.id, ...more }));
}

/** Adds a sheet at the end; without a name it gets the next free "Sheet<n>". */
export function addSheet(session: Session, name: string | null): Sheet {
  checkStructure(session);
  const { workbook } = session;
  const wanted = name ?? freeName(session);
  checkSheetName(session, wanted);
  const sheet = addToModel(workbook, wanted);
  session.dirty = true;
  raiseSheet(session, EventType.worksheetAdded, sheet, origin(session));
  return sheet;
}

/** Copies a sheet to a position; the copy is named "Nombre (2)". */
export function copySheet(session: Session, source: Sheet, position: number): Sheet {
  checkStructure(session);
  const { workbook } = session;
  const copy = copyInModel(workbook, source, copyName(workbook, source.name), position);
  session.dirty = true;
  raiseSheet(session, EventType.worksheetAdded, copy, origin(session));
  return copy;
}

function freeName(session: Session): string {
  let n = session.workbook.sheets.length + 1;
  while (session.workbook.sheetNamed(`Sheet${n}`)) n += 1;
  return `Sheet${n}`;
}

/** Renames a sheet; formulas and names follow. */
export function renameSheet(session: Session, sheet: Sheet, name: string): void {
  checkStructure(session);
  checkSheetName(session, name, sheet);
  const nameBefore = sheet.name;
  if (name === nameBefore) return;
  if (session.renamingActiveFails && session.actor === 'addin' && session.view.sheet === sheet) {
    throw new ApiError('GeneralException', 'Invalid Sheet');
  }
  renameInModel(session.workbook, sheet, name);
  session.dirty = true;
  raiseSheet(session, EventType.worksheetNameChanged, sheet, {
    nameBefore,
    nameAfter: name,
    ...origin(session),
  });
}

const visibleSheets = (session: Session): Sheet[] =>
  session.workbook.sheets.filter((s) => s.visibility === 'Visible');

/** Shows or hides a sheet; one must stay visible. */
export function setVisibility(session: Session, sheet: Sheet, visibility: Visibility): void {
  const before = sheet.visibility;
  if (before === visibility) return;
  checkStructure(session);
  if (visibility !== 'Visible' && visibleSheets(session).every((s) => s === sheet))
    throw new ApiError('InvalidOperation');
  sheet.visibility = visibility;
  session.dirty = true;
  if (visibility !== 'Visible' && session.activeSheet === sheet) moveOn(session, sheet);
  const news = { visibilityBefore: before, visibilityAfter: visibility, ...origin(session) };
  raiseSheet(session, EventType.worksheetVisibilityChanged, sheet, news);
}

/** Activates the visible sheet next to one that goes away. */
function moveOn(session: Session, leaving: Sheet): void {
  const { sheets } = session.workbook;
  const at = sheets.indexOf(leaving);
  const next = [...sheets.slice(at + 1), ...sheets.slice(0, at).reverse()].find(
    (s) => s.visibility === 'Visible',
  );
  if (next) activate(session, next);
}

/** Shows a sheet; a hidden one cannot be activated. */
export function activate(session: Session, sheet: Sheet): void {
  if (sheet.visibility !== 'Visible')
    throw new ApiError('InvalidOperation', 'A hidden sheet cannot be activated.');
  const before = session.activeSheet;
  session.workbook.activeSheet = sheet;
  if (before === sheet) return;
  raiseSheet(session, EventType.worksheetDeactivated, before);
  raiseSheet(session, EventType.worksheetActivated, sheet);
}

/** Deletes a sheet: not a very hidden one, not the last visible one (excel.worksheet#delete). */
export function deleteSheet(session: Session, sheet: Sheet): void {
  checkStructure(session);
  if (sheet.visibility === 'VeryHidden') throw new ApiError('InvalidOperation');
  if (visibleSheets(session).every((s) => s === sheet)) throw new ApiError('InvalidOperation');
  if (session.activeSheet === sheet) moveOn(session, sheet);
  for (const range of session.heldRanges()) if (range.sheet === sheet) range.gone = true;
  removeSheet(session.workbook, sheet);
  session.dirty = true;
  raiseSheet(session, EventType.worksheetDeleted, sheet, origin(session));
}

/** Moves a sheet to a position, counted from 0. */
export function moveSheet(session: Session, sheet: Sheet, position: number): void {
  checkStructure(session);
  const { workbook } = session;
  if (!Number.isInteger(position) || position < 0 || position >= workbook.sheets.length)
    throw new ApiError('InvalidArgument');
  const before = workbook.sheets.indexOf(sheet);
  moveInModel(workbook, sheet, position);
  session.dirty = true;
  const news = { positionBefore: before, positionAfter: position, ...origin(session) };
  raiseSheet(session, EventType.worksheetMoved, sheet, news);
}

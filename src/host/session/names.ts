/** Which names does the workbook define, and which may be added? */
import { ApiError } from '../bridge/errors';
import type { DefinedName } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import type { Session } from './session';

/** The names of the workbook (sheet null) or of one sheet. */
export interface NameScope {
  readonly sheet: Sheet | null;
}

/** One name, by scope and name: its data are replaced whole when they change. */
export interface NameRef extends NameScope {
  readonly name: string;
}

const BUILT_IN = /^_xlnm\./i;

/** The names of a scope, without those that Excel keeps for itself (print areas, filters). */
export function namesIn(session: Session, { sheet }: NameScope): DefinedName[] {
  return session.workbook.names.filter(
    (each) => each.sheet === (sheet?.id ?? null) && !BUILT_IN.test(each.name),
  );
}

/** The definition now; fails once it was deleted. */
export function nameOf(session: Session, ref: NameRef): DefinedName {
  const same = session.workbook.namesCalled(ref.name);
  const found = same.find((each) => each.sheet === (ref.sheet?.id ?? null) && !BUILT_IN.test(each.name));
  if (!found) throw new ApiError('ItemNotFound');
  return found;
}

const VALID = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;
const LIKE_ADDRESS = /^(?:[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*)$/;

/** Adds a name; Excel's rules for names hold (support.microsoft.com, "Names in formulas"). */
export function addName(
  session: Session,
  scope: NameScope,
  name: string,
  formula: string,
  comment: string,
): NameRef {
  if (!VALID.test(name) || name.length > 255 || LIKE_ADDRESS.test(name)) {
    throw new ApiError('InvalidArgument', `"${name}" is not a valid name.`);
  }
  if (namesIn(session, scope).some((each) => each.name.toLowerCase() === name.toLowerCase())) {
    throw new ApiError('ItemAlreadyExists');
  }
  if (session.namesOnCopiesFail && session.actor === 'addin' && repeatsNames(session)) {
    throw new ApiError('GeneralException');
  }
  const { workbook } = session;
  const added = { name, formula, sheet: scope.sheet?.id ?? null, hidden: false, comment };
  workbook.names = [...workbook.names, added];
  session.dirty = true;
  return { sheet: scope.sheet, name };
}

/** True when the sheet in front has names of its own that the workbook has too, as the copy of a sheet does. */
function repeatsNames(session: Session): boolean {
  const ofBook = new Set(namesIn(session, { sheet: null }).map(({ name }) => name.toLowerCase()));
  const { sheet } = session.view;
  return namesIn(session, { sheet }).some(({ name }) => ofBook.has(name.toLowerCase()));
}

/** Changes a name's definition. */
export function changeName(session: Session, ref: NameRef, change: Partial<DefinedName>): void {
  const before = nameOf(session, ref);
  const { workbook } = session;
  workbook.names = workbook.names.map((each) => (each === before ? { ...each, ...change } : each));
  session.dirty = true;
}

/** Deletes a name. */
export function deleteName(session: Session, ref: NameRef): void {
  const gone = nameOf(session, ref);
  const { workbook } = session;
  workbook.names = workbook.names.filter((each) => each !== gone);
  session.dirty = true;
}

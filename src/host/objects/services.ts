/** Which services besides the workbook does office.js ask for? Those of the add-in's runtime, by full name. */
import type { Target } from '../bridge/kind';
import type { Session } from '../session/session';

/** The service with this name; null when the host has none. */
export function serviceNamed(_name: string, _session: Session): Target | null {
  return null;
}

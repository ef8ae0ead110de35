/** How does the institution write a date? "5 de abril de 2023", "mayo de 2023". */

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** An ISO date or month taken apart; `day` is null for a month. */
interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string | null;
}

/** "5 de abril de 2023" or "mayo de 2023" from an ISO date or month; null when it is neither. */
export function dateText(iso: string): string | null {
  const parts = partsOf(iso);
  return parts && `${dayAndMonth(parts)} de ${parts.year}`;
}

/** True for a month without a day ("2023-05"). */
export function isMonth(iso: string): boolean {
  return partsOf(iso)?.day === null;
}

/**
 * "actualización al 17 de mayo" (the year only when it is not that of the report), "actualización a mayo".
 * Null when it is no date.
 */
export function updateText(updatedOn: string, reportedOn: string | null): string | null {
  const parts = partsOf(updatedOn);
  if (!parts) return null;
  const sameYear = reportedOn !== null && partsOf(reportedOn)?.year === parts.year;
  const when = sameYear ? dayAndMonth(parts) : `${dayAndMonth(parts)} de ${parts.year}`;
  return `actualización ${parts.day === null ? 'a' : 'al'} ${when}`;
}

/** The ISO date some months later; the month's last day when it has no such day. */
export function monthsLater(iso: string, months: number): string | null {
  const parts = partsOf(iso);
  if (!parts?.day) return null;
  const index = Number(parts.year) * 12 + MONTHS.indexOf(parts.month) + months;
  const [year, month] = [Math.floor(index / 12), index % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(parts.day), last);
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayAndMonth(parts: DateParts): string {
  return parts.day === null ? parts.month : `${parts.day} de ${parts.month}`;
}

function partsOf(iso: string): DateParts | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (!match?.[1] || month === undefined) return null;
  return { year: match[1], month, day: match[3] === undefined ? null : String(Number(match[3])) };
}

/** How is today written on a sheet of ours? */
import { dateText } from '../../domain/narrative/dates.es';

/** "21 de noviembre de 2026", by the person's own calendar. */
export function dayText(today: Date): string {
  return dateText(isoDay(today))!;
}

/** "2026-11-21", by the person's own calendar. */
export function isoDay(today: Date): string {
  const [month, day] = [today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${today.getFullYear()}-${month}-${day}`;
}

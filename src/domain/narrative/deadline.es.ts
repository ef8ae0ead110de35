/** By when is a tool due, and was it overdue at the report's cut? Only when the date from which terms run is known. */
import { cutOf } from '../cut';
import type { Round } from '../matrix';
import type { Tool } from '../model/types';
import { dateText, monthsLater } from './dates.es';

/** "con plazo al 5 de julio de 2023", "con plazo vencido el 5 de julio de 2023", "con plazo anual"; null without any. */
export function dueText(tool: Tool, baseDate: string | null, round: Round): string | null {
  if (baseDate !== null && tool.timeframe.kind === 'yearly') return 'con plazo anual';
  const due = dueOn(tool, baseDate);
  if (due === null) return null;
  const date = dateText(due) ?? due;
  return isOverdue(tool, baseDate, round) ? `con plazo vencido el ${date}` : `con plazo al ${date}`;
}

/** The day on which a tool is due (ISO); null without a base date, and for terms that name no day. */
export function dueOn({ timeframe: { kind, months } }: Tool, baseDate: string | null): string | null {
  if (baseDate === null || kind !== 'months' || months === null) return null;
  return monthsLater(baseDate, months);
}

/** True when the term had surely passed at the report's cut; a report without date leaves it open. */
export function isOverdue(tool: Tool, baseDate: string | null, round: Round): boolean {
  const [due, cut] = [dueOn(tool, baseDate), cutOf(round)];
  return due !== null && cut !== null && due < cut.first;
}

/** The deadline for a table: a date, "Anual", or that it depends on the project; null without a base date. */
export function deadlineText(tool: Tool, baseDate: string | null): string | null {
  if (baseDate === null) return null;
  const due = dueOn(tool, baseDate);
  return tool.timeframe.kind === 'months' ? due && dateText(due) : tool.timeframe.text;
}

/** "5 de abril de 2023", "inicio de mayo de 2023": the day by which terms are judged; null without date. */
export function cutDay(round: Round): string | null {
  const cut = cutOf(round);
  if (cut === null) return null;
  if (cut.first === cut.last) return dateText(cut.last);
  return `inicio de ${dateText(cut.last.slice(0, 7)) ?? cut.last}`;
}

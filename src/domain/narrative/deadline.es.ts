/** By when is a tool due? Only when the date from which the Model's terms run is known. */
import type { Tool } from '../model/types';
import { dateText, monthsLater } from './dates.es';

/** "con plazo al 5 de julio de 2023", "con plazo anual"; null without a base date. */
export function dueText(tool: Tool, baseDate: string | null): string | null {
  const text = deadlineText(tool, baseDate);
  if (text === null || tool.timeframe.kind === 'depends') return null;
  return tool.timeframe.kind === 'yearly' ? 'con plazo anual' : `con plazo al ${text}`;
}

/** The deadline for a table: a date, "Anual", or that it depends on the project; null without a base date. */
export function deadlineText(tool: Tool, baseDate: string | null): string | null {
  const { kind, months, text } = tool.timeframe;
  if (baseDate === null) return null;
  if (kind !== 'months' || months === null) return text;
  const due = monthsLater(baseDate, months);
  return due && dateText(due);
}

/** What is a finding before it has its sheet and its severity? */
import type { Finding, Fix } from './finding';
import { RULES, addressOf, type RuleId } from './finding-text';
import { areaAddress, type Area } from './grid';
import type { Position } from './matrix';

/** A finding as a rule states it; what is left out is empty. */
export interface Draft {
  readonly rule: RuleId;
  /** Null for the whole sheet. */
  readonly at: Position | null;
  /** When several cells are meant. */
  readonly area?: Area;
  readonly message: string;
  readonly proposal?: string;
  readonly candidates?: readonly string[];
  readonly fixes?: readonly Fix[];
}

/** A finding with the place by which it is sorted. */
export interface Placed {
  readonly sheetPosition: number;
  readonly at: Position | null;
  readonly finding: Finding;
}

/** Gives a draft its sheet and its rule's severity. */
export function placed(draft: Draft, sheet: { readonly sheet: string; readonly position: number }): Placed {
  const { rule, at, area, message, proposal = null, candidates = [], fixes = [] } = draft;
  const cell = area ? areaAddress(area) : at && addressOf(at);
  const { severity } = RULES[rule];
  return {
    sheetPosition: sheet.position,
    at,
    finding: { rule, severity, sheet: sheet.sheet, cell, message, proposal, candidates, fixes },
  };
}

const SEVERITIES = ['error', 'aviso', 'nota'];

/** By sheet, row and column (the whole sheet first), severity and rule. */
export function inOrder(a: Placed, b: Placed): number {
  return (
    a.sheetPosition - b.sheetPosition ||
    (a.at?.row ?? -1) - (b.at?.row ?? -1) ||
    (a.at?.column ?? -1) - (b.at?.column ?? -1) ||
    SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
    Number(a.finding.rule.slice(1)) - Number(b.finding.rule.slice(1))
  );
}

/** How are findings put together, so that many of one kind are read as one thing? */
import type { Finding, Severity } from '../domain/finding';
import { RULES, type Rule } from '../domain/finding-text';
import { SEVERITIES } from './summary';

/** The findings of one rule. */
export interface FindingGroup {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** By rule, the gravest first; within a severity, in the order of the rules' first findings. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byRule.get(finding.rule);
    if (group) group.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return [...byRule]
    .map(([rule, group]) => ({ rule, title: titleOf(rule), severity: group[0]!.severity, findings: group }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The rule's own words; its id for a rule that has none yet. */
function titleOf(rule: string): string {
  return (RULES as Readonly<Record<string, Rule | undefined>>)[rule]?.title ?? rule;
}

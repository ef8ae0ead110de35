/** «Hallazgos»: what should the analyst look at, and where is it? */
import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Text,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { Finding, Severity } from '../../domain/finding';
import { strings } from '../strings.es';
import { groupFindings, type FindingGroup } from '../finding-groups';
import { countBySeverity, SEVERITIES } from '../summary';
import { useGoTo, usePane, type PlaceProps } from '../use-pane';
import { ActionButton } from './ActionButton';
import { Section } from './Section';

/** A matrix of 125 × 18 × 12 may have thousands of findings of a kind: they are drawn by hundreds. */
const STEP = 100;
const BADGE = { error: 'danger', aviso: 'warning', nota: 'informative' } as const;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  filter: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  item: {
    width: '100%',
    minHeight: 0,
    display: 'block',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  still: {
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  more: { marginTop: tokens.spacingVerticalS },
  summary: { cursor: 'pointer' },
});

/** The second place of the pane. */
export function FindingsPlace({ reading: { findings } }: PlaceProps) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const [shown, setShown] = useState<ReadonlySet<Severity>>(new Set(SEVERITIES));
  const toggle = (severity: Severity): void => {
    const next = new Set(shown);
    if (!next.delete(severity)) next.add(severity);
    setShown(next);
  };
  return (
    <div className={styles.root}>
      {findings.length === 0 ? (
        <Text as="p">{strings.findings.none}</Text>
      ) : (
        <>
          <div className={styles.filter} role="group" aria-label={strings.findings.filter}>
            {countBySeverity(findings).map(([severity, count]) => (
              <ToggleButton
                key={severity}
                size="small"
                icon={shown.has(severity) ? <CheckmarkRegular /> : undefined}
                checked={shown.has(severity)}
                disabledFocusable={count === 0}
                onClick={() => toggle(severity)}
              >
                {strings.severities[severity]} {count}
              </ToggleButton>
            ))}
          </div>
          <FindingList findings={findings.filter((finding) => shown.has(finding.severity))} />
        </>
      )}
      <Section heading={strings.findings.write} help={strings.findings.writeHelp}>
        <div>
          <ActionButton
            title={strings.findings.heading}
            label={strings.findings.write}
            work={(options) => actions.writeFindings({ ...options, legend })}
          />
        </div>
      </Section>
    </div>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const groups = useMemo(() => groupFindings(findings), [findings]);
  if (groups.length === 0) return <Text as="p">{strings.findings.nothingShown}</Text>;
  return groups.map((group) => (
    <Group key={group.rule} group={group} open={group.severity !== 'nota' || groups.length === 1} />
  ));
}

/** Notes start closed: they are many, and nobody has to act on them. What is closed is not drawn. */
function Group({ group, open: atFirst }: { readonly group: FindingGroup; readonly open: boolean }) {
  const styles = useStyles();
  const [open, setOpen] = useState(atFirst);
  const [limit, setLimit] = useState(STEP);
  const { title, severity, findings } = group;
  const rest = findings.length - limit;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <Badge appearance="tint" color={BADGE[severity]}>
          {strings.severity[severity]}
        </Badge>{' '}
        <Text weight="semibold">{title}</Text> <Text size={200}>({findings.length})</Text>
      </summary>
      {open && (
        <ul className={styles.list}>
          {findings.slice(0, limit).map((finding, index) => (
            <li key={`${finding.sheet} ${finding.cell} ${index}`}>
              <FindingItem finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {open && rest > 0 && (
        <Button className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {strings.findings.more(Math.min(rest, STEP))}
        </Button>
      )}
    </details>
  );
}

/** A finding of a place is a way to it; one of the whole workbook is only text. */
function FindingItem({ finding }: { readonly finding: Finding }) {
  const styles = useStyles();
  const goTo = useGoTo();
  const { sheet, cell } = finding;
  if (sheet === '') {
    return (
      <div className={mergeClasses(styles.item, styles.still)}>
        <FindingText finding={finding} place={strings.findings.workbook} />
      </div>
    );
  }
  return (
    <Button
      className={styles.item}
      title={strings.findings.goTo(sheet, cell)}
      onClick={() => goTo(sheet, cell)}
    >
      <FindingText finding={finding} place={strings.findings.place(sheet, cell)} />
    </Button>
  );
}

function FindingText({ finding, place }: { readonly finding: Finding; readonly place: string }) {
  const styles = useStyles();
  const { message, proposal, candidates } = finding;
  return (
    <>
      <Text block weight="semibold">
        {place}
      </Text>
      <Text block size={200}>
        {message}
      </Text>
      {proposal && (
        <Caption1 block className={styles.quiet}>
          {strings.findings.proposal} {proposal}
        </Caption1>
      )}
      {candidates.length > 0 && (
        <Caption1 block className={styles.quiet}>
          {strings.findings.candidates} {candidates.join(', ')}.
        </Caption1>
      )}
    </>
  );
}

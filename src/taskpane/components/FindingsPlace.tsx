/** «Hallazgos»: what should the analyst look at, and where is it? */
import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Subtitle2,
  Text,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { Finding, Severity } from '../../domain/finding';
import { strings } from '../strings.es';
import { countBySeverity, groupBySheet, SEVERITIES } from '../summary';
import { useGoTo, usePane, type PlaceProps } from '../use-pane';
import { ActionButton } from './ActionButton';
import { Section } from './Section';

/** A matrix of 125 × 18 × 12 may have thousands of findings: they are drawn by hundreds. */
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
  title: { margin: 0 },
  head: {
    marginBottom: tokens.spacingVerticalXXS,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
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
  const styles = useStyles();
  const [limit, setLimit] = useState(STEP);
  const groups = useMemo(() => groupBySheet(findings.slice(0, limit)), [findings, limit]);
  const rest = findings.length - limit;
  if (findings.length === 0) return <Text as="p">{strings.findings.nothingShown}</Text>;
  return (
    <>
      {groups.map(([sheet, group]) => (
        <section key={sheet} aria-label={sheet || strings.findings.workbook}>
          <Subtitle2 as="h2" block className={styles.title}>
            {sheet || strings.findings.workbook}
          </Subtitle2>
          <ul className={styles.list}>
            {group.map((finding, index) => (
              <li key={`${finding.rule} ${finding.cell} ${index}`}>
                <FindingItem finding={finding} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + STEP)}>{strings.findings.more(Math.min(rest, STEP))}</Button>
      )}
    </>
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
      <FindingText finding={finding} place={cell ?? strings.findings.wholeSheet} />
    </Button>
  );
}

function FindingText({ finding, place }: { readonly finding: Finding; readonly place: string }) {
  const styles = useStyles();
  const { severity, message, proposal, candidates } = finding;
  return (
    <>
      <span className={styles.head}>
        <Badge appearance="tint" color={BADGE[severity]}>
          {strings.severity[severity]}
        </Badge>
        <Text weight="semibold">{place}</Text>
      </span>
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

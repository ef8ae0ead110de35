/** «Hallazgos»: what should the analyst look at, where is it, and what can safely be done about it? */
import { Field, makeStyles, Select, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { Finding, Severity } from '../../domain/finding';
import type { Round } from '../../domain/matrix';
import { groupFindings } from '../finding-groups';
import type { FixGroup } from '../../actions/fixes';
import { placeStrings } from '../place-strings.es';
import { strings } from '../strings.es';
import { countBySeverity, SEVERITIES } from '../summary';
import { usePane, type PlaceProps } from '../use-pane';
import { usePreview } from '../use-preview';
import { ActionButton } from './ActionButton';
import { FindingGroupList } from './FindingGroupList';
import { FixList } from './FixList';
import { Section } from './Section';

const EVERY = '';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  filter: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  narrow: { minWidth: 0, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

/** The third place of the pane. */
export function FindingsPlace({ reading: { findings, matrix } }: PlaceProps) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const [severities, setSeverities] = useState<ReadonlySet<Severity>>(new Set(SEVERITIES));
  const [sheet, setSheet] = useState(EVERY);
  const fixes = useFixes(findings);
  const sheets = useMemo(
    () => [...new Set(findings.map((each) => each.sheet))].filter((name) => name !== ''),
    [findings],
  );
  // A sheet that is gone, or has nothing left to see, is no filter any more.
  const of = sheets.includes(sheet) ? sheet : EVERY;
  const ofSheet = findings.filter((each) => of === EVERY || each.sheet === of);
  const shown = ofSheet.filter(({ severity }) => severities.has(severity));
  const toggle = (severity: Severity): void => {
    const next = new Set(severities);
    if (!next.delete(severity)) next.add(severity);
    setSeverities(next);
  };
  return (
    <div className={styles.root}>
      {findings.length === 0 ? (
        <Text as="p">{placeStrings.findings.none}</Text>
      ) : (
        <>
          <div className={styles.filter} role="group" aria-label={placeStrings.findings.filter}>
            {countBySeverity(ofSheet).map(([severity, count]) => (
              <ToggleButton
                key={severity}
                size="small"
                icon={severities.has(severity) ? <CheckmarkRegular /> : undefined}
                checked={severities.has(severity)}
                disabledFocusable={count === 0}
                onClick={() => toggle(severity)}
              >
                {strings.severities[severity]} {count}
              </ToggleButton>
            ))}
          </div>
          {sheets.length > 1 && (
            <Field label={placeStrings.findings.sheet}>
              <Select className={styles.narrow} value={of} onChange={(_event, data) => setSheet(data.value)}>
                <option value={EVERY}>{placeStrings.findings.everySheet}</option>
                {sheets.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <FixList groups={fixes} shown={shown} />
          <Groups findings={shown} fixes={fixes} rounds={matrix.rounds} />
        </>
      )}
      <Section heading={placeStrings.findings.write} help={placeStrings.findings.writeHelp}>
        <div>
          <ActionButton
            title={placeStrings.findings.heading}
            label={placeStrings.findings.write}
            work={(options) => actions.writeFindings({ ...options, legend })}
          />
        </div>
      </Section>
    </div>
  );
}

/** The safe changes that the findings allow. Without them (their code did not arrive) the findings are still seen. */
function useFixes(findings: readonly Finding[]): readonly FixGroup[] {
  const { actions, legend } = usePane();
  const fixes = usePreview(() => actions.fixesOf(findings, { legend }), [actions, findings, legend]);
  return fixes.kind === 'ready' ? fixes.value : [];
}

function Groups({
  findings,
  fixes,
  rounds,
}: {
  readonly findings: readonly Finding[];
  readonly fixes: readonly FixGroup[];
  readonly rounds: readonly Round[];
}) {
  const groups = useMemo(() => groupFindings(findings), [findings]);
  if (groups.length === 0) return <Text as="p">{placeStrings.findings.nothingShown}</Text>;
  return <FindingGroupList groups={groups} fixes={fixes} rounds={rounds} />;
}

/** What was found in the workbook, in three lines? */
import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { strings } from '../strings.es';
import { livenessOf } from '../next-step';
import { countBySeverity, datesSpan, municipalityNames, toolCount } from '../summary';
import { usePane, type PlaceProps } from '../use-pane';
import { Bar } from './Bar';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

/** Rounds with their dates, size of the matrix, findings: said before anything is written. */
export function FoundSummary({
  reading,
  onSeeFindings,
}: PlaceProps & { readonly onSeeFindings: () => void }) {
  const styles = useStyles();
  const { rounds } = reading.matrix;
  return (
    <>
      <Welcome reading={reading} />
      <div className={styles.root} role="group" aria-label={strings.found.label}>
        <Text weight="semibold">{strings.found.rounds(rounds.length, datesText(reading))}</Text>
        <Text>{strings.found.size(municipalityNames(rounds).length, toolCount(rounds))}</Text>
        <Text>
          {strings.found.findings(countBySeverity(reading.findings))}{' '}
          {reading.findings.length > 0 && (
            <Link as="button" inline onClick={onSeeFindings}>
              {strings.found.see}
            </Link>
          )}
        </Text>
        {reading.illustrative && <Text size={200}>{strings.illustrative}</Text>}
      </div>
    </>
  );
}

/** Said once to each person: what happened, and where to begin. */
function Welcome({ reading }: PlaceProps) {
  const { welcome } = usePane();
  const [read, setRead] = useState(() => welcome.read() !== null);
  if (read) return null;
  const { live, waiting } = livenessOf(reading);
  const close = (): void => {
    welcome.write('leída');
    setRead(true);
  };
  return (
    <Bar intent="info" title={strings.welcome.title} onDismiss={close}>
      {waiting.length === 0 && live.length > 0
        ? strings.welcome.live
        : live.length > 0
          ? strings.welcome.partly
          : strings.welcome.text}
    </Bar>
  );
}

function datesText({ matrix }: PlaceProps['reading']): string | null {
  const span = datesSpan(matrix.rounds);
  if (!span) return null;
  return span.from.text === span.to.text
    ? strings.found.on(span.from)
    : strings.found.between(span.from, span.to);
}

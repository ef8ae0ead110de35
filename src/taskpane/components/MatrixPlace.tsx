/** «Matriz»: which rounds are there, and how do they become live? */
import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { DisplayMode, LegendChoice } from '../../actions/outcome';
import { strings } from '../strings.es';
import { lacksLegend, summarizeRounds } from '../summary';
import { usePane, type PlaceProps } from '../use-pane';
import { ActionButton } from './ActionButton';
import { FoundSummary } from './FoundSummary';
import { LegendPicker } from './LegendPicker';
import { RoundCard } from './RoundCard';
import { Section } from './Section';

/** Up to so many rounds, all show their states at once. */
const ALL_OPEN = 4;
const MODES: readonly DisplayMode[] = ['simbolo', 'color', 'texto'];

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  start: { display: 'flex' },
});

interface Props extends PlaceProps {
  readonly again: boolean;
  readonly onReread: () => void;
  readonly onChooseLegend: (choice: LegendChoice | undefined) => void;
  readonly onSeeFindings: () => void;
}

/** The first place of the pane. */
export function MatrixPlace({ reading, again, onReread, onChooseLegend, onSeeFindings }: Props) {
  const styles = useStyles();
  const { legend } = usePane();
  const summaries = useMemo(() => summarizeRounds(reading.matrix.rounds), [reading]);
  return (
    <div className={styles.root}>
      <FoundSummary reading={reading} onSeeFindings={onSeeFindings} />
      <div className={styles.foot}>
        <Text size={200} className={styles.quiet}>
          {again ? strings.reading : strings.nothingChanged}
        </Text>
        <Button
          size="small"
          icon={<ArrowSyncRegular />}
          title={strings.rereadHelp}
          disabledFocusable={again}
          onClick={onReread}
        >
          {strings.reread}
        </Button>
      </div>
      {(legend !== undefined || lacksLegend(reading)) && (
        <LegendPicker reading={reading} choice={legend} onChoose={onChooseLegend} />
      )}
      <ApplyLegend />
      {summaries.map((summary, index) => (
        <RoundCard
          key={summary.round.sheet}
          summary={summary}
          open={summaries.length <= ALL_OPEN || index === summaries.length - 1}
        />
      ))}
    </div>
  );
}

function ApplyLegend() {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const [mode, setMode] = useState<DisplayMode>('simbolo');
  return (
    <Section heading={strings.apply.heading} help={strings.apply.help}>
      <Field label={strings.apply.mode}>
        <Select value={mode} onChange={(_event, data) => setMode(data.value as DisplayMode)}>
          {MODES.map((each) => (
            <option key={each} value={each}>
              {strings.apply.modes[each]}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.start}>
        <ActionButton
          primary
          title={strings.apply.heading}
          label={strings.apply.button}
          work={(options) => actions.applyLegend({ ...options, legend, mode })}
        />
      </div>
    </Section>
  );
}

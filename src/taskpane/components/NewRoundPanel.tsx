/** How is a new round begun? From the last one, its states carried over «por confirmar». */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { countStates } from '../../domain/progress';
import { strings } from '../strings.es';
import type { RoundSummary } from '../summary';
import { useDateField } from '../use-date-field';
import { usePane, useRun } from '../use-pane';
import { ActionButton } from './ActionButton';
import { DateInput } from './DateInput';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly last: RoundSummary;
  readonly onClose: () => void;
}

/** Its date, what will be copied, and the button that does it. */
export function NewRoundPanel({ last, onClose }: Props) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const run = useRun();
  const [date, setDate] = useState('');
  const field = useDateField();
  const { round, title } = last;
  const { states, waiting } = countStates(round);
  const start = (): void => {
    // What is half typed has no value: the round would be made with today's date, unseen.
    if (!field.check()) return;
    void run(strings.newRound.heading, (options) =>
      actions.newRound({ ...options, legend, from: round.sheet, date: date || undefined }),
    ).then((well) => well && onClose());
  };
  return (
    <div className={styles.root} role="group" aria-label={strings.newRound.heading}>
      <Text size={200}>{strings.newRound.preview(title, round.rows.length, states + waiting)}</Text>
      <DateInput
        field={field}
        label={strings.newRound.date}
        hint={strings.newRound.dateHint}
        value={date}
        onType={({ value }) => setDate(value)}
      />
      <div className={styles.ways}>
        <ActionButton
          primary
          title={strings.newRound.heading}
          label={strings.newRound.button}
          onStart={start}
        />
        <Button onClick={onClose}>{strings.notNow}</Button>
      </div>
    </div>
  );
}

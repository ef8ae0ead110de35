/** How is it shown what to do next? A sentence and its one button. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PanePlace } from '../../actions/pane-place';
import type { NextStep } from '../next-step';
import { strings } from '../strings.es';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface Props {
  readonly step: NextStep;
  readonly onGo: (place: PanePlace) => void;
  readonly primary?: boolean;
}

/** What to do next, and the way there. */
export function NextStepLine({ step, onGo, primary = false }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root} role="group" aria-label={strings.next.label}>
      <Text size={200}>{step.text}</Text>
      <Button
        size={primary ? 'medium' : 'small'}
        appearance={primary ? 'primary' : 'secondary'}
        onClick={() => onGo(step.place)}
      >
        {step.label}
      </Button>
    </div>
  );
}

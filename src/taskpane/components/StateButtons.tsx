/** How is a state chosen? One button for each state of the round's legend, with its colour and its symbol. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, EraserRegular } from '@fluentui/react-icons';
import type { SelectionCard } from '../../actions/cell-card';
import { placeStrings } from '../place-strings.es';
import { useActivity, usePane } from '../use-pane';
import { StateSwatch } from './StateSwatch';

type States = Extract<SelectionCard, { kind: 'cell' }>['states'];

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  state: {
    justifyContent: 'flex-start',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: `5px ${tokens.spacingHorizontalS}`,
    gap: tokens.spacingHorizontalS,
    minHeight: '34px',
  },
  pressed: {
    fontWeight: tokens.fontWeightSemibold,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    padding: `4px 7px`,
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
  label: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  count: { fontVariantNumeric: 'tabular-nums' },
  check: { flexShrink: 0, fontSize: '20px' },
  clear: { alignSelf: 'flex-start' },
});

interface Props {
  readonly label: string;
  readonly states: States;
  /** Key of the state that the cell has; null for none, undefined where it makes no sense (several cells). */
  readonly state?: string | null;
  /** How many of the cells selected have each state. */
  readonly counts?: ReadonlyMap<string | null, number>;
  /** Why nothing can be set, or null. */
  readonly blocked: string | null;
  readonly onSet: (state: string, label: string) => void;
  readonly onClear: () => void;
}

/** Buttons keep the focus while an action runs. */
export function StateButtons({ label, states, state, counts, blocked, onSet, onClear }: Props) {
  const styles = useStyles();
  const { activity } = usePane();
  const busy = useActivity(activity).running !== null;
  if (states.length === 0) return <Text>{blocked ?? placeStrings.cell.noStates}</Text>;
  const idle = blocked === null && !busy;
  return (
    <div className={styles.root} role="group" aria-label={label}>
      {states.map(({ state: key, label: text, color, symbol }) => (
        <Button
          key={key}
          className={mergeClasses(styles.state, key === state && styles.pressed)}
          aria-pressed={state === undefined ? undefined : key === state}
          disabledFocusable={!idle}
          onClick={() => idle && onSet(key, text)}
        >
          <StateSwatch color={color} symbol={symbol} />
          <span className={styles.label}>{text}</span>
          {counts && <span className={styles.count}>{counts.get(key) ?? 0}</span>}
          {key === state && <CheckmarkRegular className={styles.check} aria-hidden="true" />}
        </Button>
      ))}
      <Button
        appearance="subtle"
        size="small"
        className={styles.clear}
        icon={<EraserRegular />}
        disabledFocusable={!idle || state === null}
        onClick={() => idle && onClear()}
      >
        {placeStrings.cell.clear}
      </Button>
    </div>
  );
}

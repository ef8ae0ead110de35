/** What did each round say of this cell? */
import { Button, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { HistoryLine } from '../../actions/cell-card';
import { placeStrings } from '../place-strings.es';
import { useGoTo } from '../use-pane';
import type { OneCellCard } from '../../actions/cell-card';
import { Section } from './Section';
import { StateSwatch } from './StateSwatch';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
  line: {
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: '22px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    justifyContent: 'stretch',
    width: '100%',
    minWidth: 0,
    padding: `6px ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** A line for each round, each the way to its cell. */
export function CellHistory({ card }: { readonly card: OneCellCard }) {
  const styles = useStyles();
  return (
    <Section heading={placeStrings.cell.history}>
      <ol className={styles.list}>
        {card.history.map((line) => (
          <li key={line.sheet}>
            <Line line={line} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Line({ line }: { readonly line: HistoryLine }) {
  const styles = useStyles();
  const goTo = useGoTo();
  const { sheet, title, date, label, color, symbol, change, address, selected } = line;
  const text = (
    <>
      <StateSwatch color={color} symbol={symbol} />
      <span className={styles.text}>
        <Text block size={200} weight="semibold">
          {label}
          {change !== null && <Text size={200}> · {change}</Text>}
        </Text>
        <Caption1 block className={styles.quiet}>
          {date === null ? title : `${title}, ${date}`}
          {selected && ` · ${placeStrings.cell.here}`}
        </Caption1>
      </span>
    </>
  );
  if (address === null || selected) {
    return (
      <div
        className={mergeClasses(styles.line, selected && styles.selected)}
        aria-current={selected || undefined}
      >
        {text}
      </div>
    );
  }
  return (
    <Button
      appearance="subtle"
      className={styles.line}
      title={placeStrings.findings.goTo(sheet, address)}
      onClick={() => goTo(sheet, address)}
    >
      {text}
    </Button>
  );
}

/** What does the pane show of several cells? How many there are of each state, and one press to set them all. */
import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { SelectionCard } from '../../actions/cell-card';
import { placeStrings } from '../place-strings.es';
import { usePane, useRun } from '../use-pane';
import { Section } from './Section';
import { StateButtons } from './StateButtons';

const useStyles = makeStyles({
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The card of many cells. */
export function CellsCard({ card }: { readonly card: Extract<SelectionCard, { kind: 'cells' }> }) {
  const styles = useStyles();
  const { actions } = usePane();
  const run = useRun();
  const { count, sheet, address, tally } = card;
  const target = { sheet, address };
  const counts = new Map(tally.map((line) => [line.state, line.count] as const));
  const without = counts.get(null) ?? 0;
  const others = tally.filter(
    (line) => line.state !== null && !card.states.some(({ state }) => state === line.state),
  );
  return (
    <>
      <div>
        <Subtitle2 as="h2" block className={styles.title}>
          {placeStrings.cells.heading(count)}
        </Subtitle2>
        <Text size={200} className={styles.quiet}>
          {placeStrings.cells.where(sheet, address)}
        </Text>
      </div>
      <Section heading={placeStrings.cells.setAll} help={placeStrings.cells.help}>
        {card.blocked !== null && card.states.length > 0 && <Text size={200}>{card.blocked}</Text>}
        <StateButtons
          label={placeStrings.cells.setAll}
          states={card.states}
          counts={counts}
          blocked={card.blocked}
          onSet={(key, label) =>
            void run(placeStrings.cells.setting(label, count), () => actions.setStates(target, key))
          }
          onClear={() => void run(placeStrings.cells.clearing(count), () => actions.clearStates(target))}
        />
        {others.map(({ state, label, count: n }) => (
          <Text key={state} size={200}>
            {placeStrings.cells.other(label, n)}
          </Text>
        ))}
        {without > 0 && <Text size={200}>{placeStrings.cells.without(without)}</Text>}
      </Section>
    </>
  );
}

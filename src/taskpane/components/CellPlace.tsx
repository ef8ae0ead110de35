/** «Celda»: what is selected in the workbook, and what can be said of it? */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import type { SelectionCard } from '../../actions/cell-card';
import { address } from '../../domain/grid';
import { nameRounds } from '../../domain/narrative/round-name.es';
import { placeStrings } from '../place-strings.es';
import { useFollowed, useGoTo, usePane, type PlaceProps } from '../use-pane';
import { UNSEEN } from '../unseen';
import { CellCard } from './CellCard';
import { CellsCard } from './CellsCard';
import { Section } from './Section';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  ways: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
  way: { justifyContent: 'flex-start', textAlign: 'start' },
  unseen: UNSEEN,
});

/** The second place of the pane: it follows the selection. */
export function CellPlace({ reading }: PlaceProps) {
  const styles = useStyles();
  const { follower } = usePane();
  const { selection } = useFollowed(follower);
  return (
    <div className={styles.root}>
      <div className={styles.unseen} role="status">
        {spoken(selection)}
      </div>
      {selection?.kind === 'cell' && <CellCard card={selection} reading={reading} />}
      {selection?.kind === 'cells' && <CellsCard card={selection} />}
      {(selection === null || selection.kind === 'outside') && (
        <Outside sentence={selection?.sentence ?? placeStrings.cell.none} reading={reading} />
      )}
    </div>
  );
}

function spoken(selection: SelectionCard | null): string {
  if (selection === null) return '';
  return selection.kind === 'outside' ? selection.sentence : selection.spoken;
}

/** Nothing of the matrix is selected: said kindly, with a way to each round's first cell. */
function Outside({ sentence, reading }: PlaceProps & { readonly sentence: string }) {
  const styles = useStyles();
  const goTo = useGoTo();
  return (
    <Section heading={placeStrings.cell.outside}>
      <Text>{sentence}</Text>
      <div className={styles.ways}>
        {nameRounds(reading.matrix.rounds).map(({ round, title }) => (
          <Button
            key={round.sheet}
            className={styles.way}
            icon={<ArrowRightRegular />}
            onClick={() => goTo(round.sheet, address(round.body.top, round.body.left))}
          >
            {placeStrings.cell.goToRound(title)}
          </Button>
        ))}
      </div>
    </Section>
  );
}

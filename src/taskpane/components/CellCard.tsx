/** What does the pane show of one cell? Municipality × tool: its state, its past, what is asked, what was reported. */
import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { OneCellCard } from '../../actions/cell-card';
import { nameRounds } from '../../domain/narrative/round-name.es';
import { placeStrings } from '../place-strings.es';
import { useCover } from '../use-cover';
import { useGoTo, usePane, useQuietRun, type PlaceProps } from '../use-pane';
import { AdvanceForm } from './AdvanceForm';
import { CellHistory } from './CellHistory';
import { Section } from './Section';
import { StateButtons } from './StateButtons';

const useStyles = makeStyles({
  // Whatever is scrolled to, one sees which cell it is of.
  head: {
    position: 'sticky',
    top: 'var(--matriz-viva-top, 0px)',
    zIndex: 1,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    // As wide as the pane: nothing is seen to pass beside it.
    margin: `calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM}) 0`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // Where a pane is that low, as at 400 %, it would leave nothing to see below it.
    '@media (max-height: 400px)': { position: 'static' },
  },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  way: { flexGrow: 1, minWidth: 0, whiteSpace: 'nowrap' },
  doubt: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  quote: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
});

/** The card of one cell. */
export function CellCard({ card, reading }: PlaceProps & { readonly card: OneCellCard }) {
  const styles = useStyles();
  const id = useId();
  const head = useCover<HTMLDivElement>('--matriz-viva-cell');
  const name = nameRounds(reading.matrix.rounds).find(({ round }) => round.sheet === card.sheet);
  return (
    <>
      <div ref={head} className={styles.head}>
        <Subtitle2 as="h2" id={id} block className={styles.title}>
          {card.municipality}
        </Subtitle2>
        <Text block weight="semibold">
          {card.tool} {card.toolName}
        </Text>
        <Caption1 block className={styles.quiet}>
          {placeStrings.cell.where(name?.title ?? card.sheet, card.address)}
        </Caption1>
      </div>
      <Caption1 block className={styles.quiet}>
        {placeStrings.cell.dimension(card.dimension)}
      </Caption1>
      <Neighbours card={card} />
      <StateSection card={card} />
      <AdvanceForm card={card} />
      <CellHistory card={card} />
      <Section heading={placeStrings.cell.requirement}>
        {card.requirement === null ? (
          <Text size={200}>{placeStrings.cell.noRequirement}</Text>
        ) : (
          <blockquote className={styles.quote}>{card.requirement}</blockquote>
        )}
      </Section>
    </>
  );
}

/** The way to the cells before and after that need work. */
function Neighbours({ card: { sheet, previous, next } }: { readonly card: OneCellCard }) {
  const styles = useStyles();
  const goTo = useGoTo();
  const way = (cell: string | null, label: string, title: string, icon: React.JSX.Element, after = false) => (
    <Button
      className={styles.way}
      size="small"
      icon={icon}
      iconPosition={after ? 'after' : 'before'}
      title={cell === null ? placeStrings.cell.noPending : `${title} (${cell})`}
      disabledFocusable={cell === null}
      onClick={() => goTo(sheet, cell)}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.ways} role="group" aria-label={placeStrings.cell.pending}>
      <Text size={200}>{placeStrings.cell.pendingLabel}</Text>
      {way(previous, placeStrings.cell.previous, placeStrings.cell.previousHelp, <ChevronLeftRegular />)}
      {way(next, placeStrings.cell.next, placeStrings.cell.nextHelp, <ChevronRightRegular />, true)}
    </div>
  );
}

/** What was pressed shows at once; the card that follows from the workbook then says what is so. */
function StateSection({ card }: { readonly card: OneCellCard }) {
  const styles = useStyles();
  const { actions } = usePane();
  const run = useQuietRun();
  const [pressed, setPressed] = useState<{ card: OneCellCard; state: string | null } | null>(null);
  const target = { sheet: card.sheet, address: card.address };
  const state = pressed?.card === card ? pressed.state : card.state;
  const set = async (key: string | null, title: string, work: () => ReturnType<typeof actions.setStates>) => {
    setPressed({ card, state: key });
    if (!(await run(title, work))) setPressed(null);
  };
  const cell = placeStrings.cell.short(card.municipality, card.tool);
  return (
    <Section heading={placeStrings.cell.state}>
      {card.doubt !== null && <p className={styles.doubt}>{card.doubt}</p>}
      {card.blocked !== null && card.states.length > 0 && <p className={styles.doubt}>{card.blocked}</p>}
      <StateButtons
        label={placeStrings.cell.setState(cell)}
        states={card.states}
        state={state}
        blocked={card.blocked}
        onSet={(key, label) =>
          void set(key, placeStrings.cell.setting(label, cell), () => actions.setStates(target, key))
        }
        onClear={() => void set(null, placeStrings.cell.clearing(cell), () => actions.clearStates(target))}
      />
    </Section>
  );
}

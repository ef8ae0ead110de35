/** «Matriz»: which rounds are there, and how do they become live? */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { LegendChoice } from '../../actions/outcome';
import type { PanePlace } from '../../actions/pane-place';
import { livenessOf, nextStep } from '../next-step';
import { strings } from '../strings.es';
import { lacksLegend, summarizeRounds } from '../summary';
import { usePane, type PlaceProps } from '../use-pane';
import { FoundSummary } from './FoundSummary';
import { NextStepLine } from './NextStepLine';
import { RoundCard } from './RoundCard';
import { Section } from './Section';
import { Waiting } from './Working';

/** Forms are fetched when they are first asked for: what was found is on screen before. */
const LegendPicker = lazy(() => import('./LegendPicker').then((file) => ({ default: file.LegendPicker })));
const ApplyPanel = lazy(() => import('./ApplyPanel').then((file) => ({ default: file.ApplyPanel })));
const OrderPanel = lazy(() => import('./OrderPanel').then((file) => ({ default: file.OrderPanel })));
const NewRoundPanel = lazy(() => import('./NewRoundPanel').then((file) => ({ default: file.NewRoundPanel })));

/** Up to so many rounds, all show their states at once. */
const ALL_OPEN = 4;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props extends PlaceProps {
  readonly onChooseLegend: (choice: LegendChoice | undefined) => void;
  readonly onSeeFindings: () => void;
  readonly onGo: (place: PanePlace) => void;
}

/** The first place of the pane. */
export function MatrixPlace({ reading, onChooseLegend, onSeeFindings, onGo }: Props) {
  const styles = useStyles();
  const { legend } = usePane();
  const summaries = useMemo(() => summarizeRounds(reading.matrix.rounds), [reading]);
  const { live, waiting } = livenessOf(reading);
  const isLive = live.length > 0 && waiting.length === 0;
  const help =
    waiting.length > 0 && live.length > 0
      ? strings.apply.helpPartly(waiting)
      : isLive
        ? strings.apply.helpLive
        : strings.apply.help;
  const apply = (
    <Opening
      key="apply"
      heading={strings.apply.heading}
      help={help}
      button={isLive ? strings.apply.seeLive : strings.apply.see}
      primary={!isLive}
    >
      {(close) => <ApplyPanel onClose={close} />}
    </Opening>
  );
  return (
    <div className={styles.root}>
      <FoundSummary reading={reading} onSeeFindings={onSeeFindings} />
      {(legend !== undefined || lacksLegend(reading)) && (
        <Suspense fallback={null}>
          <LegendPicker reading={reading} choice={legend} onChoose={onChooseLegend} />
        </Suspense>
      )}
      {isLive ? <NextStepLine step={nextStep(reading)} onGo={onGo} primary /> : apply}
      {summaries.map((summary, index) => (
        <RoundCard
          key={summary.round.sheet}
          summary={summary}
          open={summaries.length <= ALL_OPEN || index === summaries.length - 1}
        />
      ))}
      {isLive && apply}
      <Opening heading={strings.newRound.heading} help={strings.newRound.help} button={strings.newRound.open}>
        {(close) => <NewRoundPanel last={summaries.at(-1)!} onClose={close} />}
      </Opening>
      <Opening heading={strings.order.heading} help={strings.order.help} button={strings.order.open}>
        {(close) => <OrderPanel reading={reading} onClose={close} />}
      </Opening>
    </div>
  );
}

interface OpeningProps {
  readonly heading: string;
  readonly help: string;
  readonly button: string;
  readonly primary?: boolean;
  readonly children: (close: () => void) => React.ReactNode;
}

/** Something that can be done, whose choices and preview are opened by a button and closed again. */
function Opening({ heading, help, button, primary = false, children }: OpeningProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // The button that closed the panel is gone: the focus returns to the one that opened it.
  useEffect(() => {
    if (!open && wasOpen.current) takeLostFocus(opener.current);
    wasOpen.current = open;
  }, [open]);
  return (
    <Section heading={heading} help={help}>
      {open ? (
        <Suspense fallback={<Waiting label={strings.opening} />}>
          <Focused>{children(() => setOpen(false))}</Focused>
        </Suspense>
      ) : (
        <div>
          <Button appearance={primary ? 'primary' : 'secondary'} ref={opener} onClick={() => setOpen(true)}>
            {button}
          </Button>
        </div>
      )}
      {!open && primary && <Text size={200}>{strings.nothingChanged}</Text>}
    </Section>
  );
}

/**
 * What was opened takes the focus of the button that opened it, which is gone: in Excel on the web, office.js
 * takes a Tab pressed on nothing for the wish to leave the pane.
 */
function Focused({ children }: { readonly children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    takeLostFocus(box.current?.querySelector<HTMLElement>('select, input, button'));
  }, []);
  return <div ref={box}>{children}</div>;
}

/** Gives the focus to an element only when it was lost within the pane: one who went on to the cells stays there. */
function takeLostFocus(element: HTMLElement | null | undefined): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost && document.hasFocus()) element?.focus({ preventScroll: true });
}

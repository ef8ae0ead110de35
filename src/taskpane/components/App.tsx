/** What does the pane show, and in which place? */
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Activity } from '../../actions/activity';
import type { FollowedReading, Follower } from '../../actions/follow';
import type { LegendChoice } from '../../actions/outcome';
import type { PanePlace } from '../../actions/pane-place';
import type { Drafts } from '../drafts';
import type { PaneActions } from '../pane-actions';
import type { Shelf } from '../shelf';
import { strings } from '../strings.es';
import { useTheme } from '../theme';
import { useCover } from '../use-cover';
import { useDrafts } from '../use-drafts';
import { PaneContext, useFollowed, usePane } from '../use-pane';
import { usePlace } from '../use-place';
import { UNSEEN } from '../unseen';
import { ActivityBanner } from './ActivityBanner';
import { ErrorBoundary } from './ErrorBoundary';
import { KeptPlace, panelOf } from './KeptPlace';
import { MatrixPlace } from './MatrixPlace';
import { NoReading } from './NoReading';
import { TabStrip } from './TabStrip';
import { Toolbar } from './Toolbar';
import { Waiting } from './Working';

/** The first place opens with the pane; the others are fetched when they are first shown. */
const CellPlace = lazy(() => import('./CellPlace').then((file) => ({ default: file.CellPlace })));
const FindingsPlace = lazy(() => import('./FindingsPlace').then((file) => ({ default: file.FindingsPlace })));
/** Most people never leave a note half written. */
const DraftReminder = lazy(() => import('./DraftReminder').then((file) => ({ default: file.DraftReminder })));
const ReportsPlace = lazy(() => import('./ReportsPlace').then((file) => ({ default: file.ReportsPlace })));

const NAMES = ['matrix', 'cell', 'findings', 'reports'] as const satisfies readonly PanePlace[];
type Ready = Extract<FollowedReading, { kind: 'ready' }>;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    maxHeight: '60vh',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // Only for screen readers: Excel shows the add-in's name above the pane.
  unseen: UNSEEN,
});

interface Props {
  readonly actions: PaneActions;
  readonly activity: Activity;
  readonly follower: Follower;
  readonly drafts: Drafts;
  /** Where it is remembered that the person has read the welcome. */
  readonly welcome: Shelf;
}

/** The pane. */
export function App(props: Props) {
  const styles = useStyles();
  return (
    <FluentProvider theme={useTheme()} className={styles.root}>
      <ErrorBoundary onRetry={props.follower.reread}>
        <PaneBody {...props} />
      </ErrorBoundary>
    </FluentProvider>
  );
}

function PaneBody({ actions, activity, follower, drafts, welcome }: Props) {
  const [legend, setLegend] = useState<LegendChoice>();
  const { reading } = useFollowed(follower);
  useEffect(() => void follower.start(), [follower]);
  useRereadAfterActions(activity, follower);
  const pane = useMemo(
    () => ({ actions, activity, follower, drafts, welcome, legend }),
    [actions, activity, follower, drafts, welcome, legend],
  );
  const chooseLegend = (choice: LegendChoice | undefined): void => {
    setLegend(choice);
    void follower.chooseLegend(choice);
  };
  return (
    <PaneContext.Provider value={pane}>
      {reading.kind === 'ready' ? (
        <Places state={reading} onChooseLegend={chooseLegend} />
      ) : (
        <main>
          <ActivityBanner />
          {reading.kind === 'reading' ? <Waiting label={strings.reading} /> : <NoReading state={reading} />}
        </main>
      )}
    </PaneContext.Provider>
  );
}

/** Whatever an action wrote, what the pane shows is what the workbook says then. */
function useRereadAfterActions(activity: Activity, follower: Follower): void {
  useEffect(() => {
    let wasRunning = activity.state().running !== null;
    return activity.subscribe(() => {
      const isRunning = activity.state().running !== null;
      if (wasRunning && !isRunning) void follower.refresh();
      wasRunning = isRunning;
    });
  }, [activity, follower]);
}

interface PlacesProps {
  readonly state: Ready;
  readonly onChooseLegend: (choice: LegendChoice | undefined) => void;
}

function Places({ state: { reading, again }, onChooseLegend }: PlacesProps) {
  const styles = useStyles();
  const { place, visits, go: setPlace } = usePlace();
  const top = useCover<HTMLElement>('--matriz-viva-top');
  const { activity } = usePane();
  /** What ended well has been read by who goes on to another place; a failure stays until it is closed. */
  const go = useCallback(
    (next: PanePlace): void => {
      const { ended } = activity.state();
      if (ended?.kind === 'done' && !ended.outcome.cancelled) activity.dismiss();
      setPlace(next);
    },
    [activity, setPlace],
  );
  const seeFindings = useCallback(() => go('findings'), [go]);
  const hasDrafts = useDrafts().length > 0;
  const found = reading.findings.length;
  const items = NAMES.map((name) => ({
    name,
    label: strings.places[name],
    count: name === 'findings' && found > 0 ? { shown: found, spoken: strings.findingsToSee } : undefined,
  }));
  const draw: Record<PanePlace, () => ReactNode> = {
    matrix: () => (
      <MatrixPlace reading={reading} onChooseLegend={onChooseLegend} onSeeFindings={seeFindings} onGo={go} />
    ),
    cell: () => <CellPlace reading={reading} />,
    findings: () => <FindingsPlace reading={reading} />,
    reports: () => <ReportsPlace reading={reading} />,
  };
  return (
    <>
      <header ref={top} className={styles.top}>
        <h1 className={styles.unseen}>{strings.title}</h1>
        <Toolbar again={again} />
        <TabStrip
          label={strings.placesLabel}
          items={items}
          chosen={place}
          panel={panelOf(place)}
          onChoose={go}
        />
        <ActivityBanner reading={again ? undefined : reading} shown={place} onGo={go} />
        {hasDrafts && (
          <Suspense fallback={null}>
            <DraftReminder reading={reading} shownPlace={place} onShow={() => setPlace('cell')} />
          </Suspense>
        )}
      </header>
      <main>
        {NAMES.map((name) => {
          const visit = visits[name];
          return (
            visit && (
              <KeptPlace key={name} name={name} shown={name === place} visit={visit}>
                {draw[name]()}
              </KeptPlace>
            )
          );
        })}
      </main>
    </>
  );
}

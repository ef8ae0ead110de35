/** What does the pane show, and in which place? */
import { Badge, FluentProvider, makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Activity } from '../../actions/activity';
import type { LegendChoice } from '../../actions/outcome';
import type { PaneActions } from '../pane-actions';
import { strings } from '../strings.es';
import { useTheme } from '../theme';
import { PaneContext } from '../use-pane';
import { useReading, type ReadingState } from '../use-reading';
import { ActivityBanner } from './ActivityBanner';
import { ErrorBoundary } from './ErrorBoundary';
import { MatrixPlace } from './MatrixPlace';
import { Notice } from './Notice';

/** The first place opens with the pane; the others are fetched meanwhile. */
const FindingsPlace = lazy(() => import('./FindingsPlace').then((file) => ({ default: file.FindingsPlace })));
const ReportsPlace = lazy(() => import('./ReportsPlace').then((file) => ({ default: file.ReportsPlace })));

type PlaceName = keyof typeof strings.places;
type Ready = Extract<ReadingState, { kind: 'ready' }>;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  // Excel draws its own menu over the top right corner.
  tabs: { paddingRight: '40px', backgroundColor: tokens.colorNeutralBackground1 },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    maxHeight: '60vh',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // Only for screen readers: Excel shows the add-in's name above the pane.
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  place: { padding: tokens.spacingHorizontalM },
  waiting: { padding: tokens.spacingVerticalXXXL },
  badge: { marginLeft: tokens.spacingHorizontalXS },
});

interface Props {
  readonly actions: PaneActions;
  readonly activity: Activity;
}

/** The pane. */
export function App(props: Props) {
  const styles = useStyles();
  return (
    <FluentProvider theme={useTheme()} className={styles.root}>
      <ErrorBoundary>
        <PaneBody {...props} />
      </ErrorBoundary>
    </FluentProvider>
  );
}

function PaneBody({ actions, activity }: Props) {
  const styles = useStyles();
  const [legend, setLegend] = useState<LegendChoice>();
  const { state, reread } = useReading(actions, legend);
  useRereadAfterActions(activity, reread);
  const pane = useMemo(() => ({ actions, activity, legend }), [actions, activity, legend]);
  return (
    <PaneContext value={pane}>
      {state.kind === 'ready' ? (
        <Places state={state} onReread={() => void reread()} onChooseLegend={setLegend} />
      ) : (
        <main>
          <ActivityBanner />
          {state.kind === 'reading' ? (
            <Spinner className={styles.waiting} label={strings.reading} />
          ) : (
            <NoReading state={state} onReread={() => void reread()} />
          )}
        </main>
      )}
    </PaneContext>
  );
}

/** Whatever an action wrote, what the pane shows is read from the workbook again. */
function useRereadAfterActions(activity: Activity, reread: () => Promise<void>): void {
  useEffect(() => {
    let wasRunning = activity.state().running !== null;
    return activity.subscribe(() => {
      const isRunning = activity.state().running !== null;
      if (wasRunning && !isRunning) void reread();
      wasRunning = isRunning;
    });
  }, [activity, reread]);
}

interface PlacesProps {
  readonly state: Ready;
  readonly onReread: () => void;
  readonly onChooseLegend: (choice: LegendChoice | undefined) => void;
}

function Places({ state, onReread, onChooseLegend }: PlacesProps) {
  const styles = useStyles();
  const [place, setPlace] = useState<PlaceName>('matrix');
  const { reading, again } = state;
  return (
    <>
      <header className={styles.top}>
        <h1 className={styles.unseen}>{strings.title}</h1>
        <TabList
          className={styles.tabs}
          aria-label={strings.placesLabel}
          selectedValue={place}
          onTabSelect={(_event, data) => setPlace(data.value as PlaceName)}
        >
          {(Object.keys(strings.places) as PlaceName[]).map((name) => (
            <Tab
              key={name}
              value={name}
              id={`tab-${name}`}
              aria-controls={name === place ? 'place' : undefined}
            >
              {strings.places[name]}
              {name === 'findings' && reading.findings.length > 0 && (
                <Badge className={styles.badge} appearance="tint" color="informative">
                  {reading.findings.length}
                </Badge>
              )}
            </Tab>
          ))}
        </TabList>
        <ActivityBanner />
      </header>
      <main>
        <div id="place" role="tabpanel" aria-labelledby={`tab-${place}`} className={styles.place}>
          {place === 'matrix' && (
            <MatrixPlace
              reading={reading}
              again={again}
              onReread={onReread}
              onChooseLegend={onChooseLegend}
              onSeeFindings={() => setPlace('findings')}
            />
          )}
          <Suspense fallback={<Spinner label={strings.opening} />}>
            {place === 'findings' && <FindingsPlace reading={reading} />}
            {place === 'reports' && <ReportsPlace reading={reading} />}
          </Suspense>
        </div>
      </main>
    </>
  );
}

interface NoReadingProps {
  readonly state: Exclude<ReadingState, { kind: 'reading' | 'ready' }>;
  readonly onReread: () => void;
}

function NoReading({ state, onReread }: NoReadingProps) {
  const action = { label: strings.reread, onClick: onReread };
  return state.kind === 'no_matrix' ? (
    <Notice title={strings.notFound} lines={strings.notFoundHelp} action={action} />
  ) : (
    <Notice title={strings.readFailed} lines={[state.message]} action={action} />
  );
}

/** How is the action going, and how did the last one end? What the add-in did by itself is told here too. */
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import type { Ended, Running } from '../../actions/activity';
import type { Notice } from '../../actions/follow';
import type { WorkbookReading } from '../../actions/outcome';
import type { PanePlace } from '../../actions/pane-place';
import { nextStep } from '../next-step';
import { strings } from '../strings.es';
import { useActivity, useFollowed, useGoTo, usePane } from '../use-pane';
import { UNSEEN } from '../unseen';
import { Bar } from './Bar';
import { NextStepLine } from './NextStepLine';
import { ProgressLine } from './Working';

/** A batch of 125 fichas is not listed whole. */
const SHEETS_SHOWN = 5;
/** What takes no time to see needs no progress bar, which would only push the pane down and up. */
const PATIENCE = 300;
/** Excel says nothing of a cell that is being edited: it lets everything wait. */
const STUCK = 2_000;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    ':not(:empty)': { padding: tokens.spacingHorizontalS },
  },
  running: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  what: {
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  nothing: UNSEEN,
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
  sheets: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    padding: 0,
  },
  link: { fontSize: 'inherit', textAlign: 'start' },
});

interface BannerProps {
  /** What the workbook says, once it is read: then it is said what to do next. */
  readonly reading?: WorkbookReading | undefined;
  readonly shown?: PanePlace;
  readonly onGo?: (place: PanePlace) => void;
}

/** Progress with Cancel while an action runs; its outcome, with links to its sheets, when it ended. */
export function ActivityBanner({ reading, shown, onGo }: BannerProps) {
  const styles = useStyles();
  const { activity } = usePane();
  const { running, ended } = useActivity(activity);
  const isSlow = useIsSlow(running !== null);
  const isDone = ended?.kind === 'done' && !ended.outcome.cancelled && running === null;
  const next = reading && isDone ? nextStep(reading) : null;
  return (
    <div className={styles.root} role="region" aria-label={strings.activity.region}>
      {running && isSlow && <RunningBar running={running} />}
      {ended && (
        <EndedBar ended={ended}>
          {next && onGo && next.place !== shown && <NextStepLine step={next} onGo={onGo} />}
        </EndedBar>
      )}
      <Notices />
    </div>
  );
}

/** True once something has been running for a while. */
function useIsSlow(running: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setIsSlow(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [running]);
  return isSlow;
}

/** True once an action has come no further for a while. */
function useIsStuck(at: string): boolean {
  const [stuckAt, setStuckAt] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setStuckAt(at), STUCK);
    return () => clearTimeout(timer);
  }, [at]);
  return stuckAt === at;
}

function RunningBar({ running }: { readonly running: Running }) {
  const styles = useStyles();
  const { activity } = usePane();
  const { title, done, total, what, cancelling } = running;
  const step = total > 0 ? strings.activity.step(done, total, what) : undefined;
  const isStuck = useIsStuck(JSON.stringify([title, done, total, what]));
  return (
    <div className={styles.running}>
      <div className={styles.row}>
        <span className={styles.what}>
          <strong role="status">{strings.activity.running(title)}</strong> {step}
        </span>
        <Button size="small" disabledFocusable={cancelling} onClick={activity.cancel}>
          {cancelling ? strings.activity.cancelling : strings.activity.cancel}
        </Button>
      </div>
      <ProgressLine label={title} value={total > 0 ? done / total : undefined} text={step} />
      {/* There from the start: what appears with its text is not always read aloud. */}
      <span className={mergeClasses(styles.what, !isStuck && styles.nothing)} role="status">
        {isStuck && strings.activity.stuck}
      </span>
    </div>
  );
}

const FAILED = {
  one: strings.activity.failed,
  several: strings.activity.failedSeveral,
  partly: strings.activity.failedPartly,
} as const;

function EndedBar({ ended, children }: { readonly ended: Ended; readonly children: ReactNode }) {
  const { activity } = usePane();
  const failed = ended.kind === 'failed';
  const { cancelled = false, unchanged = false } = ended.kind === 'done' ? ended.outcome : {};
  const heading = failed
    ? FAILED[ended.extent ?? 'one']
    : cancelled
      ? strings.activity.cancelled
      : unchanged
        ? strings.activity.unchanged
        : strings.activity.done;
  return (
    <Bar
      intent={failed ? 'error' : cancelled || unchanged ? 'warning' : 'success'}
      title={ended.title ? `${ended.title}: ${heading.toLowerCase()}` : heading}
      onDismiss={activity.dismiss}
    >
      {failed ? ended.message : <OutcomeText ended={ended} />}
      {children}
    </Bar>
  );
}

function OutcomeText({ ended }: { readonly ended: Extract<Ended, { kind: 'done' }> }) {
  const styles = useStyles();
  const goTo = useGoTo();
  const { summary, notes, sheets } = ended.outcome;
  const shown = sheets.slice(0, SHEETS_SHOWN);
  return (
    <>
      {summary}
      {notes.length > 0 && (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul className={mergeClasses(styles.list, styles.sheets)} aria-label={strings.activity.sheets}>
          {shown.map((sheet) => (
            <li key={sheet}>
              <Link as="button" className={styles.link} onClick={() => goTo(sheet, null)}>
                {sheet}
              </Link>
            </li>
          ))}
          {sheets.length > shown.length && (
            <li>{strings.activity.moreSheets(sheets.length - shown.length)}</li>
          )}
        </ul>
      )}
    </>
  );
}

/** Who types many cells is not to lose the pane under notices: the newest stands for those before it. */
function Notices() {
  const styles = useStyles();
  const { follower } = usePane();
  const { notices } = useFollowed(follower);
  const [all, setAll] = useState(false);
  const newest = notices.at(-1);
  if (!newest) return null;
  const before = notices.slice(0, -1);
  const dismiss = (closed: readonly Notice[]): void => closed.forEach(({ id }) => follower.dismissNotice(id));
  return (
    <>
      {all &&
        before.map((each) => <NoticeBar key={each.id} notice={each} onDismiss={() => dismiss([each])} />)}
      <NoticeBar key="newest" notice={newest} onDismiss={() => dismiss([newest])} />
      {before.length > 0 && (
        <div className={styles.row}>
          <Link as="button" className={styles.link} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? strings.notices.fewer : strings.notices.more(before.length)}
          </Link>
          <Link as="button" className={styles.link} onClick={() => closeAll(() => dismiss(notices))}>
            {strings.notices.closeAll}
          </Link>
        </div>
      )}
    </>
  );
}

interface NoticeProps {
  readonly notice: Notice;
  readonly onDismiss: () => void;
}

/** The button goes with what it closes: the focus passes to the place that is shown. */
function closeAll(dismiss: () => void): void {
  document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus({ preventScroll: true });
  dismiss();
}

function NoticeBar({ notice: { text, sheet, address }, onDismiss }: NoticeProps) {
  const styles = useStyles();
  const goTo = useGoTo();
  return (
    <Bar intent="info" onDismiss={onDismiss}>
      {text}{' '}
      {sheet !== null && (
        <Link as="button" inline className={styles.link} onClick={() => goTo(sheet, address)}>
          {address === null ? strings.notices.sheet(sheet) : strings.notices.cell(address)}
        </Link>
      )}
    </Bar>
  );
}

/** How is the action going, and how did the last one end? */
import {
  Button,
  Caption1,
  Link,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { Ended, Running } from '../../actions/activity';
import { strings } from '../strings.es';
import { useActivity, useGoTo, usePane } from '../use-pane';

/** A batch of 125 fichas is not listed whole. */
const SHEETS_SHOWN = 5;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', ':not(:empty)': { padding: tokens.spacingHorizontalM } },
  running: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  what: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  bar: { alignItems: 'start', paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere' },
  title: { display: 'block' },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
  sheets: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    padding: 0,
  },
});

/** Progress with Cancel while an action runs; its outcome, with links to its sheets, when it ended. */
export function ActivityBanner() {
  const styles = useStyles();
  const { activity } = usePane();
  const { running, ended } = useActivity(activity);
  return (
    <div className={styles.root} role="region" aria-label={strings.activity.region}>
      {running && <RunningBar running={running} />}
      {ended && <EndedBar ended={ended} />}
    </div>
  );
}

function RunningBar({ running }: { readonly running: Running }) {
  const styles = useStyles();
  const { activity } = usePane();
  const { title, done, total, what, cancelling } = running;
  return (
    <div className={styles.running}>
      <div className={styles.row}>
        <Caption1 className={styles.what}>
          <strong role="status">{strings.activity.running(title)}</strong>{' '}
          {total > 0 && strings.activity.step(done, total, what)}
        </Caption1>
        <Button size="small" disabledFocusable={cancelling} onClick={activity.cancel}>
          {cancelling ? strings.activity.cancelling : strings.activity.cancel}
        </Button>
      </div>
      <ProgressBar
        aria-label={title}
        value={total > 0 ? done / total : undefined}
        aria-valuetext={total > 0 ? strings.activity.step(done, total, what) : undefined}
      />
    </div>
  );
}

function EndedBar({ ended }: { readonly ended: Ended }) {
  const styles = useStyles();
  const { activity } = usePane();
  const failed = ended.kind === 'failed';
  const cancelled = ended.kind === 'done' && ended.outcome.cancelled;
  const heading = failed
    ? strings.activity.failed
    : cancelled
      ? strings.activity.cancelled
      : strings.activity.done;
  return (
    <MessageBar
      layout="multiline"
      className={styles.bar}
      intent={failed ? 'error' : cancelled ? 'warning' : 'success'}
      politeness={failed ? 'assertive' : 'polite'}
    >
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title}>
          {ended.title ? `${ended.title}: ${heading.toLowerCase()}` : heading}
        </MessageBarTitle>
        {failed ? ended.message : <OutcomeText ended={ended} />}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            aria-label={strings.activity.dismiss}
            icon={<DismissRegular />}
            onClick={activity.dismiss}
          />
        }
      />
    </MessageBar>
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
              <Link as="button" onClick={() => goTo(sheet, null)}>
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

/** What is at hand in every place? To take back the last thing done, and to read the workbook again. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, ArrowUndoRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { LastUndo } from '../../actions/undo';
import { strings } from '../strings.es';
import { useActivity, usePane, useRun } from '../use-pane';
import { useLastUndo } from '../use-last-undo';
import { Bar } from './Bar';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    // Excel draws its own menu over the top right corner.
    padding: `${tokens.spacingVerticalXS} 40px 0 ${tokens.spacingHorizontalM}`,
  },
  state: { flexGrow: 1, minWidth: 0, color: tokens.colorNeutralForeground2 },
  button: { minWidth: 0, flexShrink: 0 },
  asked: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} 0` },
  ways: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

/** What was asked is answered from the keyboard where it stands. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

/** `again`: the workbook is being read anew. */
export function Toolbar({ again }: { readonly again: boolean }) {
  const styles = useStyles();
  const { activity, actions, follower } = usePane();
  const { running } = useActivity(activity);
  const run = useRun();
  const last = useLastUndo();
  /** The application that the person was asked about. */
  const [asked, setAsked] = useState<LastUndo | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const undo = ({ id }: LastUndo): void => void run(strings.undo.label, () => actions.undoLast(id));
  const answer = (yes: boolean): void => {
    setAsked(null);
    button.current?.focus();
    if (yes && asked) undo(asked);
  };
  return (
    <>
      <div className={styles.root}>
        <Text size={200} className={styles.state} truncate wrap={false}>
          {again ? strings.readingAgain : strings.live}
        </Text>
        <Button
          appearance="subtle"
          size="small"
          className={styles.button}
          icon={<ArrowUndoRegular />}
          title={last ? strings.undo.what(last.title, last.cells) : strings.undo.none}
          ref={button}
          disabledFocusable={last === null || running !== null}
          onClick={() => last && (last.whole ? setAsked(last) : undo(last))}
        >
          {strings.undo.label}
        </Button>
        <Button
          appearance="subtle"
          size="small"
          className={styles.button}
          icon={<ArrowSyncRegular />}
          title={strings.rereadHelp}
          onClick={() => again || void follower.reread()}
        >
          {strings.reread}
        </Button>
      </div>
      {asked !== null && asked.id === last?.id && (
        <div className={styles.asked}>
          <Bar intent="warning">
            {strings.undo.ask(asked.title, asked.cells)}
            <div className={styles.ways}>
              <Button size="small" onClick={() => answer(true)} disabledFocusable={running !== null}>
                {strings.undo.yes}
              </Button>
              <Button size="small" ref={takeFocus} onClick={() => answer(false)}>
                {strings.undo.no}
              </Button>
            </div>
          </Bar>
        </div>
      )}
    </>
  );
}

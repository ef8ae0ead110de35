/** What is at hand in every place? To take back the last thing done, and to read the workbook again. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, ArrowUndoRegular } from '@fluentui/react-icons';
import { strings } from '../strings.es';
import { useActivity, usePane, useRun } from '../use-pane';
import { useLastUndo } from '../use-last-undo';

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
});

/** `again`: the workbook is being read anew. */
export function Toolbar({ again }: { readonly again: boolean }) {
  const styles = useStyles();
  const { activity, actions, follower } = usePane();
  const { running } = useActivity(activity);
  const run = useRun();
  const last = useLastUndo();
  return (
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
        disabledFocusable={last === null || running !== null}
        onClick={() => void run(strings.undo.label, () => actions.undoLast())}
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
  );
}

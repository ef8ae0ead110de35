/** What fills the pane when there is no matrix to show? A mark, a sentence, what to do, and one button. */
import { Body1, Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { Mark } from './Mark';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
  line: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

interface Props {
  readonly title: string;
  readonly lines: readonly string[];
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** A whole-pane message. */
export function Notice({ title, lines, action }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root} role="status">
      <Mark size={48} />
      <Title3 as="h1">{title}</Title3>
      {lines.map((line) => (
        <Body1 as="p" key={line} className={styles.line}>
          {line}
        </Body1>
      ))}
      {action && (
        <Button appearance="primary" className={styles.button} onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}

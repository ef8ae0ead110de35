/** How is something told that the person did not ask about? A bar with its sign, its sentence and a way to close it. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  DismissRegular,
  ErrorCircleFilled,
  InfoFilled,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { strings } from '../strings.es';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  sign: { display: 'flex', fontSize: '20px' },
  info: { color: tokens.colorNeutralForeground2 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  errorRoot: { border: `1px solid ${tokens.colorStatusDangerBorder1}` },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
});

const SIGNS = {
  info: InfoFilled,
  success: CheckmarkCircleFilled,
  warning: WarningFilled,
  error: ErrorCircleFilled,
} as const;

interface Props {
  readonly intent: keyof typeof SIGNS;
  readonly title?: string;
  readonly children: ReactNode;
  /** Without it the bar stays: it goes when its reason goes. */
  readonly onDismiss?: () => void;
}

/** A failure interrupts a screen reader; everything else waits for its turn. */
export function Bar({ intent, title, children, onDismiss }: Props) {
  const styles = useStyles();
  const Sign = SIGNS[intent];
  return (
    <div
      className={mergeClasses(styles.root, intent === 'error' && styles.errorRoot)}
      role={intent === 'error' ? 'alert' : 'status'}
    >
      <Sign className={mergeClasses(styles.sign, styles[intent])} aria-hidden="true" />
      <div>
        {title && <strong className={styles.title}>{title}</strong>}
        {children}
      </div>
      {onDismiss && (
        <Button
          appearance="transparent"
          size="small"
          aria-label={strings.activity.dismiss}
          icon={<DismissRegular />}
          data-closes
          onClick={({ currentTarget }) => {
            passFocus(currentTarget);
            onDismiss();
          }}
        />
      )}
    </div>
  );
}

/** The button that closes a bar goes with it: the focus passes to the next bar, or to the place that is shown. */
function passFocus(from: HTMLElement): void {
  if (document.activeElement !== from) return;
  const others = [...document.querySelectorAll<HTMLElement>('[data-closes]')].filter((each) => each !== from);
  const place = document.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
  (others[0] ?? place)?.focus({ preventScroll: true });
}

/** How is an action started? A button that keeps the focus while any action runs, and then does nothing. */
import { Button } from '@fluentui/react-components';
import type { ComponentProps } from 'react';
import type { Work } from '../../actions/activity';
import { strings } from '../strings.es';
import { useActivity, usePane, useRun } from '../use-pane';

interface Props {
  /** What the action is called while it runs and when it ended. */
  readonly title: string;
  readonly label: string;
  /** What is done under that title… */
  readonly work?: Work;
  /** …or what is done instead. */
  readonly onStart?: () => void;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly size?: ComponentProps<typeof Button>['size'];
  readonly icon?: ComponentProps<typeof Button>['icon'];
}

/** Disabled buttons stay focusable: a keyboard user must not be thrown to the top of the pane. */
export function ActionButton({
  title,
  label,
  work,
  onStart,
  primary = false,
  disabled = false,
  size,
  icon,
}: Props) {
  const { activity } = usePane();
  const { running } = useActivity(activity);
  const run = useRun();
  return (
    <Button
      appearance={primary ? 'primary' : 'secondary'}
      size={size}
      icon={icon}
      disabledFocusable={disabled || running !== null}
      title={running ? strings.activity.busy : undefined}
      onClick={() => (work ? void run(title, work) : onStart?.())}
    >
      {label}
    </Button>
  );
}

/** How is one thing that can be done laid out? A heading, what it does, its choices and its button. */
import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { margin: 0 },
  help: { color: tokens.colorNeutralForeground2, margin: 0 },
});

interface Props {
  readonly heading: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** A card with a heading. */
export function Section({ heading, help, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.root} aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} block className={styles.heading}>
        {heading}
      </Subtitle2>
      {help && (
        <Caption1 as="p" className={styles.help}>
          {help}
        </Caption1>
      )}
      {children}
    </section>
  );
}

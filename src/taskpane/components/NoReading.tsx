/** What does the pane show when there is no matrix to show? What to do, and an example to try it with. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { FollowedReading } from '../../actions/follow';
import { strings } from '../strings.es';
import { usePane } from '../use-pane';
import { ActionButton } from './ActionButton';
import { Notice } from './Notice';
import { Section } from './Section';

type Unread = Extract<FollowedReading, { kind: 'no_matrix' | 'failed' }>;

const useStyles = makeStyles({ sample: { padding: `0 ${tokens.spacingHorizontalM}` } });

/** The workbook has no matrix, or could not be read. */
export function NoReading({ state }: { readonly state: Unread }) {
  const { follower } = usePane();
  const action = { label: strings.reread, onClick: () => void follower.reread() };
  if (state.kind === 'failed') {
    return <Notice title={strings.readFailed} lines={[state.message]} action={action} />;
  }
  return (
    <>
      <Notice title={strings.notFound} lines={strings.notFoundHelp} action={action} />
      <Sample />
    </>
  );
}

/** An example is only offered where there is nothing of the person's to mix it with. */
function Sample() {
  const styles = useStyles();
  const { actions } = usePane();
  return (
    <div className={styles.sample}>
      <Section heading={strings.sample.heading} help={strings.sample.help}>
        <div>
          <ActionButton
            title={strings.sample.button}
            label={strings.sample.button}
            work={(options) => actions.createSample(options)}
          />
        </div>
      </Section>
    </div>
  );
}

/** What can a person do in a workbook without a matrix? Look again, or try with an example. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { WorkbookReading } from '../../actions/outcome';
import { strings } from '../strings.es';
import { usePane } from '../use-pane';
import { ActionButton } from './ActionButton';
import { DraftReminder } from './DraftReminder';
import { Notice } from './Notice';
import { Section } from './Section';

const useStyles = makeStyles({ sample: { padding: `0 ${tokens.spacingHorizontalM}` } });

/** What was typed for a cell of a matrix that is gone stays to be copied. */
const NOTHING: WorkbookReading = { matrix: { rounds: [] }, findings: [] };

/** The workbook has no matrix: what to do, and an example to try it with. */
export function NoMatrix() {
  const { follower } = usePane();
  const action = { label: strings.reread, onClick: () => void follower.reread() };
  return (
    <>
      <Notice title={strings.notFound} lines={strings.notFoundHelp} action={action} />
      <Sample />
      <DraftReminder reading={NOTHING} shownPlace="matrix" onShow={() => undefined} />
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

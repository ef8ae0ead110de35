/** Is there text typed for another cell and not saved? It is never lost: it is said where it is, and how to go back. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PanePlace } from '../../actions/pane-place';
import type { WorkbookReading } from '../../actions/outcome';
import { samePlace } from '../drafts';
import { strings } from '../strings.es';
import { locate, useDrafts } from '../use-drafts';
import { useFollowed, useGoTo, usePane } from '../use-pane';
import { placeOf } from '../draft-of-card';
import { Bar } from './Bar';

const useStyles = makeStyles({
  root: { padding: tokens.spacingHorizontalS },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface Props {
  readonly reading: WorkbookReading;
  readonly shownPlace: PanePlace;
  readonly onShow: () => void;
}

/** Tells of the newest draft that is not on screen. */
export function DraftReminder({ reading, shownPlace, onShow }: Props) {
  const styles = useStyles();
  const { drafts, follower } = usePane();
  const goTo = useGoTo();
  const { selection } = useFollowed(follower);
  const here = shownPlace === 'cell' && selection?.kind === 'cell' ? placeOf(selection) : null;
  const unseen = useDrafts().filter(({ place }) => here === null || !samePlace(place, here));
  const draft = unseen.at(-1);
  if (!draft) return null;
  const back = (): void => {
    onShow();
    goTo(draft.place.sheet, locate(reading, draft.place) ?? draft.address);
  };
  return (
    <div className={styles.root}>
      <Bar intent="warning">
        {strings.drafts.kept(draft.title, unseen.length - 1)}
        <div className={styles.ways}>
          <Button size="small" onClick={back}>
            {strings.drafts.back}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => drafts.drop(draft.place)}>
            {strings.drafts.discard}
          </Button>
        </div>
      </Bar>
    </div>
  );
}

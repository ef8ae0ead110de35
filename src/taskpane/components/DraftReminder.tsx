/** Is there text typed for another cell and not saved? It is never lost: it is said where it is, and how to go back. */
import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { PanePlace } from '../../actions/pane-place';
import type { WorkbookReading } from '../../actions/outcome';
import { samePlace } from '../drafts';
import { placeStrings } from '../place-strings.es';
import { locate, movedTo, useDrafts } from '../use-drafts';
import { useFollowed, useGoTo, usePane } from '../use-pane';
import { placeOf } from '../draft-of-card';
import { Bar } from './Bar';

const useStyles = makeStyles({
  root: { padding: tokens.spacingHorizontalS },
  lost: { margin: `${tokens.spacingVerticalXS} 0` },
  text: { width: '100%' },
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
  const all = useDrafts();
  useEffect(() => {
    for (const each of all) {
      const sheet = movedTo(reading, each);
      if (sheet !== null) drafts.move(each, sheet);
    }
  }, [all, drafts, reading]);
  const unseen = all.filter(({ place }) => here === null || !samePlace(place, here));
  const draft = unseen.at(-1);
  if (!draft) return null;
  const at = locate(reading, draft.place);
  const { advance, evidence, evidenceOn } = draft.note;
  const back = (): void => {
    onShow();
    goTo(draft.place.sheet, at);
  };
  return (
    <div className={styles.root}>
      <Bar intent="warning">
        {placeStrings.drafts.kept(draft.title, unseen.length - 1)}
        {at === null && (
          <>
            <p className={styles.lost}>{placeStrings.drafts.lost}</p>
            <Textarea
              className={styles.text}
              aria-label={placeStrings.drafts.text}
              readOnly
              resize="vertical"
              value={[advance, evidence, evidenceOn ?? ''].filter((part) => part !== '').join('\n')}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </>
        )}
        <div className={styles.ways}>
          {at !== null && (
            <Button size="small" onClick={back}>
              {placeStrings.drafts.back}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={() => drafts.drop(draft.place)}>
            {placeStrings.drafts.discard}
          </Button>
        </div>
      </Bar>
    </div>
  );
}

/** How does a place of the pane keep what was chosen in it while another one is shown? It stays, unseen and still. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, Suspense, type ReactNode } from 'react';
import type { PanePlace } from '../../actions/pane-place';
import { strings } from '../strings.es';
import { VisitContext } from '../use-place';
import { Waiting } from './Working';

const useStyles = makeStyles({ place: { padding: tokens.spacingHorizontalM } });

export const panelOf = (name: PanePlace): string => `place-${name}`;

interface Props {
  readonly name: PanePlace;
  readonly shown: boolean;
  /** How many times it was gone to: what it asks of the workbook is asked again at each. */
  readonly visit: number;
  readonly children: ReactNode;
}

/** What is read while a place is not shown is drawn when it is: thousands of findings cost nobody who types cells. */
export const KeptPlace = memo(
  function KeptPlace({ name, shown, visit, children }: Props) {
    const styles = useStyles();
    return (
      <div
        id={panelOf(name)}
        role="tabpanel"
        aria-labelledby={`tab-${name}`}
        className={styles.place}
        hidden={!shown}
      >
        <VisitContext.Provider value={visit}>
          <Suspense fallback={<Waiting label={strings.opening} />}>{children}</Suspense>
        </VisitContext.Provider>
      </div>
    );
  },
  (before, after) => !before.shown && !after.shown,
);

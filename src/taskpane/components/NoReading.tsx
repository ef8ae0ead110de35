/** What does the pane show when it could not read the workbook, or found no matrix in it? */
import { lazy, Suspense } from 'react';
import type { FollowedReading } from '../../actions/follow';
import { strings } from '../strings.es';
import { usePane } from '../use-pane';
import { Notice } from './Notice';

type Unread = Extract<FollowedReading, { kind: 'no_matrix' | 'failed' }>;

/** Most workbooks have a matrix. */
const NoMatrix = lazy(() => import('./NoMatrix').then((file) => ({ default: file.NoMatrix })));

/** The workbook has no matrix, or could not be read: that is said without fetching anything more. */
export function NoReading({ state }: { readonly state: Unread }) {
  const { follower } = usePane();
  if (state.kind === 'failed') {
    const action = { label: strings.reread, onClick: () => void follower.reread() };
    return <Notice title={strings.readFailed} lines={[state.message]} action={action} />;
  }
  return (
    <Suspense fallback={null}>
      <NoMatrix />
    </Suspense>
  );
}

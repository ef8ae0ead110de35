/** What would an action do? Asked without writing anything, and asked again when what it depends on changes. */
import { useEffect, useState, type DependencyList } from 'react';
import { failureSentence } from '../actions/activity';

export type Preview<Value> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly message: string };

/** Of two questions that overlap, the later counts. */
export function usePreview<Value>(ask: () => Promise<Value>, on: DependencyList): Preview<Value> {
  const [preview, setPreview] = useState<Preview<Value>>({ kind: 'waiting' });
  useEffect(() => {
    let wanted = true;
    ask().then(
      (value) => wanted && setPreview({ kind: 'ready', value }),
      (error: unknown) => wanted && setPreview({ kind: 'failed', message: failureSentence(error) }),
    );
    return () => {
      wanted = false;
    };
    // The caller lists what its question depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, on);
  return preview;
}

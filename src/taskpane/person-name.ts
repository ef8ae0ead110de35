/** By which name does the person want to be known in the Bitácora and in Avances? Theirs to say, or to leave empty. */
import { authorName, setAuthorName } from '../actions/author';
import { NOWHERE, type Shelf } from './shelf';

let kept: Shelf = NOWHERE;

/** The person's name, kept on this machine. */
export const personName = {
  get: (): string => authorName(),
  set: (name: string): void => {
    setAuthorName(name);
    kept.write(authorName());
  },
  /** Takes the name that was kept, and keeps later ones there. */
  restore: (shelf: Shelf): void => {
    kept = shelf;
    setAuthorName(shelf.read() ?? '');
  },
};

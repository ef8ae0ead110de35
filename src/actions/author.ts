/** By which name does the Bitácora know the person at this machine? Only one that they set; none is made up. */

let name = '';

/** The name that the person set, or "". */
export function authorName(): string {
  return name;
}

/** Sets the name for the entries to come. */
export function setAuthorName(next: string): void {
  name = next.trim();
}

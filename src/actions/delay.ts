/** What is to be done once nothing more comes for a while? */

/** Something to do after a pause that each new beginning draws out. */
export class Delay {
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** `length` in milliseconds. */
  constructor(
    readonly length: number,
    private readonly then: () => void,
  ) {}

  get waiting(): boolean {
    return this.timer !== null;
  }

  /** Begins to wait, or begins anew. */
  begin(): void {
    this.cancel();
    this.timer = setTimeout(() => {
      this.timer = null;
      this.then();
    }, this.length);
  }

  cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

/** Which targets did the client ask to keep? Reference ids, each given out once, valid until removed. */
import { ApiError } from './errors';
import type { Target } from './kind';

/** Kept targets by reference id. */
export class References {
  private readonly kept = new Map<string, Target>();
  private last = 0;

  /** Keeps a target under a fresh id: an id that was handed out twice would be removed twice. */
  keep(target: Target): string {
    this.last += 1;
    const id = `R${this.last}`;
    this.kept.set(id, target);
    return id;
  }

  /** The target behind an id; a removed or unknown id fails as in Excel. */
  get(id: string): Target {
    const target = this.kept.get(id);
    if (!target) throw new ApiError('ItemNotFound', 'The reference is no longer kept.');
    return target;
  }

  /** Forgets an id; the client retries removals, so an unknown one is no error. */
  remove(id: string): void {
    this.kept.delete(id);
  }

  /** How many references are kept. */
  get count(): number {
    return this.kept.size;
  }

  /** The kept targets, for whoever must move them when rows and columns move. */
  targets(): IterableIterator<Target> {
    return this.kept.values();
  }
}

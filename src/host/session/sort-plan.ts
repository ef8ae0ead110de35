/** How is something to be sorted? */

/** Excel.SortField. */
export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
  readonly sortOn: string;
  readonly color: string | null;
  readonly textAsNumber: boolean;
}

/** How to sort. */
export interface SortPlan {
  readonly fields: readonly SortField[];
  readonly matchCase: boolean;
  readonly hasHeaders: boolean;
  readonly byColumns: boolean;
}

/** What does Excel tell while the add-in is open? Its events as plain news; a handler never throws. */

/** Something edited on a sheet, known by its id, which survives renaming. */
export interface EditNews {
  readonly kind: 'contents' | 'format';
  readonly sheetId: string;
  readonly address: string;
  /** One cell that was typed in: Excel tells details only then. */
  readonly single: boolean;
}

/** What the person selected, as Excel tells it. */
export interface SelectionNews {
  readonly sheetId: string;
  readonly address: string;
}

/** Who wants to know. */
export interface WorkbookListener {
  /** The person at this machine edited cells. */
  edited(news: EditNews): void;
  /** Another person edited cells. */
  theirs(news: Pick<EditNews, 'sheetId' | 'address'>): void;
  /** Something came, went or moved: rows, sheets, protection. `remote`: another person did it. */
  moved(remote: boolean): void;
  /** A sheet was added here, by the person or by an action of ours. */
  added(): void;
  /** Another selection: null when another sheet is shown, of which Excel does not tell what is selected there. */
  selected(selection: SelectionNews | null): void;
}

type Handler<T> = (args: T) => Promise<void>;

/** Registers for all that matters; the result withdraws. Two requests: the second for what older Excels lack. */
export async function listenToWorkbook(
  context: Excel.RequestContext,
  listener: WorkbookListener,
): Promise<() => Promise<void>> {
  const { worksheets } = context.workbook;
  const moved: Handler<{ source?: string }> = async (args) => listener.moved(args.source === 'Remote');
  const results = [
    worksheets.onChanged.add(async (args) => changed(args, listener)),
    worksheets.onFormatChanged.add(async (args) => formatted(args, listener)),
    worksheets.onSelectionChanged.add(async ({ worksheetId, address }) =>
      listener.selected({ sheetId: worksheetId, address }),
    ),
    worksheets.onActivated.add(async () => listener.selected(null)),
    worksheets.onAdded.add(async (args) =>
      args.source === 'Remote' ? listener.moved(true) : listener.added(),
    ),
    worksheets.onDeleted.add(moved),
    worksheets.onRowSorted.add(moved),
    worksheets.onColumnSorted.add(moved),
    worksheets.onProtectionChanged.add(moved),
  ] as OfficeExtension.EventHandlerResult<unknown>[];
  await context.sync();
  const named = await listenToNames(context, moved);
  if (named) results.push(named);
  return async () => {
    for (const result of results) result.remove();
    // All were registered in one context, so one request withdraws them all.
    await results[0]!.context.sync();
  };
}

/**
 * Renamed sheets are told since ExcelApi 1.17. An Excel without it refuses, in a request of its own so that the
 * other events stay: there the next selection tells.
 */
async function listenToNames(
  context: Excel.RequestContext,
  moved: Handler<{ source?: string }>,
): Promise<OfficeExtension.EventHandlerResult<unknown> | null> {
  try {
    const result = context.workbook.worksheets.onNameChanged.add(async (args) => {
      const { triggerSource } = args as { triggerSource?: string };
      if (triggerSource !== 'ThisLocalAddin') await moved(args);
    });
    await context.sync();
    return result as OfficeExtension.EventHandlerResult<unknown>;
  } catch {
    return null;
  }
}

/** Own writes come back as events: they are known by their trigger, and left alone. */
function changed(args: Excel.WorksheetChangedEventArgs, listener: WorkbookListener): void {
  if (args.triggerSource === 'ThisLocalAddin') return;
  const isRemote = args.source === 'Remote';
  if (args.changeType !== 'RangeEdited') listener.moved(isRemote);
  else if (isRemote) listener.theirs({ sheetId: args.worksheetId, address: args.address });
  else {
    const single = args.details !== undefined && args.details !== null;
    listener.edited({ kind: 'contents', sheetId: args.worksheetId, address: args.address, single });
  }
}

/** A change of format does not say who triggered it: whoever hears of an own one finds nothing changed. */
function formatted(args: Excel.WorksheetFormatChangedEventArgs, listener: WorkbookListener): void {
  if (args.source === 'Remote') listener.theirs({ sheetId: args.worksheetId, address: args.address });
  else listener.edited({ kind: 'format', sheetId: args.worksheetId, address: args.address, single: false });
}

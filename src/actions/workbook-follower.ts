/** What does the follower of a workbook hear, and what does it make of that? It normalises, writes down and tells. */
import { parseAreas } from '../domain/parse-areas';
import { inExcel } from '../excel/session';
import {
  listenToWorkbook,
  type EditNews,
  type SelectionNews,
  type WorkbookListener,
} from '../excel/workbook-events';
import { activity as pageActivity, failureSentence, type Activity } from './activity';
import type { CardSelection } from './cell-card';
import { Delay } from './delay';
import type { BodyEdit, Overwritten } from './follow-edits';
import { EditQueue, isInBody, isWithinBody, TOGETHER } from './follow-queue';
import { begunText, UNLOGGED } from './follow-ledger.es';
import { LATER } from './follow-later';
import { PAUSE, THEIRS, type FollowOptions } from './follow-options';
import { NoticeList, type News } from './follow-notices';
import type { Followed } from './followed';
import { liveBook, shareBook } from './live-book';
import { ActionError, type LegendChoice } from './outcome';
import { readBook, readingOf, requireRounds, type Book } from './reading';
import { askSelected } from './selected-cells';
import { hearSelections, tellSelection } from './told-selection';

type CardOf = Awaited<ReturnType<typeof LATER.cards>>['cardOf'];

type Settling = 'no' | 'remote' | 'local';

/** Follows the workbook that is open in Excel. */
export class WorkbookFollower implements WorkbookListener {
  state: Followed = { reading: { kind: 'reading' }, selection: null, notices: [] };
  private readonly activity: Activity;
  private readonly later: typeof LATER;
  private readonly pause: Delay;
  /** Others' own add-ins write down what they did. */
  private readonly forOthers: Delay;
  private readonly gather = new Delay(TOGETHER, () => void this.follow());
  private readonly listeners = new Set<() => void>();
  private readonly overwritten: Overwritten = new Map();
  private book: Book | null = null;
  private legend: LegendChoice | undefined;
  private selection: { readonly cells: CardSelection; readonly cardOf: CardOf } | null = null;
  private withdraw: (() => Promise<void>) | null = null;
  private readonly edits = new EditQueue();
  /** Whether all must be read again, and whose doing that is. */
  private mustRead: Settling = 'no';
  /** A sheet was added here: by an action of ours, most often. */
  private mustList = false;
  private theirsUntil = 0;
  /** Something differs that could not be logged yet: others were at work, or Ctrl+Z. */
  private unlogged = false;
  /** A Bitácora could not be begun and may have left a sheet behind: not tried again until the person asks. */
  private stuck = false;
  /** Cells may stand elsewhere than in the book. */
  private shifted = false;
  private turn: Promise<void> = Promise.resolve();
  private selections = 0;
  private ownSheets = 0;
  private ledgerTold: string | null = null;
  private readonly notices = new NoticeList();

  constructor({ activity = pageActivity, pause = PAUSE, theirs = THEIRS, later = LATER }: FollowOptions) {
    this.activity = activity;
    this.later = later;
    this.pause = new Delay(pause, () => void this.flush());
    this.forOthers = new Delay(theirs, () =>
      (Date.now() > this.theirsUntil ? this.pause : this.forOthers).begin(),
    );
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async start(): Promise<void> {
    await this.inTurn(() => this.read(true));
    await this.inTurn(async () => {
      this.withdraw ??= await inExcel('seguir el libro', (context) => listenToWorkbook(context, this));
      hearSelections(true);
    });
    await this.follow();
    // Here before the first edit. What does not arrive is asked for again then, and its failure told.
    Promise.all([this.later.edits(), this.later.settling()]).catch((error: unknown) => console.error(error));
  }

  reread(): Promise<void> {
    return this.inTurn(async () => {
      this.stuck = false;
      await this.takePending(true);
      await this.read(Date.now() > this.theirsUntil);
    });
  }

  refresh(): Promise<void> {
    return this.inTurn(async () => {
      const kept = liveBook();
      const isAtHand = kept !== null && kept !== this.book && this.mustRead === 'no' && !this.shifted;
      if (isAtHand) this.show(kept);
      await this.takePending(true);
      if (!isAtHand || this.mustRead !== 'no') await this.read(Date.now() > this.theirsUntil);
    });
  }

  chooseLegend(choice: LegendChoice | undefined): Promise<void> {
    this.legend = choice;
    return this.inTurn(async () => {
      await this.takePending(true);
      await this.read(false);
    });
  }

  dismissNotice(id: number): void {
    this.notices.dismiss(id);
    this.set({ notices: this.notices.shown });
  }

  async stop(): Promise<void> {
    this.pause.cancel();
    this.gather.cancel();
    shareBook(null);
    await this.inTurn(async () => {
      this.forOthers.cancel();
      await this.withdraw?.();
      this.withdraw = null;
      hearSelections(false);
    });
  }

  async idle(): Promise<void> {
    do {
      await this.turn;
      await new Promise((resolve) => setTimeout(resolve, this.pause.length + 2 * TOGETHER));
    } while (this.pause.waiting || this.gather.waiting);
    await this.turn;
  }

  // What Excel tells.

  edited(news: EditNews): void {
    if (!this.book) return;
    // Of formats Excel does not say who changed them: while an action runs, it did.
    if (news.kind === 'format' && this.activity.state().running) return;
    const { snapshot, reading } = this.book;
    const sheet = snapshot.sheetIds.get(news.sheetId);
    // On a sheet that is newer than the reading: ours, most often.
    if (sheet === undefined) return this.added();
    const own = snapshot.own.find((one) => one.sheet === sheet);
    // Our own sheets say nothing of the matrix, but for the table of Avances.
    if (own && own.kind !== 'avances') return;
    const round = reading.matrix.rounds.find((one) => one.sheet === sheet);
    const areas = parseAreas(news.address);
    if (round) this.edits.add(round, areas, news, this.shifted);
    // A title, a header, a name or the legend itself: what the rest says may be another thing now.
    if (!round || !isWithinBody(round, areas)) this.mustRead = 'local';
    this.pause.begin();
  }

  /** Who wrote last in a cell takes it in: what stands there now is not ours any more. */
  theirs({ sheetId, address }: Pick<EditNews, 'sheetId' | 'address'>): void {
    const sheet = this.book?.snapshot.sheetIds.get(sheetId);
    this.edits.lose(sheet, parseAreas(address));
    this.readSoon(true);
  }

  moved(remote: boolean): void {
    this.shifted = true;
    this.readSoon(remote);
  }

  private readSoon(remote: boolean): void {
    if (remote) this.theirsUntil = Date.now() + this.forOthers.length;
    if (this.mustRead !== 'local') this.mustRead = remote ? 'remote' : 'local';
    this.pause.begin();
  }

  /** Of our own sheets all is known but their names; of a person's only reading tells what it is. */
  added(): void {
    this.mustList = true;
    this.pause.begin();
  }

  /** Going to another sheet tells of the sheet and of its selection: one question is enough. */
  selected(selection: SelectionNews | null): void {
    tellSelection(selection);
    this.gather.begin();
  }

  // What is made of it.

  private set(change: Partial<Followed>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }

  private tell(news: News): void {
    this.notices.add(news);
    this.set({ notices: this.notices.shown });
  }

  /** One thing at a time; a failure becomes a sentence, never an unheard rejection in a handler. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work).catch((error: unknown) => {
      // What could not be taken in is found by the next reading: the cells are as the person left them.
      this.mustRead = 'local';
      this.fail(error, this.book);
    });
    return this.turn;
  }

  private fail(error: unknown, book: Book | null): void {
    this.stuck ||= book?.snapshot.kept.failed === true;
    this.tell({ text: failureSentence(error), failed: true });
  }

  private flush(): Promise<void> {
    return this.inTurn(async () => {
      if (this.activity.state().running) return this.pause.begin();
      await this.takePending(this.edits.waits);
      if (this.unlogged && this.mayLog) this.mustRead = 'local';
      if (this.mustRead === 'no') await this.listAnew();
      if (this.mustRead !== 'no') await this.read(this.mustRead === 'local');
    });
  }

  /** One small request tells whether what was added is ours; a sheet of the person's is read, and all with it. */
  private async listAnew(): Promise<void> {
    const { book } = this;
    if (!this.mustList || !book) return;
    this.mustList = false;
    const { bookAmongSheets } = await this.later.actions();
    const list = (context: Excel.RequestContext) => bookAmongSheets(context, book, this.legend);
    // Where the list cannot be had all is read, and what stands in the way of that is told.
    const listed = await inExcel('ver las hojas del libro', list).catch(() => null);
    if (listed) this.show(listed);
    else this.mustRead = 'local';
  }

  /** What the person did to bodies, sheet by sheet; what Ctrl+Z brought back too once the person `goesOn`. */
  private async takePending(goesOn: boolean): Promise<void> {
    const former = this.book;
    let isAnew = false;
    // An action changed more than cells since the book was read: formats that differ from it are its doing.
    if (liveBook() === null) this.edits.dropPainted();
    this.edits.begin(goesOn);
    while (this.book && this.edits.waits) {
      const { book } = this;
      const here = this.edits.next();
      this.edits.leave(here, this.shifted);
      const placed = here.filter((edit) => !edit.shifted && isInBody(book, edit));
      if (placed.length > 0) isAnew = (await this.take(book, placed)) || isAnew;
      // Pasting may bring other cells' formats along, or take ours away.
      if (here.some(({ how }) => how === 'pegado')) this.mustRead = 'local';
    }
    if (former && this.book && isAnew) await this.takeAnew(former, this.book, true);
  }

  /** True when the workbook was read anew for it. */
  private async take(book: Book, edits: readonly BodyEdit[], former?: Book): Promise<boolean> {
    shareBook(book);
    const { takeEdits, takeUnplaced } = await this.later.edits();
    const had = book.snapshot.kept.made.size;
    const kept = { overwritten: this.overwritten, legend: this.legend, unlogged: this.stuck };
    const result = await inExcel('registrar el cambio', (context) =>
      former ? takeUnplaced(context, { former, book }, edits, kept) : takeEdits(context, book, edits, kept),
    );
    this.edits.hold(result.held);
    this.ownSheets += Math.max(0, result.book.snapshot.kept.made.size - had);
    this.tellOfLedger(book, result.book);
    this.show(result.book);
    if (result.book.snapshot.kept.waits) this.tell({ text: UNLOGGED, failed: true });
    if (result.told) this.tell({ ...result.told, sheet: edits[0]!.sheet });
    return result.moved;
  }

  /** Where entries go now, when the Bitácora that there was is not one any more. */
  private tellOfLedger(before: Book, { snapshot }: Book): void {
    const now = snapshot.kept.made.get('bitacora');
    const was = before.snapshot.own.some(({ kind }) => kind === 'bitacora');
    if (was && now !== undefined && now !== this.ledgerTold) this.tell({ text: begunText(now), sheet: now });
    this.ledgerTold = now ?? this.ledgerTold;
  }

  /** With a book read anew: edits of rows that the former one lacks, or that moved; then what else differs. */
  private async takeAnew(former: Book | null, book: Book, settles: boolean): Promise<void> {
    for (const here of former ? this.edits.takeUnplaced() : [])
      await this.take(this.book ?? book, here, former!);
    if (settles) await this.settle(this.book ?? book);
  }

  private show(book: Book): void {
    const isGone = (sheet: string) => !book.snapshot.sheetNames.includes(sheet);
    // Renamed or deleted under the selection: what is selected has another name now.
    const sheet = this.selection?.cells.sheet;
    if (sheet !== undefined && this.book?.snapshot.sheetNames.includes(sheet) && isGone(sheet))
      this.gather.begin();
    this.book = book;
    shareBook(book);
    this.notices.review(book);
    const reading = { kind: 'ready', reading: readingOf(book), again: false } as const;
    this.set({ reading, selection: this.card(), notices: this.notices.shown });
  }

  private card(): Followed['selection'] {
    const { book, selection } = this;
    if (!book || !selection) return this.state.selection;
    return selection.cardOf(book.reading, book, selection.cells, book.notes);
  }

  /** Reads all; `settles`: what differs from the last known states is logged, and what is torn is mended. */
  private async read(settles: boolean): Promise<void> {
    this.mustRead = 'no';
    this.mustList = false;
    this.edits.clear();
    const former = this.book;
    const isShifted = this.shifted;
    this.shifted = false;
    const book = await this.readAnew();
    if (!book) return;
    if (isShifted && former && this.edits.holds) {
      const { carried } = await this.later.edits();
      this.edits.rehold((held) => carried(held, former, book));
    }
    await this.takeAnew(former, book, settles);
  }

  private async readAnew(): Promise<Book | null> {
    const { reading } = this.state;
    this.set({ reading: reading.kind === 'ready' ? { ...reading, again: true } : { kind: 'reading' } });
    try {
      const book = await inExcel('leer el libro', (context) => readBook(context, this.legend));
      requireRounds(book);
      this.show(book);
      return book;
    } catch (error) {
      this.book = null;
      shareBook(null);
      const isNone = error instanceof ActionError && error.code === 'no_matrix';
      const failed = { kind: 'failed', message: failureSentence(error) } as const;
      this.set({ reading: isNone ? { kind: 'no_matrix' } : failed });
      return null;
    }
  }

  /**
   * What was read stays shown even when what was found in it cannot be written down. While another person works,
   * what differs may be theirs: their own add-in writes it down, and what it has not is found later. What Ctrl+Z
   * brought back waits, and all with it.
   */
  private async settle(book: Book): Promise<void> {
    // Of a workbook without a live round nothing is known that could differ, and nothing can be torn.
    if (book.snapshot.kept.known.size === 0 || this.stuck) return;
    this.unlogged = false;
    try {
      const { settleBook } = await this.later.settling();
      this.unlogged = await settleBook(book, this.mayLog, (text) => this.tell({ text }));
      if (this.unlogged && !this.edits.holds) this.forOthers.begin();
    } catch (error) {
      this.fail(error, book);
    }
  }

  private get mayLog(): boolean {
    return Date.now() > this.theirsUntil && !this.edits.holds;
  }

  private async follow(): Promise<void> {
    const mine = ++this.selections;
    try {
      const { cardOf } = await this.later.cards();
      // No event tells what is selected on a sheet that is shown anew: the answer does.
      const cells = await askSelected('ver la selección');
      if (mine !== this.selections) return;
      this.selection = { cells, cardOf };
      // A sheet that the book does not know was renamed, and this Excel does not tell of that.
      const names = this.book?.snapshot.sheetNames;
      if (names && !names.includes(cells.sheet) && !this.activity.state().running) this.moved(false);
      this.set({ selection: this.card() });
    } catch (error) {
      // A shape or a chart is selected, or the session is gone: the card stays as it was. A fault of ours is traced.
      if (!(error instanceof ActionError)) failureSentence(error);
    }
  }
}

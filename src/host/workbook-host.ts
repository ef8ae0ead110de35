/** How does an open workbook answer office.js? It runs batches on the Excel objects and sends events after each answer. */
import { Gate, type Cut } from './bridge/gate';
import gaps from './gaps.json';
import type { PathResolver } from './bridge/paths';
import { runBatch } from './bridge/query';
import type { Answer, BatchHost, Push, Request, ResponseBody } from './bridge/wire';
import { to } from './objects/catalog';
import { serviceNamed } from './objects/services';
import type { Session } from './session/session';

/** The host of one session, for any envelope: native bridge, xdm, or another. Runs in Node and in a browser. */
export class WorkbookHost implements BatchHost {
  /** Faults on demand and traffic. */
  readonly gate: Gate;
  private readonly listeners: ((pushes: readonly Push[]) => void)[] = [];
  private pending = 0;

  constructor(readonly session: Session) {
    session.send = () => this.tell();
    this.gate = new Gate((request, deliver, cut) => this.later(request, deliver, cut));
  }

  submit(request: Request, deliver: (answer: Answer) => void): void {
    this.gate.submit(request, deliver);
  }

  onPush(listener: (pushes: readonly Push[]) => void): void {
    this.listeners.push(listener);
  }

  /** True when no request waits to be run and no event to be told. */
  get idle(): boolean {
    return this.pending === 0;
  }

  /**
   * Sends what events wait. Not at once: the add-in that registers a handler and writes in one batch hears of its
   * write, as in Excel, since the library registers only after it has read the answer. Co-authors hear of it too.
   */
  flush(): void {
    this.tell();
    for (const peer of this.session.peers) peer.send();
  }

  private tell(): void {
    const pushes = this.session.events.take();
    if (!pushes.length) return;
    this.pending += 1;
    setTimeout(() => {
      this.pending -= 1;
      for (const listener of this.listeners) listener(pushes);
    }, 0);
  }

  /** Never at once: the library expects an answer to come later. */
  private later(request: Request, deliver: (answer: Answer) => void, cut?: Cut): void {
    this.pending += 1;
    queueMicrotask(() => {
      this.pending -= 1;
      deliver({ ok: true, text: this.run(request, cut) });
      this.flush();
    });
  }

  private run(request: Request, cut?: Cut): string {
    const { session } = this;
    session.seat?.take();
    session.actor = 'addin';
    const roots = {
      root: to('Workbook', session.workbook),
      service: (name: string) => serviceNamed(name, session),
      references: session.references,
      isGap: (member: string) => member in gaps.members,
      faultOf: (member: string) => this.gate.faultOf(member),
    };
    const end = cut && {
      after: Math.floor(request.body.Actions.length * cut.share),
      code: cut.code,
    };
    try {
      const begin = (paths: PathResolver): void => {
        session.batchTargets = () => paths.targets();
      };
      const run = (): ResponseBody => runBatch(request.body, roots, session, begin, end);
      const answer = session.undo ? session.undo.batch(run) : run();
      return JSON.stringify(answer);
    } finally {
      session.endBatch();
    }
  }
}

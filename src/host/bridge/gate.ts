/** Does a request get in at all? Faults on demand, edit mode, read-only files, payload limits; and what it all weighed. */
import { byteLength } from './byte-length';
import { messageOf } from './errors';
import { ActionType, RequestFlag, type Answer, type Request } from './wire';

/** Excel on the web's limit for a request and for a response: 5 MB (learn.microsoft.com, resource limits for add-ins). */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** What went over the wire. */
export interface Traffic {
  /** Requests that somebody waits for. */
  requests: number;
  /** Requests by which the library, at the end of a run, lets its references go; nobody waits for them. */
  cleanups: number;
  requestBytes: number;
  responseBytes: number;
  /** The largest single request and response. */
  largestRequest: number;
  largestResponse: number;
  reset(): void;
}

/** Faults that a test asks for. */
export interface Faults {
  /** The nth request from now (1 is the next; cleanups do not count) fails with this code. */
  failRequest(n: number, code: string): void;
  /**
   * The nth request from now runs the first `share` (0 to 1) of its calls and then ends with this code. What those
   * calls did stays: a request is no transaction.
   */
  cutRequest(n: number, share: number, code?: string): void;
  /** The nth request from now is done whole, and its answer never arrives: the client hears of this code instead. */
  loseAnswer(n: number, code?: string): void;
  /** Just before the nth request from now is run, somebody else does this to the workbook. */
  beforeRequest(n: number, deed: () => unknown): void;
  /** Every call or setting of this member ("PageLayout.zoom") fails with this code; without a code, no longer. */
  failMember(member: string, code?: string): void;
  /** Every request fails with InvalidOrTimedOutSession, until `restoreSession`. */
  loseSession(): void;
  restoreSession(): void;
  /** The person is editing a cell: requests fail, those with `delayForCellEdit` wait until it ends. */
  setEditMode(on: boolean): void;
  /** The file is open for reading: requests that write fail with AccessDenied. */
  setReadOnly(on: boolean): void;
}

type Deliver = (answer: Answer) => void;

/** Where a request is to be cut. */
export interface Cut {
  readonly share: number;
  readonly code: string;
}

/** What is to befall one of the requests to come. */
type Plan =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'lost'; readonly code: string }
  | { readonly kind: 'cut'; readonly cut: Cut }
  | { readonly kind: 'meanwhile'; readonly deed: () => unknown };

const failed = (code: string): Answer => ({ ok: false, code, message: messageOf(code) });

/** True for a batch that only removes references. */
function isCleanup({ body: { Actions } }: Request): boolean {
  const work = Actions.filter((action) => action.ActionType !== ActionType.instantiate);
  return work.length > 0 && work.every((action) => action.Name === '_RemoveReference');
}

const READING = /^(?:_|get|is|find|load|calculate|activate|select|show|register|unregister|count)/i;

/**
 * True for a batch that would change the workbook. The library flags some requests that only read as writing
 * (`getCellProperties`), so the flag alone does not tell.
 */
function isWriting({ flags, body: { Actions } }: Request): boolean {
  if (!(flags & RequestFlag.writes)) return false;
  return Actions.some(
    ({ ActionType: type, Name = '' }) =>
      type === ActionType.setProperty ||
      type === ActionType.update ||
      (type === ActionType.method && !READING.test(Name)),
  );
}

/** Stands before the query loop. `run` answers the requests that get in. */
export class Gate implements Faults {
  readonly traffic: Traffic = makeTraffic();
  private readonly planned: { left: number; readonly plan: Plan }[] = [];
  private readonly members = new Map<string, string>();
  private lost = false;
  private editing = false;
  private reading = false;
  private held: [Request, Deliver, readonly Plan[]][] = [];

  constructor(private readonly run: (request: Request, deliver: Deliver, cut?: Cut) => void) {}

  failRequest(n: number, code: string): void {
    this.planned.push({ left: n, plan: { kind: 'refused', code } });
  }

  cutRequest(n: number, share: number, code = 'GeneralException'): void {
    this.planned.push({ left: n, plan: { kind: 'cut', cut: { share, code } } });
  }

  loseAnswer(n: number, code = 'ConnectionFailure'): void {
    this.planned.push({ left: n, plan: { kind: 'lost', code } });
  }

  beforeRequest(n: number, deed: () => unknown): void {
    this.planned.push({ left: n, plan: { kind: 'meanwhile', deed } });
  }

  failMember(member: string, code?: string): void {
    if (code === undefined) this.members.delete(member);
    else this.members.set(member, code);
  }

  /** The code with which a member ("PageLayout.zoom") fails; null when it works. */
  faultOf(member: string): string | null {
    return this.members.get(member) ?? null;
  }

  loseSession(): void {
    this.lost = true;
  }

  restoreSession(): void {
    this.lost = false;
  }

  setReadOnly(on: boolean): void {
    this.reading = on;
  }

  /** True when the file was opened for reading. */
  get readOnly(): boolean {
    return this.reading;
  }

  setEditMode(on: boolean): void {
    this.editing = on;
    if (on) return;
    const waiting = this.held;
    this.held = [];
    for (const [request, deliver, plans] of waiting) this.admit(request, deliver, plans);
  }

  /** Lets a request in, holds it, or refuses it. */
  submit(request: Request, deliver: Deliver): void {
    const cleanup = isCleanup(request);
    if (cleanup) this.traffic.cleanups += 1;
    else this.traffic.requests += 1;
    this.traffic.requestBytes += request.bytes;
    this.traffic.largestRequest = Math.max(this.traffic.largestRequest, request.bytes);
    const plans = cleanup ? [] : this.duePlans();
    const refused = plans.find((plan) => plan.kind === 'refused');
    const refusal = refused?.code ?? this.refusal(request);
    if (refusal) deliver(failed(refusal));
    else if (!this.editing) this.admit(request, deliver, plans);
    else if (request.flags & RequestFlag.delayForCellEdit) this.held.push([request, deliver, plans]);
    else deliver(failed('InvalidOperationInCellEditMode'));
  }

  private refusal(request: Request): string | null {
    if (this.lost) return 'InvalidOrTimedOutSession';
    if (request.bytes > PAYLOAD_LIMIT) return 'RequestPayloadSizeLimitExceeded';
    return this.reading && isWriting(request) ? 'AccessDenied' : null;
  }

  private duePlans(): Plan[] {
    for (const planned of this.planned) planned.left -= 1;
    const due = this.planned.filter(({ left }) => left <= 0);
    for (const planned of due) this.planned.splice(this.planned.indexOf(planned), 1);
    return due.map(({ plan }) => plan);
  }

  private admit(request: Request, deliver: Deliver, plans: readonly Plan[]): void {
    for (const plan of plans) if (plan.kind === 'meanwhile') plan.deed();
    const cut = plans.find((plan) => plan.kind === 'cut')?.cut;
    const lost = plans.find((plan) => plan.kind === 'lost');
    this.run(request, (answer) => deliver(lost ? failed(lost.code) : this.weigh(answer)), cut);
  }

  /** What a batch did stays done, even if its answer is too large to be told. */
  private weigh(answer: Answer): Answer {
    const bytes = answer.ok ? byteLength(answer.text) : 0;
    this.traffic.responseBytes += bytes;
    this.traffic.largestResponse = Math.max(this.traffic.largestResponse, bytes);
    return bytes > PAYLOAD_LIMIT ? failed('ResponsePayloadSizeLimitExceeded') : answer;
  }
}

function makeTraffic(): Traffic {
  const zero = {
    requests: 0,
    cleanups: 0,
    requestBytes: 0,
    responseBytes: 0,
    largestRequest: 0,
    largestResponse: 0,
  };
  return {
    ...zero,
    reset() {
      Object.assign(this, zero);
    },
  };
}

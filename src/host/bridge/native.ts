/** How does the native bridge carry batches and events? Its envelope, over the object that office.js looks for. */
import { byteLength } from './byte-length';
import { httpStatusOf } from './errors';
import type { Answer, BatchHost, Push, RequestBody } from './wire';

/** The object that office.js takes as its native bridge; it sets `onMessageFromHost` itself. */
export interface NativeBridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost: ((text: string) => void) | null;
}

interface Envelope {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: RequestBody };
}

/** Makes a bridge that hands batches to the host and pushes to the library. `closed` stops both. */
export function makeNativeBridge(host: BatchHost): NativeBridge & { close(): void } {
  let open = true;
  const toClient = (text: string): void => {
    if (open) bridge.onMessageFromHost?.(text);
  };
  const bridge = {
    onMessageFromHost: null as ((text: string) => void) | null,
    sendMessageToHost(text: string): void {
      if (!open) return;
      const envelope = JSON.parse(text) as Envelope;
      const request = { body: envelope.message.body, flags: envelope.flags, bytes: byteLength(text) };
      host.submit(request, (answer) => toClient(wrap(envelope.id, answer)));
    },
    close(): void {
      open = false;
    },
  };
  host.onPush((pushes) => toClient(wrapPushes(pushes)));
  return bridge;
}

/** The body goes in as JSON text: it is made once and parsed once. */
function wrap(id: number, answer: Answer): string {
  if (answer.ok)
    return `{"id":${id},"type":2,"message":{"statusCode":200,"headers":{},"body":${answer.text}}}`;
  const { code, message } = answer;
  const body = { error: { code, message } };
  return JSON.stringify({ id, type: 2, message: { statusCode: httpStatusOf(code), headers: {}, body } });
}

function wrapPushes(pushes: readonly Push[]): string {
  const entries = pushes.map(({ category, type, target, message }) => ({
    messageCategory: category,
    messageType: type,
    targetId: target,
    message,
  }));
  return JSON.stringify({ type: 3, message: { entries } });
}

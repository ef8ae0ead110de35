/** How does Excel on the web talk with the page of an add-in? Its cross-frame envelope, over any way of passing text. */
import { byteLength } from './byte-length';
import { httpStatusOf } from './errors';
import type { Answer, BatchHost, Push, RequestBody } from './wire';

/** What the page is told of the document that it stands beside. */
export interface XdmContext {
  readonly addinId: string;
  /** Address of the workbook, as `Office.context.document.url`. */
  readonly documentUrl: string;
  readonly locale: string;
  /** Versions by requirement set; a set not listed is unsupported. `REQUIREMENTS` when absent. */
  readonly requirements?: Readonly<Record<string, string>>;
  readonly readOnly?: boolean;
  /** Where document settings are kept; a map of the conversation's own when absent. */
  readonly settings?: SettingsStore;
  /** The focus leaves the page: by Tab past its last control, by Shift+Tab past its first, or by Esc. */
  readonly onLeave?: (how: Leaving) => void;
}

/** How the focus left the page. */
export type Leaving = 'forward' | 'backward' | 'escape';

/** Document settings: JSON texts by key. */
export interface SettingsStore {
  load(): ReadonlyMap<string, string>;
  save(settings: ReadonlyMap<string, string>): void;
}

/** The sets that the library of npm can use: its surface ends at ExcelApi 1.15. */
export const REQUIREMENTS: Readonly<Record<string, string>> = {
  ExcelApi: '1.15',
  RichApiRuntime: '1.2',
  SharedRuntime: '1.1',
  DelayForCellEdit: '1.1',
  AddinCommands: '1.1',
  Settings: '1.1',
};

/** One add-in page's conversation with the host. */
export interface XdmHost {
  /** Takes a message of the page. */
  receive(text: string): void;
  /** Presses a button of the ribbon; resolves when the page says that its function has completed. */
  press(functionName: string): Promise<void>;
  /**
   * Has the library move the focus into the page, to its first control or (backwards) its last. False when the page
   * has not been heard of yet, and nothing will move.
   */
  enter(backwards?: boolean): boolean;
  /** The settings that the page saved, as JSON texts by key. */
  readonly settings: ReadonlyMap<string, string>;
  /** Ends the conversation: nothing is answered or sent any more. */
  close(): void;
}

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _actionType: number;
  readonly _data: unknown;
}

interface DdaCall {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
  readonly [index: string]: unknown;
}

const Dispatch = { loadSettings: 75, saveSettings: 76, batch: 93, commandCompleted: 94 } as const;
const NOT_SUPPORTED = 5000;

/** Failures of a whole request that the envelope tells by a number of its own. */
const FAILURES: Readonly<Record<string, number>> = {
  InvalidOperationInCellEditMode: 5004,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
  AccessDenied: 7000,
};

/** What page and host tell one another of the focus, as office.js numbers it. */
const FocusAction = { tabIn: 11, tabInShift: 12 } as const;
const LEAVING: Readonly<Record<number, Leaving>> = {
  13: 'forward',
  14: 'backward',
  15: 'escape',
  // A page without a control hands the focus on as it came.
  17: 'forward',
  18: 'backward',
};

/** Events that have a name of their own on this envelope, by the type of their push. */
const OWN_EVENTS: Readonly<Record<number, string>> = { 1: 'settingsChanged', 2: 'documentSelectionChanged' };

function memoryStore(): SettingsStore {
  let kept: ReadonlyMap<string, string> = new Map();
  return {
    load: () => kept,
    save: (settings) => {
      kept = settings;
    },
  };
}

/** Opens the conversation. `post` carries text to the page. */
export function makeXdmHost(host: BatchHost, context: XdmContext, post: (text: string) => void): XdmHost {
  const store = context.settings ?? memoryStore();
  let open = true;
  const send = (text: string): void => {
    if (open) post(text);
  };
  const pressed = new Map<string, () => void>();
  let conversation = '';
  let presses = 0;
  let entries = 0;

  const answer = (to: Message, data: unknown): void =>
    send(
      envelope(
        { conversation: to._conversationId, name: to._actionName, correlation: to._correlationId },
        data,
      ),
    );
  const event = (name: string, data: unknown): void =>
    send(envelope({ conversation, name, isEvent: true }, data));

  const batch = (message: Message, call: DdaCall): void => {
    const [, , , , text, , flags] = call.ArrayData ?? [];
    const body = String(text);
    const request = {
      body: JSON.parse(body) as RequestBody,
      flags: Number(flags ?? 0),
      bytes: byteLength(body),
    };
    host.submit(request, (result) => answer(message, toData(result)));
  };

  const execute = (message: Message): void => {
    const call = message._data as DdaCall;
    switch (call.DdaMethod?.DispatchId) {
      case Dispatch.batch:
        return batch(message, call);
      case Dispatch.loadSettings:
        return answer(message, { Error: 0, Version: 1, Properties: [...store.load()] });
      case Dispatch.saveSettings:
        store.save(new Map(call.DdaSettingsMethod?.Properties ?? []));
        return answer(message, { Error: 0, Version: 1 });
      case Dispatch.commandCompleted:
        complete(call);
        return answer(message, { Error: 0, Version: 1 });
      default:
        return answer(message, { Error: NOT_SUPPORTED, Version: 1 });
    }
  };

  const complete = (call: DdaCall): void => {
    const id = String((call.ArrayData ?? Object.values(call)).find((part) => pressed.has(String(part))));
    pressed.get(id)?.();
    pressed.delete(id);
  };

  host.onPush((pushes) => {
    for (const { type } of pushes) if (OWN_EVENTS[type]) event(OWN_EVENTS[type], {});
    const rich = pushes.filter(({ type }) => !OWN_EVENTS[type]);
    if (rich.length) event('richApiMessage', { ArrayData: rich.map(toEntry) });
  });

  return {
    get settings() {
      return store.load();
    },
    close() {
      open = false;
    },
    receive(text) {
      const message = parse(text);
      if (!message || message._messageType !== 0) return;
      conversation = message._conversationId;
      if (message._actionType !== 0) answer(message, { Error: 0, Version: 1 });
      else if (message._actionName === 'executeMethod') execute(message);
      else if (message._actionName.endsWith('_getAppContextAsync'))
        answer(message, appContext(context, store.load()));
      else {
        const left = noticeOf(message);
        if (left) context.onLeave?.(left);
        answer(message, null);
      }
    },
    enter(backwards = false) {
      if (!open || conversation === '') return false;
      send(
        JSON.stringify({
          _messageType: 0,
          _actionName: 'Office_notifyAgave',
          _actionType: 0,
          _conversationId: `${conversation}_ntf`,
          _correlationId: ++entries,
          _origin: '',
          _data: [backwards ? FocusAction.tabInShift : FocusAction.tabIn],
          _serializerVersion: 1,
        }),
      );
      return true;
    },
    press(functionName) {
      const id = `boton-${++presses}`;
      return new Promise((resolve) => {
        pressed.set(id, resolve);
        event('appCommandInvoked', { 0: id, 1: functionName, 2: '{}' });
      });
    },
  };
}

/** How the focus left, when that is what the page tells. */
function noticeOf({ _actionName, _data }: Message): Leaving | undefined {
  if (!_actionName.endsWith('_notifyHost') || !Array.isArray(_data)) return undefined;
  return LEAVING[Number(_data[1])];
}

/** Other frames and browser extensions post messages too: what is not ours is not read. */
function parse(text: string): Message | null {
  try {
    const message = JSON.parse(text) as Partial<Message> | null;
    return typeof message?._actionName === 'string' ? (message as Message) : null;
  } catch {
    return null;
  }
}

interface Address {
  readonly conversation: string;
  readonly name: string;
  readonly correlation?: number;
  readonly isEvent?: boolean;
}

function envelope({ conversation, name, correlation = 0, isEvent = false }: Address, data: unknown): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: name,
    _conversationId: conversation,
    _correlationId: correlation,
    _origin: '',
    _errorCode: 0,
    _responseType: isEvent ? 1 : 0,
    _data: data,
    _serializerVersion: 1,
  });
}

function toData(answer: Answer): unknown {
  if (answer.ok) return { Error: 0, Version: 1, Data: [200, [], answer.text] };
  const { code, message } = answer;
  const number = FAILURES[code];
  if (number !== undefined) return { Error: number, Version: 1 };
  return {
    Error: 0,
    Version: 1,
    Data: [httpStatusOf(code), [], JSON.stringify({ error: { code, message } })],
  };
}

function toEntry({ category, type, target, message }: Push): readonly unknown[] {
  return [category, type, target, message];
}

function appContext(context: XdmContext, settings: ReadonlyMap<string, string>): unknown {
  return {
    _id: context.addinId,
    _appName: 16,
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _hostFullVersion: '16.01',
    _appUILocale: context.locale,
    _dataLocale: context.locale,
    _docUrl: context.documentUrl,
    _clientMode: context.readOnly ? 0 : 1,
    _settings: [...settings],
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: '1',
    _appInstanceId: '1',
    _initialDisplayMode: 2,
    _requirementMatrix: JSON.stringify(context.requirements ?? REQUIREMENTS),
  };
}

/** What the add-in's frame must be called before it loads, so that office.js finds its host. */
export function frameName(conversation: string, addinId: string, origin: string, locale: string): string {
  return JSON.stringify({
    baseFrameName: 'matriz-viva',
    // No telemetry is loaded; the last field: 1 says that the page is a shared runtime.
    hostInfo: `Excel$Web$16.01$${locale}$${conversation}$$disableLogging$1`,
    xdmInfo: `${conversation}|${addinId}|${origin}/`,
    serializerVersion: '1',
    flights: '[]',
  });
}

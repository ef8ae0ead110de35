/** What window does the whole of office.js want? A frame inside Excel on the web, made of plain objects for a `vm` context. */
import vm from 'node:vm';
import { frameName } from './bridge/xdm';
import { officeScript, realmClasses } from './office-library';

/** The page's own address, and the frame's name that tells the library where it is. */
const ORIGIN = 'https://localhost';
const ADDIN = '1';

/** How the frame looks to the library. */
export interface FrameOptions {
  readonly locale: string;
  /** Never the same twice: the library keeps settings by conversation. */
  readonly conversation: string;
}

/** A frame in which the loader of office.js runs. */
export interface OfficeFrame {
  readonly window: vm.Context;
  /** Delivers a message of the parent's. */
  deliver(text: string): void;
}

interface FakeScript {
  src: string;
  onload?: () => void;
  setAttribute(): void;
  getAttribute(): null;
}

/** Makes the frame; `toParent` gets what the library posts. */
export function makeOfficeFrame(options: FrameOptions, toParent: (text: string) => void): OfficeFrame {
  const listeners: ((event: object) => void)[] = [];
  const parent = { postMessage: (text: string) => toParent(text) };
  const window: Record<string, unknown> = {
    ...realmClasses(),
    name: frameName(options.conversation, ADDIN, ORIGIN, options.locale),
    location: { ...location(`${ORIGIN}/taskpane.html`) },
    navigator: { userAgent: 'Mozilla/5.0 (Node)', platform: 'Node' },
    performance: { now: () => performance.now() },
    history: { pushState: () => undefined, replaceState: () => undefined },
    sessionStorage: memoryStorage(),
    localStorage: memoryStorage(),
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === 'message') listeners.push(listener);
    },
    removeEventListener: () => undefined,
    parent,
    top: parent,
    frames: [],
  };
  window.window = window;
  window.self = window;
  const context = vm.createContext(window);
  window.document = fakeDocument(context);
  const deliver = (data: string): void => {
    for (const listener of listeners) listener({ data, origin: ORIGIN, source: parent });
  };
  return { window: context, deliver };
}

function location(href: string): Record<string, string> {
  const { protocol, host, hostname, port, pathname, search, hash, origin } = new URL(href);
  return { href, protocol, host, hostname, port, pathname, search, hash, origin };
}

function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** A document that knows scripts and links only: a script that is appended is run from the package. */
function fakeDocument(context: vm.Context): object {
  const loader: FakeScript = {
    src: `${ORIGIN}/office.js`,
    setAttribute: () => undefined,
    getAttribute: () => null,
  };
  const append = (script: FakeScript): void => {
    queueMicrotask(() => {
      officeScript(script.src.replace(`${ORIGIN}/`, '')).runInContext(context);
      script.onload?.();
    });
  };
  const head = { appendChild: append };
  return {
    domain: 'localhost',
    hasFocus: () => true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    querySelectorAll: () => [],
    getElementById: () => null,
    createTextNode: () => ({}),
    createElement: (name: string) => (name === 'a' ? anchor() : element()),
    getElementsByTagName: (name: string) => (name === 'script' ? [loader] : name === 'head' ? [head] : []),
    head,
  };
}

const element = (): object => ({
  style: {},
  setAttribute: () => undefined,
  getAttribute: () => null,
  appendChild: () => undefined,
});

/** An anchor takes an address apart; the library compares origins with it. */
function anchor(): object {
  let parts = location(`${ORIGIN}/`);
  const made = { setAttribute: () => undefined };
  for (const key of Object.keys(parts)) {
    Object.defineProperty(made, key, {
      get: () => parts[key],
      set: (value: string) => {
        if (key === 'href') parts = location(new URL(value, ORIGIN).href);
      },
    });
  }
  return made;
}

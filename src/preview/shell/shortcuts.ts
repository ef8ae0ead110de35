/** Which keys run a command of the add-in? Those of the shortcuts file that its manifest names. */

/** A key with its modifiers, and the command that it runs. */
export interface Shortcut {
  readonly action: string;
  readonly keys: string;
}

interface ShortcutFile {
  readonly shortcuts?: readonly { readonly action: string; readonly key: { readonly default: string } }[];
}

/** Reads the shortcuts file's text. */
export function readShortcuts(text: string): readonly Shortcut[] {
  const { shortcuts = [] } = JSON.parse(text) as ShortcutFile;
  return shortcuts.map(({ action, key }) => ({ action, keys: normalized(key.default.split('+')) }));
}

const normalized = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim().toLowerCase())
    .map((part) => ({ option: 'alt', command: 'ctrl' })[part] ?? part.replace(/^arrow/, ''))
    .sort()
    .join('+');

/** The command of a key press; null when it has none. */
export function commandOf(shortcuts: readonly Shortcut[], event: KeyboardEvent): string | null {
  const { ctrlKey, metaKey, shiftKey, altKey, code, key } = event;
  // With Alt, the key's own character depends on the keyboard: its place tells the letter.
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key;
  const parts = [(ctrlKey || metaKey) && 'ctrl', shiftKey && 'shift', altKey && 'alt', letter];
  const pressed = normalized(parts.filter((part): part is string => typeof part === 'string'));
  return shortcuts.find(({ keys }) => keys === pressed)?.action ?? null;
}

/** How does a golden text compare? Exactly; it is rewritten only with ACTUALIZAR_GOLDEN=1. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'golden');

/** Expects the text to be that of `test/golden/<name>`, and writes the file first when asked to. */
export function expectGolden(name: string, text: string): void {
  const path = join(FOLDER, name);
  if (process.env.ACTUALIZAR_GOLDEN === '1') writeFileSync(path, text);
  if (!existsSync(path)) throw new Error(`There is no golden file ${name}: run with ACTUALIZAR_GOLDEN=1`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

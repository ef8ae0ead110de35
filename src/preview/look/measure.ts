/** How wide is a text in a font? The browser's own measure, remembered. */
import type { FontStyle } from '../../host/workbook/styles/style';

const known = new Map<string, number>();
let pencil: CanvasRenderingContext2D | null = null;

/** Excel's fonts first; Carlito and Liberation have the same widths where those are missing. */
const ALIKE: Readonly<Record<string, string>> = {
  calibri: "'Calibri', 'Carlito', 'Segoe UI', sans-serif",
  aptos: "'Aptos', 'Aptos Narrow', 'Calibri', 'Carlito', sans-serif",
  'aptos narrow': "'Aptos Narrow', 'Aptos', 'Calibri', 'Carlito', sans-serif",
  arial: "'Arial', 'Liberation Sans', sans-serif",
  cambria: "'Cambria', 'Caladea', serif",
  'times new roman': "'Times New Roman', 'Liberation Serif', serif",
};

/** The families to try for a font's name. */
export function families(name: string): string {
  return ALIKE[name.toLowerCase()] ?? `'${name.replace(/['"\\]/g, '')}', 'Calibri', 'Carlito', sans-serif`;
}

/** CSS's `font` for a cell's font at a zoom. */
export function fontCss(font: FontStyle, zoom: number): string {
  const size = ((font.size * 4) / 3) * zoom;
  return `${font.italic ? 'italic ' : ''}${font.bold ? 'bold ' : ''}${size}px ${families(font.name)}`;
}

/** Pixels that a text takes on one line. */
export function measure(text: string, font: string): number {
  const key = `${font}\n${text}`;
  let width = known.get(key);
  if (width === undefined) {
    pencil ??= document.createElement('canvas').getContext('2d');
    if (!pencil) throw new Error('This browser cannot measure texts.');
    pencil.font = font;
    width = pencil.measureText(text).width;
    if (known.size > 20_000) known.clear();
    known.set(key, width);
  }
  return width;
}

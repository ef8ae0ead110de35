/** What is the font of a cell whose parts have fonts of their own? Where they differ, null. */
import type { RichText } from '../workbook/cells';
import { child, childrenNamed, isTrue, type XmlElement } from '../workbook/xml/element';

interface Font {
  name?: unknown;
  strikethrough?: unknown;
}

/** Properties of a cell with those of its font that differ between its runs as null; a run without a font has the cell's. */
export function richFont(found: object, { nodes }: RichText): object {
  const { format } = found as { format?: { font?: Font } };
  const font = format?.font;
  if (!font) return found;
  const runs = childrenNamed(nodes, 'r').map((run) => child(run, 'rPr') ?? null);
  if (runs.length === 0) return found;
  const shared = (read: (run: XmlElement) => unknown, own: unknown): unknown => {
    const all = new Set(runs.map((run) => (run === null ? own : read(run))));
    return all.size === 1 ? [...all][0] : null;
  };
  const own: Font = {};
  if ('name' in font) own.name = shared((run) => child(run, 'rFont')?.attrs.val ?? font.name, font.name);
  if ('strikethrough' in font) own.strikethrough = shared(isStruck, font.strikethrough);
  return { ...found, format: { ...format, font: { ...font, ...own } } };
}

function isStruck(run: XmlElement): boolean {
  const strike = child(run, 'strike');
  return strike !== undefined && strike !== null && isTrue(strike.attrs.val ?? '1');
}

/** Which looks do the cells of a workbook share? Styles of the file keep their number; new ones are appended. */
import type { XmlElement } from '../xml/element';
import { child, childrenNamed, element, isTrue, numberOf, withAttrs } from '../xml/element';
import { changeBorder, changeFill, changeFont, changeXf } from './change';
import type { Palette } from './color';
import { DEFAULT_PALETTE, indexedColors, themeColors } from './color';
import { changeDxf, readDxf } from './dxf';
import { builtInFormat, builtInId, FIRST_CUSTOM } from './number-formats';
import { NO_FILL, fullFont, readAlignment, readBorders, readFill, readProtection } from './read';
import { BLANK_STYLES } from './blank';
import type { CellStyle, DxfStyle, StylePatch } from './style';

/** A list of elements of which equal ones are one. */
class Shared {
  private readonly places = new Map<string, number>();

  constructor(readonly items: XmlElement[]) {
    items.forEach((item, i) => {
      const key = JSON.stringify(item);
      if (!this.places.has(key)) this.places.set(key, i);
    });
  }

  /** The number of an equal element, which is appended when there is none. */
  intern(item: XmlElement): number {
    const key = JSON.stringify(item);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** The styles of one workbook. A style number is an index of `cellXfs`. */
export class StylePool {
  /** Theme and indexed colours. */
  readonly palette: Palette;
  /** True once something was added to what the file had. */
  touched = false;
  private readonly fonts: Shared;
  private readonly fills: Shared;
  private readonly borders: Shared;
  private readonly xfs: Shared;
  private readonly dxfs: Shared;
  private readonly formats = new Map<number, string>();
  private readonly read = new Map<number, CellStyle>();
  private readonly patched = new Map<string, number>();

  constructor(
    /** The root of styles.xml. */
    readonly root: XmlElement = BLANK_STYLES,
    theme: XmlElement | null = null,
  ) {
    const list = (name: string): XmlElement[] =>
      (child(root, name)?.children ?? []).filter((kid): kid is XmlElement => typeof kid !== 'string');
    const orBlank = (name: string): XmlElement[] => {
      const found = list(name);
      return found.length ? found : [...(child(BLANK_STYLES, name)?.children as XmlElement[])];
    };
    this.fonts = new Shared(orBlank('fonts'));
    this.fills = new Shared(orBlank('fills'));
    this.borders = new Shared(orBlank('borders'));
    this.xfs = new Shared(orBlank('cellXfs'));
    this.dxfs = new Shared(list('dxfs'));
    for (const format of childrenNamed(child(root, 'numFmts'), 'numFmt')) {
      this.formats.set(Number(format.attrs.numFmtId), format.attrs.formatCode ?? 'General');
    }
    const colors = child(root, 'colors');
    this.palette =
      theme || colors ? { theme: themeColors(theme), indexed: indexedColors(colors) } : DEFAULT_PALETTE;
  }

  /** How many styles there are. */
  get size(): number {
    return this.xfs.items.length;
  }

  /** What a style says, resolved. An unknown number reads as style 0. The answer is shared: do not change it. */
  style(id: number): CellStyle {
    let known = this.read.get(id);
    if (!known) this.read.set(id, (known = this.resolve(this.xf(id))));
    return known;
  }

  /** The number of the style that is `id` with some properties changed. */
  patch(id: number, patch: StylePatch): number {
    const key = `${id}|${JSON.stringify(patch)}`;
    let known = this.patched.get(key);
    if (known === undefined) this.patched.set(key, (known = this.add(this.changed(this.xf(id), patch))));
    return known;
  }

  /** The style with this fill, or without one for null. */
  withFill(id: number, color: string | null): number {
    return this.patch(id, { fill: color === null ? null : { pattern: 'solid', color } });
  }

  /** What a differential style sets. */
  readDxf(dxf: XmlElement): DxfStyle {
    return readDxf(dxf, this.palette);
  }

  /** A differential style with some properties changed; null starts an empty one. */
  patchDxf(dxf: XmlElement | null, patch: StylePatch): XmlElement {
    return changeDxf(dxf, patch, (code) => this.formatId(code));
  }

  /** The number of a differential style, for the codec. */
  dxfId(dxf: XmlElement): number {
    const before = this.dxfs.items.length;
    const id = this.dxfs.intern(dxf);
    if (this.dxfs.items.length > before) this.touched = true;
    return id;
  }

  /** The differential style with that number, if any. */
  dxf(id: number): XmlElement | null {
    return this.dxfs.items[id] ?? null;
  }

  /** Names of the named styles ("Normal", "Good" …). */
  named(): { name: string; builtIn: boolean }[] {
    return childrenNamed(child(this.root, 'cellStyles'), 'cellStyle').map((style) => ({
      name: style.attrs.name ?? '',
      builtIn: style.attrs.builtinId !== undefined,
    }));
  }

  /** The style number of a cell that takes this named style; null when the workbook does not know it. */
  withNamed(name: string): number | null {
    const style = childrenNamed(child(this.root, 'cellStyles'), 'cellStyle').find(
      (s) => s.attrs.name?.toLowerCase() === name.toLowerCase(),
    );
    const base = style && childrenNamed(child(this.root, 'cellStyleXfs'), 'xf')[Number(style.attrs.xfId)];
    return base ? this.add(withAttrs(base, { xfId: style.attrs.xfId })) : null;
  }

  /** The lists as they are now, by the name of their element, for saving. */
  lists(): Readonly<Record<string, readonly XmlElement[]>> {
    return {
      numFmts: [...this.formats].map(([numFmtId, formatCode]) => element('numFmt', { numFmtId, formatCode })),
      fonts: this.fonts.items,
      fills: this.fills.items,
      borders: this.borders.items,
      cellXfs: this.xfs.items,
      dxfs: this.dxfs.items,
    };
  }

  private xf(id: number): XmlElement {
    return this.xfs.items[id] ?? this.xfs.items[0]!;
  }

  private add(xf: XmlElement): number {
    const before = this.xfs.items.length;
    const id = this.xfs.intern(xf);
    if (this.xfs.items.length > before) this.touched = true;
    return id;
  }

  private changed(xf: XmlElement, patch: StylePatch): XmlElement {
    let done = changeXf(xf, patch);
    const part = (list: Shared, ref: string): XmlElement =>
      list.items[Number(xf.attrs[ref] ?? 0)] ?? list.items[0]!;
    if (patch.font) {
      const fontId = this.fonts.intern(changeFont(part(this.fonts, 'fontId'), patch.font));
      done = withAttrs(done, { fontId, applyFont: 1 });
    }
    if (patch.fill !== undefined) {
      const empty = patch.fill === null || patch.fill.pattern === 'none';
      const fillId = empty ? 0 : this.fills.intern(changeFill(part(this.fills, 'fillId'), patch.fill));
      done = withAttrs(done, { fillId, applyFill: 1 });
    }
    if (patch.borders) {
      const borderId = this.borders.intern(changeBorder(part(this.borders, 'borderId'), patch.borders));
      done = withAttrs(done, { borderId, applyBorder: 1 });
    }
    if (patch.numberFormat !== undefined) {
      done = withAttrs(done, { numFmtId: this.formatId(patch.numberFormat), applyNumberFormat: 1 });
    }
    return done;
  }

  private formatId(code: string): number {
    for (const [id, known] of this.formats) if (known === code) return id;
    const builtIn = builtInId(code);
    if (builtIn !== undefined && !this.formats.has(builtIn)) return builtIn;
    const id = Math.max(FIRST_CUSTOM - 1, ...this.formats.keys()) + 1;
    this.formats.set(id, code);
    this.touched = true;
    return id;
  }

  private resolve(xf: XmlElement): CellStyle {
    const at = (list: Shared, ref: string): XmlElement | undefined => list.items[Number(xf.attrs[ref] ?? 0)];
    const fillId = Number(xf.attrs.fillId ?? 0);
    const format = numberOf(xf.attrs.numFmtId) ?? 0;
    return {
      font: fullFont(at(this.fonts, 'fontId'), this.palette),
      // Excel shows fills 0 and 1 as none and gray125 whatever the file says.
      fill: fillId === 0 ? NO_FILL : readFill(at(this.fills, 'fillId'), this.palette),
      borders: readBorders(at(this.borders, 'borderId'), this.palette),
      numberFormat: this.formats.get(format) ?? builtInFormat(format),
      alignment: readAlignment(xf),
      protection: readProtection(xf),
      quotePrefix: isTrue(xf.attrs.quotePrefix),
      named: this.nameOf(xf.attrs.xfId),
    };
  }

  private nameOf(xfId = '0'): string {
    const styles = childrenNamed(child(this.root, 'cellStyles'), 'cellStyle');
    return styles.find((style) => style.attrs.xfId === xfId)?.attrs.name ?? 'Normal';
  }
}

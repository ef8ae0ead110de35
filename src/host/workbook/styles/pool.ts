/** Which looks do the cells of a workbook share? */
import type { XmlElement } from '../xml/element';
import type { CellStyle, DxfStyle, StylePatch } from './style';

/** (interface while under construction) */
export declare class StylePoolShape {
  style(id: number): CellStyle;
  patch(id: number, patch: StylePatch): number;
  readDxf(dxf: XmlElement): DxfStyle;
  patchDxf(dxf: XmlElement | null, patch: StylePatch): XmlElement;
}
export class StylePool {}

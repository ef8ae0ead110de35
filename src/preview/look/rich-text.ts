/** Which formats does a text have within its cell? One run after the other, each in its own font. */
import { stringText } from '../../host/workbook/codec/strings';
import type { RichText } from '../../host/workbook/cells';
import type { Palette } from '../../host/workbook/styles/color';
import { readFont } from '../../host/workbook/styles/read';
import type { FontStyle } from '../../host/workbook/styles/style';
import { child, childElements, element } from '../../host/workbook/xml/element';

/** A stretch of text in one font. */
export interface Run {
  readonly text: string;
  readonly font: FontStyle;
}

/** The runs of a text; what a run does not set is the cell's. */
export function runsOf({ nodes }: RichText, font: FontStyle, palette: Palette): readonly Run[] {
  return childElements(nodes)
    .filter(({ name }) => name === 'r' || name === 't')
    .map((node) => {
      const text = stringText(element('si', {}, [node]));
      const own = node.name === 'r' ? child(node, 'rPr') : undefined;
      const name = child(own, 'rFont')?.attrs.val;
      return { text, font: { ...font, ...readFont(own, palette), ...(name && { name }) } };
    });
}

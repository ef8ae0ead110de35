/** Which colour spaces are needed to judge colours as an eye does? Only these are loaded: the pane opens light. */
import {
  converter,
  differenceCiede2000,
  modeLab65,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  modeXyz65,
  parse,
  useMode,
} from 'culori/fn';

for (const mode of [modeRgb, modeLrgb, modeXyz65, modeLab65, modeOklab, modeOklch])
  useMode(mode as typeof modeRgb);

/** A colour text ("#00B050") as a colour; undefined when it is none. */
export const parseColor = parse;

/** Lightness, chroma and hue as seen (OKLCH); undefined for what is no colour. */
export const toLch = converter('oklch');

/** The CIEDE2000 distance of two colours. */
export const ciede2000 = differenceCiede2000();

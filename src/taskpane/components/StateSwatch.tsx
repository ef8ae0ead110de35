/** How is a state drawn? Its legend's colour with its symbol, so that colour is never the only sign. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Color } from '../../domain/grid';

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '22px',
    height: '18px',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: '13px',
    lineHeight: 1,
    forcedColorAdjust: 'none',
  },
});

/** Black or white, whichever reads better on the colour. */
export function inkOn(color: Color): '#000000' | '#FFFFFF' {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Both inks have the same contrast at this luminance.
  return luminance > 0.179 ? '#000000' : '#FFFFFF';
}

interface Props {
  readonly color: Color | null;
  readonly symbol: string;
}

/** A swatch; the label beside it is its text. */
export function StateSwatch({ color, symbol }: Props) {
  const styles = useStyles();
  const paint = color === null ? undefined : { backgroundColor: color, color: inkOn(color) };
  return (
    <span className={styles.root} style={paint} aria-hidden="true">
      {symbol}
    </span>
  );
}

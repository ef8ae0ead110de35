/** Which colours does the pane wear? Office's theme where it is told, else the system's. */
import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** Greens of the project's mark, evenly spaced in lightness (OKLCH, hue 155). */
const GREEN: BrandVariants = {
  10: '#031409',
  20: '#041e0f',
  30: '#052c17',
  40: '#05381e',
  50: '#084526',
  60: '#0c532f',
  70: '#136239',
  80: '#1a7244',
  90: '#238450',
  100: '#2c965d',
  110: '#43a96e',
  120: '#60bb83',
  130: '#82cb9b',
  140: '#a4dab5',
  150: '#c5e8d0',
  160: '#e2f4e7',
};

export const lightTheme: Theme = createLightTheme(GREEN);

/** Text in the brand's colour needs a lighter green than Fluent takes, to reach 4.5:1 on dark grey. */
export const darkTheme: Theme = {
  ...createDarkTheme(GREEN),
  colorBrandForeground1: GREEN[120],
  colorBrandForeground2: GREEN[130],
  colorBrandForegroundLink: GREEN[120],
  colorBrandForegroundLinkHover: GREEN[130],
  colorBrandForegroundLinkPressed: GREEN[110],
  colorCompoundBrandForeground1: GREEN[120],
  colorCompoundBrandStroke: GREEN[110],
};

/** Perceived lightness of `#RRGGBB`, from 0 to 255. */
function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[0-9a-f]{2}/gi) ?? []).map((pair) =>
    parseInt(pair, 16),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** True for a dark Office theme, false for a light one, null when Office does not tell (Excel on the web). */
export function officeIsDark(theme: { bodyBackgroundColor?: string } | undefined): boolean | null {
  const background = theme?.bodyBackgroundColor;
  return background ? lightness(background) < 128 : null;
}

const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

function onSystemChange(listener: () => void): () => void {
  const query = systemDark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Follows Office's theme, else the system's. */
export function useTheme(): Theme {
  const systemIsDark = useSyncExternalStore(onSystemChange, () => systemDark().matches);
  const office = typeof Office === 'undefined' ? undefined : Office.context?.officeTheme;
  return (officeIsDark(office) ?? systemIsDark) ? darkTheme : lightTheme;
}

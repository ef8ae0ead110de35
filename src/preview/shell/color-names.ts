/** What is a colour called? In one or two Spanish words, for who hears of it instead of seeing it. */

/** Excel's standard colours have names of their own. */
const STANDARD: Readonly<Record<string, string>> = {
  '#C00000': 'Rojo oscuro',
  '#FF0000': 'Rojo',
  '#FFC000': 'Naranja',
  '#FFFF00': 'Amarillo',
  '#92D050': 'Verde claro',
  '#00B050': 'Verde',
  '#00B0F0': 'Azul claro',
  '#0070C0': 'Azul',
  '#002060': 'Azul oscuro',
  '#7030A0': 'Púrpura',
};

/** Hues by the degree where they end. */
const HUES: readonly (readonly [number, string])[] = [
  [15, 'Rojo'],
  [48, 'Naranja'],
  [68, 'Amarillo'],
  [165, 'Verde'],
  [195, 'Turquesa'],
  [255, 'Azul'],
  [295, 'Púrpura'],
  [345, 'Rosa'],
  [360, 'Rojo'],
];

/** The name of a colour written as #RRGGBB. */
export function colorName(color: string): string {
  return STANDARD[color.toUpperCase()] ?? nameByHue(color);
}

function nameByHue(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const span = high - low;
  const light = (low + high) / 2;
  if (span < 0.08) return light > 0.97 ? 'Blanco' : light < 0.06 ? 'Negro' : shaded('Gris', light);
  const turn =
    high === red
      ? (green - blue) / span
      : high === green
        ? 2 + (blue - red) / span
        : 4 + (red - green) / span;
  const hue = (turn * 60 + 360) % 360;
  const name = HUES.find(([end]) => hue < end)![1];
  return name === 'Naranja' && light < 0.4 ? 'Café' : shaded(name, light);
}

function shaded(name: string, light: number): string {
  return light > 0.72 ? `${name} claro` : light < 0.28 ? `${name} oscuro` : name;
}

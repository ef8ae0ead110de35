/** How does Excel show a number without a format? At most eleven characters. */

/** The General format, whatever the column's width. */
export function general(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e11 || size < 1e-10) return scientific(value);
  if (Number.isInteger(value)) return String(value);
  const whole = Math.floor(size);
  const digits = whole === 0 ? 1 : String(whole).length;
  const text = trimmed(value.toFixed(Math.max(0, 10 - digits)));
  // Small numbers whose digits would be lost are written with an exponent.
  const lost = size < 1e-4 && Math.abs(Number(text) - value) > size * 1e-6;
  return lost ? scientific(value) : text;
}

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(5).split('e') as [string, string];
  return `${trimmed(mantissa)}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Rounds half away from zero, as a person counting decimals would (1.005 → 1.01). */
export function roundDecimals(value: number, decimals: number): number {
  if (!Number.isFinite(value) || decimals > 300) return value;
  const exact = Math.abs(Number(value.toPrecision(15)));
  const [mantissa, exponent = '0'] = String(exact).split('e') as [string, string?];
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  const [whole, power = '0'] = String(scaled).split('e') as [string, string?];
  return Math.sign(value) * Number(`${whole}e${Number(power) - decimals}`);
}

/** How does a person paint cells? With the colours that the workbook already uses, the standard ones, or none. */
import { useEffect, useRef, useState } from 'react';
import type { Desk } from '../excel/desk';
import { es } from '../strings.es';
import { colorName } from './color-names';

/** Excel's ten standard colours. */
const STANDARD = [
  '#C00000',
  '#FF0000',
  '#FFC000',
  '#FFFF00',
  '#92D050',
  '#00B050',
  '#00B0F0',
  '#0070C0',
  '#002060',
  '#7030A0',
];

/** Fills of cells in the workbook, the most used first. */
function usedColors({ session: { workbook } }: Desk): string[] {
  const counts = new Map<string, number>();
  for (const sheet of workbook.sheets) {
    if (sheet.visibility !== 'Visible') continue;
    sheet.cells.each(sheet.usedArea(), (_row, _column, { style }) => {
      const { color } = workbook.styles.style(style).fill;
      if (color && color !== '#FFFFFF') counts.set(color, (counts.get(color) ?? 0) + 1);
    });
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([color]) => color);
}

export function FillButton({ desk, onPick }: { readonly desk: Desk; onPick(color: string | null): void }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('.swatch')?.focus();
    const away = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  /** Who was among the colours is at their button again, not nowhere. */
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const pick = (color: string | null): void => {
    close();
    onPick(color);
  };
  const row = (label: string, colors: readonly string[]) => (
    <fieldset>
      <legend>{label}</legend>
      {colors.map((color) => (
        <button
          key={color}
          type="button"
          className="swatch"
          title={color}
          aria-label={`${label}: ${colorName(color)} (${color})`}
          style={{ background: color }}
          onClick={() => pick(color)}
        />
      ))}
    </fieldset>
  );
  return (
    <div ref={box} className="fill-button" onKeyDown={(event) => event.key === 'Escape' && open && close()}>
      <button ref={opener} type="button" className="big" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true" className="sign">
          ◧
        </span>
        <span>{es.home_.fill}</span>
      </button>
      {open && (
        <div className="palette">
          {row(es.usedColors, usedColors(desk))}
          {row(es.standardColors, STANDARD)}
          <button type="button" className="no-fill" onClick={() => pick(null)}>
            {es.home_.noFill}
          </button>
        </div>
      )}
    </div>
  );
}

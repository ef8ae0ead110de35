/** Which sheets are there? Tabs below the grid: a click shows one, a double click renames it, a right click offers the rest. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Sheet } from '../../host/workbook/model';
import type { Acts } from '../excel/acts';
import type { Desk } from '../excel/desk';
import { es } from '../strings.es';
import { Menu } from './Menu';

export interface SheetTabsProps {
  readonly desk: Desk;
  readonly acts: Acts;
  readonly activeSheet: Sheet;
}

export function SheetTabs({ desk, acts, activeSheet }: SheetTabsProps) {
  const [naming, setNaming] = useState<{ sheet: Sheet; name: string } | null>(null);
  const [menu, setMenu] = useState<{ sheet: Sheet; x: number; y: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeSheet]);

  function keyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next =
      desk.visibleSheets[desk.visibleSheets.indexOf(activeSheet) + (event.key === 'ArrowRight' ? 1 : -1)];
    if (!next) return;
    const tab = (): void => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    void acts.activate(next).then((shown) => shown && requestAnimationFrame(tab));
  }

  const rename = (): void => {
    if (naming && naming.name !== naming.sheet.name) void acts.rename(naming.sheet, naming.name);
    setNaming(null);
  };

  return (
    <div className="sheet-tabs">
      <div ref={list} role="tablist" aria-label={es.sheets} className="tab-list" onKeyDown={keyDown}>
        {desk.visibleSheets.map((sheet) => (
          <button
            key={sheet.id}
            type="button"
            role="tab"
            aria-selected={sheet === activeSheet}
            tabIndex={sheet === activeSheet ? 0 : -1}
            style={sheet.tabColor ? { boxShadow: `inset 0 -4px ${sheet.tabColor}` } : undefined}
            onClick={() => void acts.activate(sheet)}
            onDoubleClick={() => setNaming({ sheet, name: sheet.name })}
            onContextMenu={(event) => {
              event.preventDefault();
              setMenu({ sheet, x: event.clientX, y: event.clientY });
            }}
          >
            {sheet.name}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="plus"
        aria-label={es.newSheet}
        title={es.newSheet}
        onClick={() => void acts.addSheet()}
      >
        +
      </button>
      {naming && (
        <input
          className="tab-name"
          aria-label={es.sheetName}
          autoFocus
          value={naming.name}
          maxLength={31}
          onChange={({ target }) => setNaming({ ...naming, name: target.value })}
          onBlur={rename}
          onKeyDown={({ key }) => {
            if (key === 'Enter') rename();
            if (key === 'Escape') setNaming(null);
          }}
        />
      )}
      {menu && (
        <Menu
          label={menu.sheet.name}
          at={menu}
          groups={[
            [
              {
                id: 'rename',
                label: es.sheetMenu.rename,
                run: () => setNaming({ sheet: menu.sheet, name: menu.sheet.name }),
              },
              { id: 'copy', label: es.sheetMenu.copy, run: () => void acts.duplicate(menu.sheet) },
              {
                id: 'remove',
                label: es.sheetMenu.remove,
                run: () => {
                  if (window.confirm(es.deleteSheet(menu.sheet.name))) void acts.remove(menu.sheet);
                },
              },
              { id: 'add', label: es.sheetMenu.add, run: () => void acts.addSheet() },
            ],
          ]}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}

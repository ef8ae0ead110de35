/** How does a menu work? Arrows, Enter and Esc, or the pointer; submenus open beside their item. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly items?: readonly MenuItem[];
  run?(): void;
}

export interface MenuProps {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  /** Groups, with a line between them. */
  readonly groups: readonly (readonly MenuItem[])[];
  onClose(): void;
}

export function Menu({ label, at, groups, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  const [open, setOpen] = useState<string | null>(null);

  // Whoever had the focus has it again; what an item opens takes it afterwards.
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    return () => before?.focus();
  }, []);

  useLayoutEffect(() => {
    const box = menu.current!.getBoundingClientRect();
    setPlace({
      x: Math.max(4, Math.min(at.x, window.innerWidth - box.width - 4)),
      y: Math.max(4, Math.min(at.y, window.innerHeight - box.height - 4)),
    });
    menu.current!.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus();
  }, [at.x, at.y]);

  useEffect(() => {
    const away = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', away);
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', away);
      window.removeEventListener('blur', onClose);
    };
  }, [onClose]);

  function keyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    const list = (document.activeElement?.closest('[role=menu]') ?? menu.current)!;
    const items = [...list.querySelectorAll<HTMLElement>(':scope > div > [role=menuitem]')].filter(
      (item) => item.getAttribute('aria-disabled') !== 'true',
    );
    const here = items.indexOf(document.activeElement as HTMLElement);
    const go = (to: number): void => items[(to + items.length) % items.length]?.focus();
    if (event.key === 'ArrowDown') go(here + 1);
    else if (event.key === 'ArrowUp') go(here - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key === 'ArrowLeft' && open) {
      if (list !== menu.current) (list.previousElementSibling as HTMLElement | null)?.focus();
      setOpen(null);
    } else return;
    event.preventDefault();
  }

  const run = (item: MenuItem): void => {
    if (item.disabled) return;
    // The pointer has opened it on its way: clicking must not close it again.
    if (item.items) return setOpen(item.id);
    onClose();
    item.run?.();
  };

  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      aria-label={label}
      style={{ left: place.x, top: place.y }}
      onKeyDown={keyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups
        .filter((group) => group.length > 0)
        .map((group, i) => (
          <div key={i} role="group" className="menu-group">
            {group.map((item) => (
              <Item key={item.id} item={item} open={open === item.id} run={run} setOpen={setOpen} />
            ))}
          </div>
        ))}
    </div>
  );
}

interface ItemProps {
  readonly item: MenuItem;
  readonly open: boolean;
  run(item: MenuItem): void;
  setOpen(id: string | null): void;
}

function Item({ item, open, run, setOpen }: ItemProps): ReactNode {
  const { items } = item;
  return (
    <>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        aria-disabled={item.disabled}
        aria-haspopup={items ? 'menu' : undefined}
        aria-expanded={items ? open : undefined}
        onClick={() => run(item)}
        onPointerEnter={() => setOpen(items ? item.id : null)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight' && items) setOpen(item.id);
        }}
      >
        {item.icon ? <img src={item.icon} alt="" width={16} height={16} /> : <span className="no-icon" />}
        <span className="menu-label">{item.label}</span>
        {item.hint && <kbd>{item.hint}</kbd>}
        {items && <span aria-hidden="true">▸</span>}
      </button>
      {items && open && <Submenu item={item} items={items} run={run} />}
    </>
  );
}

interface SubmenuProps extends Pick<ItemProps, 'item' | 'run'> {
  readonly items: readonly MenuItem[];
}

/** Beside its item, on the side where there is room. */
function Submenu({ item, items, run }: SubmenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const parent = list.current!.parentElement!.closest('[role=menu]')!.getBoundingClientRect();
    const beside = list.current!.previousElementSibling!.getBoundingClientRect();
    const { width, height } = list.current!.getBoundingClientRect();
    const fitsRight = parent.right + width + 4 <= window.innerWidth;
    setPlace({
      left: Math.max(4, fitsRight ? parent.right - 4 : parent.left - width + 4),
      top: Math.max(4, Math.min(beside.top - 5, window.innerHeight - height - 4)),
    });
    // Opened by keys, the focus goes along; the pointer leaves it where it is.
    if (document.activeElement === list.current!.previousElementSibling)
      list.current!.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  return (
    <div ref={list} className="menu submenu" role="menu" aria-label={item.label} style={place}>
      <div role="group" className="menu-group">
        {items.map((each) => (
          <Item key={each.id} item={each} open={false} run={run} setOpen={() => {}} />
        ))}
      </div>
    </div>
  );
}

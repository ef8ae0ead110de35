/** What is above the sheet? A tab with what the grid needs, and the add-in's own tab from its manifest. */
import { useId, useState, type ReactNode } from 'react';
import type { Acts } from '../excel/acts';
import type { Desk } from '../excel/desk';
import { es } from '../strings.es';
import { FillButton } from './FillButton';
import { Menu } from './Menu';
import type { AddIn, Button, Control } from './manifest';

export interface RibbonProps {
  readonly addIn: AddIn;
  readonly desk: Desk;
  readonly acts: Acts;
  readonly busy: boolean;
  onPress(button: Button): void;
  onCopy(cut: boolean): void;
  onPaste(): void;
}

export function Ribbon({ addIn, desk, acts, busy, onPress, onCopy, onPaste }: RibbonProps) {
  const [tab, setTab] = useState<'home' | 'own'>('own');
  const id = useId();
  const tabs = [
    ['home', es.home],
    ['own', addIn.tab.label],
  ] as const;
  return (
    <section className="ribbon" aria-label={es.ribbon}>
      <div role="tablist" aria-label={es.tabs} className="ribbon-tabs">
        {tabs.map(([key, label], i) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            aria-selected={tab === key}
            aria-controls={`${id}-panel`}
            tabIndex={tab === key ? 0 : -1}
            onClick={() => setTab(key)}
            onKeyDown={({ key: pressed, currentTarget }) => {
              if (pressed !== 'ArrowLeft' && pressed !== 'ArrowRight') return;
              const other = tabs[1 - i]![0];
              setTab(other);
              (currentTarget.parentElement?.children[1 - i] as HTMLElement | undefined)?.focus();
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className="ribbon-groups">
        {tab === 'own'
          ? addIn.tab.groups.map((group) => (
              <RibbonGroup key={group.id} label={group.label}>
                {group.controls.map((control) => (
                  <RibbonControl key={control.id} control={control} busy={busy} onPress={onPress} />
                ))}
              </RibbonGroup>
            ))
          : homeGroups({ desk, acts, onCopy, onPaste })}
      </div>
    </section>
  );
}

function homeGroups({
  desk,
  acts,
  onCopy,
  onPaste,
}: Pick<RibbonProps, 'desk' | 'acts' | 'onCopy' | 'onPaste'>): ReactNode {
  const words = es.home_;
  return (
    <>
      <RibbonGroup label={es.groups.clipboard}>
        <Plain label={words.undo} sign="↶" onClick={() => void acts.undo()} />
        <Plain label={words.cut} sign="✂" onClick={() => onCopy(true)} />
        <Plain label={words.copy} sign="⧉" onClick={() => onCopy(false)} />
        <Plain label={words.paste} sign="📋" onClick={onPaste} />
      </RibbonGroup>
      <RibbonGroup label={es.groups.fill}>
        <FillButton desk={desk} onPick={(color) => void acts.paint(color)} />
      </RibbonGroup>
      <RibbonGroup label={es.groups.cells}>
        <Plain label={words.insertRow} sign="＋" onClick={() => void acts.insertRows()} />
        <Plain label={words.deleteRow} sign="－" onClick={() => void acts.deleteRows()} />
        <Plain label={words.clear} sign="⌫" onClick={() => void acts.erase()} />
      </RibbonGroup>
    </>
  );
}

function RibbonGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="ribbon-group">
      <div className="ribbon-controls">{children}</div>
      <span aria-hidden="true" className="ribbon-label">
        {label}
      </span>
    </div>
  );
}

function Plain({ label, sign, onClick }: { readonly label: string; readonly sign: string; onClick(): void }) {
  return (
    <button type="button" className="big" onClick={onClick}>
      <span aria-hidden="true" className="sign">
        {sign}
      </span>
      <span>{label}</span>
    </button>
  );
}

function RibbonControl({
  control,
  busy,
  onPress,
}: {
  readonly control: Control;
  readonly busy: boolean;
  onPress(button: Button): void;
}) {
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const face = (
    <>
      <img
        src={control.icons['32'] ?? control.icons['16']}
        srcSet={`${control.icons['80'] ?? control.icons['32']} 2x`}
        alt=""
        width={32}
        height={32}
      />
      <span>{control.label}</span>
    </>
  );
  if (control.kind === 'button') {
    return (
      <button
        type="button"
        className="big"
        title={control.tip}
        aria-disabled={busy}
        onClick={() => onPress(control)}
      >
        {face}
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className="big"
        title={control.tip}
        aria-disabled={busy}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        onClick={({ currentTarget }) => {
          const box = currentTarget.getBoundingClientRect();
          setMenu({ x: box.left, y: box.bottom });
        }}
      >
        {face}
      </button>
      {menu && (
        <Menu
          label={control.label}
          at={menu}
          groups={[
            control.items.map((item) => ({
              id: item.id,
              label: item.label,
              icon: item.icons['16'],
              run: () => onPress(item),
            })),
          ]}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

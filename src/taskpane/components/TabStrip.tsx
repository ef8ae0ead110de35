/** How does the person pass from one place of the pane to another? Tabs, also by arrow keys, as light as they look. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent } from 'react';
import { UNSEEN } from '../unseen';

const useStyles = makeStyles({
  // Four places must fit side by side in 320 px, with the count of findings.
  root: { display: 'flex', padding: `0 ${tokens.spacingHorizontalXS}` },
  tab: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '4px',
    flex: '1 1 auto',
    minWidth: 0,
    padding: `10px 4px`,
    border: 'none',
    borderBottom: '3px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    // Forced colours would draw what is transparent.
    '@media (forced-colors: active)': {
      borderBottomColor: 'Canvas',
      // There any visible colour looks like that of the chosen tab.
      ':hover': { borderBottomColor: 'CanvasText', borderBottomStyle: 'dotted' },
    },
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
    '@media (forced-colors: active)': {
      borderBottomColor: 'Highlight',
      ':hover': { borderBottomColor: 'Highlight', borderBottomStyle: 'solid' },
    },
  },
  count: {
    padding: '0 5px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '16px',
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground1,
  },
  unseen: UNSEEN,
});

export interface TabItem<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** A number beside the label, and what it counts for those who do not see the tab. */
  readonly count?: { readonly shown: number; readonly spoken: string };
}

interface Props<Name extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Name>[];
  readonly chosen: Name;
  /** Id of the panel that the chosen tab shows. */
  readonly panel: string;
  readonly onChoose: (name: Name) => void;
}

/** One stop of the Tab key; arrows, Home and End move the focus, Enter or the space bar choose. */
export function TabStrip<Name extends string>({ label, items, chosen, panel, onChoose }: Props<Name>) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const at = tabs.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    tabs.at(to % tabs.length)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.root} onKeyDown={move}>
      {items.map(({ name, label: text, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === chosen}
          aria-controls={name === chosen ? panel : undefined}
          tabIndex={name === chosen ? 0 : -1}
          className={mergeClasses(styles.tab, name === chosen && styles.chosen)}
          onClick={() => onChoose(name)}
        >
          {text}
          {count && (
            <span className={styles.count}>
              {count.shown}
              <span className={styles.unseen}> {count.spoken}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/** How are all findings of a kind set right at once? Seen first, cell by cell; what is unticked stays as it is. */
import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../domain/finding';
import type { FixGroup, FixLine } from '../../actions/fixes';
import { placeStrings } from '../place-strings.es';
import { usePane, useRun } from '../use-pane';
import { ActionButton } from './ActionButton';
import { Section } from './Section';

/** Lines drawn at once: of thousands the next ones are drawn when they are asked for. */
const STEP = 100;

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '40vh',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { width: '100%', boxSizing: 'border-box' },
  label: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: 'block',
  },
  // Whatever the height of the pane, what does it is in sight.
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    position: 'sticky',
    bottom: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  readonly groups: readonly FixGroup[];
  /** The findings that the filter lets through: only these are offered. */
  readonly shown: readonly Finding[];
}

/** Kinds with one change only are offered beside their finding, and not here. */
export function FixList({ groups, shown }: Props) {
  const seen = new Set(shown);
  const offered = groups
    .map((group) => ({ ...group, lines: group.lines.filter(({ finding }) => seen.has(finding)) }))
    .filter(({ lines }) => lines.length > 1);
  if (offered.length === 0) return null;
  return (
    <Section heading={placeStrings.fixes.heading} help={placeStrings.fixes.help}>
      {offered.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </Section>
  );
}

function Group({ group: { title, lines } }: { readonly group: FixGroup }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.group}>
      <div className={styles.title}>
        <Text>{placeStrings.fixes.kind(title, lines.length)}</Text>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? placeStrings.fixes.close : placeStrings.fixes.see}
        </Button>
      </div>
      {open && <PreviewOf title={title} lines={lines} onDone={() => setOpen(false)} />}
    </div>
  );
}

interface PreviewProps {
  readonly title: string;
  readonly lines: readonly FixLine[];
  readonly onDone: () => void;
}

function PreviewOf({ title, lines, onDone }: PreviewProps) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const run = useRun();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const wanted = lines.filter((line) => !left.has(keyOf(line)));
  const toggle = (line: FixLine): void => {
    const next = new Set(left);
    if (!next.delete(keyOf(line))) next.add(keyOf(line));
    setLeft(next);
  };
  const [limit, setLimit] = useState(STEP);
  const rest = lines.length - limit;
  const confirms = wanted.length > 0 && wanted.every((line) => line.confirms);
  return (
    <div className={styles.group} role="group" aria-label={placeStrings.fixes.preview(title)}>
      <ul className={styles.list} tabIndex={0} aria-label={placeStrings.fixes.preview(title)}>
        {lines.slice(0, limit).map((line) => (
          <li key={keyOf(line)}>
            <Checkbox
              className={styles.line}
              checked={!left.has(keyOf(line))}
              label={<span className={styles.label}>{placeStrings.fixes.line(line)}</span>}
              onChange={() => toggle(line)}
            />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Button appearance="subtle" onClick={() => setLimit(limit + STEP)}>
              {placeStrings.findings.more(Math.min(rest, STEP))}
            </Button>
          </li>
        )}
      </ul>
      <div className={styles.ways}>
        <ActionButton
          primary
          title={placeStrings.fixes.heading}
          label={(confirms ? placeStrings.fixes.confirm : placeStrings.fixes.apply)(wanted.length)}
          disabled={wanted.length === 0}
          onStart={() =>
            void run(placeStrings.fixes.heading, (options) =>
              actions.applyFixes(wanted, { ...options, legend }),
            ).then((well) => well && onDone())
          }
        />
      </div>
    </div>
  );
}

function keyOf({ sheet, cell, after }: FixLine): string {
  return JSON.stringify([sheet, cell, after]);
}

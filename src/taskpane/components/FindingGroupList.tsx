/** How are findings of a kind listed? Each is the way to its cell, with what can safely be done beside it. */
import {
  Button,
  Caption1,
  Field,
  makeStyles,
  mergeClasses,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Finding } from '../../domain/finding';
import { toolName } from '../../domain/finding-text';
import type { Round } from '../../domain/matrix';
import type { FindingGroup } from '../finding-groups';
import { partsOf, WAYS, type Part, type Way } from '../setback-groups';
import type { FixGroup, FixLine } from '../../actions/fixes';
import { placeStrings } from '../place-strings.es';
import { useGoTo, usePane } from '../use-pane';
import { FOCUSABLE } from '../focusable';
import { ActionButton } from './ActionButton';
import { SeverityPill } from './Pill';

/** A matrix of 125 × 18 × 12 may have thousands of findings of a kind: they are drawn by hundreds. */
const STEP = 100;
/** The rule of a state that went back from one report to the next. */
const SETBACK = 'V30';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  item: {
    width: '100%',
    minHeight: 0,
    display: 'block',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  still: { boxSizing: 'border-box' },
  quiet: { color: tokens.colorNeutralForeground2 },
  fixes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingHorizontalS}`,
  },
  more: { marginTop: tokens.spacingVerticalS },
  summary: { cursor: 'pointer', padding: `${tokens.spacingVerticalXS} 0` },
});

/** What can be done about one finding. */
interface Offer {
  readonly title: string;
  readonly line: FixLine;
}

interface Props {
  readonly groups: readonly FindingGroup[];
  readonly fixes: readonly FixGroup[];
  readonly rounds: readonly Round[];
}

/** One block for each kind, the gravest first. */
export function FindingGroupList({ groups, fixes, rounds }: Props) {
  const offers = useMemo(() => offersByFinding(fixes), [fixes]);
  return groups.map((group) => (
    <Group
      key={group.rule}
      group={group}
      offers={offers}
      rounds={rounds}
      open={group.severity !== 'nota' || groups.length === 1}
    />
  ));
}

function offersByFinding(fixes: readonly FixGroup[]): ReadonlyMap<Finding, readonly Offer[]> {
  const offers = new Map<Finding, Offer[]>();
  for (const { title, lines } of fixes) {
    for (const line of lines) {
      const offer = { title, line };
      offers.set(line.finding, [...(offers.get(line.finding) ?? []), offer]);
    }
  }
  return offers;
}

interface GroupProps {
  readonly group: FindingGroup;
  readonly offers: ReadonlyMap<Finding, readonly Offer[]>;
  readonly rounds: readonly Round[];
  readonly open: boolean;
}

/** Notes start closed: they are many, and nobody has to act on them. What is closed is not drawn. */
function Group({ group, offers, rounds, open: atFirst }: GroupProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(atFirst);
  const [limit, setLimit] = useState(STEP);
  const { title, severity, findings } = group;
  const rest = findings.length - limit;
  const isBySetback = group.rule === SETBACK && findings.length > 1;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary} {...FOCUSABLE}>
        <SeverityPill severity={severity} /> <Text weight="semibold">{title}</Text>{' '}
        <Text size={200}>({findings.length})</Text>
      </summary>
      {open && isBySetback && <SetbackParts findings={findings} offers={offers} rounds={rounds} />}
      {open && !isBySetback && <Items findings={findings.slice(0, limit)} offers={offers} />}
      {open && !isBySetback && rest > 0 && (
        <Button className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {placeStrings.findings.more(Math.min(rest, STEP))}
        </Button>
      )}
    </details>
  );
}

function Items({
  findings,
  offers,
}: Pick<FindingGroup, 'findings'> & { readonly offers: GroupProps['offers'] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {findings.map((finding, index) => (
        <li key={`${finding.sheet} ${finding.cell} ${index}`} className={styles.card}>
          <FindingItem finding={finding} />
          <Offers offers={offers.get(finding) ?? []} />
        </li>
      ))}
    </ul>
  );
}

/** Setbacks are read of somebody, of a report or of a tool: a line for each, with its own behind it. */
function SetbackParts({
  findings,
  offers,
  rounds,
}: Omit<GroupProps, 'group' | 'open'> & Pick<FindingGroup, 'findings'>) {
  const styles = useStyles();
  const [way, setWay] = useState<Way>('municipality');
  const parts = useMemo(() => partsOf(findings, rounds, way, toolName), [findings, rounds, way]);
  return (
    <>
      <Field label={placeStrings.findings.by}>
        <Select value={way} onChange={(_event, data) => setWay(WAYS.find((one) => one === data.value)!)}>
          {WAYS.map((one) => (
            <option key={one} value={one}>
              {placeStrings.findings.ways[one]}
            </option>
          ))}
        </Select>
      </Field>
      {parts.map((part) => (
        <SetbackPart key={`${way} ${part.title}`} part={part} offers={offers} className={styles.summary} />
      ))}
    </>
  );
}

interface PartProps {
  readonly part: Part;
  readonly offers: GroupProps['offers'];
  readonly className: string;
}

function SetbackPart({ part: { title, findings }, offers, className }: PartProps) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={className} {...FOCUSABLE}>
        {title} <Text size={200}>({findings.length})</Text>
      </summary>
      {open && <Items findings={findings} offers={offers} />}
    </details>
  );
}

/** A button says what the cell will hold, and does it; «Deshacer» takes it back. */
function Offers({ offers }: { readonly offers: readonly Offer[] }) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  if (offers.length === 0) return null;
  return (
    <div className={styles.fixes}>
      {offers.map(({ title, line }) => (
        <ActionButton
          key={`${title} ${line.after}`}
          size="small"
          title={placeStrings.fixes.heading}
          label={placeStrings.fixes.one(title, line.after)}
          work={(options) => actions.applyFixes([line], { ...options, legend })}
        />
      ))}
    </div>
  );
}

/** A finding of a place is a way to it; one of the whole workbook is only text. */
function FindingItem({ finding }: { readonly finding: Finding }) {
  const styles = useStyles();
  const goTo = useGoTo();
  const { sheet, cell } = finding;
  if (sheet === '') {
    return (
      <div className={mergeClasses(styles.item, styles.still)}>
        <FindingText finding={finding} place={placeStrings.findings.workbook} />
      </div>
    );
  }
  return (
    <Button
      appearance="subtle"
      className={styles.item}
      title={placeStrings.findings.goTo(sheet, cell)}
      onClick={() => goTo(sheet, cell)}
    >
      <FindingText finding={finding} place={placeStrings.findings.place(sheet, cell)} />
    </Button>
  );
}

function FindingText({ finding, place }: { readonly finding: Finding; readonly place: string }) {
  const styles = useStyles();
  const { message, proposal, candidates } = finding;
  return (
    <>
      <Text block weight="semibold">
        {place}
      </Text>
      <Text block size={200}>
        {message}
      </Text>
      {proposal && (
        <Caption1 block className={styles.quiet}>
          {placeStrings.findings.proposal} {proposal}
        </Caption1>
      )}
      {candidates.length > 0 && (
        <Caption1 block className={styles.quiet}>
          {placeStrings.findings.candidates} {candidates.join(', ')}.
        </Caption1>
      )}
    </>
  );
}

/** What was found in one round? Its name, its dates, how far it is, and its legend with counts. */
import {
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { NO_DATA_STATES } from '../../domain/state';
import { strings } from '../strings.es';
import type { RoundSummary } from '../summary';
import { useGoTo } from '../use-pane';
import { FOCUSABLE } from '../focusable';
import { StateSwatch } from './StateSwatch';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between' },
  title: { margin: 0 },
  muted: { color: tokens.colorNeutralForeground2 },
  bar: {
    display: 'flex',
    gap: '1px',
    height: '10px',
    margin: `${tokens.spacingVerticalXS} 0`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
    outline: `1px solid ${tokens.colorNeutralStroke1}`,
    forcedColorAdjust: 'none',
  },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  item: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  label: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase200 },
  count: { fontVariantNumeric: 'tabular-nums', lineHeight: tokens.lineHeightBase200 },
  summary: { cursor: 'pointer', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly summary: RoundSummary;
  /** With many rounds only the last one shows its states at once. */
  readonly open: boolean;
}

/** A round's card. */
export function RoundCard({ summary, open }: Props) {
  const styles = useStyles();
  const goTo = useGoTo();
  const id = useId();
  const { round, title, dates, progress } = summary;
  return (
    <article className={styles.root} aria-labelledby={id}>
      <div className={styles.head}>
        <div>
          <Subtitle2 as="h2" id={id} block className={styles.title}>
            {title}
          </Subtitle2>
          {(dates !== null || round.reportedOn === null) && (
            <Caption1 block className={styles.muted}>
              {dates ?? strings.round.noDate}
            </Caption1>
          )}
          <Caption1 block className={styles.muted}>
            {strings.round.sheet(round.sheet)}
          </Caption1>
        </div>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowRightRegular />}
          aria-label={strings.round.goTo(round.sheet)}
          title={strings.round.goTo(round.sheet)}
          onClick={() => goTo(round.sheet, null)}
        />
      </div>
      <ProgressStrip summary={summary} />
      <Text size={200}>{strings.round.progress(progress, saidNoData(summary), summary.lacking)}</Text>
      {summary.repeated.length > 0 && <Text size={200}>{strings.round.repeated(summary.repeated)}</Text>}
      <LegendSource summary={summary} />
      <details open={open}>
        <summary className={styles.summary} {...FOCUSABLE}>
          {strings.round.states}
        </summary>
        <StateList summary={summary} />
      </details>
    </article>
  );
}

/** States by which the workbook itself says that there is no data; the sum without data holds them. */
function saidNoData({ states }: RoundSummary): [string, number][] {
  return states
    .filter(({ state, count }) => NO_DATA_STATES.has(state) && count > 0)
    .map(({ label, count }) => [label, count]);
}

/** The share of each state; the list below says the same in text. */
function ProgressStrip({ summary: { title, states, tally } }: { readonly summary: RoundSummary }) {
  const styles = useStyles();
  const shown = states.filter(({ count }) => count > 0);
  const parts = shown.map(({ label, count }) => `${label}, ${strings.round.cells(count)}`);
  return (
    <div className={styles.bar} role="img" aria-label={strings.round.bar(title, parts)}>
      {shown.map(({ state, color, count }) => (
        <span
          key={state}
          style={{ width: `${(100 * count) / tally.total}%`, backgroundColor: color ?? undefined }}
        />
      ))}
    </div>
  );
}

function LegendSource({ summary: { round } }: { readonly summary: RoundSummary }) {
  const source = round.legend?.source;
  if (source?.kind === 'own') return null;
  const text = !source
    ? strings.round.noLegend
    : source.kind === 'borrowed'
      ? strings.round.borrowed(source.sheet)
      : strings.round.defaultLegend;
  return (
    <Text size={200} weight="semibold">
      {text}
    </Text>
  );
}

function StateList({ summary: { states, tally } }: { readonly summary: RoundSummary }) {
  const styles = useStyles();
  const told = states.reduce((sum, { count }) => sum + count, 0);
  const rest = [
    { label: strings.round.blank, count: tally.total - told - tally.unread },
    { label: strings.round.unread, count: tally.unread },
  ].filter(({ count }) => count > 0);
  return (
    <ul className={styles.list}>
      {states.map(({ state, label, color, symbol, count }) => (
        <li key={state} className={styles.item}>
          <StateSwatch color={color} symbol={symbol} />
          <Text size={200} className={styles.label}>
            {label}
          </Text>
          <Text size={200} weight="semibold" className={styles.count}>
            {count}
          </Text>
        </li>
      ))}
      {rest.map(({ label, count }) => (
        <li key={label} className={styles.item}>
          <StateSwatch color={null} symbol="" />
          <Text size={200} className={mergeClasses(styles.label, styles.muted)}>
            {label}
          </Text>
          <Text size={200} className={styles.count}>
            {count}
          </Text>
        </li>
      ))}
    </ul>
  );
}

/** What will «Aplicar simbología» change? Told round by round before anything is written. */
import { Button, Caption1, Field, Link, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DisplayMode } from '../../actions/outcome';
import type { LegendPreview, RoundPreview } from '../../actions/preview-legend';
import { placeStrings } from '../place-strings.es';
import { strings } from '../strings.es';
import { useVisit } from '../use-place';
import { useGoTo, usePane, useRun } from '../use-pane';
import { usePreview } from '../use-preview';
import { ActionButton } from './ActionButton';
import { Bar } from './Bar';
import { Waiting } from './Working';

const MODES: readonly DisplayMode[] = ['simbolo', 'color', 'texto'];
/** Near shades listed at once; the rest are in Hallazgos. */
const NEAR_SHOWN = 8;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  lines: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  near: { display: 'inline-flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  link: { fontSize: 'inherit' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The preview, the way of showing states, and the button that does it. */
export function ApplyPanel({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const run = useRun();
  const [chosen, setMode] = useState<DisplayMode>();
  const [turn, setTurn] = useState(0);
  const visit = useVisit();
  const preview = usePreview(() => actions.previewLegend({ legend }), [actions, legend, turn, visit]);
  const rounds = preview.kind === 'ready' ? preview.value.rounds : [];
  const mode = chosen ?? rounds.find((round) => round.mode !== null)?.mode ?? 'simbolo';
  const isSame = rounds.length > 0 && rounds.every((round) => round.same && round.mode === mode);
  return (
    <div className={styles.root} role="group" aria-label={strings.apply.preview}>
      {preview.kind === 'waiting' && <Waiting label={strings.apply.looking} />}
      {preview.kind === 'failed' && (
        <Bar intent="error">
          {preview.message}
          <div>
            <Button size="small" onClick={() => setTurn(turn + 1)}>
              {strings.apply.again}
            </Button>
          </div>
        </Bar>
      )}
      {preview.kind === 'ready' && <PreviewText preview={preview.value} />}
      <Field label={strings.apply.mode}>
        <Select value={mode} onChange={(_event, data) => setMode(data.value as DisplayMode)}>
          {MODES.map((each) => (
            <option key={each} value={each}>
              {strings.apply.modes[each]}
            </option>
          ))}
        </Select>
      </Field>
      {isSame && <Text size={200}>{strings.apply.sameMode}</Text>}
      <div className={styles.ways}>
        <ActionButton
          primary
          title={strings.apply.heading}
          label={strings.apply.button}
          disabled={rounds.length === 0 || isSame}
          onStart={() =>
            void run(strings.apply.heading, (options) =>
              actions.applyLegend({ ...options, legend, mode }),
            ).then((well) => well && onClose())
          }
        />
        <Button onClick={onClose}>{strings.notNow}</Button>
      </div>
    </div>
  );
}

function PreviewText({ preview: { rounds, skipped, formulas } }: { readonly preview: LegendPreview }) {
  const styles = useStyles();
  return (
    <>
      <Text weight="semibold">{strings.apply.willChange}</Text>
      <ul className={styles.list}>
        {rounds.map((round) => (
          <li key={round.sheet}>
            <RoundText round={round} />
          </li>
        ))}
      </ul>
      {skipped.map((reason) => (
        <Bar key={reason} intent="warning">
          {reason}
        </Bar>
      ))}
      {formulas.length > 0 && (
        <Bar intent="warning" title={strings.apply.formulas}>
          <ul className={styles.lines}>
            {formulas.map((formula) => (
              <li key={formula}>{formula}</li>
            ))}
          </ul>
        </Bar>
      )}
      <Caption1>{strings.apply.undoable}</Caption1>
    </>
  );
}

function RoundText({ round }: { readonly round: RoundPreview }) {
  const { sheet, texts, fills, unread, near, repeated } = round;
  const styles = useStyles();
  const goTo = useGoTo();
  const rest = near.length - NEAR_SHOWN;
  return (
    <>
      <Text size={200} weight="semibold">
        {strings.round.sheet(sheet)}
      </Text>
      <ul className={styles.lines}>
        <li>{texts === 0 && fills === 0 ? strings.apply.nothing : strings.apply.texts(texts)}</li>
        {fills > 0 && <li>{strings.apply.fills(fills)}</li>}
        {repeated > 0 && <li>{strings.apply.repeated(repeated)}</li>}
        {unread > 0 && <li>{strings.apply.unread(unread)}</li>}
        {near.length > 0 && (
          <li>
            {strings.apply.near(near.length)}{' '}
            <span className={styles.near}>
              {near.slice(0, NEAR_SHOWN).map((cell) => (
                <Link
                  as="button"
                  key={cell}
                  className={styles.link}
                  title={placeStrings.findings.goTo(sheet, cell)}
                  onClick={() => goTo(sheet, cell)}
                >
                  {cell}
                </Link>
              ))}
            </span>
            {rest > 0 && ` ${strings.apply.moreNear(rest)}`}
          </li>
        )}
      </ul>
    </>
  );
}

/** «Informes»: what can be made from the matrix? */
import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { Work } from '../../actions/activity';
import { placeStrings } from '../place-strings.es';
import { municipalityNames, summarizeRounds, type RoundSummary } from '../summary';
import { useDateField, type DateField } from '../use-date-field';
import { usePane, useRun, type PlaceProps } from '../use-pane';
import { ActionButton } from './ActionButton';
import { FactsheetSettingsForm, type Settle } from './FactsheetSettingsForm';
import { MunicipalityPicker } from './MunicipalityPicker';
import { Section } from './Section';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  // A select is as wide as its longest option unless told otherwise.
  narrow: { minWidth: 0, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

/** The third place of the pane. */
export function ReportsPlace({ reading }: PlaceProps) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const run = useRun();
  /** What is being kept of the settings: fichas are made once it is. */
  const settling = useRef<Promise<unknown>>(Promise.resolve());
  const settle: Settle = (change) => {
    const kept = settling.current.then(() => actions.settleFactsheets(change));
    // Whoever asked for it hears of a failure.
    settling.current = kept.catch(() => undefined);
    return kept;
  };
  const date = useDateField();
  /** Runs what follows the settings: once they are kept, and not over a date that is half typed. */
  const follow = (title: string, work: Work): void => {
    if (!date.check()) return;
    void run(title, async (options) => {
      await settling.current;
      return work(options);
    });
  };
  return (
    <div className={styles.root}>
      <Compare reading={reading} />
      <Factsheets reading={reading} date={date} onSettle={settle} follow={follow} />
      <Section heading={placeStrings.process.heading} help={placeStrings.process.help}>
        <div>
          <ActionButton
            title={placeStrings.process.button}
            label={placeStrings.process.button}
            onStart={() =>
              follow(placeStrings.process.button, (options) => actions.process({ ...options, legend }))
            }
          />
        </div>
      </Section>
    </div>
  );
}

function Compare({ reading }: PlaceProps) {
  const { actions, legend } = usePane();
  const rounds = useMemo(() => summarizeRounds(reading.matrix.rounds), [reading]);
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  if (rounds.length < 2) {
    return (
      <Section heading={placeStrings.compare.heading}>
        <Text as="p">{placeStrings.compare.single}</Text>
      </Section>
    );
  }
  const sheets = rounds.map(({ round }) => round.sheet);
  const known = (sheet: string | undefined, fallback: number): string =>
    sheet !== undefined && sheets.includes(sheet) ? sheet : sheets.at(fallback)!;
  const [from, to] = [known(chosen.from, -2), known(chosen.to, -1)];
  return (
    <Section heading={placeStrings.compare.heading} help={placeStrings.compare.help}>
      <RoundSelect
        label={placeStrings.compare.from}
        rounds={rounds}
        value={from}
        onChoose={(sheet) => setChosen({ from: sheet, to })}
      />
      <RoundSelect
        label={placeStrings.compare.to}
        rounds={rounds}
        value={to}
        error={from === to ? placeStrings.compare.same : undefined}
        onChoose={(sheet) => setChosen({ from, to: sheet })}
      />
      <div>
        <ActionButton
          primary
          title={placeStrings.compare.button}
          label={placeStrings.compare.button}
          disabled={from === to}
          work={(options) => actions.compare({ ...options, legend, from, to })}
        />
      </div>
    </Section>
  );
}

interface RoundSelectProps {
  readonly label: string;
  readonly rounds: readonly RoundSummary[];
  readonly value: string;
  readonly error?: string;
  readonly onChoose: (sheet: string) => void;
}

function RoundSelect({ label, rounds, value, error, onChoose }: RoundSelectProps) {
  const styles = useStyles();
  return (
    <Field label={label} validationMessage={error} validationState={error ? 'error' : 'none'}>
      <Select className={styles.narrow} value={value} onChange={(_event, data) => onChoose(data.value)}>
        {rounds.map(({ round, title, dates }) => (
          <option key={round.sheet} value={round.sheet}>
            {dates === null ? title : `${title}, ${dates}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface FactsheetsProps extends PlaceProps {
  readonly date: DateField;
  readonly onSettle: Settle;
  readonly follow: (title: string, work: Work) => void;
}

function Factsheets({ reading, date, onSettle, follow }: FactsheetsProps) {
  const { actions, legend } = usePane();
  const names = municipalityNames(reading.matrix.rounds);
  /** Null means all, whichever they are. */
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const wanted = chosen === null ? names : names.filter((name) => chosen.has(name));
  const municipalities = chosen === null ? undefined : [...wanted];
  return (
    <Section heading={placeStrings.factsheets.heading} help={placeStrings.factsheets.help}>
      <MunicipalityPicker names={names} chosen={chosen} onChoose={setChosen} />
      <FactsheetSettingsForm settings={reading.factsheets} date={date} onSettle={onSettle} />
      <div>
        <ActionButton
          primary
          title={placeStrings.factsheets.heading}
          label={placeStrings.factsheets.button(wanted.length)}
          disabled={wanted.length === 0}
          onStart={() =>
            follow(placeStrings.factsheets.heading, (options) =>
              actions.writeFactsheets({ ...options, legend, municipalities }),
            )
          }
        />
      </div>
    </Section>
  );
}

/** Who speaks in the fichas, and from when do the terms run? Kept in the workbook as soon as it is chosen. */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Outcome } from '../../actions/outcome';
import type { FactsheetSettings } from '../../domain/factsheet-settings';
import { placeStrings } from '../place-strings.es';
import type { DateField } from '../use-date-field';
import { usePane } from '../use-pane';
import { DateInput } from './DateInput';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  narrow: { minWidth: 0, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

/** Keeps a change in the workbook, after those that were asked for before. */
export type Settle = (change: Partial<FactsheetSettings>) => Promise<Outcome>;

interface Props {
  /** As the workbook keeps them; absent when nobody settled anything. */
  readonly settings: FactsheetSettings | undefined;
  /** The field of the base date: what is half typed there holds up who goes on with the settings. */
  readonly date: DateField;
  readonly onSettle: Settle;
}

/** A value that was chosen, until the workbook says something else than it did then. */
interface Chosen<T> {
  readonly value: T;
  readonly over: T;
}

/** What was kept of a field, and what follows from it. */
interface Told {
  readonly field: keyof FactsheetSettings;
  readonly text: string;
}

const shown = <T,>(choice: Chosen<T> | null, now: T): T => (choice?.over === now ? choice.value : now);

/** Two fields. An issuer that could not be kept is taken back; a date that could not stays as it was typed. */
export function FactsheetSettingsForm({ settings, date: field, onSettle }: Props) {
  const styles = useStyles();
  const { activity, follower } = usePane();
  const words = placeStrings.settings;
  const kept = { issuer: settings?.issuer ?? 'infoem', baseDate: settings?.baseDate ?? '' } as const;
  const [issuer, setIssuer] = useState<Chosen<FactsheetSettings['issuer']> | null>(null);
  const [date, setDate] = useState<Chosen<string> | null>(null);
  const [told, setTold] = useState<Told | null>(null);

  async function settle(change: Partial<FactsheetSettings>, tell: Told['field'] | null): Promise<boolean> {
    setTold(null);
    try {
      const { notes } = await onSettle(change);
      if (tell) setTold({ field: tell, text: [words.saved, ...notes].join(' ') });
      void follower.reread();
      return true;
    } catch (error) {
      activity.fail(words.heading, error);
      return false;
    }
  }

  async function chooseIssuer(value: FactsheetSettings['issuer']): Promise<void> {
    setIssuer({ value, over: kept.issuer });
    if (!(await settle({ issuer: value }, 'issuer'))) setIssuer(null);
  }

  function endDate({ value, validity }: HTMLInputElement, pressing: boolean): void {
    // What is half typed has no value, and is none: to keep it would take the former date away.
    if (!validity.valid || value === kept.baseDate) return;
    void settle({ baseDate: value === '' ? null : value }, pressing ? null : 'baseDate');
  }

  const toldOf = (one: Told['field']) => (told?.field === one ? told.text : undefined);
  return (
    <div className={styles.root} role="group" aria-label={words.heading}>
      <Field
        label={words.issuer}
        hint={words.issuerHint}
        validationMessage={toldOf('issuer')}
        validationState={toldOf('issuer') ? 'success' : 'none'}
      >
        <Select
          className={styles.narrow}
          value={shown(issuer, kept.issuer)}
          onChange={(_event, { value }) =>
            void chooseIssuer(value === 'ayuntamiento' ? 'ayuntamiento' : 'infoem')
          }
        >
          <option value="infoem">{words.infoem}</option>
          <option value="ayuntamiento">{words.council}</option>
        </Select>
      </Field>
      <DateInput
        field={field}
        label={words.baseDate}
        hint={words.baseDateHint}
        value={shown(date, kept.baseDate)}
        told={toldOf('baseDate')}
        toldAs="success"
        onType={({ value }) => setDate({ value, over: kept.baseDate })}
        onDone={endDate}
      />
    </div>
  );
}

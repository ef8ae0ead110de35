/** Who speaks in the fichas, and from when do the terms run? Kept in the workbook as soon as it is chosen. */
import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Outcome } from '../../actions/outcome';
import type { FactsheetSettings } from '../../domain/factsheet-settings';
import { placeStrings } from '../place-strings.es';
import { usePane } from '../use-pane';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  narrow: { minWidth: 0, '& select, & input': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

/** Keeps a change in the workbook, after those that were asked for before. */
export type Settle = (change: Partial<FactsheetSettings>) => Promise<Outcome>;

interface Props {
  /** As the workbook keeps them; absent when nobody settled anything. */
  readonly settings: FactsheetSettings | undefined;
  readonly onSettle: Settle;
}

/** A value that was chosen, until the workbook says something else than it did then. */
interface Chosen<T> {
  readonly value: T;
  readonly over: T;
}

/** What became of a field: kept, or not a date. */
interface Told {
  readonly field: keyof FactsheetSettings;
  readonly state: 'success' | 'error';
  readonly text: string;
}

const shown = <T,>(choice: Chosen<T> | null, now: T): T => (choice?.over === now ? choice.value : now);

/** Two fields. An issuer that could not be kept is taken back; a date that could not stays as it was typed. */
export function FactsheetSettingsForm({ settings, onSettle }: Props) {
  const styles = useStyles();
  const { activity, follower } = usePane();
  const words = placeStrings.settings;
  const kept = { issuer: settings?.issuer ?? 'infoem', baseDate: settings?.baseDate ?? '' } as const;
  const [issuer, setIssuer] = useState<Chosen<FactsheetSettings['issuer']> | null>(null);
  const [date, setDate] = useState<Chosen<string> | null>(null);
  const [told, setTold] = useState<Told | null>(null);

  async function settle(field: Told['field'], change: Partial<FactsheetSettings>): Promise<boolean> {
    setTold(null);
    try {
      const { notes } = await onSettle(change);
      setTold({ field, state: 'success', text: [words.saved, ...notes].join(' ') });
      void follower.reread();
      return true;
    } catch (error) {
      activity.fail(words.heading, error);
      return false;
    }
  }

  async function chooseIssuer(value: FactsheetSettings['issuer']): Promise<void> {
    setIssuer({ value, over: kept.issuer });
    if (!(await settle('issuer', { issuer: value }))) setIssuer(null);
  }

  function endDate({ value, validity }: HTMLInputElement): void {
    // What is half typed has no value, and is none: to keep it would take the former date away.
    if (!validity.valid) return setTold({ field: 'baseDate', state: 'error', text: words.baseDateWrong });
    if (value === kept.baseDate) return setTold((now) => (now?.state === 'error' ? null : now));
    void settle('baseDate', { baseDate: value === '' ? null : value });
  }

  const message = (field: Told['field']) =>
    told?.field === field ? ({ validationMessage: told.text, validationState: told.state } as const) : {};
  return (
    <div className={styles.root} role="group" aria-label={words.heading}>
      <Field label={words.issuer} hint={words.issuerHint} {...message('issuer')}>
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
      <Field label={words.baseDate} hint={words.baseDateHint} {...message('baseDate')}>
        <Input
          className={styles.narrow}
          type="date"
          min="1900-01-01"
          max="2199-12-31"
          value={shown(date, kept.baseDate)}
          onChange={(_event, { value }) => setDate({ value, over: kept.baseDate })}
          onBlur={({ currentTarget }) => endDate(currentTarget)}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && endDate(currentTarget)}
        />
      </Field>
    </div>
  );
}

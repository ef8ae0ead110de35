/** How is it captured what the municipality reported? A form beside the cell; what is typed is kept until saved. */
import {
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { AdvanceNote, OneCellCard } from '../../actions/cell-card';
import { dateText } from '../../domain/narrative/dates.es';
import { draftOf, EMPTY_NOTE, placeOf, sameNote } from '../draft-of-card';
import { personName } from '../person-name';
import { samePlace } from '../drafts';
import { placeStrings } from '../place-strings.es';
import { useDateField } from '../use-date-field';
import { roundOf, useDrafts } from '../use-drafts';
import { useActivity, useFollowed, usePane, useQuietRun } from '../use-pane';
import { Bar } from './Bar';
import { DateInput } from './DateInput';
import { Section } from './Section';

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
  narrow: { minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
});

/** «Avance» of one cell: one row of the table «Avances» for each municipality, tool and round. */
export function AdvanceForm({ card }: { readonly card: OneCellCard }) {
  const styles = useStyles();
  const { actions, activity, drafts, follower } = usePane();
  const { reading } = useFollowed(follower);
  const round = reading.kind === 'ready' ? roundOf(reading.reading, card.sheet) : undefined;
  const busy = useActivity(activity).running !== null;
  const run = useQuietRun();
  const place = placeOf(card);
  const draft = useDrafts().find((each) => samePlace(each.place, place));
  /** What was saved last, with the card of then. */
  const [saved, setSaved] = useState<{ card: OneCellCard; cell: string; note: AdvanceNote } | null>(null);
  // Until the table has been read again the card still has the note of before.
  const before = saved?.card === card ? saved.note : card.note;
  const stored = before ?? EMPTY_NOTE;
  const note = draft?.note ?? stored;
  /** Somebody else (or the person, in the sheet) wrote a note after this one was begun. */
  const moved = draft !== undefined && !sameNote(draft.base, before);
  const cell = placeStrings.cell.short(card.municipality, card.tool);
  const [name, setName] = useState(personName.get);

  const date = useDateField(JSON.stringify(place));
  const halfDate = draft?.halfDate ?? false;

  const change = (part: Partial<AdvanceNote>, half = halfDate): void => {
    const next = { ...note, ...part };
    if (sameNote(next, stored) && !moved && !half) drafts.drop(place);
    else drafts.keep(draftOf(card, next, draft ? draft.base : before, round, half));
  };
  const typeDate = ({ value, validity }: HTMLInputElement): void => {
    const half = validity.badInput;
    // Who only passes through the field has not said what the date is that was lost before.
    const wasHalf = halfDate && (half || date.state !== 'whole');
    if (value !== (note.evidenceOn ?? '') || half !== wasHalf) change({ evidenceOn: value || null }, half);
  };
  const drop = (): void => {
    date.clear();
    drafts.drop(place);
  };
  const save = async (): Promise<void> => {
    if (!draft || busy || !date.check()) return;
    const well = await run(placeStrings.advance.saving(cell), () =>
      actions.saveNote(place, { ...draft.note, capturedBy: name.trim() }, draft.base),
    );
    if (!well) return;
    setSaved({ card, cell, note: draft.note });
    drafts.drop(place);
  };

  return (
    <Section heading={placeStrings.advance.heading} help={placeStrings.advance.help}>
      {moved && (
        <Bar intent="warning" title={placeStrings.advance.moved}>
          {card.note === null
            ? placeStrings.advance.gone
            : placeStrings.advance.says(card.note.advance || placeStrings.advance.empty)}
          <div className={styles.ways}>
            <Button size="small" onClick={() => drafts.keep(draftOf(card, note, card.note, round, halfDate))}>
              {placeStrings.advance.keepMine}
            </Button>
            <Button size="small" onClick={drop}>
              {placeStrings.advance.takeStored}
            </Button>
          </div>
        </Bar>
      )}
      <Field label={placeStrings.advance.advance}>
        <Textarea
          value={note.advance}
          resize="vertical"
          rows={3}
          onChange={(_event, data) => change({ advance: data.value })}
        />
      </Field>
      <Field label={placeStrings.advance.evidence} hint={placeStrings.advance.evidenceHint}>
        <Input
          className={styles.narrow}
          value={note.evidence}
          onChange={(_event, data) => change({ evidence: data.value })}
        />
      </Field>
      <DateInput
        field={date}
        label={placeStrings.advance.evidenceOn}
        value={note.evidenceOn ?? ''}
        told={halfDate && date.state === 'whole' ? placeStrings.advance.dateLost : undefined}
        onType={typeDate}
      />
      <Field label={placeStrings.advance.name} hint={placeStrings.advance.nameHint}>
        <Input
          className={styles.narrow}
          value={name}
          onChange={(_event, data) => {
            personName.set(data.value);
            setName(data.value);
          }}
        />
      </Field>
      <div className={styles.ways}>
        <Button
          appearance="primary"
          disabledFocusable={draft === undefined || moved || busy}
          onClick={() => void save()}
        >
          {placeStrings.advance.save}
        </Button>
        {draft !== undefined && !moved && (
          <Button appearance="subtle" disabledFocusable={busy} onClick={drop}>
            {placeStrings.drafts.discard}
          </Button>
        )}
        <Text size={200} role="status">
          {draft !== undefined
            ? placeStrings.advance.unsaved
            : saved?.cell === cell
              ? placeStrings.advance.saved
              : ''}
        </Text>
      </div>
      {card.note !== null && card.note.capturedBy !== '' && (
        <Caption1 className={styles.quiet}>
          {placeStrings.advance.by(
            card.note.capturedBy,
            card.note.evidenceOn && dateText(card.note.evidenceOn),
          )}
        </Caption1>
      )}
    </Section>
  );
}

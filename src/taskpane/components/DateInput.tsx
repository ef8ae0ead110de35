/** How is a date typed? While it is half typed or does not exist its field says so, once the person leaves it. */
import { Field, Input, makeStyles } from '@fluentui/react-components';
import { dateText } from '../../domain/narrative/dates.es';
import { placeStrings } from '../place-strings.es';
import type { DateField } from '../use-date-field';

const useStyles = makeStyles({
  narrow: { minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
});

interface Props {
  readonly field: DateField;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** What there is to say while nothing is wrong here. */
  readonly told?: string;
  readonly toldAs?: 'warning' | 'success';
  /** Called on every key and on leaving too: what is half typed changes no value. */
  readonly onType: (input: HTMLInputElement) => void;
  /** Called when the person leaves the field or presses Enter; `pressing`: for a button, which must not move now. */
  readonly onDone?: (input: HTMLInputElement, pressing: boolean) => void;
}

/** What was typed, in words: day and month are not told apart by figures alone. */
function DateWords({ words, hint }: { readonly words: string; readonly hint: string | undefined }) {
  return (
    <>
      <strong>{words}</strong>
      {hint && <div>{hint}</div>}
    </>
  );
}

/** Years of four digits: one who types 2023 passes through the year 20. */
export function DateInput({ field, label, hint, value, told, toldAs = 'warning', onType, onDone }: Props) {
  const styles = useStyles();
  const { input: ref, state, judge } = field;
  const message = state === 'wrong' ? placeStrings.dates.wrong : told;
  const words = value === '' || state !== 'whole' ? null : dateText(value);
  const look = (input: HTMLInputElement, as: 'typing' | 'wrong'): void => {
    onType(input);
    judge(as);
  };
  return (
    <Field
      label={label}
      hint={words === null ? hint : { children: <DateWords words={words} hint={hint} /> }}
      validationMessage={message}
      validationState={state === 'wrong' ? 'error' : message ? toldAs : 'none'}
    >
      <Input
        ref={ref}
        className={styles.narrow}
        type="date"
        min="1900-01-01"
        max="2199-12-31"
        value={value}
        onChange={({ currentTarget }) => look(currentTarget, 'typing')}
        onKeyUp={({ currentTarget }) => look(currentTarget, 'typing')}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Enter' || !onDone) return;
          look(currentTarget, 'wrong');
          onDone(currentTarget, false);
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          // A sentence that appears moves the button that is being pressed from under the pointer; it asks by itself.
          const pressing = relatedTarget instanceof HTMLButtonElement;
          look(currentTarget, pressing ? 'typing' : 'wrong');
          onDone?.(currentTarget, pressing);
        }}
      />
    </Field>
  );
}

/** Can the date be taken as it is typed? A browser gives a half-typed one as none at all: only its validity tells. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** `typing`: not a date yet, and nobody has said so; `wrong`: the person left it so, or asked to go on with it. */
export type DateFieldState = 'whole' | 'typing' | 'wrong';

export interface DateField {
  readonly input: RefObject<HTMLInputElement>;
  readonly state: DateFieldState;
  /** Looks at what stands there; what was told stays told until the date is whole. */
  readonly judge: (as: Exclude<DateFieldState, 'whole'>) => void;
  /** True when the date is whole, or there is none; else the field says why, and takes the focus. */
  readonly check: () => boolean;
  /** Takes away what is half typed. */
  readonly clear: () => void;
}

/** A field of the thing called `of`: what was half typed for one thing does not stand in another's field. */
export function useDateField(of = ''): DateField {
  const input = useRef<HTMLInputElement>(null);
  const [kept, setKept] = useState<{ of: string; state: DateFieldState }>({ of, state: 'whole' });
  if (kept.of !== of) setKept({ of, state: 'whole' });
  const { state } = kept;
  // React takes what is half typed for the same empty value, and would leave it where it stands.
  useLayoutEffect(() => () => empty(input.current), [of]);

  const judge = (as: DateFieldState): boolean => {
    const whole = input.current?.validity.valid ?? true;
    setKept({ of, state: whole ? 'whole' : state === 'wrong' ? state : as });
    return whole;
  };
  return {
    input,
    state,
    judge,
    check: () => {
      const whole = judge('wrong');
      if (!whole) input.current?.focus();
      return whole;
    },
    clear: () => {
      empty(input.current);
      setKept({ of, state: 'whole' });
    },
  };
}

function empty(input: HTMLInputElement | null): void {
  if (input?.validity.badInput) input.value = '';
}

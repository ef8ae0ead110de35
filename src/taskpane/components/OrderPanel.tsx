/** Which state is better than which? Each state's place in words, the order that comes of it, and the way back. */
import { Button, Caption1, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { WorkbookReading } from '../../actions/outcome';
import type { StateKey } from '../../domain/matrix';
import { MODEL_ORDER, type KeptOrder, type StateOrder } from '../../domain/state-order';
import {
  placeChoices,
  placeState,
  sameOrder,
  statesToPlace,
  type PlacedState,
} from '../../domain/state-places';
import { strings } from '../strings.es';
import { FOCUSABLE } from '../focusable';
import { orderStrings } from '../order-strings.es';
import { usePane, useRun } from '../use-pane';
import { ActionButton } from './ActionButton';
import { Bar } from './Bar';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  field: { minWidth: 0, overflowWrap: 'anywhere' },
  narrow: { minWidth: 0, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
  summary: { cursor: 'pointer', padding: `${tokens.spacingVerticalXS} 0` },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly reading: WorkbookReading;
  readonly onClose: () => void;
}

/** What the person has chosen, and what the workbook kept when they began to. */
interface Edit {
  readonly kept: KeptOrder | null;
  readonly order: StateOrder;
}

/** The form. It shows what the workbook keeps until the person chooses something; saving compares with that. */
export function OrderPanel({ reading, onClose }: Props) {
  const styles = useStyles();
  const { actions, legend } = usePane();
  const run = useRun();
  const [edit, setEdit] = useState<Edit | null>(null);
  const kept = edit ? edit.kept : (reading.order ?? null);
  const start = kept?.order ?? MODEL_ORDER;
  const order = edit?.order ?? start;
  const setOrder = (next: StateOrder): void => setEdit({ kept, order: next });
  const isModel = sameOrder(order, MODEL_ORDER);
  const isTorn = kept !== null && kept.order === null;
  const states = useMemo(() => statesToPlace(reading.matrix), [reading]);
  const [own, model] = [states.filter((one) => one.own), states.filter((one) => !one.own)];
  const save = (): void =>
    void run(strings.order.heading, (options) =>
      actions.orderStates(isModel ? null : order, kept?.text ?? null, { ...options, legend }),
    ).then((well) => well && onClose());
  const fields = (shown: readonly PlacedState[]) => (
    <div className={styles.fields}>
      {shown.map(({ state }) => (
        <PlaceField key={state} states={states} state={state} order={order} onPlace={setOrder} />
      ))}
    </div>
  );
  return (
    <div className={styles.root} role="group" aria-label={strings.order.heading}>
      {isTorn && <Bar intent="warning">{orderStrings.torn}</Bar>}
      {own.length > 0 ? fields(own) : <Text size={200}>{orderStrings.onlyModel}</Text>}
      <details open={own.length === 0}>
        <summary className={styles.summary} {...FOCUSABLE}>
          {orderStrings.model}
        </summary>
        {fields(model)}
      </details>
      <OrderText states={states} order={order} />
      <div className={styles.ways}>
        <ActionButton
          primary
          title={strings.order.heading}
          label={orderStrings.save}
          disabled={sameOrder(order, start) && !isTorn}
          onStart={save}
        />
        {/* Never taken away: whoever presses it would lose the focus. */}
        <Button disabledFocusable={isModel} onClick={() => setOrder(MODEL_ORDER)}>
          {orderStrings.back}
        </Button>
        <Button onClick={onClose}>{strings.notNow}</Button>
      </div>
    </div>
  );
}

const UNDECIDED = '';
const OUTSIDE = 'fuera';

interface FieldProps {
  readonly states: readonly PlacedState[];
  readonly state: StateKey;
  readonly order: StateOrder;
  readonly onPlace: (order: StateOrder) => void;
}

/** One state's place, in the words of its neighbours. */
function PlaceField({ states, state, order, onPlace }: FieldProps) {
  const styles = useStyles();
  const labels = labelsOf(states);
  const { choices, chosen } = placeChoices(order, state, new Set(labels.keys()));
  const isOutside = order.outside.includes(state);
  const named = (level: readonly StateKey[] | null) => level && level.map((one) => labels.get(one)!);
  const choose = (value: string): void => {
    const choice = choices[Number(value)];
    if (value === OUTSIDE) onPlace(placeState(order, state, { kind: 'outside' }));
    else if (value !== UNDECIDED && choice) onPlace(placeState(order, state, choice.place));
  };
  return (
    <Field className={styles.field} label={labels.get(state)!}>
      <Select
        className={styles.narrow}
        value={isOutside ? OUTSIDE : chosen < 0 ? UNDECIDED : String(chosen)}
        onChange={(_event, data) => choose(data.value)}
      >
        {!isOutside && chosen < 0 && <option value={UNDECIDED}>{orderStrings.undecided}</option>}
        {choices.map(({ place, below, above }, index) => (
          <option key={index} value={index}>
            {place.kind === 'with'
              ? orderStrings.same(named(below)!)
              : orderStrings.between(named(below), named(above))}
          </option>
        ))}
        <option value={OUTSIDE}>{orderStrings.outside}</option>
      </Select>
    </Field>
  );
}

/** The order as it would be, from the least advanced on. A screen reader has heard the place chosen from its field. */
function OrderText({
  states,
  order,
}: {
  readonly states: readonly PlacedState[];
  readonly order: StateOrder;
}) {
  const styles = useStyles();
  const labels = labelsOf(states);
  const named = (some: readonly StateKey[]) => some.flatMap((state) => labels.get(state) ?? []);
  const placed = new Set([...order.levels.flat(), ...order.outside]);
  const undecided = states.filter(({ state }) => !placed.has(state)).map(({ label }) => label);
  const levels = order.levels.map(named).filter((level) => level.length > 0);
  return (
    <div>
      <Text size={200} weight="semibold">
        {orderStrings.result}
      </Text>
      <ol className={styles.list}>
        {levels.map((level) => (
          <li key={level.join()}>{orderStrings.level(level)}</li>
        ))}
      </ol>
      {order.outside.length > 0 && (
        <Caption1 block className={styles.quiet}>
          {orderStrings.without(named(order.outside))}
        </Caption1>
      )}
      {undecided.length > 0 && (
        <Caption1 block className={styles.quiet}>
          {orderStrings.waiting(undecided)}
        </Caption1>
      )}
    </div>
  );
}

function labelsOf(states: readonly PlacedState[]): ReadonlyMap<StateKey, string> {
  return new Map(states.map(({ state, label }) => [state, label]));
}

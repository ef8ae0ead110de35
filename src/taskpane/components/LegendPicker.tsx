/** Which legend do the rounds without one take? */
import { Field, Select } from '@fluentui/react-components';
import type { LegendChoice, WorkbookReading } from '../../actions/outcome';
import { strings } from '../strings.es';

const NONE = '';
const DEFAULT = 'predeterminada';
/** No sheet can be called so: names have no colon. */
const SHEET = 'hoja:';

interface Props {
  readonly reading: WorkbookReading;
  readonly choice: LegendChoice | undefined;
  readonly onChoose: (choice: LegendChoice | undefined) => void;
}

/** Offers the default legend and those that sheets of the workbook have: rounds, or a catalogue of their own. */
export function LegendPicker({ reading, choice, onChoose }: Props) {
  const rounds = reading.matrix.rounds.filter((round) => round.legend?.source.kind === 'own');
  const owners = reading.legendSheets ?? rounds.map(({ sheet }) => sheet);
  const value = choice === undefined ? NONE : choice === DEFAULT ? DEFAULT : SHEET + choice.sheet;
  return (
    <Field label={strings.legend.label}>
      <Select value={value} onChange={(_event, data) => onChoose(toChoice(data.value))}>
        <option value={NONE}>{strings.legend.none}</option>
        {owners.map((sheet) => (
          <option key={sheet} value={SHEET + sheet}>
            {strings.legend.from(sheet)}
          </option>
        ))}
        <option value={DEFAULT}>{strings.legend.default}</option>
      </Select>
    </Field>
  );
}

function toChoice(value: string): LegendChoice | undefined {
  if (value === NONE) return undefined;
  return value === DEFAULT ? DEFAULT : { sheet: value.slice(SHEET.length) };
}

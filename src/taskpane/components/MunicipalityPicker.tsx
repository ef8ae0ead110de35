/** For which municipalities? All of them, or those that the person ticks. */
import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { placeStrings } from '../place-strings.es';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '220px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  some: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** Without accents or case, so that "zinacantepec" and "Acambay de Ruíz" are found as they are typed. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Props {
  readonly names: readonly string[];
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (chosen: ReadonlySet<string> | null) => void;
}

/** `chosen` is null for all. */
export function MunicipalityPicker({ names, chosen, onChoose }: Props) {
  return (
    <>
      <Field label={placeStrings.factsheets.who}>
        <RadioGroup
          value={chosen === null ? 'todos' : 'algunos'}
          onChange={(_event, data) => onChoose(data.value === 'todos' ? null : new Set())}
        >
          <Radio value="todos" label={placeStrings.factsheets.every(names.length)} />
          <Radio value="algunos" label={placeStrings.factsheets.some} />
        </RadioGroup>
      </Field>
      {chosen !== null && <Some names={names} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}

function Some({ names, chosen, onChoose }: Props & { readonly chosen: ReadonlySet<string> }) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const found = names.filter((name) => plain(name).includes(plain(search.trim())));
  // One who is gone from the workbook counts no more, and is chosen again if they come back.
  const count = names.filter((name) => chosen.has(name)).length;
  const toggle = (name: string): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    onChoose(next);
  };
  return (
    <div className={styles.some}>
      <Field label={placeStrings.factsheets.search}>
        <Input type="search" value={search} onChange={(_event, data) => setSearch(data.value)} />
      </Field>
      <div className={styles.list} role="group" aria-label={placeStrings.factsheets.who} tabIndex={0}>
        {found.map((name) => (
          <Checkbox key={name} label={name} checked={chosen.has(name)} onChange={() => toggle(name)} />
        ))}
        {found.length === 0 && <Text size={200}>{placeStrings.factsheets.noneFound}</Text>}
      </div>
      <Text size={200} role="status">
        {count === 0 ? placeStrings.factsheets.noneChosen : placeStrings.factsheets.chosen(count)}
      </Text>
    </div>
  );
}

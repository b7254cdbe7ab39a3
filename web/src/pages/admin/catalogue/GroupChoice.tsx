// The group of a category: one that others have, or a new one by its names.
import { createMemo, createSignal, Show } from 'solid-js';
import type { Category } from '#shared/contracts/catalogue.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import { labelOf } from '../../../data/district.tsx';
import { BothLanguages, type ControlOf } from '../../../forms/Controls.tsx';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { Select } from '../../../ui/Field.tsx';

const keyOf = ({ zh, en }: Label) => `${zh}\n${en}`;
const another = 'another';

export const groupControl =
  (rows: () => readonly Category[]): ControlOf =>
  (props) => {
    const groups = createMemo(() => new Map(rows().map(({ group }) => [keyOf(group), group])));
    const value = () => props.value as Label;
    const [typing, setTyping] = createSignal(false);
    const choose = (key: string) => {
      setTyping(key === another);
      props.onChange(groups().get(key) ?? { zh: '', en: '' });
    };
    return (
      <>
        <Select
          {...props.frame}
          options={[
            ...[...groups()].map(([key, group]) => ({ value: key, label: labelOf(group) })),
            { value: another, label: catalogueText('group.another') },
          ]}
          value={typing() ? another : keyOf(value())}
          placeholder={catalogueText('group.choose')}
          onChange={choose}
        />
        <Show when={typing()}>
          <BothLanguages {...props} frame={{ label: catalogueText('group.names') }} />
        </Show>
      </>
    );
  };

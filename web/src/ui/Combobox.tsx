// A choice from a long list by typing a part of it; one or many. Filtering and keyboard are Kobalte's.
import { Combobox as Kobalte } from '@kobalte/core/combobox';
import Check from 'lucide-solid/icons/check';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show, splitProps } from 'solid-js';
import { common } from '../i18n/common.ts';
import styles from './Combobox.module.css';
import { type ControlAttributes, FieldFrame, type FieldProps, fieldKeys, type Option } from './Field.tsx';

/** Finds by label, by code and by any of its parts, in either case. */
export function matches(option: Option, typed: string): boolean {
  const haystack = `${option.label} ${option.detail ?? ''} ${option.value}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => haystack.includes(part));
}

type ListProps = { control: ControlAttributes; options: readonly Option[]; placeholder?: string };

/**
 * The popup, the same for one and for many. It joins the landmark or dialog of its field: outside it would be
 * unreachable for whoever jumps by landmarks, and closed off by an open dialog.
 */
const Popup = (props: { of: Element | undefined }) => (
  <Kobalte.Portal mount={props.of?.closest('[role="dialog"], section, main') ?? document.body}>
    {/* The mouse must not take the focus from the input: losing it puts back what was chosen before. */}
    <Kobalte.Content class={styles.content} onMouseDown={(event: MouseEvent) => event.preventDefault()}>
      <Kobalte.Listbox class={styles.list} />
    </Kobalte.Content>
  </Kobalte.Portal>
);

const shared = (props: ListProps) => ({
  options: props.options as Option[],
  optionValue: 'value' as const,
  optionTextValue: 'label' as const,
  optionLabel: 'label' as const,
  defaultFilter: matches,
  triggerMode: 'focus' as const,
  gutter: 4,
  sameWidth: true,
  placeholder: props.placeholder ?? common('choose'),
  allowsEmptyCollection: false,
});

const Item: NonNullable<Parameters<typeof Kobalte<Option>>[0]['itemComponent']> = (props) => (
  <Kobalte.Item item={props.item} class={styles.item}>
    <Kobalte.ItemLabel class={styles.label}>{props.item.rawValue.label}</Kobalte.ItemLabel>
    <Show when={props.item.rawValue.detail}>
      <span class={styles.detail}>{props.item.rawValue.detail}</span>
    </Show>
    <Kobalte.ItemIndicator class={styles.tick}>
      <Check size={16} />
    </Kobalte.ItemIndicator>
  </Kobalte.Item>
);

const Opener = () => (
  <Kobalte.Trigger class={styles.trigger} aria-label={common('choose')}>
    <ChevronsUpDown size={16} />
  </Kobalte.Trigger>
);

export interface ComboboxProps extends FieldProps {
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  placeholder?: string;
}

export function Combobox(props: ComboboxProps) {
  const [field, own] = splitProps(props, fieldKeys);
  const [frame, setFrame] = createSignal<Element>();
  const chosen = () => own.options.find((option) => option.value === own.value);
  return (
    <FieldFrame {...field}>
      {(control) => (
        <Kobalte<Option>
          {...shared({ control, ...own })}
          // Choosing once more what is chosen keeps it where something has to be chosen.
          disallowEmptySelection={field.required}
          value={(chosen() ?? null) as Option}
          onChange={(option) => own.onChange((option as Option | null)?.value)}
          itemComponent={Item}
        >
          <Kobalte.Control ref={setFrame} class={`${control.class} ${styles.control}`}>
            <Kobalte.Input {...control} class={styles.input} />
            <Opener />
          </Kobalte.Control>
          <Popup of={frame()} />
        </Kobalte>
      )}
    </FieldFrame>
  );
}

export interface MultiComboboxProps extends Omit<ComboboxProps, 'value' | 'onChange'> {
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** Several choices, each shown with its own button to take it away. */
export function MultiCombobox(props: MultiComboboxProps) {
  const [field, own] = splitProps(props, fieldKeys);
  const [frame, setFrame] = createSignal<Element>();
  const chosen = () => own.options.filter((option) => own.value.includes(option.value));
  return (
    <FieldFrame {...field}>
      {(control) => (
        <Kobalte<Option>
          {...shared({ control, ...own, placeholder: chosen().length > 0 ? ' ' : own.placeholder })}
          multiple
          value={chosen()}
          onChange={(options: Option[]) => own.onChange(options.map((option) => option.value))}
          itemComponent={Item}
        >
          <Kobalte.Control ref={setFrame} class={`${control.class} ${styles.control}`}>
            <For each={chosen()}>
              {(option) => (
                <span class={styles.chip} onPointerDown={(event) => event.stopPropagation()}>
                  {option.label}
                  <button
                    type="button"
                    aria-label={`${common('remove')} ${option.label}`}
                    onClick={() => own.onChange(own.value.filter((value) => value !== option.value))}
                  >
                    <X size={14} />
                  </button>
                </span>
              )}
            </For>
            <Kobalte.Input {...control} class={styles.input} />
            <Opener />
          </Kobalte.Control>
          <Popup of={frame()} />
        </Kobalte>
      )}
    </FieldFrame>
  );
}

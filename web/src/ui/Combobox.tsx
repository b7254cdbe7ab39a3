// A choice from a long list by typing a part of it; one or many. The list and its keys are Kobalte's; ours is that
// nothing typed is ever lost or sent as something else: it becomes its first match, or what was chosen is back.
import { Combobox as Kobalte, useComboboxContext } from '@kobalte/core/combobox';
import { createVirtualizer } from '@tanstack/solid-virtual';
import Check from 'lucide-solid/icons/check';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import X from 'lucide-solid/icons/x';
import { createEffect, createMemo, createSignal, For, type JSX, on, Show, splitProps } from 'solid-js';
import { common } from '../i18n/common.ts';
import styles from './Combobox.module.css';
import { type ControlAttributes, FieldFrame, type FieldProps, fieldKeys, type Option } from './Field.tsx';
import { loadPinyin, matches } from './matches.ts';

type ListProps = {
  control: ControlAttributes;
  options: readonly Option[];
  placeholder?: string;
  /** The text of the input while nothing is typed. */
  atRest: string;
};

/**
 * The popup, the same for one and for many. It joins the landmark or dialog of its field: outside it would be
 * unreachable for whoever jumps by landmarks, and closed off by an open dialog.
 */
const Popup = (props: { of: Element | undefined }) => (
  <Kobalte.Portal mount={props.of?.closest('[role="dialog"], section, main') ?? document.body}>
    {/* The mouse must not take the focus from the input: losing it puts back what was chosen before. */}
    <Kobalte.Content
      class={styles.content}
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
      // The input never lost the focus to the list; a list that closes must not take it back from elsewhere.
      onCloseAutoFocus={(event: Event) => event.preventDefault()}
    >
      <Options />
      <Nothing />
    </Kobalte.Content>
  </Kobalte.Portal>
);

/** Longer lists are drawn only where they are in sight: 5,000 areas would take seconds to open. */
const drawnWhole = 100;
type OptionNode = Parameters<NonNullable<Parameters<typeof Kobalte<Option>>[0]['itemComponent']>>[0]['item'];

function Options() {
  let scrollTo = (_key: string) => {};
  let scroller!: HTMLUListElement;
  return (
    <Kobalte.Listbox<Option> ref={scroller} class={styles.list} scrollToItem={(key) => scrollTo(key)}>
      {(collection) => (
        <InSight
          collection={collection}
          scroller={() => scroller}
          onReady={(scroll) => {
            scrollTo = (key) => scroll(collection().getItem(key)?.index ?? 0);
          }}
        />
      )}
    </Kobalte.Listbox>
  );
}

/** The options of a long list that are in sight, each on one line of the height of a control. */
function InSight(props: {
  collection: () => Iterable<OptionNode>;
  scroller: () => HTMLElement;
  onReady: (scrollTo: (index: number) => void) => void;
}) {
  const nodes = createMemo(() => [...props.collection()]);
  const height = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--control'));
  const virtual = createVirtualizer({
    get count() {
      return nodes().length;
    },
    getScrollElement: props.scroller,
    estimateSize: () => height,
    overscan: 6,
    // The list's own padding, which the rows know nothing of.
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
  });
  props.onReady((index) => virtual.scrollToIndex(index));
  // What is typed next begins at the top again.
  createEffect(on(nodes, () => virtual.scrollToOffset(0), { defer: true }));
  return (
    <div role="presentation" class={styles.long} style={{ height: `${virtual.getTotalSize()}px` }}>
      <For each={virtual.getVirtualItems()}>
        {(row) => (
          <Show when={nodes()[row.index]} keyed>
            {(node) => <Item item={node} style={{ transform: `translateY(${row.start}px)` }} />}
          </Show>
        )}
      </For>
    </div>
  );
}

const Nothing = () => {
  const list = useComboboxContext();
  return (
    <Show when={list.listState().collection().getSize() === 0}>
      <p class={styles.nothing}>{common('nothing-found')}</p>
    </Show>
  );
};

interface TypedInputProps {
  control: ControlAttributes;
  options: readonly Option[];
  atRest: string;
  isChosen: (value: string) => boolean;
  onPick: (value: string) => void;
}

/** The input of a list: Enter and Tab take the first match of what was typed; pressing elsewhere puts back the choice. */
function TypedInput(props: TypedInputProps) {
  const list = useComboboxContext();
  let input!: HTMLInputElement;
  const typed = () => {
    const text = list.inputValue() ?? '';
    return text === props.atRest ? '' : text.trim();
  };
  const first = () =>
    props.options.find((option) => option.disabled === undefined && matches(option, typed()))?.value;
  const selection = () => list.listState().selectionManager();
  const restore = () => list.resetInputValue(selection().selectedKeys());
  /** What somebody typed and did not take by themselves. */
  const settle = () => {
    const match = typed() ? first() : undefined;
    if (match !== undefined && !props.isChosen(match)) props.onPick(match);
    restore();
  };
  // After Kobalte's own handlers, which forget the highlight with every letter.
  createEffect(() => {
    const match = list.isOpen() && typed() ? first() : undefined;
    if (match !== undefined) queueMicrotask(() => selection().setFocusedKey(match));
  });
  // Once the browser and Kobalte have put the caret where they want it. The focus may have gone on by then: it is not
  // taken back, as `select()` would in Chromium, and two fields that did so would take it from each other for ever.
  const selectAtRest = () =>
    setTimeout(() => {
      if (document.activeElement === input && !typed()) input.setSelectionRange(0, input.value.length);
    });
  // Typing replaces what was just chosen.
  createEffect(() => {
    if (props.atRest) selectAtRest();
  });
  // Of a long list the highlighted option may not exist until the list has scrolled to it.
  const [active, setActive] = createSignal<string>();
  createEffect(() => {
    const key = list.isOpen() ? selection().focusedKey() : undefined;
    const option = () => list.contentRef()?.querySelector(`[data-key="${CSS.escape(key ?? '')}"]`);
    requestAnimationFrame(() => setActive(option()?.id));
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // A letter that an input method is still making belongs to it.
    if (event.isComposing) selection().setFocusedKey(undefined);
    else if (event.key === 'Tab' && typed()) settle();
    else if (event.key === 'Enter' && (list.isOpen() || typed())) {
      event.preventDefault();
      const key = selection().focusedKey();
      // Taken already: choosing it again would take it away.
      if (typed() && key !== undefined && props.isChosen(key)) selection().setFocusedKey(undefined);
      queueMicrotask(restore);
    }
  };
  return (
    <Kobalte.Input
      {...props.control}
      ref={input}
      class={styles.input}
      aria-activedescendant={active()}
      onFocus={selectAtRest}
      onClick={selectAtRest}
      onKeyDown={onKeyDown}
      onBlur={(event: FocusEvent) => {
        const to = event.relatedTarget as Node | null;
        if (!list.contentRef()?.contains(to) && !list.controlRef()?.contains(to)) settle();
      }}
    />
  );
}

const shared = (props: ListProps) => ({
  options: props.options as Option[],
  optionValue: 'value' as const,
  optionTextValue: 'label' as const,
  optionLabel: 'label' as const,
  optionDisabled: (option: Option) => option.disabled !== undefined,
  // Opened with what was chosen in it, a list shows everything.
  defaultFilter: (option: Option, text: string) => text === props.atRest || matches(option, text),
  onOpenChange: (open: boolean) => open && loadPinyin(),
  triggerMode: 'focus' as const,
  gutter: 4,
  sameWidth: true,
  placeholder: props.placeholder ?? common('choose'),
  virtualized: props.options.length > drawnWhole,
  // Open as long as there is text in it that is nobody's: Enter then never reaches the form.
  allowsEmptyCollection: true,
});

const Item = (props: { item: OptionNode; style?: JSX.CSSProperties }) => (
  <Kobalte.Item item={props.item} class={styles.item} {...(props.style && { style: props.style })}>
    {/* Its name is all that is seen of it. */}
    <Kobalte.ItemLabel class={styles.label}>
      <span>{props.item.rawValue.label}</span>
      <Show when={props.item.rawValue.disabled ?? props.item.rawValue.detail}>
        <span class={styles.detail}> {props.item.rawValue.disabled ?? props.item.rawValue.detail}</span>
      </Show>
    </Kobalte.ItemLabel>
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
  const chosen = createMemo(() => own.options.find((option) => option.value === own.value));
  return (
    <FieldFrame {...field}>
      {(control) => (
        <Kobalte<Option>
          {...shared({
            control,
            ...own,
            get atRest() {
              return chosen()?.label ?? '';
            },
          })}
          // Choosing once more what is chosen keeps it where something has to be chosen.
          disallowEmptySelection={field.required}
          value={(chosen() ?? null) as Option}
          onChange={(option) => own.onChange((option as Option | null)?.value)}
          itemComponent={Item}
        >
          <Kobalte.Control ref={setFrame} class={`${control.class} ${styles.control}`}>
            <TypedInput
              control={control}
              options={own.options}
              atRest={chosen()?.label ?? ''}
              isChosen={(value) => value === own.value}
              onPick={own.onChange}
            />
            <Show when={!field.required && chosen()}>
              {(option) => (
                <button
                  type="button"
                  class={styles.trigger}
                  aria-label={`${common('remove')} ${option().label}`}
                  onPointerDown={(event) => event.stopPropagation()}
                  onClick={() => own.onChange(undefined)}
                >
                  <X size={16} />
                </button>
              )}
            </Show>
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
  const chosen = createMemo(() => own.options.filter((option) => own.value.includes(option.value)));
  return (
    <FieldFrame {...field}>
      {(control) => (
        <Kobalte<Option>
          {...shared({
            control,
            ...own,
            placeholder: chosen().length > 0 ? ' ' : own.placeholder,
            atRest: '',
          })}
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
            <TypedInput
              control={control}
              options={own.options}
              atRest=""
              isChosen={(value) => own.value.includes(value)}
              onPick={(value) => own.onChange([...own.value, value])}
            />
            <Opener />
          </Kobalte.Control>
          <Popup of={frame()} />
        </Kobalte>
      )}
    </FieldFrame>
  );
}

// A menu of things to do or choose, opened by a button. Keyboard and placement are Kobalte's.
import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import Check from 'lucide-solid/icons/check';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type ButtonLook, buttonClass, type IconComponent } from './Button.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  label: string;
  onSelect: () => void;
  icon?: IconComponent;
  /** A tick marks the choice in force. */
  current?: boolean;
}
export interface MenuGroup {
  label?: string;
  items: readonly MenuItem[];
}

export interface MenuProps extends ButtonLook {
  /** The words on the button. */
  label: string;
  icon?: IconComponent;
  /** What the menu is about, when the words alone do not say it. */
  title?: string;
  groups: readonly MenuGroup[];
}

export function Menu(props: MenuProps) {
  return (
    <DropdownMenu gutter={4} preventScroll={false}>
      <DropdownMenu.Trigger
        class={`${buttonClass({ tone: 'quiet', ...props })} ${styles.trigger}`}
        title={props.title}
        aria-label={props.title ? `${props.title}: ${props.label}` : undefined}
      >
        <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>
        <span>{props.label}</span>
        <ChevronDown size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class={styles.content}>
          <For each={props.groups}>
            {(group, index) => (
              <>
                <Show when={index() > 0}>
                  <DropdownMenu.Separator class={styles.line} />
                </Show>
                <DropdownMenu.Group>
                  <Show when={group.label}>
                    <DropdownMenu.GroupLabel class={styles.group}>{group.label}</DropdownMenu.GroupLabel>
                  </Show>
                  <For each={group.items}>
                    {(item) => (
                      <DropdownMenu.Item
                        class={`${styles.item} ${item.current ? styles.current : ''}`}
                        onSelect={item.onSelect}
                      >
                        <Show when={item.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>
                        <span>{item.label}</span>
                        <Show when={item.current}>
                          <Check size={16} class={styles.tick} />
                        </Show>
                      </DropdownMenu.Item>
                    )}
                  </For>
                </DropdownMenu.Group>
              </>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

// The rules in the order in which they are tried: moved by buttons, by Alt and the arrow keys, or by dragging.
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, Show } from 'solid-js';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import type { Trial } from '#shared/domain/routing.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { routingText } from '../../../i18n/routing.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/States.tsx';
import admin from '../Admin.module.css';
import { moved } from './order.ts';
import styles from './Routing.module.css';
import { sayByItself, sayConditions, sayTrial } from './say.ts';

export function RuleList(props: {
  rules: readonly RoutingRule[];
  open: string | undefined;
  /** What became of each rule in the case that is tried. */
  trials: ReadonlyMap<string, Trial>;
  onOpen: (id: string) => void;
  onNew: () => void;
  onOrder: (rules: readonly RoutingRule[]) => void;
}) {
  const district = useDistrict();
  const [dragged, setDragged] = createSignal<number>();
  const [said, setSaid] = createSignal('');
  let list!: HTMLOListElement;
  const move = (from: number, to: number) => {
    const rule = props.rules[from];
    if (!rule || to < 0 || to >= props.rules.length) return;
    props.onOrder(moved(props.rules, from, to));
    setSaid(routingText('moved', { name: labelOf(rule.name), n: to + 1, of: props.rules.length }));
    // The button that was pressed went with its row.
    queueMicrotask(() => list.querySelector<HTMLElement>(`[data-rule="${rule.id}"]`)?.focus());
  };
  return (
    <section class={admin.list} aria-label={adminText('page.routing')}>
      <div class={styles.head}>
        <p class={styles.quiet}>{routingText('order')}</p>
        <Button icon={Plus} onClick={props.onNew}>
          {adminText('item.new')}
        </Button>
      </div>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show
        when={props.rules.length > 0}
        fallback={<Empty title={routingText('none')} text={routingText('none-text')} />}
      >
        <ol ref={list} class={styles.rules}>
          <For each={props.rules}>
            {(rule, at) => (
              <li
                class={`${styles.rule} ${rule.id === props.open ? styles.open : ''} ${dragged() === at() ? styles.dragged : ''}`}
                draggable={true}
                onDragStart={() => setDragged(at())}
                onDragEnd={() => setDragged(undefined)}
                onDragOver={(event) => event.preventDefault()}
                onDrop={(event) => {
                  event.preventDefault();
                  const from = dragged();
                  if (from !== undefined) move(from, at());
                }}
              >
                <span class={styles.number}>{at() + 1}</span>
                <button
                  type="button"
                  class={admin.choose}
                  data-rule={rule.id}
                  aria-current={rule.id === props.open}
                  onClick={() => props.onOpen(rule.id)}
                  onKeyDown={(event) => {
                    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                    event.preventDefault();
                    move(at(), at() + (event.key === 'ArrowUp' ? -1 : 1));
                  }}
                >
                  <span class={styles.name}>{labelOf(rule.name)}</span>
                  <span class={styles.quiet}>
                    {routingText('line', {
                      when: sayConditions(rule.when, district),
                      lead: district.departmentName(rule.lead),
                    })}
                  </span>
                  <Show when={sayByItself(rule).length > 0}>
                    <span class={styles.trial}>
                      <For each={sayByItself(rule)}>{(text) => <Badge tone="blue">{text}</Badge>}</For>
                    </span>
                  </Show>
                  <Show when={props.trials.get(rule.id)}>
                    {(trial) => (
                      <span class={styles.trial}>
                        <Badge tone={trial().outcome === 'fires' ? 'green' : 'grey'}>
                          {sayTrial(trial())}
                        </Badge>
                      </span>
                    )}
                  </Show>
                </button>
                <IconButton
                  size="small"
                  icon={ArrowUp}
                  disabled={at() === 0}
                  label={routingText('up', { name: labelOf(rule.name) })}
                  onClick={() => move(at(), at() - 1)}
                />
                <IconButton
                  size="small"
                  icon={ArrowDown}
                  disabled={at() === props.rules.length - 1}
                  label={routingText('down', { name: labelOf(rule.name) })}
                  onClick={() => move(at(), at() + 1)}
                />
              </li>
            )}
          </For>
        </ol>
      </Show>
    </section>
  );
}

// The actions on a case at the bottom of the phone: the one most people came for is the last and blue.
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { word } from '../../i18n/words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './ActionBar.module.css';
import { arrange, isRefusing } from './offered.ts';

const Sheet = lazy(async () => ({ default: (await import('../../ui/Dialog.tsx')).Sheet }));

export interface ActionBarProps {
  view: CaseView;
  onAction: (offered: OfferedAction) => void;
}

export function ActionBar(props: ActionBarProps) {
  const district = useDistrict();
  const [open, setOpen] = createSignal(false);
  const arranged = createMemo(() => arrange(props.view.actions));
  const toneOf = (offered: OfferedAction) => {
    if (isRefusing(offered)) return 'danger';
    return offered === arranged().main ? 'primary' : 'plain';
  };
  /** Two tasks of one department in a case are told apart by its name. */
  const labelOf = ({ action, taskId }: OfferedAction) => {
    const same = props.view.actions.filter((each) => each.action === action);
    const task = props.view.tasks.find(({ id }) => id === taskId);
    const name = word(`action.${action}`);
    return same.length > 1 && task
      ? `${name} · ${district.departmentName(task.department)} ${word(`part.${task.role}`)}`
      : name;
  };
  const choose = (offered: OfferedAction) => {
    setOpen(false);
    props.onAction(offered);
  };
  return (
    <div class={styles.bar} role="toolbar" aria-label={fieldText('case.actions')}>
      <Show when={arranged().more.length > 0}>
        <IconButton
          class={styles.more}
          tone="plain"
          icon={Ellipsis}
          label={fieldText('case.more')}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        />
      </Show>
      <For each={arranged().bar}>
        {(offered) => (
          <Button class={styles.action} tone={toneOf(offered)} onClick={() => choose(offered)}>
            {labelOf(offered)}
          </Button>
        )}
      </For>
      <Suspense>
        <Show when={open()}>
          <Sheet open title={fieldText('case.more')} onClose={() => setOpen(false)}>
            <div class={styles.list}>
              <For each={arranged().more}>
                {(offered) => (
                  <Button
                    wide
                    size="large"
                    tone={isRefusing(offered) ? 'danger' : 'plain'}
                    onClick={() => choose(offered)}
                  >
                    {labelOf(offered)}
                  </Button>
                )}
              </For>
            </div>
          </Sheet>
        </Show>
      </Suspense>
    </div>
  );
}

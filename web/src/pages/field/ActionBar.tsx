// The actions on a case at the bottom of the phone: the one most people came for is the last and blue.
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { labelOf, toneOf } from '../case/offered.ts';
import styles from './ActionBar.module.css';
import { arrange } from './offered.ts';

const Sheet = lazy(async () => ({ default: (await import('../../ui/Dialog.tsx')).Sheet }));

export interface ActionBarProps {
  view: CaseView;
  onAction: (offered: OfferedAction) => void;
}

export function ActionBar(props: ActionBarProps) {
  const district = useDistrict();
  const [open, setOpen] = createSignal(false);
  const arranged = createMemo(() => arrange(props.view.actions));
  const label = (offered: OfferedAction) => labelOf(offered, props.view, district);
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
          <Button
            class={styles.action}
            tone={toneOf(offered, offered === arranged().main)}
            onClick={() => choose(offered)}
          >
            {label(offered)}
          </Button>
        )}
      </For>
      <Suspense>
        <Show when={open()}>
          <Sheet open title={fieldText('case.more')} onClose={() => setOpen(false)}>
            <div class={styles.list}>
              <For each={arranged().more}>
                {(offered) => (
                  <Button wide size="large" tone={toneOf(offered, false)} onClick={() => choose(offered)}>
                    {label(offered)}
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

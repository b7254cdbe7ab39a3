// The field's home: what is to be done, what was reported, and the camera under the thumb.
import { useNavigate, useSearchParams } from '@solidjs/router';
import Camera from 'lucide-solid/icons/camera';
import PenLine from 'lucide-solid/icons/pen-line';
import { createMemo, For, onMount, Show } from 'solid-js';
import type { Queue } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { formatNumber } from '../../i18n/format.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';
import { TopBar } from '../entry/TopBar.tsx';
import { CaseLists } from './CaseLists.tsx';
import { DraftList } from './DraftList.tsx';
import { useField } from './field-context.tsx';
import styles from './Home.module.css';
import { type Tab, tabsOf } from './lists.ts';

export default function Home() {
  const district = useDistrict();
  const field = useField();
  const [params] = useSearchParams<{ list?: string }>();
  const tabs = createMemo(() => tabsOf(district.member()));
  const tab = () => tabs().find(({ id }) => id === params.list) ?? tabs()[0];
  const count = (queues: readonly Queue[]) =>
    queues.reduce((sum, queue) => sum + (field.counts.data?.counts[queue] ?? 0), 0);

  // The next page is most likely this one; a weak network should not be asked for it then.
  onMount(() => setTimeout(() => void import('./Report.tsx'), 1_500));

  return (
    <>
      <div class={styles.top}>
        <TopBar current={district.membership()} />
        <nav class={styles.tabs} aria-label={fieldText('tab.label')} hidden={tabs().length === 0}>
          <For each={tabs()}>
            {({ id, queues }) => (
              <a
                href={field.href(`?list=${id}`)}
                replace
                class={styles.tab}
                aria-current={tab()?.id === id ? 'page' : undefined}
              >
                {fieldText(`tab.${id}`)}
                <Show when={id === 'todo' && count(queues) > 0}>
                  <span class={styles.count}>{formatNumber(count(queues))}</span>
                </Show>
              </a>
            )}
          </For>
        </nav>
      </div>
      <main id="main" class={styles.main}>
        <h1 class="visually-hidden">{fieldText('home.title')}</h1>
        <DraftList />
        <Show when={tabs().length === 0}>
          <Empty
            title={fieldText('none.title')}
            text={fieldText('none.text')}
            action={
              <a class={buttonClass()} href={`/${district.id()}/desk`}>
                {fieldText('none.desk')}
              </a>
            }
          />
        </Show>
        <Show when={tab()} keyed>
          {({ id, queues }: { id: Tab; queues: readonly Queue[] }) => <CaseLists tab={id} queues={queues} />}
        </Show>
      </main>
      <Show when={tabs().some(({ id }) => id === 'mine')}>
        <ReportBar />
      </Show>
    </>
  );
}

/** Straight to the camera; a photo taken is a report begun. */
function ReportBar() {
  const field = useField();
  const navigate = useNavigate();
  const begin = (event: Event & { currentTarget: HTMLInputElement }) => {
    const files = [...(event.currentTarget.files ?? [])];
    if (files.length === 0) return;
    const draft = field.drafts.start();
    draft.photos.add(files, 'scene');
    navigate(field.href(`/report/${draft.fields.caseId}`));
  };
  return (
    <footer class={styles.bar}>
      <label class={`${buttonClass({ tone: 'primary', size: 'large' })} ${styles.camera}`}>
        <Camera size={26} />
        {fieldText('home.camera')}
        <input type="file" accept="image/*" capture="environment" class="visually-hidden" onChange={begin} />
      </label>
      <a href={field.href('/report')} class={`${buttonClass({ size: 'large' })} ${styles.write}`}>
        <PenLine size={20} />
        {fieldText('home.form')}
      </a>
    </footer>
  );
}

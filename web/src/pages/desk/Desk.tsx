// The desk: queues, worklist, case. Owns the three panes, the keys, and moving on to the next case.
import { createEffect, createMemo, createSignal, lazy, on, Show, Suspense } from 'solid-js';
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { useCase, useCaseList, useFreshness, usePrefetchCase } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { deskText } from '../../i18n/desk.ts';
import { setSurface } from '../../ui/theme.ts';
import { kindOf } from '../case/offered.ts';
import { TopBar } from '../entry/TopBar.tsx';
import { CasePanel } from './CasePanel.tsx';
import styles from './Desk.module.css';
import { createDeskState } from './desk-state.ts';
import { Filters } from './Filters.tsx';
import { HelpButton } from './HelpButton.tsx';
import { Queues } from './Queues.tsx';
import { keyed, onShortcut } from './shortcuts.ts';
import { Worklist } from './Worklist.tsx';

const Help = lazy(() => import('./Help.tsx'));

export default function Desk() {
  setSurface('desk');
  const district = useDistrict();
  const desk = createDeskState();
  const counts = useFreshness(district.id);
  const list = useCaseList(district.id, desk.queue, desk.filter);
  const view = useCase(district.id, desk.caseId);
  const [action, setAction] = createSignal<{ action: CaseAction; taskId?: string }>();
  const [helping, setHelping] = createSignal(false);
  let panel!: HTMLElement;
  let searchBox: HTMLInputElement | undefined;

  const items = createMemo(() => list.data?.pages.flatMap((page) => page.items) ?? []);
  const index = createMemo(() => items().findIndex((item) => item.id === desk.caseId()));

  usePrefetchCase(district.id, () => (index() < 0 ? undefined : items()[index() + 1]?.id));

  // A form belongs to the case that it was opened on.
  createEffect(on(desk.caseId, () => setAction(undefined), { defer: true }));
  // On a wide screen there is always a case to look at.
  createEffect(() => {
    const first = items()[0];
    if (!desk.caseId() && first && matchMedia('(width >= 900px)').matches) desk.open(first.id);
  });

  const move = (step: number) => {
    const at = index() < 0 ? 0 : Math.min(items().length - 1, Math.max(0, index() + step));
    const next = items()[at];
    if (next) desk.open(next.id);
  };
  const offer = (wanted: CaseAction) => {
    const offered = view.data?.actions.find((each) => each.action === wanted);
    if (offered) setAction(offered);
  };
  const acted = (after: CaseView) => {
    const taken = action()?.action;
    setAction(undefined);
    if (taken && kindOf(taken) === 'stay') return;
    const at = items().findIndex((item) => item.id === after.id);
    const next = items()[at + 1] ?? items()[at - 1];
    desk.open(next?.id);
  };

  onShortcut({
    j: () => move(1),
    k: () => move(-1),
    ...Object.fromEntries(keyed.map(({ action, shortcut }) => [shortcut.toLowerCase(), () => offer(action)])),
    '/': () => searchBox?.focus(),
    '?': () => setHelping(true),
    Enter: () => panel.focus(),
    Escape: () => setAction(undefined),
  });

  return (
    <div class={styles.desk} data-open={desk.caseId() !== undefined}>
      <TopBar current={district.membership()}>
        <HelpButton onOpen={() => setHelping(true)} />
      </TopBar>
      <Queues desk={desk} counts={counts.data} />
      <main id="main" class={styles.main}>
        <h1 class="visually-hidden">{deskText(`queue.${desk.queue()}`)}</h1>
        <section class={styles.list} aria-label={deskText('list.title')}>
          <Filters desk={desk} searchRef={(element) => (searchBox = element)} />
          <Worklist desk={desk} list={list} items={items()} index={index()} />
        </section>
        <section class={styles.panel} ref={panel} tabIndex={-1} aria-label={deskText('case.panel')}>
          <CasePanel desk={desk} view={view} action={action()} onAction={setAction} onDone={acted} />
        </section>
      </main>
      <Suspense>
        <Show when={helping()}>
          <Help onClose={() => setHelping(false)} />
        </Show>
      </Suspense>
    </div>
  );
}

// The right pane: the open case with photos first, everything known about it, and what may be done, in place.
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { rowOf } from '#shared/contracts/action-table.ts';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import type { useCase } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { deskText } from '../../i18n/desk.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { Photos } from '../../ui/Photos.tsx';
import { Empty, ErrorState, Skeleton } from '../../ui/States.tsx';
import { ActionForm } from '../case/ActionForm.tsx';
import { Around } from '../case/Around.tsx';
import { RuleBadge, SeverityBadge, StateBadge } from '../case/badges.tsx';
import { CaseTimeline } from '../case/CaseTimeline.tsx';
import { photosOf } from '../case/case-photos.ts';
import { currentClock } from '../case/current-clock.ts';
import { DistrictMap } from '../case/DistrictMap.tsx';
import { ProofNotice } from '../case/Doubts.tsx';
import { Facts } from '../case/Facts.tsx';
import { LongText } from '../case/LongText.tsx';
import { kindOf, labelOf, mainOf, toneOf } from '../case/offered.ts';
import { Stages } from '../case/Stages.tsx';
import { Tasks } from '../case/Tasks.tsx';
import styles from './CasePanel.module.css';
import type { DeskState } from './desk-state.ts';

export interface CasePanelProps {
  desk: DeskState;
  view: ReturnType<typeof useCase>;
  action: OfferedAction | undefined;
  onAction: (action: OfferedAction | undefined) => void;
  onDone: (after: CaseView) => void;
}

export function CasePanel(props: CasePanelProps) {
  return (
    <Switch fallback={<Empty title={deskText('case.none')} text={deskText('case.none-text')} />}>
      <Match when={props.view.data}>{(view) => <OpenCase {...props} case={view()} />}</Match>
      <Match when={props.view.isError}>
        <ErrorState error={props.view.error} onRetry={() => void props.view.refetch()} />
      </Match>
      <Match when={props.desk.caseId()}>
        <div class={styles.loading}>
          <Skeleton rows={1} height={44} />
          <Skeleton rows={1} height={300} />
          <Skeleton rows={6} height={24} />
        </div>
      </Match>
    </Switch>
  );
}

function OpenCase(props: CasePanelProps & { case: CaseView }) {
  return (
    <>
      <Header view={props.case} onBack={() => props.desk.open(undefined)} />
      <div class={styles.body}>
        <div class={styles.first}>
          <Evidence view={props.case} />
          <Where view={props.case} />
        </div>
        <LongText text={props.case.text} short={230} />
        <Facts view={props.case} />
        <Around view={props.case} heading={<h3 class={styles.heading}>{caseText('around.title')}</h3>} />
        <section>
          <h3 class={styles.heading}>{caseText('stages.title')}</h3>
          <Stages view={props.case} />
        </section>
        <section>
          <h3 class={styles.heading}>{caseText('tasks.title')}</h3>
          <Tasks tasks={props.case.tasks} />
        </section>
        <CaseTimeline events={props.case.timeline} photos={props.case.evidence} />
      </div>
      <footer class={styles.foot}>
        <ProofNotice proof={props.case.proof} />
        <Show when={props.action} keyed fallback={<Actions view={props.case} onAction={props.onAction} />}>
          {(action) => (
            <ActionForm
              view={props.case}
              offered={action}
              onDone={props.onDone}
              onCancel={() => props.onAction(undefined)}
            />
          )}
        </Show>
      </footer>
    </>
  );
}

function Header(props: { view: CaseView; onBack: () => void }) {
  const district = useDistrict();
  return (
    <header class={styles.header}>
      <Button class={styles.back} tone="quiet" icon={ArrowLeft} onClick={props.onBack}>
        {deskText('case.back')}
      </Button>
      <div class={styles.title}>
        <h2>{district.categoryName(props.view.category)}</h2>
        <StateBadge state={props.view.state} />
        <SeverityBadge severity={props.view.severity} />
        <Show when={props.view.solvedOnSpot}>
          <Badge tone="green">{caseText('solved-on-spot')}</Badge>
        </Show>
        <RuleBadge rule={props.view.byRule} />
        <Show when={props.view.overdue.length > 0}>
          <Badge tone="red">{caseText('stages.overdue')}</Badge>
        </Show>
      </div>
      <span class={styles.number}>
        <CopyText text={props.view.number} />
      </span>
      <Show when={currentClock(props.view)}>{(clock) => <ClockBar clock={clock()} />}</Show>
    </header>
  );
}

function Evidence(props: { view: CaseView }) {
  const photos = createMemo(() => photosOf(props.view));
  return (
    <div class={styles.photos}>
      <Show
        when={photos().length > 0}
        fallback={<div class={styles.noPhotos}>{caseText('photos.none')}</div>}
      >
        <Photos photos={photos()} />
      </Show>
    </div>
  );
}

function Where(props: { view: CaseView }) {
  return (
    <DistrictMap
      class={styles.map}
      highlight={props.view.place.areaPath.at(-1)}
      pin={props.view.place.point}
    />
  );
}

function Actions(props: { view: CaseView; onAction: (action: OfferedAction) => void }) {
  const district = useDistrict();
  const main = () => mainOf(props.view.actions);
  const staying = (offered: OfferedAction) => kindOf(offered.action) === 'stay';
  // What moves the case on stands at the end, where the eye and the pointer come to rest.
  const ordered = () => [
    ...props.view.actions.filter(staying),
    ...props.view.actions.filter((each) => !staying(each) && each !== main()),
    ...props.view.actions.filter((each) => each === main()),
  ];
  return (
    <div class={styles.actions} role="toolbar" aria-label={deskText('case.actions')}>
      <For each={ordered()} fallback={<span class={styles.none}>{deskText('case.no-actions')}</span>}>
        {(offered) => (
          <Button
            tone={staying(offered) ? 'quiet' : toneOf(offered, offered === main())}
            shortcut={rowOf(offered.action).shortcut}
            onClick={() => props.onAction(offered)}
          >
            {labelOf(offered, props.view, district)}
          </Button>
        )}
      </For>
    </div>
  );
}

// One case on a phone: photos first, its state and clocks, where, who does what, what happened, and the actions that
// the service offers this member, under the thumb.
import { useParams } from '@solidjs/router';
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import { useCase } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { fieldText } from '../../i18n/field.ts';
import { word } from '../../i18n/words.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { Photos } from '../../ui/Photos.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import { Around } from '../case/Around.tsx';
import { SeverityBadge, StateBadge } from '../case/badges.tsx';
import { CaseTimeline } from '../case/CaseTimeline.tsx';
import { photosOf } from '../case/case-photos.ts';
import { currentClock } from '../case/current-clock.ts';
import { ProofNotice } from '../case/Doubts.tsx';
import { Facts } from '../case/Facts.tsx';
import { LongText } from '../case/LongText.tsx';
import { Tasks } from '../case/Tasks.tsx';
import { ActionBar } from './ActionBar.tsx';
import { CasePlace } from './CasePlace.tsx';
import styles from './FieldCase.module.css';
import { Offline } from './Offline.tsx';
import { Page } from './Page.tsx';
import { StageList } from './StageList.tsx';

const ActionSheet = lazy(() => import('./ActionSheet.tsx'));

export default function FieldCase() {
  const district = useDistrict();
  const params = useParams<{ caseId: string }>();
  const view = useCase(district.id, () => params.caseId);
  const [action, setAction] = createSignal<OfferedAction>();
  const title = () => (view.data ? district.categoryName(view.data.category) : fieldText('case.title'));
  return (
    <Page
      title={title()}
      bar={<Show when={view.data}>{(it) => <ActionBar view={it()} onAction={setAction} />}</Show>}
    >
      <Switch>
        <Match when={view.data}>{(it) => <OpenCase view={it()} />}</Match>
        <Match when={view.isError}>
          <ErrorState error={view.error} onRetry={() => void view.refetch()} />
        </Match>
        <Match when={view.fetchStatus === 'paused'}>
          <Offline />
        </Match>
        <Match when={true}>
          <div class={styles.body}>
            <Skeleton height={240} />
            <Skeleton height={110} />
            <Skeleton rows={6} height={24} />
          </div>
        </Match>
      </Switch>
      <Suspense>
        <Show when={view.data && action()} keyed>
          {(offered) => (
            <ActionSheet
              view={view.data as CaseView}
              offered={offered}
              onClose={() => setAction(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Page>
  );
}

function OpenCase(props: { view: CaseView }) {
  const district = useDistrict();
  const photos = () => photosOf(props.view);
  // Whoever solved it on the spot is not the one to check it; saying so saves a call to the centre.
  const forOthers = () =>
    props.view.state === 'resolved' &&
    props.view.solvedOnSpot &&
    props.view.tasks.length === 0 &&
    props.view.reporter.id === district.member().id;
  return (
    <div class={styles.body}>
      <Show when={photos().length > 0} fallback={<p class={styles.none}>{caseText('photos.none')}</p>}>
        <Photos photos={photos()} />
      </Show>
      <section class={styles.card}>
        <div class={styles.badges}>
          <StateBadge state={props.view.state} />
          <SeverityBadge severity={props.view.severity} />
          <Show when={props.view.solvedOnSpot}>
            <Badge tone="green">{caseText('solved-on-spot')}</Badge>
          </Show>
          <Show when={props.view.overdue.length > 0}>
            <Badge tone="red">{caseText('stages.overdue')}</Badge>
          </Show>
          <span class={styles.number}>
            <CopyText text={props.view.number} />
          </span>
        </div>
        <Show when={props.view.dismissal}>
          {(dismissal) => (
            <p class={styles.dismissal}>
              <strong>{fieldText('case.dismissed')}</strong>
              {dismissal().reason}
            </p>
          )}
        </Show>
        <LongText text={props.view.text} short={130} />
        <Show when={currentClock(props.view)}>
          {(clock) => (
            <div class={styles.clock}>
              {word(`stage.${clock().stage}`)}
              <ClockBar clock={clock()} />
            </div>
          )}
        </Show>
        <ProofNotice proof={props.view.proof} />
        <Show when={forOthers()}>
          <p class={styles.note}>{fieldText('case.others')}</p>
        </Show>
      </section>
      <Show when={props.view.tasks.length > 0}>
        <section class={styles.card}>
          <h2>{caseText('tasks.title')}</h2>
          <Tasks tasks={[...props.view.tasks].reverse()} />
        </section>
      </Show>
      <section class={styles.card}>
        <CasePlace view={props.view} />
        <Facts view={props.view} short />
      </section>
      <Around view={props.view} class={styles.card} heading={<h2>{caseText('around.title')}</h2>} />
      <section class={styles.card}>
        <h2>{caseText('stages.title')}</h2>
        <StageList view={props.view} />
      </section>
      <div class={styles.card}>
        <CaseTimeline events={props.view.timeline} photos={props.view.evidence} />
      </div>
    </div>
  );
}

// A case's history, newest first, every fact with who and when, and the proof that nothing in it was changed.
import Link from 'lucide-solid/icons/link';
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { CaseEvent } from '#shared/contracts/events.ts';
import type { EvidenceView } from '#shared/contracts/evidence.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { roleText } from '../../i18n/roles.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import styles from './Case.module.css';
import { Doubts } from './Doubts.tsx';
import { factDetail, factIcon, factTones } from './fact-lines.tsx';

function byWhom(event: CaseEvent, departmentName: (id: string) => string): string {
  if (event.by.kind === 'system') return caseText(`by.${event.by.name}`);
  const post = event.by.department
    ? departmentName(event.by.department)
    : roleText(event.by.role, event.by.roleName);
  return `${event.by.name} · ${post}`;
}

/** The photos that a fact is about. */
function photoIds({ data }: CaseEvent): readonly string[] {
  if ('evidence' in data) return data.evidence.map(({ id }) => id);
  return 'check' in data ? [data.id] : [];
}

export interface CaseTimelineProps {
  events: readonly CaseEvent[];
  /** What is doubtful of them stands under the facts that brought or judged them. */
  photos: readonly EvidenceView[];
}

export function CaseTimeline(props: CaseTimelineProps) {
  const district = useDistrict();
  const doubtsOf = (event: CaseEvent) => {
    const ids = photoIds(event);
    return props.photos.filter(({ id }) => ids.includes(id)).flatMap(({ doubts }) => doubts ?? []);
  };
  const detailOf = (event: CaseEvent) => {
    const lines = factDetail(event, district);
    const doubts = doubtsOf(event);
    if (doubts.length === 0) return lines;
    return (
      <>
        {lines}
        <For each={doubts}>{(each) => <Doubts doubts={each} />}</For>
      </>
    );
  };
  const items = () =>
    [...props.events].reverse().map((event) => ({
      id: String(event.seq),
      at: event.at,
      icon: factIcon(event.type),
      tone: doubtsOf(event).length > 0 ? 'amber' : factTones[event.type],
      title: caseText(`fact.${event.type}`),
      by: byWhom(event, district.departmentName),
      detail: detailOf(event),
    }));
  return (
    <section>
      <header class={styles.sectionHead}>
        <h3>{caseText('timeline.title')}</h3>
        <ChainCheck events={props.events} />
      </header>
      <Timeline items={items()} />
    </section>
  );
}

/** Recomputes every hash here, in the browser of whoever asks: no need to believe the service. */
function ChainCheck(props: { events: readonly CaseEvent[] }) {
  const [asked, setAsked] = createSignal<readonly CaseEvent[]>();
  const [outcome] = createResource(asked, async (events) => ({
    broken: await firstBrokenLink(events),
    length: events.length,
  }));
  return (
    <div class={styles.chain} aria-live="polite">
      <Switch>
        <Match when={outcome()?.broken}>
          {(n) => <Badge tone="red">{caseText('timeline.broken', { n: n() })}</Badge>}
        </Match>
        <Match when={outcome()}>
          {(it) => <Badge tone="green">{caseText('timeline.intact', { n: it().length })}</Badge>}
        </Match>
      </Switch>
      <Show when={outcome()?.length !== props.events.length}>
        <Button size="small" icon={Link} busy={outcome.loading} onClick={() => setAsked(props.events)}>
          {caseText('timeline.verify')}
        </Button>
      </Show>
    </div>
  );
}

// A case's history, newest first, every fact with who and when, and the proof that nothing in it was changed.
import Link from 'lucide-solid/icons/link';
import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import type { CaseEvent } from '#shared/contracts/events.ts';
import { firstBrokenLink } from '#shared/domain/hash-chain.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { word } from '../../i18n/words.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import styles from './Case.module.css';
import { factDetail, factIcon, factTones } from './fact-lines.tsx';

function byWhom(event: CaseEvent, departmentName: (id: string) => string): string {
  if (event.by.kind === 'system') return caseText(`by.${event.by.name}`);
  const post = event.by.department ? departmentName(event.by.department) : word(`role.${event.by.role}`);
  return `${event.by.name} · ${post}`;
}

export function CaseTimeline(props: { events: readonly CaseEvent[] }) {
  const district = useDistrict();
  const items = () =>
    [...props.events].reverse().map((event) => ({
      id: String(event.seq),
      at: event.at,
      icon: factIcon(event.type),
      tone: factTones[event.type],
      title: caseText(`fact.${event.type}`),
      by: byWhom(event, district.departmentName),
      detail: factDetail(event, district),
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

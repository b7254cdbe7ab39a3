// A case in a list on a phone: what, where, how long ago, and how much of the limit is used.
import MapPin from 'lucide-solid/icons/map-pin';
import { Show } from 'solid-js';
import type { CaseCard, Queue } from '#shared/contracts/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { PartBadge, RuleBadge, SeverityBadge, StateBadge } from '../case/badges.tsx';
import { Doubts, ProofBadge } from '../case/Doubts.tsx';
import { shortNumber } from '../case/number.ts';
import styles from './CaseRow.module.css';
import { useField } from './field-context.tsx';

/** Height of an ordinary row, for skeletons. */
export const rowHeight = 132;

/** Lists of one state need not repeat it on every row. */
const ofOneState: readonly Queue[] = ['to_verify', 'tasks_assigned', 'tasks_signed_in'];

export function CaseRow(props: { card: CaseCard; queue: Queue }) {
  const district = useDistrict();
  const field = useField();
  const isOpen = () => props.card.state !== 'closed' && props.card.state !== 'dismissed';
  return (
    <li class={styles.row}>
      <div class={styles.head}>
        <a href={field.href(`/case/${props.card.id}`)} class={styles.link}>
          {district.categoryName(props.card.category)}
        </a>
        <span class={styles.age}>
          <RelativeTime at={props.card.reportedAt} />
        </span>
      </div>
      <p class={styles.text}>{props.card.text}</p>
      <p class={styles.place}>
        <MapPin size={14} />
        <span>{placeOf(props.card, district.areaName)}</span>
      </p>
      <Show when={props.card.doubts}>{(doubts) => <Doubts doubts={doubts()} />}</Show>
      <div class={styles.foot}>
        <span class={styles.number}>{shortNumber(props.card.number)}</span>
        <Marks card={props.card} queue={props.queue} />
        <Show when={isOpen() && props.card.clock}>
          <span class={styles.clock}>
            <ClockBar clock={props.card.clock} />
          </span>
        </Show>
      </div>
      <Show when={props.card.dismissalReason}>
        {(reason) => <p class={styles.reason}>{fieldText('row.dismissed', { reason: reason() })}</p>}
      </Show>
    </li>
  );
}

function placeOf(card: CaseCard, areaName: (id: string) => string): string {
  const grid = card.areaPath.at(-1);
  return [grid ? areaName(grid) : fieldText('place.outside'), card.address].filter(Boolean).join(' · ');
}

function Marks(props: { card: CaseCard; queue: Queue }) {
  const district = useDistrict();
  const handler = () => props.card.task?.handler;
  const isMine = () => handler()?.id === district.member().id;
  return (
    <>
      <Show when={!ofOneState.includes(props.queue)}>
        <StateBadge state={props.card.state} />
      </Show>
      <SeverityBadge severity={props.card.severity} />
      <Show when={props.card.task}>{(task) => <PartBadge part={task().role} />}</Show>
      <Show when={props.card.returned}>
        <Badge tone="amber">{fieldText('row.returned')}</Badge>
      </Show>
      <Show when={props.card.rework > 0}>
        <Badge tone="red">{fieldText('row.rework')}</Badge>
      </Show>
      <RuleBadge rule={props.card.byRule} />
      <ProofBadge proof={props.card.proof} />
      <Show when={handler()}>
        {(who) => (
          <Badge tone={isMine() ? 'green' : 'grey'}>{isMine() ? fieldText('row.mine') : who().name}</Badge>
        )}
      </Show>
    </>
  );
}

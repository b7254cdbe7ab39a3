// How each kind of fact is drawn: its icon, its colour, and what of it is worth reading.
import BadgeCheck from 'lucide-solid/icons/badge-check';
import Bell from 'lucide-solid/icons/bell';
import Circle from 'lucide-solid/icons/circle';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Flag from 'lucide-solid/icons/flag';
import FolderCheck from 'lucide-solid/icons/folder-check';
import Hand from 'lucide-solid/icons/hand';
import Hourglass from 'lucide-solid/icons/hourglass';
import Image from 'lucide-solid/icons/image';
import MessageSquare from 'lucide-solid/icons/message-square';
import Pencil from 'lucide-solid/icons/pencil';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import Send from 'lucide-solid/icons/send';
import Star from 'lucide-solid/icons/star';
import Undo from 'lucide-solid/icons/undo-2';
import UserCheck from 'lucide-solid/icons/user-check';
import UserMinus from 'lucide-solid/icons/user-minus';
import type { JSX } from 'solid-js';
import type { Automatic, CaseEvent, EventType, FiledBy, Timing } from '#shared/contracts/events.ts';
import type { RuleRef } from '#shared/contracts/routing.ts';
import { type DistrictContext, labelOf } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { formatDate, formatLimit, formatNumber } from '../../i18n/format.ts';
import { word } from '../../i18n/words.ts';
import type { IconComponent } from '../../ui/Button.tsx';
import type { TimelineItem } from '../../ui/Timeline.tsx';
import { answerText } from './answer-text.ts';

const icons: Partial<Record<EventType, IconComponent>> = {
  'case.reported': Flag,
  'case.corrected': Pencil,
  'case.filed': FolderCheck,
  'case.dismissed': CircleX,
  'case.dispatched': Send,
  'task.handed': UserCheck,
  'task.released': UserMinus,
  'task.signed_in': UserCheck,
  'task.returned': Undo,
  'task.finished': CircleCheck,
  'case.returned': Undo,
  'case.resolved': CircleCheck,
  'case.failed': RotateCcw,
  'case.closed': BadgeCheck,
  'case.reopened': RotateCcw,
  'case.commented': MessageSquare,
  'case.rated': Star,
  'evidence.added': Image,
  'evidence.accepted': Image,
  'evidence.rejected': Image,
  'clock.warned': Bell,
  'clock.overdue': Hourglass,
  'clock.deferred': Hand,
};

export const factIcon = (type: EventType): IconComponent => icons[type] ?? Circle;

/** Colour only for what is meant to be seen from afar; the rest stays grey. */
export const factTones: Partial<Record<EventType, TimelineItem['tone']>> = {
  'case.reported': 'blue',
  'case.dispatched': 'blue',
  'case.closed': 'green',
  'case.resolved': 'green',
  'case.dismissed': 'red',
  'task.returned': 'amber',
  'case.failed': 'red',
  'case.reopened': 'amber',
  'evidence.rejected': 'red',
  'clock.warned': 'amber',
  'clock.overdue': 'red',
  'clock.deferred': 'amber',
};

type Detail<T extends EventType> = (
  data: Extract<CaseEvent, { type: T }>['data'],
  district: DistrictContext,
) => readonly (string | undefined | false)[];

const due = ({ limit, dueAt }: Timing) =>
  caseText('timeline.due', { limit: formatLimit(limit), time: formatDate(dueAt) });
const byRule = ({ rule }: { readonly rule?: RuleRef | undefined }) =>
  rule && caseText('timeline.rule', { rule: labelOf(rule.name) });
/** 立案条件, 处置时限 and 结案条件 as one line. */
const filedBy = ({ condition }: { readonly condition?: FiledBy | undefined }) =>
  condition &&
  [
    condition.when,
    formatLimit(condition.limit),
    condition.closing && caseText('condition.closing', { closing: condition.closing }),
  ]
    .filter(Boolean)
    .join(' → ');
const byLimit = ({ automatic }: { readonly automatic?: Automatic | undefined }) =>
  automatic && caseText(`timeline.automatic.${automatic.setting}`, { limit: formatLimit(automatic.limit) });
const unchecked = ({ unchecked: by }: Extract<CaseEvent, { type: 'case.closed' }>['data']) =>
  by &&
  (by.setting === 'sampling'
    ? caseText('timeline.unchecked.sampling', { share: formatNumber((by.share ?? 0) * 100) })
    : caseText('timeline.unchecked.closes_on_the_spot'));
const photos = (list: readonly unknown[]) =>
  list.length > 0 && caseText('timeline.photos', { n: list.length });

/** What most facts have to say: the words that came with it, and its photos. */
const said: Detail<EventType> = (data) => [
  'reason' in data && data.reason,
  'text' in data && data.text,
  'note' in data && data.note,
  'evidence' in data && photos(data.evidence),
];

/** Lines to read under a fact, where it says more or something else than words and photos. */
const details: { readonly [T in EventType]?: Detail<T> } = {
  'case.reported': (data, district) => [
    district.categoryName(data.category),
    caseText('field.standard-code', data.standard),
    data.solvedOnSpot && caseText('solved-on-spot'),
    ...(data.answers ?? []).map((each) => `${labelOf(each.label)}: ${answerText(each)}`),
    photos(data.evidence),
    due(data),
  ],
  'case.corrected': (data, district) => [
    byRule(data),
    data.category && `${caseText('field.category')}: ${district.categoryName(data.category)}`,
    data.standard && caseText('field.standard-code', data.standard),
    filedBy(data),
    data.severity && `${caseText('field.severity')}: ${word(`severity.${data.severity}`)}`,
    data.place &&
      `${caseText('field.place')}: ${district.pathName(data.place.areaPath) || caseText('place.outside')}`,
    data.place?.address,
    data.text,
    data.clock && due(data.clock),
  ],
  'case.filed': (data) => [byRule(data), byLimit(data), filedBy(data), data.note, due(data)],
  'case.dispatched': (data, district) => [
    byRule(data),
    byLimit(data),
    data.tasks
      .map((task) => `${word(`part.${task.role}`)} ${district.departmentName(task.department)}`)
      .join('  '),
    data.instruction,
    due(data),
  ],
  'task.handed': (data) => [data.handler.name],
  'task.released': (data) => [caseText('fact.left', { name: data.handler.name })],
  'task.signed_in': (data) => [data.handler.name],
  'case.closed': (data) => [
    word(`closing.${data.kind}`),
    byLimit(data),
    unchecked(data),
    data.note,
    photos(data.evidence),
  ],
  'case.rated': (data) => [caseText('timeline.stars', { n: data.stars }), data.text],
  'evidence.accepted': ({ check }) => [
    check.takenAt && caseText('photos.taken', { time: formatDate(check.takenAt) }),
  ],
  'evidence.rejected': ({ check }) => [check.reason && caseText(`rejection.${check.reason}`)],
  'clock.warned': (data) => [`${word(`stage.${data.stage}`)} · ${formatDate(data.dueAt)}`],
  'clock.overdue': (data) => [`${word(`stage.${data.stage}`)} · ${formatDate(data.dueAt)}`],
  'clock.deferred': (data) => [word(`stage.${data.stage}`), caseText(`deferred.${data.why}`)],
};

export function factDetail(event: CaseEvent, district: DistrictContext): JSX.Element {
  const detail = (details[event.type] ?? said) as Detail<EventType>;
  const lines = detail(event.data as never, district).filter(Boolean);
  return lines.length > 0 ? lines.map((line) => <p>{line}</p>) : undefined;
}

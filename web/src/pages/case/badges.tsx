// The colours that states, severities and parts have everywhere.
import { Show } from 'solid-js';
import type { RuleRef } from '#shared/contracts/routing.ts';
import type { CaseState, Severity, TaskRole, TaskState } from '#shared/contracts/vocabulary.ts';
import { labelOf } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { word } from '../../i18n/words.ts';
import { Badge, type BadgeTone } from '../../ui/Badge.tsx';

const stateTones: Record<CaseState, BadgeTone> = {
  reported: 'amber',
  filed: 'amber',
  dispatched: 'blue',
  resolved: 'blue',
  closed: 'green',
  dismissed: 'grey',
};
const taskTones: Record<TaskState, BadgeTone> = {
  assigned: 'amber',
  signed_in: 'blue',
  done: 'green',
  returned: 'red',
  withdrawn: 'grey',
};

export const StateBadge = (props: { state: CaseState }) => (
  <Badge tone={stateTones[props.state]}>{word(`state.${props.state}`)}</Badge>
);

export const TaskBadge = (props: { state: TaskState }) => (
  <Badge tone={taskTones[props.state]}>{word(`task.${props.state}`)}</Badge>
);

export const PartBadge = (props: { part: TaskRole }) => (
  <Badge tone={props.part === 'lead' ? 'blue' : 'grey'}>{word(`part.${props.part}`)}</Badge>
);

/** Nothing for what is normal: a mark on everything marks nothing. */
export const SeverityBadge = (props: { severity: Severity }) => (
  <Show when={props.severity !== 'normal'}>
    <Badge tone={props.severity === 'critical' ? 'red' : 'amber'}>{word(`severity.${props.severity}`)}</Badge>
  </Show>
);

/** Nobody brought it here: a routing rule did. Nothing for what people did. */
export const RuleBadge = (props: { rule: RuleRef | undefined }) => (
  <Show when={props.rule}>
    {(rule) => (
      <span title={caseText('by-rule.title', { rule: labelOf(rule().name) })}>
        <Badge tone="grey">{caseText('by-rule')}</Badge>
      </span>
    )}
  </Show>
);

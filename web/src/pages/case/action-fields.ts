// Which input each action asks for and how: one row per field of the contract's input, checked to be complete.
import type { ActionInput, CaseAction } from '#shared/contracts/case-actions.ts';
import { type EvidenceKind, limits } from '#shared/contracts/vocabulary.ts';

export interface FieldSpec {
  control:
    | 'text'
    | 'category'
    | 'severity'
    | 'place'
    | 'department'
    | 'departments'
    | 'handler'
    | 'closing'
    | 'photos'
    | 'stars';
  label:
    | 'field.category'
    | 'field.severity'
    | 'field.place'
    | 'field.text'
    | 'field.closing'
    | `form.${'note' | 'reason' | 'reason-dismiss' | 'lead' | 'assist' | 'notify' | 'instruction' | 'handler'}`
    | `form.${'feedback' | 'comment' | 'photos' | 'photos-after' | 'stars' | 'rating-text'}`;
  required?: boolean;
  /** Characters of a text. */
  max?: number;
  /** What a photo given here shows; without it the person says. */
  photo?: EvidenceKind;
}

/** The task is named by the button, not by the person. */
type FieldsOf<A extends CaseAction> = {
  readonly [K in Exclude<keyof ActionInput<A>, 'taskId'>]-?: FieldSpec;
};

const reason = { control: 'text', label: 'form.reason', required: true, max: limits.reasonLength } as const;
const note = { control: 'text', label: 'form.note', max: limits.reasonLength } as const;

export const actionFields: { readonly [A in CaseAction]: FieldsOf<A> } = {
  correct: {
    category: { control: 'category', label: 'field.category', required: true },
    severity: { control: 'severity', label: 'field.severity', required: true },
    text: { control: 'text', label: 'field.text', required: true, max: limits.textLength },
    place: { control: 'place', label: 'field.place', required: true },
  },
  file: { note },
  dismiss: { reason: { ...reason, label: 'form.reason-dismiss' } },
  dispatch: {
    lead: { control: 'department', label: 'form.lead', required: true },
    assist: { control: 'departments', label: 'form.assist' },
    notify: { control: 'departments', label: 'form.notify' },
    instruction: { control: 'text', label: 'form.instruction', max: limits.reasonLength },
  },
  sign_in: { handler: { control: 'handler', label: 'form.handler' } },
  return: { reason },
  finish: {
    text: { control: 'text', label: 'form.feedback', required: true, max: limits.textLength },
    evidence: { control: 'photos', label: 'form.photos-after', photo: 'after' },
  },
  pass: {
    kind: { control: 'closing', label: 'field.closing', required: true },
    note,
    evidence: { control: 'photos', label: 'form.photos', photo: 'after' },
  },
  fail: { reason, evidence: { control: 'photos', label: 'form.photos', photo: 'scene' } },
  reopen: { reason },
  comment: {
    text: { control: 'text', label: 'form.comment', required: true, max: limits.textLength },
  },
  add_evidence: { evidence: { control: 'photos', label: 'form.photos', required: true }, note },
  rate: {
    stars: { control: 'stars', label: 'form.stars', required: true },
    text: { control: 'text', label: 'form.rating-text', max: limits.reasonLength },
  },
};

/** Actions that add to a case without moving it on; whoever takes one stays with the case. */
export const staying: readonly CaseAction[] = ['correct', 'comment', 'add_evidence', 'rate'];

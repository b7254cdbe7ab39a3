// What an action form starts with, what it still lacks, and the command input that it becomes. No drawing.
import type { CaseAction } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Category } from '#shared/contracts/catalogue.ts';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';
import { actionFields, type FieldSpec } from './action-fields.ts';

type Values = Readonly<Record<string, unknown>>;

/** The likely answer first: the catalogue's department, a real solution, what the case says already. */
export function initialValues(action: CaseAction, view: CaseView, category: Category | undefined): Values {
  if (action === 'dispatch') return { lead: category?.defaultDepartment, assist: [], notify: [] };
  if (action === 'pass') return { kind: 'solved' };
  if (action === 'correct') {
    const { point, address } = view.place;
    const place = { point, ...(address && { address }) };
    return { category: view.category, severity: view.severity, text: view.text, place };
  }
  return {};
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');

const fieldsOf = (action: CaseAction) => Object.entries<FieldSpec>(actionFields[action]);

/** Names of required fields without a value. */
export function missingFields(
  action: CaseAction,
  values: Values,
  photos: readonly EvidenceRef[],
  needsPhoto: boolean,
): string[] {
  return fieldsOf(action)
    .filter(([name, spec]) =>
      spec.control === 'photos'
        ? (spec.required || needsPhoto) && photos.length === 0
        : spec.required && isEmpty(values[name]),
    )
    .map(([name]) => name);
}

/** The input as the contract has it: no empty texts, and of a correction only what is different. */
export function inputOf(
  action: CaseAction,
  values: Values,
  initial: Values,
  photos: readonly EvidenceRef[],
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, spec] of fieldsOf(action)) {
    const value = values[name];
    if (spec.control === 'photos') input[name] = photos;
    else if (isEmpty(value)) continue;
    else if (action === 'correct' && JSON.stringify(value) === JSON.stringify(initial[name])) continue;
    else input[name] = typeof value === 'string' ? value.trim() : value;
  }
  return input;
}

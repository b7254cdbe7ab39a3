// Inputs of any action, made from the fields of its row, so that a new action is walked, tried and refused without a
// word about it here.
import type { Field } from '#shared/contracts/action-fields.ts';
import { type CaseAction, rowOf } from '#shared/contracts/action-table.ts';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import { holds } from '#shared/domain/access.ts';
import type { Naming } from '#shared/domain/case/action.ts';
import type { Case } from '#shared/domain/case/index.ts';
import { ruleOf } from '#shared/domain/case/rules.ts';
import { district, inFirstGrid, inSecondGrid, nowhere, type Person, people } from './builders.ts';

/** What an input is made for. */
export interface Occasion {
  readonly subject: Case;
  readonly taskId?: string | undefined;
  /** A photo that is at hand for the case. */
  readonly photo: string;
}

const everybody: readonly Person[] = Object.values(people);
const departments = district.departments.map(({ id }) => id);

/** An input that nothing but the case itself can refuse; another `variant`, another choice wherever there is one. */
export function inputFor<A extends CaseAction>(
  action: A,
  variant: number,
  occasion: Occasion,
): ActionInput<A> {
  let lists = 0;
  const { of, rule } = ruleOf(action);
  const naming = of === 'case' ? rule.naming?.(occasion.subject) : undefined;
  const entries = Object.entries(rowOf(action).fields).map(([name, field]) => {
    if (field.control === 'departments') lists += 1;
    const value =
      field.control === 'tasks' ? someOf(naming, variant) : valueFor(field, variant, occasion, lists);
    return [name, value] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as ActionInput<A>;
}

/** Every subset of what can be named in turn; the empty one only where nothing has to be named. */
function someOf({ tasks, required }: Naming = { tasks: [], required: false }, variant: number): string[] {
  const subsets = 2 ** tasks.length;
  const subset = required ? 1 + (variant % (subsets - 1)) : variant % subsets;
  return tasks.filter((_, index) => subset & (1 << index)).map(({ id }) => id);
}

/** `list`: which of the lists of departments it is, so that no department is named twice. */
function valueFor(
  field: Exclude<Field, { control: 'tasks' }>,
  variant: number,
  { subject, taskId, photo }: Occasion,
  list: number,
): unknown {
  const one = <T>(choices: readonly T[]) => choices[variant % choices.length];
  const department = (offset: number) => departments[(variant + offset) % departments.length];
  switch (field.control) {
    case 'text':
      return field.presence === 'changed' ? `第${subject.seq}次更正` : field.example;
    case 'choice':
      return one(field.choices);
    case 'category':
      return one(district.catalogue)?.id;
    case 'condition':
      return '1';
    case 'place':
      return { point: one([inFirstGrid, inSecondGrid, nowhere]) };
    case 'department':
      return department(0);
    case 'departments':
      return variant % (list + 1) === 0 ? [] : [department(list)];
    case 'colleague': {
      const own = subject.tasks.find((task) => task.id === taskId)?.department;
      return everybody.find((person) => person.department === own && holds('task:handle', person))?.id;
    }
    case 'photos':
      return field.presence === 'required' || field.proof || variant % 2
        ? [{ id: photo, kind: field.shows ?? 'after' }]
        : [];
    case 'stars':
      return (variant % 5) + 1;
    case 'task':
      return taskId;
  }
}

import { expect, test } from 'vitest';
import type { Scope } from '#shared/domain/access.ts';
import { heldOf } from '#shared/domain/roles.ts';
import { shortNumber } from '../../web/src/pages/case/number.ts';
import { firstQueue, queuesOf } from '../../web/src/pages/desk/queues.ts';

const member = (role: string, more: Partial<Scope> = {}): Scope => ({
  id: 'wang',
  held: heldOf([role]),
  areas: [],
  department: null,
  ...more,
});
const groups = (scope: Scope) => queuesOf(scope).map((group) => group.id);

test('the centre sees the district and begins where its work is', () => {
  expect(groups(member('reviewer'))).toEqual(['open', 'over']);
  expect(firstQueue(member('reviewer'))).toBe('reported');
  expect(firstQueue(member('dispatcher'))).toBe('filed');
});

test('a clerk sees the tasks of the department and nothing else', () => {
  const clerk = member('clerk', { department: 'sanitation' });
  expect(queuesOf(clerk)).toEqual([
    { id: 'department', queues: ['tasks_assigned', 'tasks_signed_in', 'tasks_done'] },
  ]);
  expect(firstQueue(clerk)).toBe('tasks_assigned');
});

test('a grid officer at a desk sees the own area and the own reports', () => {
  expect(groups(member('grid_officer', { areas: ['liuhu-01'] }))).toEqual(['area', 'over']);
});

test('a case number is said by its day and running number', () => {
  expect(shortNumber('6208022026112100001')).toBe('1121-00001');
});

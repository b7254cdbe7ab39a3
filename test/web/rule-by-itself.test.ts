import { expect, test } from 'vitest';
import { sayByItself } from '../../web/src/pages/admin/routing/say.ts';

test('the list of rules says what each does without a person, and nothing of one that only suggests', () => {
  const said = (file: boolean, dispatch: boolean) => sayByItself({ file, dispatch });
  expect(said(false, false)).toEqual([]);
  expect([said(true, false), said(false, true)].flat()).toEqual(said(true, true));
  expect(new Set(said(true, true)).size).toBe(2);
  expect(sayByItself({ severity: 'urgent', file: false, dispatch: false })).toEqual(['紧急程度改为紧急']);
});

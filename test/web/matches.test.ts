// What somebody types finds what they mean.
import { match } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { matches } from '../../web/src/ui/matches.ts';

const sanitation = { value: 'sanitation', label: '环境卫生服务中心', detail: '环卫' };

test.each(['环', '卫生 中心', 'SANIT', '环卫', 'huanjing', 'huanj', 'hjws', 'HJWS'])(
  '“%s” finds it',
  (typed) => {
    expect(matches(sanitation, typed, match)).toBe(true);
  },
);

test.each(['环境卫生服务中心环', '路灯', 'hws', 'zhxz', '环境 路灯'])('“%s” does not', (typed) => {
  expect(matches(sanitation, typed, match)).toBe(false);
});

test('before the readings are there, words and codes find it', () => {
  expect(matches(sanitation, '环境', undefined)).toBe(true);
  expect(matches(sanitation, 'hjws', undefined)).toBe(false);
});

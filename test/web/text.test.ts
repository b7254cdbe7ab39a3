import { afterEach, expect, test } from 'vitest';
import { dictionary, fill, setLocale, texts } from '../../web/src/i18n/text.ts';

const t = texts(
  dictionary({ waiting: ['{n} 件待办', '{n} case waits|{n} cases wait'], plain: ['确定', 'OK'] }),
);

// The language is written on the page; here there is none.
Object.assign(globalThis, { document: { documentElement: {} } });
afterEach(() => setLocale('zh-CN'));

test('texts are Chinese until somebody chooses otherwise', () => {
  expect(t('plain')).toBe('确定');
  setLocale('en');
  expect(t('plain')).toBe('OK');
});

test('an English text counts one and many apart', () => {
  setLocale('en');
  expect(t('waiting', { n: 1 })).toBe('1 case waits');
  expect(t('waiting', { n: 0 })).toBe('0 cases wait');
});

test('a value that looks like a place for another is not filled again', () => {
  expect(fill('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
});

test('a text whose languages name different values does not compile', () => {
  // @ts-expect-error the English text forgets the name
  expect(dictionary({ hello: ['{name} 您好', 'Hello'] })).toBeDefined();
  // @ts-expect-error the value is missing
  expect(t('waiting')).toContain('件待办');
});

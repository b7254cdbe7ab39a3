// A category's questions, through the service: asked of a report, refused with every fault, kept as they were asked.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogueRow } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { choice, question } from '#test/support/builders.ts';
import { type Gridloop, startGridloop } from '#test/support/gridloop.ts';

let gridloop: Gridloop;
beforeAll(async () => {
  gridloop = await startGridloop();
});
afterAll(() => gridloop?.stop());

const path = '/v1/districts/alpha/configuration/catalogue';
const words = { zh: '是否占道', en: 'Does it block the road?' };
const lanes = question('lanes', 'number', {
  required: true,
  shown: { question: 'blocks-road', answers: ['yes'] },
});

/** Publishes the catalogue with these questions of rubbish. */
async function publish(label: typeof words): Promise<void> {
  const before = await gridloop.send<{ version: number; value: CatalogueRow[] }>('admin', 'GET', path);
  const value = before.body.value.map((row) =>
    isCategory(row) && row.id === '06010'
      ? { ...row, questions: [choice('blocks-road', { label, required: true }), lanes] }
      : row,
  );
  const put = await gridloop.send(
    'admin',
    'PUT',
    path,
    { value },
    { 'if-match': `"${before.body.version}"` },
  );
  expect(put.status).toBe(200);
}

interface Refused {
  code: string;
  errors?: { pointer: string; rule: string; about: string }[];
}

test('a report answers the questions that are shown, and the case keeps their words of that time', async () => {
  await publish(words);
  const refused = (await gridloop.report()).body as unknown as Refused;
  expect(refused).toMatchObject({
    code: 'case/invalid-answers',
    errors: [{ pointer: '/answers/blocks-road', rule: 'answer-needed', about: 'blocks-road' }],
  });
  const both = { 'blocks-road': 'no', lanes: 2, colour: 'red' };
  expect(((await gridloop.report({ answers: both })).body as unknown as Refused).errors).toMatchObject([
    { pointer: '/answers/lanes', rule: 'answer-not-asked' },
    { pointer: '/answers/colour', rule: 'answer-not-asked' },
  ]);

  const made = await gridloop.report({ answers: { lanes: 1.5, 'blocks-road': 'yes' } });
  expect(made.status).toBe(201);
  await publish({ zh: '占道吗', en: 'In the way?' });
  const { body } = await gridloop.see('reviewer', made.body);
  expect(body.answers).toEqual([
    { id: 'blocks-road', label: words, type: 'choice', value: 'yes', choice: { zh: 'yes', en: 'yes' } },
    { id: 'lanes', label: { zh: 'lanes', en: 'lanes' }, type: 'number', value: 1.5 },
  ]);
});

test.each([
  ['a number without bounds', { lanes: 1e12 }, '/answers/lanes'],
  ['an answer that is no value', { lanes: [2] }, '/answers/lanes'],
  ['a text of a thousand characters', { lanes: '长'.repeat(1000) }, '/answers/lanes'],
  ['no object at all', [1], '/answers'],
])('%s is refused at the door', async (_name, answers, pointer) => {
  const { status, body } = await gridloop.report({ answers });
  expect(status).toBe(422);
  expect(body).toMatchObject({ code: 'request/invalid', errors: [{ pointer }] });
});

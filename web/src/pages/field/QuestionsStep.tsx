// What the category asks beside the report's own fields; a question comes and goes with the answer that it hangs on.
import { For, Match, Show, Switch } from 'solid-js';
import type { Question } from '#shared/contracts/catalogue.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { answerIssues, questionsShown } from '#shared/domain/answers.ts';
import { labelOf } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { issueText } from '../../i18n/problems.ts';
import { Segmented, Select, TextArea, TextField } from '../../ui/Field.tsx';
import { type Asked, answersOf } from './draft-fields.ts';
import type { Draft } from './drafts.ts';
import form from './ReportForm.module.css';

/** So many choices are all worth seeing at once on a phone. */
const besideEachOther = 3;

/** `asked`: somebody tried to send, so that faults are said. */
export function QuestionsStep(props: { draft: Draft; asks: Asked; asked: boolean }) {
  const { fields, set } = props.draft;
  const answers = () => answersOf(fields, props.asks);
  const shown = () => questionsShown(props.asks.questions, answers());
  const typed = (id: string) => {
    const own = fields.answers[fields.category ?? ''];
    return own && Object.hasOwn(own, id) ? (own[id] ?? '') : '';
  };
  const keep = (id: string, value: string) =>
    set('answers', fields.category ?? '', (before) => ({ ...before, [id]: value }));
  const errorOf = ({ id, label }: Question) => {
    const issue =
      props.asked && answerIssues(props.asks.questions, answers()).find((each) => each.about === id);
    return issue ? issueText({ ...issue, about: labelOf(label) }) : undefined;
  };
  return (
    <Show when={shown().length > 0}>
      <section class={form.card} data-step="questions" aria-label={fieldText('report.questions')}>
        <For each={shown()}>
          {(question) => (
            <Answer
              question={question}
              value={typed(question.id)}
              error={errorOf(question)}
              onChange={(value) => keep(question.id, value)}
            />
          )}
        </For>
      </section>
    </Show>
  );
}

interface AnswerProps {
  question: Question;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Answer(props: AnswerProps) {
  const field = {
    get label() {
      return labelOf(props.question.label);
    },
    get required() {
      return props.question.required;
    },
    get value() {
      return props.value;
    },
    get error() {
      return props.error;
    },
    onChange: (value: string) => props.onChange(value),
  };
  const options = () => props.question.choices.map(({ id, label }) => ({ value: id, label: labelOf(label) }));
  return (
    <Switch>
      <Match when={props.question.type === 'text'}>
        <TextArea {...field} rows={2} maxLength={limits.answerLength} />
      </Match>
      <Match when={props.question.type === 'number'}>
        <TextField {...field} inputmode="decimal" autocomplete="off" maxLength={20} />
      </Match>
      <Match when={props.question.type === 'date'}>
        <TextField {...field} type="date" max="9999-12-31" />
      </Match>
      <Match when={props.question.required && options().length <= besideEachOther}>
        <Segmented {...field} options={options()} />
      </Match>
      <Match when={true}>
        <Select {...field} options={options()} placeholder={fieldText('report.choose')} />
      </Match>
    </Switch>
  );
}

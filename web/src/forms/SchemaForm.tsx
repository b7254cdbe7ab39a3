// A form made from a contract's schema: its fields, their bounds and their faults. The same schema checks what was
// typed before it is sent, and what the service refuses stands at the field that it means.
import { createForm, revalidateLogic } from '@tanstack/solid-form';
import { createSignal, For, type JSX, Show } from 'solid-js';
import type * as z from 'zod';
import { ApiProblem } from '#shared/client/problem.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { formText } from '../i18n/forms.ts';
import { issueText } from '../i18n/problems.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/States.tsx';
import { type ControlOf, FieldControl } from './Controls.tsx';
import { fieldsOf } from './describe.ts';
import { sayIssue } from './issues.ts';
import styles from './SchemaForm.module.css';
import { nameOf, pathBelow, tidy, type Values, valuesOf } from './values.ts';

export interface SchemaFormProps<S extends z.ZodObject> {
  schema: S;
  /** Names the words of the fields: `<words>.<field>` in i18n/forms.ts. */
  words: string;
  /** What the form begins with; it is read once. */
  value: z.input<S> | undefined;
  /** Fields that are not to be changed here, such as the id of something that exists. */
  fixed?: readonly (keyof z.output<S> & string)[];
  /** Fields left out altogether. */
  without?: readonly (keyof z.output<S> & string)[];
  /** Controls of the page's own, by the name of the field. */
  controls?: Readonly<Record<string, ControlOf>>;
  /** Where the service's pointers begin that mean this form: `/value` for a part. */
  pointer?: string;
  /** Faults that no single field's schema can tell; their pointers begin at the value. */
  check?: (value: z.output<S>) => readonly ProblemIssue[];
  submit: string;
  /** Beside the button. */
  aside?: JSX.Element;
  onSubmit: (value: z.output<S>) => Promise<void> | void;
  /** What the form holds after each change: as the contract has it, but perhaps not whole yet. */
  onChange?: (value: z.input<S>) => void;
}

export function SchemaForm<S extends z.ZodObject>(props: SchemaFormProps<S>) {
  // A form is of one thing: the page makes another form for another thing.
  const { schema, pointer = '' } = props;
  const fields = fieldsOf(schema).filter(({ name }) => !props.without?.includes(name));
  const [failure, setFailure] = createSignal<unknown>();
  const [refused, setRefused] = createSignal<Readonly<Record<string, string>>>({});
  let element!: HTMLFormElement;

  /** What lies within a control of the page's own is that control's. */
  const fieldAt = (path: readonly PropertyKey[]): string =>
    props.controls?.[String(path[0])] ? String(path[0]) : nameOf(fields, path);
  const wrong = (values: Values): Record<string, string> => {
    const input = tidy(fields, values);
    const { error, data } = schema.partial(omitted(props.without)).safeParse(input);
    if (data) return said(props.check?.(data as z.output<S>) ?? [], fieldAt, '');
    const found = error.issues.map(
      (issue) => [fieldAt(issue.path), sayIssue(issue, at(input, issue.path))] as const,
    );
    // The first fault of a field is enough.
    return Object.fromEntries(found.reverse());
  };

  const form = createForm(() => ({
    defaultValues: valuesOf(fields, props.value),
    // Nobody is told of faults while typing for the first time; after a try every change is judged at once.
    validationLogic: revalidateLogic({ mode: 'submit', modeAfterSubmission: 'change' }),
    validators: {
      onDynamic: ({ value }: { value: Values }) => {
        const found = wrong(value);
        return Object.keys(found).length > 0 ? { fields: found } : undefined;
      },
    },
    onSubmit: async ({ value }: { value: Values }) => {
      setFailure(undefined);
      setRefused({});
      try {
        await props.onSubmit(
          schema.partial(omitted(props.without)).parse(tidy(fields, value)) as z.output<S>,
        );
        form.reset(value);
      } catch (error) {
        setFailure(error);
        setRefused(error instanceof ApiProblem ? said(error.issues, fieldAt, pointer) : {});
      }
    },
  }));
  const busy = form.useSelector((state) => state.isSubmitting);
  const faults = form.useSelector((state) =>
    state.isSubmitted || state.submissionAttempts > 0 ? !state.isValid : false,
  );

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    event.stopPropagation();
    await form.handleSubmit();
    if (!form.state.isValid) element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  return (
    <form ref={element} class={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <For each={fields}>
        {(field) => (
          <FieldControl
            form={form as never}
            name={field.name}
            words={`${props.words}.${field.name}`}
            described={field}
            fixed={props.fixed?.includes(field.name) ?? false}
            control={props.controls?.[field.name]}
            refused={refused()}
            onChange={() => props.onChange?.(tidy(fields, form.state.values) as z.input<S>)}
          />
        )}
      </For>
      <Show when={faults()}>
        <p class={styles.faults} role="alert">
          {formText('wrong.summary')}
        </p>
      </Show>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
      <div class={styles.buttons}>
        <Button type="submit" tone="primary" busy={busy()}>
          {props.submit}
        </Button>
        {props.aside}
      </div>
    </form>
  );
}

const omitted = (names: readonly string[] | undefined) =>
  Object.fromEntries((names ?? []).map((name) => [name, true])) as never;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);

/** What was found wrong, by the field that each pointer below the prefix means. */
function said(
  issues: readonly ProblemIssue[],
  fieldAt: (path: readonly string[]) => string,
  below: string,
): Record<string, string> {
  return Object.fromEntries(
    issues.flatMap((issue) => {
      const path = pathBelow(issue.pointer, below);
      if (!path) return [];
      return [[fieldAt(path), issueText(issue) ?? formText('wrong.other', { detail: issue.detail })]];
    }),
  );
}

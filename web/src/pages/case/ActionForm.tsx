// The form of one action, in place: draws the fields of its table row, checks what is required, sends it once.
import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Field } from '#shared/contracts/action-fields.ts';
import { type FieldLabel, rowOf } from '#shared/contracts/action-table.ts';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { undoSeconds } from '#shared/contracts/vocabulary.ts';
import { explain } from '../../api/problem.ts';
import { useAct } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { newId } from '../../data/ids.ts';
import { createPhotos } from '../../data/photos.ts';
import { caseText } from '../../i18n/case.ts';
import { common } from '../../i18n/common.ts';
import { word } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import styles from './ActionForm.module.css';
import { Control } from './Control.tsx';
import {
  type Asked,
  fewestPhotos,
  type Gap,
  gapsOf,
  initialValues,
  inputOf,
  isRequired,
  onlyChanges,
  shownFields,
} from './form-values.ts';

export interface ActionFormProps {
  view: CaseView;
  offered: OfferedAction;
  /** Where the person stands, for photos that do not say it themselves. */
  place?: () => Point | undefined;
  onDone: (after: CaseView) => void;
  onCancel: () => void;
}

export function ActionForm(props: ActionFormProps) {
  const district = useDistrict();
  const act = useAct(district.id);
  const { action } = props.offered;
  const fields = shownFields(action, props.view);
  const initial = initialValues(props.offered, props.view);
  const [values, setValues] = createStore<Record<string, unknown>>({ ...initial });
  const photos = createPhotos({
    district: district.id(),
    caseId: props.view.id,
    place: () => props.place?.(),
  });
  const [gaps, setGaps] = createSignal<Readonly<Record<string, Gap>>>({});
  const [unchanged, setUnchanged] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);
  // The same for every try, so that a lost answer cannot become a second command.
  const commandId = newId();

  const task = () => props.view.tasks.find((each) => each.id === props.offered.taskId);
  // The lead answers for the result, and shows it where the category asks for that.
  const asked = (): Asked => ({
    proof: task()?.role === 'lead' ? props.view.resultPhotos : 0,
    naming: props.offered.naming?.required ?? false,
  });
  /** Departments that the other fields name, with the label of the field. */
  const takenElsewhere = (own: string) =>
    new Map(
      fields
        .filter(([name, { control }]) => name !== own && /^department/.test(control))
        .flatMap(([name, { label }]) =>
          [values[name]].flat().map((id) => [id as string, label as FieldLabel] as const),
        ),
    );

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const found = gapsOf(action, values, { photos: photos.refs(), asked: asked() });
    const input = inputOf(action, { ...values }, initial, photos.refs());
    const hasGaps = Object.keys(found).length > 0;
    setUnchanged(onlyChanges(action) && Object.keys(input).length === 0);
    setGaps(found);
    if (hasGaps) focusFirstGap(event.currentTarget as HTMLFormElement);
    if (hasGaps || unchanged() || !photos.settled()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { taskId } = props.offered;
      const after = await act(props.view.id, action, {
        ...input,
        ...(taskId && { taskId }),
        commandId,
      } as never);
      sayDone(after);
      props.onDone(after);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  /** What is easily done by mistake can be taken back with one press for a moment; the form itself is gone by then. */
  function sayDone(after: CaseView): void {
    const text = caseText('done.toast', { number: after.number, action: word(`action.${action}`) });
    const undo = after.actions.find((offer) => offer.action === rowOf(action).undo)?.action;
    const takeBack = async () => {
      if (!undo) return;
      try {
        await act(after.id, undo, { commandId: newId() } as never);
        toast({ text: caseText('undone.toast', { number: after.number }) });
      } catch (error) {
        toast({ text: explain(error).text, tone: 'bad' });
      }
    };
    const button = { label: common('undo'), onSelect: () => void takeBack() };
    toast(undo ? { text, seconds: undoSeconds, action: button } : { text });
  }

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLFormElement }) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    if (event.key === 'Escape' && !listOpen) props.onCancel();
  };

  // An open list of choices takes Escape for itself; when the event gets here, the list has closed already.
  let listOpen = false;
  const beforeKeyDown = {
    capture: true,
    handleEvent: ({ target }: Event) => {
      listOpen = (target as Element).getAttribute('aria-expanded') === 'true';
    },
  };

  return (
    <form class={styles.form} on:keydown={beforeKeyDown} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <h3 class={styles.title}>
        {word(`action.${action}`)}
        <Show when={task()}>
          {(it) => (
            <span class={styles.of}>
              {caseText('form.of-task', { department: district.departmentName(it().department) })}
            </span>
          )}
        </Show>
      </h3>
      <div class={styles.fields}>
        <For each={fields}>
          {([name, field], index) => (
            <Control
              field={field}
              required={isRequired(field, asked())}
              value={values[name]}
              onChange={(value) => setValues(name, value)}
              fewest={fewestPhotos(field, asked())}
              error={errorOf(field, gaps()[name], values[name], fewestPhotos(field, asked()))}
              autofocus={index() === 0}
              view={props.view}
              taken={takenElsewhere(name)}
              naming={props.offered.naming?.tasks ?? []}
              department={task()?.department}
              photos={photos}
            />
          )}
        </For>
      </div>
      <div class={styles.buttons}>
        <Show when={unchanged()}>
          <p class={styles.note} role="alert">
            {caseText('form.unchanged')}
          </p>
        </Show>
        <Show when={failure()}>
          {(error) => (
            <div class={styles.said}>
              <ErrorState error={error()} compact />
            </div>
          )}
        </Show>
        <Show when={!photos.settled()}>
          <span class={styles.note}>{caseText('photos.wait')}</span>
        </Show>
        <Button onClick={props.onCancel}>{common('cancel')}</Button>
        <Button type="submit" tone="primary" busy={busy()} disabled={!photos.settled()}>
          {word(`action.${action}`)}
        </Button>
      </div>
    </form>
  );
}

/** It may lie above or below what is in sight. */
const focusFirstGap = (form: HTMLFormElement) =>
  queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

function errorOf(field: Field, gap: Gap | undefined, value: unknown, fewest: number): string | undefined {
  if (gap === 'missing-photo') return caseText('form.missing-photo', { n: fewest });
  if (gap === undefined || field.control !== 'text') return gap && caseText(`form.${gap as 'missing'}`);
  const count = String(value ?? '').trim().length;
  if (gap === 'short') return caseText('form.short', { n: field.min });
  return gap === 'long' ? caseText('form.long', { n: field.max, count }) : caseText('form.missing');
}

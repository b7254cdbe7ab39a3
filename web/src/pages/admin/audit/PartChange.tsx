// What a version of a part changed, beside the version before it.
import { useQuery } from '@tanstack/solid-query';
import { For, Match, Show, Switch } from 'solid-js';
import * as z from 'zod';
import { type PartName, partRow } from '#shared/contracts/configuration.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import { call } from '../../../api/client.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { auditText } from '../../../i18n/audit.ts';
import { partWords } from '../../../i18n/forms.ts';
import { ErrorState, Skeleton } from '../../../ui/States.tsx';
import { stageChanges } from '../limits/stage-changes.ts';
import { Changes } from '../register/Changes.tsx';
import type { FieldChange } from '../register/changes.ts';
import styles from '../register/Register.module.css';
import { partDifference } from './part-difference.ts';

/** A page shows as many rows; a new catalogue has hundreds that say nothing one by one. */
const rowsShown = 200;

export function PartChange(props: { part: PartName; version: number }) {
  const district = useDistrict();
  const valueAt = async (version: number, signal: AbortSignal): Promise<unknown> => {
    const path = `GET /v1/districts/{district}/configuration/${props.part as 'settings'}` as const;
    return (await call(path, { params: { district: district.id() }, query: { version }, signal })).value;
  };
  const change = useQuery(() => ({
    queryKey: ['district', district.id(), 'part-change', props.part, props.version],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const [before, after] = await Promise.all([
        props.version > 1 ? valueAt(props.version - 1, signal) : undefined,
        valueAt(props.version, signal),
      ]);
      return partDifference(before, after);
    },
    staleTime: Number.POSITIVE_INFINITY,
  }));
  const rows = () => (change.data?.kind === 'rows' ? change.data.rows : []);
  return (
    <Switch>
      <Match when={change.isError}>
        <ErrorState compact error={change.error} onRetry={() => void change.refetch()} />
      </Match>
      <Match when={change.isPending}>
        <Skeleton rows={4} height={20} />
      </Match>
      <Match when={change.data?.kind === 'fields' && change.data}>
        {(found) => <Lines part={props.part} changes={found().fields} />}
      </Match>
      <Match when={true}>
        <ul class={styles.changes}>
          <For each={rows().slice(0, rowsShown)}>
            {({ id, name, how, fields }) => (
              <li>
                <strong>{auditText(`row.${how}`, { name: name ? labelOf(name) : id })}</strong>
                <Lines part={props.part} changes={fields} />
              </li>
            )}
          </For>
        </ul>
        <Show when={rows().length > rowsShown}>
          <p class={styles.second}>{auditText('row.more', { n: rows().length - rowsShown })}</p>
        </Show>
        <Show when={change.data?.kind === 'rows' && change.data.reordered}>
          <p>{auditText('reordered')}</p>
        </Show>
      </Match>
    </Switch>
  );
}

function Lines(props: { part: PartName; changes: readonly FieldChange[] }) {
  const schema: z.ZodType = partRow[props.part].schema;
  const row = schema instanceof z.ZodArray ? schema.element : schema;
  // Rows of several kinds: a field is called the same in each of them.
  const whole =
    row instanceof z.ZodDiscriminatedUnion
      ? z.object(Object.assign({}, ...row.options.map((option) => (option as z.ZodObject).shape)))
      : row;
  return (
    <Changes
      schema={whole as z.ZodObject}
      words={partWords[props.part]}
      changes={props.changes}
      within={props.part === 'limits' ? limitsWithin : undefined}
    />
  );
}

const limitsWithin = ({ name, before, after }: FieldChange) =>
  name === 'stages' ? stageChanges(before as Stages | undefined, after as Stages) : undefined;
type Stages = StageLimits['stages'];

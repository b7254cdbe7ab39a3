// Before rows go: what goes with them, which rules of routing still name them, and whether cases use them.
import { useQuery } from '@tanstack/solid-query';
import { For, Match, Show, Switch } from 'solid-js';
import type { CatalogueRow } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { call } from '../../../api/client.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { common } from '../../../i18n/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorState, Skeleton } from '../../../ui/States.tsx';
import type { Rows } from '../rows.ts';
import styles from './Catalogue.module.css';
import { withBelow } from './moves.ts';

/** So many rows are looked up among the cases one by one; of more it is only said what happens to cases. */
const lookedUp = 5;

export function Removal(props: {
  rows: Rows<CatalogueRow>;
  ids: readonly string[];
  onRemoved: () => void;
  onClose: () => void;
}) {
  const district = useDistrict();
  const { rows, ids } = props;
  const gone = new Set(ids.flatMap((id) => [...withBelow(rows.now(), id)]));
  const categories = rows.now().filter((row) => isCategory(row) && gone.has(row.id));
  // A new row was never in force: no rule and no case can know it.
  const known = rows.before.some(({ id }) => gone.has(id));
  const used = useQuery(() => ({
    queryKey: ['district', district.id(), 'catalogue-use', ...gone],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const params = { district: district.id() };
      const [routing, ...found] = await Promise.all([
        call('GET /v1/districts/{district}/configuration/routing', { params, query: {}, signal }),
        ...(ids.length > lookedUp ? [] : ids).map((category) =>
          call('GET /v1/districts/{district}/cases', {
            params,
            query: { queue: 'all', category, limit: 1 },
            signal,
          }),
        ),
      ]);
      return {
        rules: routing.value.filter(({ when }) => when.categories?.some((id) => gone.has(id))),
        cases: found.flatMap(({ items }) => items),
        /** Whether all cases were looked at. */
        all: ids.length <= lookedUp && found.every(({ cursor }) => cursor === undefined),
      };
    },
    enabled: known,
    staleTime: 0,
  }));
  const rules = () => used.data?.rules ?? [];
  const remove = () => {
    rows.set(rows.now().filter(({ id }) => !gone.has(id)));
    props.onRemoved();
    props.onClose();
  };
  const disable = () => {
    rows.set(
      rows.now().map((row) => (isCategory(row) && gone.has(row.id) ? { ...row, enabled: false } : row)),
    );
    props.onClose();
  };
  return (
    <Dialog
      open
      title={catalogueText('remove.title', {
        name: labelOf(rows.now().find(({ id }) => id === ids[0])?.name ?? { zh: '', en: '' }),
        n: gone.size,
      })}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Show when={categories.length > 0}>
            <Button onClick={disable}>{catalogueText('remove.disable')}</Button>
          </Show>
          <Button tone="danger" disabled={known && (used.isPending || rules().length > 0)} onClick={remove}>
            {adminText('item.remove')}
          </Button>
        </>
      }
    >
      <div class={styles.import}>
        <Show when={gone.size > ids.length}>
          <p>{catalogueText('remove.below', { n: gone.size - ids.length })}</p>
        </Show>
        <Switch>
          <Match when={!known}>
            <p>{catalogueText('remove.new')}</p>
          </Match>
          <Match when={used.isError}>
            <ErrorState compact error={used.error} onRetry={() => void used.refetch()} />
          </Match>
          <Match when={used.isPending}>
            <Skeleton rows={2} height={20} />
          </Match>
          <Match when={true}>
            <Show when={rules().length > 0}>
              <div class={styles.wrong} role="alert">
                <p>{catalogueText('remove.rules')}</p>
                <ul>
                  <For each={rules()}>{({ name }) => <li>{labelOf(name)}</li>}</For>
                </ul>
              </div>
            </Show>
            <Show
              when={used.data?.cases[0]}
              fallback={<p>{catalogueText(used.data?.all ? 'remove.unused' : 'remove.perhaps-used')}</p>}
            >
              {(latest) => <p>{catalogueText('remove.used', { number: latest().number })}</p>}
            </Show>
          </Match>
        </Switch>
      </div>
    </Dialog>
  );
}

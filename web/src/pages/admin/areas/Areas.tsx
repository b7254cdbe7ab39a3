// The district's tier tree with its map: streets down to grids, their names and codes, and their shapes.

import { A } from '@solidjs/router';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import Upload from 'lucide-solid/icons/upload';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { type Area, area as schema } from '#shared/contracts/areas.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import type { Geometry } from '#shared/contracts/shapes.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import { checkDays, checkTiers } from '#shared/domain/area-check.ts';
import { codeGiver, codeIssues, codesTwice } from '#shared/domain/area-codes.ts';
import { pathTo } from '#shared/domain/areas.ts';
import { below } from '#shared/domain/shape-choice.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { usePartInForce } from '../../../data/parts.ts';
import { childrenOf } from '../../../data/tree.ts';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { SchemaForm } from '../../../forms/SchemaForm.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { areasText } from '../../../i18n/areas.ts';
import { common } from '../../../i18n/common.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Select } from '../../../ui/Field.tsx';
import { ErrorState, Skeleton } from '../../../ui/States.tsx';
import admin from '../Admin.module.css';
import { History } from '../History.tsx';
import { idTaken } from '../ListPart.tsx';
import { changesOf, withRow } from '../list-draft.ts';
import { PartPage } from '../PartPage.tsx';
import { PublishBar } from '../PublishBar.tsx';
import { createPending, type Pending } from '../pending.ts';
import { type Beginning, createPublication, type Publication } from '../publication.ts';
import { createRows, type Rows, settledFirst } from '../rows.ts';
import { AreaMap } from './AreaMap.tsx';
import styles from './Areas.module.css';
import { AreaTree } from './AreaTree.tsx';
import { BroughtBar } from './BroughtBar.tsx';
import { type BroughtShapes, createBrought } from './brought.ts';
import { Findings } from './Findings.tsx';
import { ImportShapes, type Taken } from './ImportShapes.tsx';

export default function AreasPage() {
  const publication = createPublication('areas');
  const district = useDistrict();
  const tiers = usePartInForce(district.id, 'tiers');
  const settings = usePartInForce(district.id, 'settings');
  const codeRules = createMemo(() => {
    const [own, adcode] = [tiers.data()?.value, settings.data()?.value.adcode];
    return own && adcode !== undefined ? { tiers: own, adcode } : undefined;
  });
  // Outlives the publishing of areas, after which shapes go.
  const shapes = createBrought();
  return (
    <PartPage
      whole
      title={adminText('page.areas')}
      publication={publication}
      tools={<History of={shapes.publication} label={areasText('history')} />}
    >
      {(beginning) => (
        <Show
          when={codeRules()}
          fallback={
            <Show when={tiers.error() ?? settings.error()} fallback={<Skeleton rows={8} height={44} />}>
              {(error) => (
                <ErrorState
                  error={error()}
                  onRetry={() => void Promise.all([tiers.refetch(), settings.refetch()])}
                />
              )}
            </Show>
          }
        >
          {(part) => (
            <Editor
              beginning={beginning}
              publication={publication}
              shapes={shapes}
              tiers={part().tiers}
              adcode={part().adcode}
            />
          )}
        </Show>
      )}
    </PartPage>
  );
}

/** The form that is open: of an area, or of a new one below another. */
type Opened = { readonly id: string } | { readonly below: string | null };

function Editor(props: {
  beginning: Beginning<'areas'>;
  publication: Publication<'areas'>;
  shapes: BroughtShapes;
  tiers: readonly Tier[];
  adcode: string;
}) {
  const district = useDistrict();
  const rows = createRows<'areas', Area>(props.beginning, props.publication);
  const pending = createPending<Area>(schema, (area, of) => {
    if (idTaken(rows.now(), area.id, of).length > 0) return false;
    rows.set(withRow(rows.now(), area, of));
    return true;
  });
  const [opened, assignOpened] = createSignal<Opened>();
  const setOpened = (next: Opened | undefined) => {
    pending.settle();
    assignOpened(next);
  };
  /** Codes for new areas; none that an area had before. */
  const codes = () =>
    codeGiver(
      rows.now(),
      (props.beginning.base.former ?? []).flatMap(({ code }) => code ?? []),
      { tiers: props.tiers, adcode: props.adcode },
    );
  const [finding, setFinding] = createSignal<Geometry>();
  const [importing, setImporting] = createSignal(false);
  const openId = () => {
    const open = opened();
    return open && 'id' in open ? open.id : undefined;
  };
  const openArea = () => rows.now().find(({ id }) => id === openId());
  const open = (id: string) => {
    setFinding(undefined);
    setOpened({ id });
  };
  /** Of those that lie over each other where somebody pressed, the one furthest down the tree. */
  const choose = (ids: string[]) => {
    const byId = new Map(rows.now().map((area) => [area.id, area]));
    const there = rows.now().filter(({ id }) => ids.includes(id));
    const depths = there.map((area) => ({ id: area.id, depth: pathTo(area, byId).length }));
    const lowest = depths.sort((a, b) => b.depth - a.depth)[0];
    if (lowest) open(lowest.id);
  };
  const take = ({ shapes, added, replace }: Taken) => {
    const give = codes();
    const coded = added.map((area) => {
      const code = area.code ?? give(area);
      return code === undefined ? area : { ...area, code };
    });
    if (coded.length > 0) rows.set([...rows.now(), ...coded]);
    props.shapes.setBrought({ shapes, replace });
  };
  let detail!: HTMLElement;
  createEffect(on(opened, (now) => now && detail.scrollIntoView({ block: 'nearest' }), { defer: true }));
  return (
    <>
      <div class={admin.panes}>
        <AreaTree
          tiers={props.tiers}
          areas={rows.now()}
          open={openId()}
          onOpen={open}
          onNew={() => setOpened({ below: openId() ?? null })}
          tools={
            <>
              <Button size="small" icon={Upload} onClick={() => setImporting(true)}>
                {areasText('import.open')}
              </Button>
              <A class={buttonClass({ size: 'small' })} href={`/${district.id()}/admin/tiers`}>
                {areasText('tiers')}
              </A>
            </>
          }
        />
        <section ref={detail} class={`${admin.detail} ${styles.detail}`} aria-label={adminText('item')}>
          <AreaMap
            areas={rows.now()}
            brought={props.shapes.brought()}
            open={openId()}
            finding={finding()}
            onChoose={choose}
          />
          <Findings areas={rows.now()} shapes={props.shapes} chosen={finding()} onChoose={setFinding} />
          <Show when={opened()} keyed>
            {(now) => (
              <AreaForm
                rows={rows}
                pending={pending}
                tiers={props.tiers}
                adcode={props.adcode}
                codes={codes}
                opened={now}
                area={openArea()}
                onOpen={setOpened}
              />
            )}
          </Show>
        </section>
      </div>
      <BroughtBar shapes={props.shapes} rows={rows} />
      <PublishBar
        rows={{
          ...settledFirst(rows, pending),
          async publish(note) {
            pending.settle();
            const { removed } = changesOf(rows.before, rows.now());
            await rows.publish(note);
            // Not waited for: the page shows how far it is, whatever becomes of this bar.
            void props.shapes.publish(note, removed > 0);
          },
        }}
        nameOf={({ name }) => labelOf(name)}
        onOpen={open}
      />
      <Show when={importing()}>
        <ImportShapes
          tiers={props.tiers}
          areas={rows.now()}
          onTake={take}
          onClose={() => setImporting(false)}
        />
      </Show>
    </>
  );
}

function AreaForm(props: {
  rows: Rows<Area>;
  pending: Pending;
  tiers: readonly Tier[];
  adcode: string;
  codes: () => ReturnType<typeof codeGiver>;
  opened: Opened;
  area: Area | undefined;
  onOpen: (opened: Opened | undefined) => void;
}) {
  const district = useDistrict();
  const children = createMemo(() => childrenOf(props.rows.now()));
  const own = () => props.area?.id;
  const under = () =>
    [...(own() ? below(props.rows.now(), [own() as string]) : [])].filter((id) => id !== own());
  /** A new area is one tier below the one that it is part of. */
  const begun = (): Partial<Area> => {
    const { opened } = props;
    if ('id' in opened) return props.area ?? {};
    const above = props.rows.now().find(({ id }) => id === opened.below);
    const sibling = children().get(opened.below)?.[0];
    const next = props.tiers[props.tiers.findIndex(({ id }) => id === above?.tier) + 1];
    const tier = sibling?.tier ?? next?.id;
    const code = tier && props.codes()({ id: '', tier, parent: opened.below });
    return { parent: opened.below, ...(tier && { tier }), ...(code && { code }) };
  };
  const codeFaults = (area: Area): ProblemIssue[] => {
    const others = props.rows.now().filter(({ id }) => id !== own());
    return [
      ...codeIssues([area], props.rows.before, { tiers: props.tiers, adcode: props.adcode }),
      ...codesTwice([...others, area]),
    ].map((issue) => ({ ...issue, pointer: '/code' }));
  };
  const dayFaults = (area: Area) => checkDays([area]).map((issue) => ({ ...issue, pointer: '/to' }));
  /** Its own tier against the area above, and those right below it against its own. */
  const tierFaults = (area: Area): ProblemIssue[] => {
    const above = props.rows.now().filter(({ id }) => id === area.parent);
    const around = [area, ...above, ...(own() ? (children().get(own() as string) ?? []) : [])];
    return checkTiers(around, props.tiers)
      .slice(0, 1)
      .map((issue) => ({ ...issue, pointer: '/tier' }));
  };
  const remove = () => {
    const gone = new Set([own(), ...under()]);
    props.pending.clear();
    props.rows.set(props.rows.now().filter(({ id }) => !gone.has(id)));
    props.onOpen(undefined);
  };
  return (
    <SchemaForm
      schema={schema}
      words="area"
      value={begun() as Area}
      // An area's id is on cases, shapes and scopes of people: it stays.
      fixed={own() ? ['id'] : []}
      controls={{ tier: tierControl(() => props.tiers), parent: parentControl(props.rows.now, under, own) }}
      submit={adminText('item.apply')}
      check={(area) => [
        ...idTaken(props.rows.now(), area.id, own()),
        ...tierFaults(area),
        ...codeFaults(area),
        ...dayFaults(area),
      ]}
      aside={
        <Show when={own()}>
          {(id) => (
            <>
              <A class={buttonClass()} href={`/${district.id()}/admin/bindings?q=${id()}`}>
                {areasText('bindings')}
              </A>
              <Button icon={Plus} onClick={() => props.onOpen({ below: id() })}>
                {areasText('new.below')}
              </Button>
              <Button icon={Trash} onClick={remove}>
                {under().length > 0
                  ? areasText('remove.with', { n: under().length })
                  : adminText('item.remove')}
              </Button>
            </>
          )}
        </Show>
      }
      onChange={(area) => props.pending.note(area, own())}
      onSubmit={(area) => {
        props.pending.clear();
        props.rows.set(withRow(props.rows.now(), area, own()));
        props.onOpen({ id: area.id });
      }}
    />
  );
}

const tierControl =
  (tiers: () => readonly Tier[]): ControlOf =>
  (props) => (
    <Select
      {...props.frame}
      options={tiers().map(({ id, name }) => ({ value: id, label: labelOf(name) }))}
      value={(props.value as string | undefined) ?? ''}
      placeholder={common('choose')}
      onChange={props.onChange}
    />
  );

/** The area above: one of the draft's, but none that stands below. */
const parentControl =
  (areas: () => readonly Area[], under: () => readonly string[], own: () => string | undefined): ControlOf =>
  (props) => {
    const options = createMemo(() => {
      const barred = new Set([own(), ...under()]);
      return areas()
        .filter(({ id }) => !barred.has(id))
        .map(({ id, name, code }) => ({ value: id, label: labelOf(name), detail: code ?? id }));
    });
    return (
      <Combobox
        {...props.frame}
        options={options()}
        value={(props.value as string | null) || undefined}
        placeholder={areasText('top')}
        onChange={(id) => props.onChange(id ?? null)}
      />
    );
  };

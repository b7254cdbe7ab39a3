// A GeoJSON file on its way into the draft: what its properties mean, what it brings, what is wrong with it.
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import type { Shape } from '#shared/contracts/shapes.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import { dedicatedKinds } from '#shared/contracts/vocabulary.ts';
import { checkShapes } from '#shared/domain/area-check.ts';
import { labelOf } from '../../../data/district.tsx';
import { areasText } from '../../../i18n/areas.ts';
import { common } from '../../../i18n/common.ts';
import { issueText } from '../../../i18n/problems.ts';
import { word } from '../../../i18n/words.ts';
import { Button } from '../../../ui/Button.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Field.tsx';
import styles from './Areas.module.css';
import {
  type FeatureFault,
  featuresOf,
  guessMapping,
  importOf,
  type Mapping,
  ownId,
  propertyNames,
  type RawFeature,
} from './geojson.ts';

export interface Taken {
  readonly shapes: readonly Shape[];
  readonly added: readonly Area[];
  readonly replace: boolean;
}

/** As many as somebody reads before mending the file. */
const shown = 50;
const mapped = ['id', 'name', 'nameEn', 'code', 'parent'] as const;

export function ImportShapes(props: {
  tiers: readonly Tier[];
  areas: readonly Area[];
  onTake: (taken: Taken) => void;
  onClose: () => void;
}) {
  const lowest = () => props.tiers.at(-1)?.id ?? '';
  const [file, setFile] = createSignal<{ name: string; features: readonly RawFeature[] }>();
  const [refused, setRefused] = createSignal<string>();
  const [mapping, setMapping] = createSignal<Mapping>(guessMapping([], lowest()));
  const [replace, setReplace] = createSignal(false);

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const features = featuresOf(await chosen.text());
    if (typeof features === 'string') {
      setFile(undefined);
      setRefused(areasText(`import.${features}`));
      return;
    }
    setRefused(undefined);
    setMapping(guessMapping(propertyNames(features), lowest()));
    setFile({ name: chosen.name, features });
  }

  const found = createMemo(() => judged(file()?.features ?? [], mapping(), props.areas));
  const properties = () => [
    { value: '', label: areasText('map.none') },
    ...propertyNames(file()?.features ?? []).map((name) => ({
      value: name,
      label: name === ownId ? areasText('map.own') : name,
    })),
  ];
  const take = () => {
    const { shapes, added } = found();
    const taken = { shapes, added, replace: replace() };
    // Closed first: a dialog that is still open would judge the file again, beside what it just brought.
    props.onClose();
    props.onTake(taken);
  };
  return (
    <Dialog
      open
      wide
      title={areasText('import.title')}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button tone="primary" disabled={found().shapes.length === 0} onClick={take}>
            {areasText(found().faults.length > 0 ? 'import.take-sound' : 'import.take')}
          </Button>
        </>
      }
    >
      <div class={styles.import}>
        <label
          class={styles.drop}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void read(event.dataTransfer?.files[0]);
          }}
        >
          {areasText('import.file')}
          <input
            type="file"
            accept=".geojson,.json,application/geo+json,application/json"
            onChange={(event) => void read(event.currentTarget.files?.[0])}
          />
        </label>
        <Show when={refused()}>
          {(text) => (
            <p class={styles.wrong} role="alert">
              {text()}
            </p>
          )}
        </Show>
        <Show when={file()}>
          {(open) => (
            <>
              <p>{areasText('import.read', { name: open().name, n: open().features.length })}</p>
              <div class={styles.mapping}>
                <For each={mapped}>
                  {(name) => (
                    <Select
                      required
                      label={areasText(`map.${name}`)}
                      options={properties()}
                      value={mapping()[name] ?? ''}
                      onChange={(value) => setMapping({ ...mapping(), [name]: value || undefined })}
                    />
                  )}
                </For>
                <Select
                  required
                  label={areasText('map.tier')}
                  options={props.tiers.map(({ id, name }) => ({ value: id, label: labelOf(name) }))}
                  value={mapping().tier}
                  onChange={(tier) => setMapping({ ...mapping(), tier })}
                />
                <Select
                  required
                  label={areasText('map.dedicated')}
                  options={[
                    { value: '', label: areasText('map.ordinary') },
                    ...dedicatedKinds.map((kind) => ({ value: kind, label: word(`dedicated.${kind}`) })),
                  ]}
                  value={mapping().dedicated ?? ''}
                  onChange={(kind) => setMapping({ ...mapping(), dedicated: kind || undefined })}
                />
                <Combobox
                  label={areasText('map.below')}
                  options={props.areas.map(({ id, name }) => ({
                    value: id,
                    label: labelOf(name),
                    detail: id,
                  }))}
                  value={mapping().below ?? undefined}
                  placeholder={areasText('top')}
                  onChange={(id) => setMapping({ ...mapping(), below: id ?? null })}
                />
              </div>
              <label class={styles.tick}>
                <input
                  type="checkbox"
                  checked={replace()}
                  onChange={(event) => setReplace(event.currentTarget.checked)}
                />
                {areasText('import.replace')}
              </label>
              <p role="status">
                {areasText('import.sum', {
                  shapes: found().shapes.length - found().added.length,
                  added: found().added.length,
                })}
              </p>
              <Faults faults={found().faults} />
            </>
          )}
        </Show>
      </div>
    </Dialog>
  );
}

function Faults(props: { faults: readonly { feature: number; text: string }[] }) {
  return (
    <Show when={props.faults.length > 0}>
      <div class={styles.wrong} role="alert">
        <p>{areasText('import.faults', { n: props.faults.length })}</p>
        <ul>
          <For each={props.faults.slice(0, shown)}>
            {({ feature, text }) => <li>{areasText('import.feature', { n: feature, fault: text })}</li>}
          </For>
        </ul>
        <Show when={props.faults.length > shown}>
          <p>{areasText('import.more', { n: props.faults.length - shown })}</p>
        </Show>
      </div>
    </Show>
  );
}

/** What the file brings without what is wrong in it, and that in words: outlines are judged as the service will. */
function judged(features: readonly RawFeature[], mapping: Mapping, areas: readonly Area[]) {
  const { shapes, from, added, faults } = importOf(features, mapping, areas);
  const outlines = checkShapes([...areas, ...added], { type: 'FeatureCollection', features: [...shapes] });
  // The first fault of a shape is enough.
  const bad = new Map([...outlines].reverse().map((issue) => [indexOf(issue), issue]));
  const sound = shapes.filter((_, at) => !bad.has(at));
  const soundIds = new Set(sound.map(({ id }) => id));
  const told = [
    ...faults.map((fault) => ({ feature: fault.feature, text: sayFault(fault) })),
    ...[...bad].map(([at, issue]) => ({ feature: from[at] ?? 0, text: issueText(issue) ?? issue.detail })),
  ];
  return {
    shapes: sound,
    added: added.filter(({ id }) => soundIds.has(id)),
    faults: told.sort((a, b) => a.feature - b.feature),
  };
}

const indexOf = ({ pointer }: ProblemIssue): number =>
  Number(/^\/shapes\/features\/(\d+)/.exec(pointer ?? '')?.[1]);

const sayFault = ({ fault, about }: FeatureFault): string =>
  fault === 'no-id' ? areasText('fault.no-id') : areasText(`fault.${fault}`, { about });

// Where it is: the device's position with the grid that holds it, the pin put by hand, and the address in words.
import LocateFixed from 'lucide-solid/icons/locate-fixed';
import MapPin from 'lucide-solid/icons/map-pin';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createEffect, createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { limits } from '#shared/contracts/vocabulary.ts';
import { useDistrict } from '../../data/district.tsx';
import type { Placed } from '../../data/shapes.ts';
import { fieldText } from '../../i18n/field.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { isOutside, placeName, smallestOf } from '../case/place-name.ts';
import type { Draft } from './drafts.ts';
import { GridOutline } from './GridOutline.tsx';
import styles from './PlaceStep.module.css';
import type { Position } from './position.ts';
import form from './ReportForm.module.css';

const PlaceSheet = lazy(() => import('./PlaceSheet.tsx'));

export function PlaceStep(props: { draft: Draft; position: Position; error: string | undefined }) {
  const district = useDistrict();
  const { fields, set } = props.draft;
  const [adjusting, setAdjusting] = createSignal(false);
  const relocate = () => {
    set({ pinned: false });
    props.position.again();
  };
  return (
    <section class={form.card} data-step="place" aria-label={fieldText('report.place')}>
      <h2 class={form.title}>{fieldText('report.place')}</h2>
      <Where draft={props.draft} position={props.position} />
      <div class={styles.buttons}>
        <Button icon={MapPin} onClick={() => setAdjusting(true)}>
          {fieldText(fields.point ? 'report.adjust' : 'report.pick')}
        </Button>
        <Button icon={LocateFixed} busy={props.position.state() === 'seeking'} onClick={relocate}>
          {fieldText('report.relocate')}
        </Button>
      </div>
      <Show when={props.error}>
        <p class={form.error} role="alert">
          {props.error}
        </p>
      </Show>
      <TextField
        label={fieldText('report.address')}
        placeholder={fieldText('report.address-hint')}
        maxLength={limits.addressLength}
        value={fields.address}
        onChange={(address) => set('address', address)}
      />
      <Suspense>
        <Show when={adjusting()}>
          <PlaceSheet
            start={fields.point ?? district.membership().district.centre}
            onChoose={(point) => {
              set({ point, accuracy: undefined, pinned: true });
              setAdjusting(false);
            }}
            onClose={() => setAdjusting(false)}
          />
        </Show>
      </Suspense>
    </section>
  );
}

/** The picture and the words; the same height whether there is a position yet or not. */
function Where(props: { draft: Draft; position: Position }) {
  const district = useDistrict();
  const { fields } = props.draft;
  const placed = createMemo(() => (fields.point ? district.shapes.placeOf(fields.point) : 'loading'));
  createEffect(() => {
    if (fields.point) district.shapes.loadAround(fields.point);
  });
  const trouble = () => {
    const state = props.position.state();
    return state === 'denied' || state === 'unavailable' ? state : undefined;
  };
  return (
    <div class={styles.where} aria-live="polite">
      <Show
        when={fields.point}
        keyed
        fallback={
          <p class={styles.none} data-trouble={trouble() !== undefined}>
            {fieldText(`place.${trouble() ?? 'seeking'}`)}
          </p>
        }
      >
        {(point) => (
          <>
            <GridOutline
              class={styles.outline}
              shapes={district.shapes.features()}
              point={point}
              highlight={smallestOf(placed())}
              accuracy={fields.accuracy}
              label={placeName(district, placed())}
            />
            <div class={styles.words}>
              <Grid placed={placed()} />
              <p class={form.hint}>
                {fields.pinned
                  ? fieldText('place.pinned')
                  : fieldText('place.accuracy', { n: fields.accuracy ?? 0 })}
              </p>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

/** The grid with what is above it; a warning outside all of them; and what is still being found out. */
function Grid(props: { placed: Placed }) {
  const district = useDistrict();
  const path = () => (typeof props.placed === 'string' ? [] : props.placed.path);
  return (
    <Switch fallback={<p class={styles.grid}>{placeName(district, props.placed)}</p>}>
      <Match when={path().length > 0}>
        <p class={styles.grid}>{district.areaName(path().at(-1) ?? '')}</p>
        <p class={form.hint}>{district.pathName(path().slice(0, -1))}</p>
      </Match>
      <Match when={isOutside(props.placed)}>
        <p class={`${styles.grid} ${styles.outside}`}>
          <TriangleAlert size={18} />
          {fieldText('place.outside')}
        </p>
        <p class={form.hint}>{fieldText('place.outside-text')}</p>
      </Match>
    </Switch>
  );
}

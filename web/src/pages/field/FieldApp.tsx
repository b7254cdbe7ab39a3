// The frame of the field app: its sizes, its freshness, its drafts. The pages inside are loaded when they are opened.
import { type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createMemo, on, Show } from 'solid-js';
import { useFreshness } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { setSurface } from '../../ui/theme.ts';
import { createDrafts } from './drafts.ts';
import styles from './FieldApp.module.css';
import { FieldProvider } from './field-context.tsx';

export default function FieldApp(props: RouteSectionProps) {
  setSurface('field');
  const district = useDistrict();
  const navigate = useNavigate();
  const counts = useFreshness(district.id);
  const whose = createMemo(() => `${district.id()} ${district.member().id}`);
  const drafts = createMemo(on(whose, () => createDrafts(district.id(), district.member().id)));
  const href = (path = '') => `/${district.id()}/field${path}`;

  // A phone has the shapes around its own work before they are needed, also where the network is weak.
  createEffect(() => district.shapes.loadOwn(district.member().areas));

  // The router numbers its steps; nothing before the first one of this visit belongs to the app.
  const depth = (): number => (history.state as { _depth?: number } | null)?._depth ?? 0;
  const start = depth();
  const back = () => (depth() > start ? navigate(-1) : navigate(href(), { replace: true }));

  // A report shows nothing of the service, and says by itself that it was not sent.
  const location = useLocation();
  const stale = () =>
    counts.data !== undefined &&
    (counts.fetchStatus === 'paused' || counts.failureCount > 0) &&
    !location.pathname.startsWith(href('/report'));

  const value = {
    get drafts() {
      return drafts();
    },
    counts,
    href,
    back,
  };
  return (
    <FieldProvider value={value}>
      <div class={styles.app}>
        {props.children}
        <Show when={stale()}>
          <p class={styles.offline} role="status">
            {fieldText('offline.banner')}
          </p>
        </Show>
      </div>
    </FieldProvider>
  );
}

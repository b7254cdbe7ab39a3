// The report form, in the order of the street: photos, what, where, one sentence, send. Nothing is lost before it is
// sent, and sending it twice is sending it once.
import Send from 'lucide-solid/icons/send';
import { createSignal, Show } from 'solid-js';
import { type EvidenceKind, limits, severities, sources } from '#shared/contracts/vocabulary.ts';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { word } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented, Select, TextArea } from '../../ui/Field.tsx';
import { CategoryStep } from './CategoryStep.tsx';
import { type Asked, type Gap, gapsOf, photosNeeded } from './draft-fields.ts';
import type { Draft } from './drafts.ts';
import { Page } from './Page.tsx';
import { PhotoStep } from './PhotoStep.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { createPosition } from './position.ts';
import { QuestionsStep } from './QuestionsStep.tsx';
import styles from './ReportForm.module.css';
import { SendState } from './SendState.tsx';
import { SolvedStep } from './SolvedStep.tsx';
import { type SentReport, sendReport } from './send-report.ts';

export function ReportForm(props: { draft: Draft; onSent: (report: SentReport) => void }) {
  const district = useDistrict();
  const { fields, set, photos } = props.draft;
  const position = createPosition((point, accuracy) => {
    if (!fields.pinned && !busy()) set({ point, accuracy });
  });
  const [asked, setAsked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const category = () => district.categories().get(fields.category ?? '');
  const asks = (): Asked => category() ?? { questions: [], evidence: { report: [], finish: [] } };
  const needed = (kind: EvidenceKind) => photosNeeded(fields, asks(), kind);
  const gaps = () => gapsOf(fields, photos.photos, asks());
  const errorOf = (gap: Exclude<Gap, 'questions' | 'photos' | 'after'>) =>
    asked() && gaps().includes(gap) ? fieldText(`missing.${gap}`) : undefined;
  const forOthers = () => holds('case:report-for-others', district.member());
  let form!: HTMLFormElement;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    const [first] = gaps();
    if (first) {
      const step = form.querySelector<HTMLElement>(`[data-step="${first}"]`);
      step?.scrollIntoView({ block: 'center' });
      const wrong = step?.querySelector<HTMLElement>('[aria-invalid]');
      (wrong ?? step?.querySelector<HTMLElement>('input, textarea, select, button'))?.focus({
        preventScroll: true,
      });
      return;
    }
    setBusy(true);
    setFailure(undefined);
    position.stop();
    // Before the first byte leaves: whoever closes the app now finds it as not sent.
    set('unsentAt', new Date().toISOString());
    try {
      props.onSent(await sendReport(district.id(), props.draft, asks()));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page
      title={fieldText('report.title')}
      bar={
        <>
          <SendState busy={busy()} failure={failure()} gaps={asked() ? gaps() : []} photos={photos} />
          <Button type="submit" form="report" tone="primary" size="large" wide icon={Send} busy={busy()}>
            {fieldText(busy() ? 'report.sending' : failure() ? 'report.again' : 'report.send')}
          </Button>
        </>
      }
    >
      <form id="report" ref={form} class={styles.form} onSubmit={submit} noValidate>
        <fieldset class={styles.steps} disabled={busy()}>
          <PhotoStep
            photos={photos}
            kind="scene"
            step="photos"
            label={fieldText('report.photos')}
            hint={fieldText('report.photos-hint')}
            needed={needed('scene')}
            asked={asked()}
          />
          <Show when={needed('before') > 0}>
            <PhotoStep
              photos={photos}
              kind="before"
              step="photos"
              label={fieldText('report.before')}
              needed={needed('before')}
              asked={asked()}
            />
          </Show>
          <CategoryStep
            value={fields.category}
            onChange={(id) => set('category', id)}
            error={errorOf('category')}
          />
          <QuestionsStep draft={props.draft} asks={asks()} asked={asked()} />
          <PlaceStep draft={props.draft} position={position} error={errorOf('place')} />
          <div class={styles.card} data-step="text">
            <TextArea
              label={fieldText('report.text')}
              placeholder={fieldText('report.text-hint')}
              required
              rows={2}
              maxLength={limits.textLength}
              value={fields.text}
              error={errorOf('text')}
              onChange={(text) => set('text', text)}
            />
            <Segmented
              label={fieldText('report.severity')}
              options={severities.map((value) => ({ value, label: word(`severity.${value}`) }))}
              value={fields.severity ?? category()?.severity ?? 'normal'}
              onChange={(severity) => set('severity', severity)}
            />
            <Show when={forOthers()}>
              <Select
                label={fieldText('report.source')}
                required
                options={sources.map((value) => ({ value, label: word(`source.${value}`) }))}
                value={fields.source}
                onChange={(source) => set('source', source)}
              />
            </Show>
          </div>
          <SolvedStep
            draft={props.draft}
            needed={needed('after')}
            asked={asked()}
            closes={category()?.closesOnTheSpot ?? false}
          />
        </fieldset>
      </form>
    </Page>
  );
}

// Reporting: finds or begins the draft that the address names, and shows what became of it once it was sent.
import { useNavigate, useParams } from '@solidjs/router';
import { createEffect, createSignal, Show } from 'solid-js';
import { useDistrict } from '../../data/district.tsx';
import { rememberCategory } from './categories.ts';
import { useField } from './field-context.tsx';
import { ReportForm } from './ReportForm.tsx';
import { Sent } from './Sent.tsx';
import type { SentReport } from './send-report.ts';

export default function Report() {
  const district = useDistrict();
  const field = useField();
  const navigate = useNavigate();
  const params = useParams<{ draft?: string }>();
  const [sent, setSent] = createSignal<SentReport>();
  const draft = () => field.drafts.find(params.draft);

  const begin = () => {
    setSent(undefined);
    navigate(field.href(`/report/${field.drafts.start().fields.caseId}`), { replace: true });
  };
  createEffect(() => {
    if (!sent() && !draft()) begin();
  });
  const done = (report: SentReport) => {
    rememberCategory(district.id(), report.view.category);
    setSent(report);
    const left = draft();
    if (left) field.drafts.discard(left);
  };
  return (
    <Show
      when={sent()}
      fallback={
        <Show when={draft()} keyed>
          {(open) => <ReportForm draft={open} onSent={done} />}
        </Show>
      }
    >
      {(report) => <Sent report={report()} onAnother={begin} />}
    </Show>
  );
}

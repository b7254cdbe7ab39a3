// What every district used in each of the last twelve months, as a file.
import Download from 'lucide-solid/icons/download';
import { createSignal, onCleanup } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import { call } from '../../api/client.ts';
import { explain } from '../../api/problem.ts';
import { labelOf } from '../../data/district.tsx';
import { operatorText } from '../../i18n/operator.ts';
import { download } from '../../sheets/download.ts';
import { sheetFile } from '../../sheets/write.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/Toast.tsx';
import { lastMonths } from './months.ts';

export function UsageDownload(props: { districts: readonly DistrictView[] }) {
  const [busy, setBusy] = createSignal(false);
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  const save = async () => {
    setBusy(true);
    try {
      const names = new Map(props.districts.map(({ id, name }) => [id, labelOf(name)]));
      const months = await Promise.all(
        lastMonths(new Date(), 12).map((month) =>
          call('GET /v1/usage', { query: { month }, signal: stop.signal }),
        ),
      );
      const rows = months.flatMap(({ items }) =>
        items.map(({ month, district, requests, readUnits, writeUnits }) => [
          month,
          district,
          names.get(district) ?? '',
          ...[requests, Math.round(readUnits), Math.round(writeUnits)].map(String),
        ]),
      );
      const title = operatorText('usage.file');
      const head = ['month', 'id', 'district', 'requests', 'read-units', 'write-units'] as const;
      const sheet = { name: title, rows: [head.map((column) => operatorText(column)), ...rows] };
      download(title, 'csv', await sheetFile('csv', [sheet]));
    } catch (error) {
      if (!stop.signal.aborted) toast({ text: explain(error).text, tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={Download} busy={busy()} onClick={() => void save()}>
      {operatorText('usage.download')}
    </Button>
  );
}

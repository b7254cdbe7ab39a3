import { createSignal, onCleanup, Show } from 'solid-js';
import type { PartName } from '#shared/contracts/configuration.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { call } from '../../../api/client.ts';
import { explain } from '../../../api/problem.ts';
import { useDistrict } from '../../../data/district.tsx';
import { waiting } from '../../../data/waiting.ts';
import { adminText } from '../../../i18n/admin.ts';
import { auditText } from '../../../i18n/audit.ts';
import { common } from '../../../i18n/common.ts';
import { formatDate } from '../../../i18n/format.ts';
import { download, type SheetFormat } from '../../../sheets/download.ts';
import { sheetFile } from '../../../sheets/write.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { ExportButtons } from '../ExportButtons.tsx';
import { headOf, linesOf } from './export.ts';
import type { AuditFilter } from './Filter.tsx';

/** Versions of parts that are kept while their neighbours are compared with them. */
const partsInMemory = 8;

export function AuditExport(props: { filter: AuditFilter }) {
  const district = useDistrict();
  const [busy, setBusy] = createSignal<SheetFormat>();
  const [read, setRead] = createSignal(0);
  let stop = new AbortController();
  onCleanup(() => stop.abort());

  const save = async (format: SheetFormat) => {
    stop = new AbortController();
    setBusy(format);
    setRead(0);
    const { signal } = stop;
    try {
      const rows = await everything(signal);
      const name = adminText('page.audit');
      const file = await sheetFile(format, [{ name, rows: [headOf(), ...rows] }]);
      if (!signal.aborted) download(`${district.id()}-${name}`, format, file);
    } catch (error) {
      if (!signal.aborted) toast({ text: explain(error).text, tone: 'bad' });
    } finally {
      setBusy();
    }
  };

  async function everything(signal: AbortSignal): Promise<string[][]> {
    const params = { district: district.id() };
    const filter = props.filter;
    const rows: string[][] = [];
    const versions = new Map<string, Promise<unknown>>();
    const partAt = (part: PartName, version: number) => {
      const key = `${part} ${version}`;
      const path = `GET /v1/districts/{district}/configuration/${part as 'settings'}` as const;
      const value =
        versions.get(key) ??
        waiting(() => call(path, { params, query: { version }, signal }), signal).then(
          (found) => found.value,
        );
      versions.delete(key);
      versions.set(key, value);
      if (versions.size > partsInMemory) versions.delete(versions.keys().next().value as string);
      return value;
    };
    const tools = { partAt, nameOf: district.nameOf, sayAt: (at: string) => formatDate(at, 'full') };
    let cursor: string | undefined;
    do {
      const query = { ...filter, limit: limits.pageSize, with: 'values' as const, ...(cursor && { cursor }) };
      const page = await waiting(
        () => call('GET /v1/districts/{district}/audit', { params, query, signal }),
        signal,
      );
      for (const entry of page.items) {
        rows.push(...(await linesOf(entry, tools)));
        setRead((count) => count + 1);
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    return rows;
  }

  return (
    <>
      <Show when={busy()}>
        <span role="status">{auditText('export.busy', { n: read() })}</span>
        <Button onClick={() => stop.abort()}>{common('cancel')}</Button>
      </Show>
      <ExportButtons busy={busy()} onSave={(format) => void save(format)} />
    </>
  );
}

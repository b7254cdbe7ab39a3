// Beside the title of a register: the way to its import, and the whole of it as a file.
import { A } from '@solidjs/router';
import FileUp from 'lucide-solid/icons/file-up';
import { createSignal, Show } from 'solid-js';
import { limits } from '#shared/contracts/vocabulary.ts';
import { explain } from '../../../api/problem.ts';
import { useDistrict } from '../../../data/district.tsx';
import { fetchPage } from '../../../data/records.ts';
import { waiting } from '../../../data/waiting.ts';
import { cellOf, columnsOf, titleOf } from '../../../forms/columns.ts';
import { sheetText } from '../../../i18n/sheets.ts';
import { download, type SheetFormat } from '../../../sheets/download.ts';
import { sheetFile } from '../../../sheets/write.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { ExportButtons } from '../ExportButtons.tsx';
import type { RegisterSpec } from './Register.tsx';
import type { Rec } from './record-draft.ts';

export function Transfer<T extends Rec>(props: {
  spec: RegisterSpec<T>;
  title: string;
  /** The address of the import; none for those who may not write. */
  importHref: string | undefined;
}) {
  const district = useDistrict();
  const [busy, setBusy] = createSignal<SheetFormat>();
  const [read, setRead] = createSignal(0);
  const save = async (format: SheetFormat) => {
    setBusy(format);
    setRead(0);
    try {
      const all = await everything<T>(district.id(), props.spec, setRead);
      const columns = columnsOf(props.spec.register.schema, props.spec.register.noun);
      const rows = all.map((value) => columns.map((column) => cellOf(column, value[column.name])));
      const sheet = { name: props.title, rows: [columns.map(titleOf), ...rows] };
      download(`${district.id()}-${props.title}`, format, await sheetFile(format, [sheet]));
    } catch (error) {
      toast({ text: explain(error).text, tone: 'bad' });
    } finally {
      setBusy();
    }
  };
  return (
    <>
      <Show when={busy()}>
        <span role="status">{sheetText('export.busy', { n: read() })}</span>
      </Show>
      <Show when={props.importHref}>
        {(href) => (
          <A href={href()} class={buttonClass()}>
            <FileUp size={16} />
            {sheetText('import')}
          </A>
        )}
      </Show>
      <ExportButtons busy={busy()} onSave={(format) => void save(format)} />
    </>
  );
}

/** The whole register, page by page; waits where the service asks for it. */
async function everything<T extends Rec>(
  district: string,
  { register }: RegisterSpec<T>,
  onRead: (count: number) => void,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await waiting(() => fetchPage<T>(district, register, { cursor, limit: limits.pageSize }));
    all.push(...page.items.map(({ value }) => value));
    onRead(all.length);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}

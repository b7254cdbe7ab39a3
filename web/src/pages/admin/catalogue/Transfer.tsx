import FileUp from 'lucide-solid/icons/file-up';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { CatalogueRow } from '#shared/contracts/catalogue.ts';
import { idsOf } from '#shared/domain/issues.ts';
import { useDistrict } from '../../../data/district.tsx';
import { cellOf, columnsOf, titleOf } from '../../../forms/columns.ts';
import type { RowFault } from '../../../forms/rows.ts';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { common } from '../../../i18n/common.ts';
import { sheetText } from '../../../i18n/sheets.ts';
import { download, type SheetFormat } from '../../../sheets/download.ts';
import { readTable } from '../../../sheets/read.ts';
import { SheetError, type TableRow } from '../../../sheets/table.ts';
import { sheetFile } from '../../../sheets/write.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ExportButtons } from '../ExportButtons.tsx';
import type { Rows } from '../rows.ts';
import styles from './Catalogue.module.css';
import { categoryRow, linesOf } from './sheet.ts';
import { type ReadSheet, readSheet, together } from './sheet-read.ts';

const words = 'categoryRow';

export function Transfer(props: { rows: Rows<CatalogueRow> }) {
  const district = useDistrict();
  const [importing, setImporting] = createSignal(false);
  const save = async (format: SheetFormat) => {
    const columns = columnsOf(categoryRow, words);
    const lines = props.rows
      .now()
      .flatMap(linesOf)
      .map((line: Readonly<Record<string, unknown>>) =>
        columns.map((column) => cellOf(column, line[column.name])),
      );
    const name = adminText('page.catalogue');
    const bytes = await sheetFile(format, [{ name, rows: [columns.map(titleOf), ...lines] }]);
    download(`${district.id()}-${name}`, format, bytes);
  };
  return (
    <>
      <Button size="small" icon={FileUp} onClick={() => setImporting(true)}>
        {sheetText('import')}
      </Button>
      <ExportButtons size="small" onSave={(format) => void save(format)} />
      <Show when={importing()}>
        <Import rows={props.rows} onClose={() => setImporting(false)} />
      </Show>
    </>
  );
}

/** As many as somebody reads before mending the file. */
const shown = 50;

function Import(props: { rows: Rows<CatalogueRow>; onClose: () => void }) {
  const district = useDistrict();
  const [table, setTable] = createSignal<readonly TableRow[]>();
  const [refused, setRefused] = createSignal<string>();
  const [replace, setReplace] = createSignal(false);
  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    setTable(undefined);
    setRefused(undefined);
    try {
      setTable(await readTable(file));
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      setRefused(sheetText(`fault.${error.fault}`));
    }
  }
  const read = createMemo((): ReadSheet | undefined => {
    const found = table();
    if (!found) return undefined;
    const departments = [...district.departments().values()];
    return readSheet(found, {
      rows: props.rows.now(),
      namedOf: () => departments,
      departmentIds: idsOf(departments),
      replace: replace(),
    });
  });
  const next = () => together(props.rows.now(), read()?.good ?? [], replace());
  const take = () => {
    const rows = next().rows;
    props.onClose();
    props.rows.set(rows);
  };
  return (
    <Dialog
      open
      wide
      title={sheetText('import.title', { what: adminText('page.catalogue') })}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button tone="primary" disabled={!read()?.good.length} onClick={take}>
            {catalogueText(read()?.faults.length ? 'import.take-sound' : 'import.take')}
          </Button>
        </>
      }
    >
      <div class={styles.import}>
        <label class={styles.file}>
          {catalogueText('import.file')}
          <input
            type="file"
            accept=".xlsx,.csv,.tsv,.txt"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </label>
        <Show when={refused()}>
          {(text) => (
            <p class={styles.wrong} role="alert">
              {text()}
            </p>
          )}
        </Show>
        <Show when={read()}>
          {(found) => (
            <>
              <p role="status">
                <strong>{sheetText('found.good', { n: found().good.length })}</strong>
                {' · '}
                {catalogueText('import.plan', next().counts)}
              </p>
              <label class={styles.tick}>
                <input
                  type="checkbox"
                  checked={replace()}
                  onChange={(event) => setReplace(event.currentTarget.checked)}
                />
                {catalogueText('import.replace')}
              </label>
              <Show when={found().ignored.length > 0}>
                <p>{sheetText('import.ignored', { columns: found().ignored.join('、') })}</p>
              </Show>
              <Faults faults={found().faults} />
            </>
          )}
        </Show>
      </div>
    </Dialog>
  );
}

function Faults(props: { faults: readonly RowFault[] }) {
  const lines = () => new Set(props.faults.map(({ line }) => line)).size;
  return (
    <Show when={props.faults.length > 0}>
      <div class={styles.wrong} role="alert">
        <p>{sheetText('found.bad', { n: lines() })}</p>
        <ul>
          <For each={props.faults.slice(0, shown)}>
            {({ line, column, text }) => (
              <li>
                {line === undefined
                  ? text
                  : catalogueText('import.fault', { line, column: column ?? '', text })}
              </li>
            )}
          </For>
        </ul>
        <Show when={props.faults.length > shown}>
          <p>{catalogueText('import.more', { n: props.faults.length - shown })}</p>
        </Show>
      </div>
    </Show>
  );
}

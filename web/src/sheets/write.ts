// Rows of texts as a file of either kind; the code for workbooks comes when one is asked for.
import { csvOf } from './csv.ts';
import type { SheetFormat } from './download.ts';
import type { Sheet } from './xlsx.ts';

/** A CSV holds the first sheet alone. */
export async function sheetFile(
  format: SheetFormat,
  sheets: readonly [Sheet, ...Sheet[]],
): Promise<Uint8Array<ArrayBuffer>> {
  return format === 'csv' ? csvOf(sheets[0].rows) : (await import('./xlsx.ts')).xlsxOf(sheets);
}

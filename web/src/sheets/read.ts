// A table out of whatever file somebody chose: told by its first bytes, not by its name.
import { decodeText, parseCsv, unneutral } from './csv.ts';
import { SheetError, sheetLimits, type TableRow } from './table.ts';

const beginsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte);

/** The rows that say something. @throws SheetError */
export async function readTable(file: Blob): Promise<TableRow[]> {
  if (file.size > sheetLimits.bytes) throw new SheetError('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const rows = (await read(bytes)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new SheetError('empty');
  return rows;
}

async function read(bytes: Uint8Array): Promise<TableRow[]> {
  // .xls, which nobody should write any more.
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetError('old-excel');
  if (beginsWith(bytes, 0x50, 0x4b)) return (await import('./xlsx.ts')).readXlsx(bytes);
  const rows = parseCsv(decodeText(bytes));
  return rows.map(({ line, cells }) => ({ line, cells: cells.map(unneutral) }));
}

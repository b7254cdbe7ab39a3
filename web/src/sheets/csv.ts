// Text tables: CSV as Excel and WPS write it in China, which is GB18030 as often as UTF-8, separated by commas,
// semicolons or tabs.
import { SheetError, sheetLimits, type TableRow } from './table.ts';

/** @throws SheetError `encoding` when the bytes are text in none of the encodings that spreadsheets write */
export function decodeText(bytes: Uint8Array): string {
  const decode = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be');
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = decode(encoding);
      // No table holds this; bytes of something else often do.
      if (!text.includes('\0')) return text;
    } catch {
      // Not in this one.
    }
  }
  throw new SheetError('encoding');
}

const separators = [',', ';', '\t'] as const;

/** The one that the first line has most of, outside quotes. */
function separatorOf(text: string): string {
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n|\r/, 1);
  const counted = separators.map((separator) => first.split(separator).length);
  return separators[counted.indexOf(Math.max(...counted))] as string;
}

/** RFC 4180, forgiving about line ends. @throws SheetError `too-many-rows`, or `broken` when a quote is never closed */
export function parseCsv(text: string): TableRow[] {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let at = 0;
  const endRow = () => {
    if (rows.length >= sheetLimits.rows) throw new SheetError('too-many-rows');
    rows.push({ line: rows.length + 1, cells: cells.slice(0, sheetLimits.columns) });
    cells = [];
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let end = at;
      do {
        const from = end + 1;
        end = text.indexOf('"', from);
        if (end < 0) throw new SheetError('broken');
        cell += `${cell && '"'}${text.slice(from, end)}`;
        end += 1;
      } while (text[end] === '"');
      at = end;
    }
    // Whatever follows a closing quote belongs to the cell, too.
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    cells.push(cell + text.slice(from, at));
    const end = text[at];
    at += 1;
    if (end === separator && at === text.length) cells.push('');
    if (end === separator && at < text.length) continue;
    if (end === '\r' && text[at] === '\n') at += 1;
    endRow();
  }
  return rows;
}

/** What a spreadsheet would take for a formula when it opens a text; tabs and line ends lead to one, too. */
const runs = /^[=+\-@\t\r\n＝＋－＠]/;
/** A leading apostrophe makes a spreadsheet show the cell as the text that it is. */
const neutral = (cell: string) => (runs.test(cell) ? `'${cell}` : cell);
/** The text again, of a cell that was made neutral. */
export const unneutral = (cell: string) =>
  cell.startsWith("'") && runs.test(cell.slice(1)) ? cell.slice(1) : cell;

const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** UTF-8 with the mark by which Excel knows it, and no cell that a spreadsheet would run. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((cells) => cells.map((cell) => quoted(neutral(cell))).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

// Spreadsheets as people bring them, and as nobody should: read right, or refused with the reason.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { liarZip } from '#test/support/liar-zip.ts';
import { csvOf, decodeText, parseCsv } from '../../web/src/sheets/csv.ts';
import { readTable } from '../../web/src/sheets/read.ts';
import { SheetError, sheetLimits } from '../../web/src/sheets/table.ts';
import { readXlsx, xlsxOf } from '../../web/src/sheets/xlsx.ts';

const cells = (text: string) => parseCsv(text).map((row) => row.cells);
const table = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await readTable(new Blob([bytes]))).map((row) => row.cells);
const faultOf = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return error instanceof SheetError ? error.fault : error;
  }
  return undefined;
};

describe('CSV', () => {
  test('is separated by commas, semicolons or tabs, as its first line is', () => {
    expect(cells('a,b\r\n1,2\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(cells('a;b\n"1,5";2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(cells('a\tb\r1\t')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  test('keeps what is quoted: separators, quotes and line ends', () => {
    expect(cells('"a ""b""","c\r\nd",""\n1,2,3')).toEqual([
      ['a "b"', 'c\r\nd', ''],
      ['1', '2', '3'],
    ]);
    expect(() => parseCsv('a,"b\n1,2')).toThrow(expect.objectContaining({ fault: 'broken' }));
  });

  test('is UTF-8 with or without a mark, UTF-16 or GB18030', () => {
    // 网格员 in GB18030, as Excel in China writes it.
    const gb = Uint8Array.from([0xcd, 0xf8, 0xb8, 0xf1, 0xd4, 0xb1]);
    expect(decodeText(gb)).toBe('网格员');
    expect(decodeText(new TextEncoder().encode('\uFEFF网格员'))).toBe('网格员');
    expect(decodeText(new TextEncoder().encode('网格员'))).toBe('网格员');
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x51, 0x7f]))).toBe('网');
    expect(() => decodeText(Uint8Array.from([0x80, 0xff, 0x00]))).toThrow(
      expect.objectContaining({ fault: 'encoding' }),
    );
  });

  test('that is written runs in no spreadsheet, and is read again as it was', async () => {
    const rows = [
      ['=1+1', '+86 138', '-2', '@SUM(A1)', '\t=1', '＝1', "'quoted", 'a"b,c'],
      ['网格员', '', ' x ', "o'clock", '1', '2', '3', '4'],
    ];
    const bytes = csvOf(rows);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const written = cells(decodeText(bytes));
    expect(written.flat().filter((cell) => /^[=+\-@\t＝]/.test(cell))).toEqual([]);
    expect(await table(bytes)).toEqual(rows);
  });
});

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** A workbook as little as one can be, around the rows of its sheet. */
const workbook = (rows: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="隐" sheetId="2" state="hidden" r:id="rId2"/><sheet name="a&gt;b" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packaged}"><Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...more,
  }) as Uint8Array<ArrayBuffer>;

describe('XLSX', () => {
  test('is read as texts: shared, inline and rich ones, numbers as people write them, formulas as their values', () => {
    const strings = strToU8(
      `<sst xmlns="${main}"><si><t>网格员</t><rPh><t>wanggeyuan</t></rPh></si><si><r><t>a&amp;</t></r><r><t>b</t></r></si></sst>`,
    );
    const row =
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3"><v>1.38E+10</v></c>' +
      '<c r="E3" t="str"><f>UPPER("x")</f><v>X</v></c><c r="F3"><f>1+1</f><v>2</v></c><c r="G3" t="b"><v>1</v></c>' +
      '<c r="H3" t="inlineStr"><is><t>=1+1</t></is></c><c r="I3" t="e"><f>A0</f><v>#REF!</v></c><c r="J3"><f>NOW()</f></c></row>';
    expect(readXlsx(workbook(row, { 'xl/sharedStrings.xml': strings }))).toEqual([
      {
        line: 3,
        cells: ['网格员', 'a&b', '', '13800000000', 'X', '2', 'true', '=1+1', '#REF!', ''],
      },
    ]);
  });

  test('that is written is read again as it was, every cell a text', () => {
    const rows = [
      ['编号', '姓名'],
      ['007', '=HYPERLINK("x")'],
      ['', '<&>" \u0001'],
    ];
    const bytes = xlsxOf([
      { name: '人员', rows },
      { name: '说明', rows: [['x']] },
    ]);
    expect(readXlsx(bytes).map((row) => row.cells)).toEqual([rows[0], rows[1], ['', '<&>" ']]);
  });

  test('of two cells at the far end of a sheet takes no room for all between them', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row>';
    expect(readXlsx(workbook(rows))).toEqual([
      { line: 1, cells: ['a'] },
      { line: 1_048_576, cells: ['', '2'] },
    ]);
  });

  test('that unpacks to more than it may is refused by what it says of itself, before it is unpacked', async () => {
    const bomb = liarZip('xl/workbook.xml', new Uint8Array(1000), sheetLimits.unpackedBytes + 1);
    expect(await faultOf(() => readTable(new Blob([bomb])))).toBe('unpacks-too-large');
  });

  test('and as soon as it is too much when it lies about itself', async () => {
    const bomb = liarZip('xl/workbook.xml', new Uint8Array(sheetLimits.unpackedBytes + 1), 1000);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await faultOf(() => readTable(new Blob([bomb])))).toBe('unpacks-too-large');
  }, 60_000);

  test('that is cut off, is no workbook, or is of the old kind is refused with the reason', async () => {
    const whole = workbook('<row><c><v>1</v></c></row>');
    expect(await faultOf(() => readTable(new Blob([whole.slice(0, -40)])))).toBe('broken');
    const half = workbook('<row><c><v>1</v></c>');
    expect(await faultOf(() => readTable(new Blob([half])))).toBe('broken');
    const other = zipSync({ 'a.txt': strToU8('a') }) as Uint8Array<ArrayBuffer>;
    expect(await faultOf(() => readTable(new Blob([other])))).toBe('broken');
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]);
    expect(await faultOf(() => readTable(new Blob([old])))).toBe('old-excel');
    expect(await faultOf(() => readTable(new Blob(['\n ,\n'])))).toBe('empty');
    expect(await faultOf(() => readTable(new Blob([new Uint8Array(10_000_001)])))).toBe('too-large');
    expect(await faultOf(() => readTable(new Blob(['a\n'.repeat(50_001)])))).toBe('too-many-rows');
  });
});

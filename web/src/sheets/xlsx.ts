// The first sheet of an Excel workbook as texts, and workbooks of texts. A formula is what it last came to; nothing is
// ever computed. Own code over a zip and an XML library: the readers there are make room for every cell up to the last
// one named, so that a file of two cells can take all the memory there is.
import { strToU8, zipSync } from 'fflate';
import { Parser } from 'saxen';
import { SheetError, sheetLimits, type TableRow } from './table.ts';
import { unpack } from './unpack.ts';

/** @throws SheetError */
export function readXlsx(bytes: Uint8Array): TableRow[] {
  const files = unpack(bytes, (name) => /^xl\/[^.]*\.xml$|\.rels$/.test(name));
  const text = (name: string) => {
    const file = files.get(name);
    return file && new TextDecoder().decode(file);
  };
  const sheet = text(firstSheet(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels')));
  if (sheet === undefined) throw new SheetError('broken');
  return rowsOf(sheet, stringsOf(text('xl/sharedStrings.xml') ?? ''));
}

type Handlers = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Walks through XML by the local names of its elements. @throws SheetError `broken` for what is no whole document */
function walk(xml: string, handlers: Handlers): void {
  let depth = 0;
  let roots = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => {
    if (depth === 0) roots += 1;
    depth += 1;
    handlers.open?.(local(name), attributes());
  });
  parser.on('closeTag', (name) => {
    depth -= 1;
    handlers.close?.(local(name));
  });
  parser.on('text', (text, decode) => handlers.text?.(decode(text)));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('error', (error) => {
    throw error instanceof SheetError ? error : new SheetError('broken', error);
  });
  parser.parse(xml);
  // One that was cut off says no more than half of what it said.
  if (depth !== 0 || roots !== 1) throw new SheetError('broken');
}

function firstSheet(workbook = '', relations = ''): string {
  let relation: string | undefined;
  walk(workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet' || relation !== undefined || attributes.state === 'hidden') return;
      relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  let target = '';
  walk(relations, {
    open: (name, { Id, Target = '' }) => {
      if (name === 'Relationship' && Id === relation) target = Target;
    },
  });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Texts that cells refer to by number; how they are pronounced is no part of them. */
function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let [inText, spoken, text] = [false, false, ''];
  walk(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') spoken = true;
      if (name === 't') inText = !spoken;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') spoken = false;
      if (name === 't') inText = false;
    },
    text: (part) => {
      if (inText) text += part;
    },
  });
  return strings;
}

function rowsOf(xml: string, strings: readonly string[]): TableRow[] {
  const rows: TableRow[] = [];
  let [line, column, type, value] = [0, 0, '', ''];
  let [inValue, spoken] = [false, false];
  let cells: string[] = [];
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = Number(attributes.r) || line + 1;
        [column, cells] = [0, []];
        if (rows.length >= sheetLimits.rows) throw new SheetError('too-many-rows');
      } else if (name === 'c') {
        column = columnOf(attributes.r) ?? column + 1;
        [type, value] = [attributes.t ?? 'n', ''];
      } else if (name === 'rPh') spoken = true;
      else if (name === 'v' || name === 't') inValue = !spoken;
    },
    close: (name) => {
      if (name === 'row') rows.push({ line, cells: Array.from(cells, (cell) => cell ?? '') });
      else if (name === 'c' && column <= sheetLimits.columns) cells[column - 1] = said(type, value, strings);
      else if (name === 'rPh') spoken = false;
      else if (name === 'v' || name === 't') inValue = false;
    },
    text: (part) => {
      if (inValue) value += part;
    },
  });
  return rows;
}

/** `AB12` is column 28. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function said(type: string, value: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : value === '0' ? 'false' : '';
  // Numbers as people write them: a telephone number is no 1.38E+10.
  if (type === 'n' && /e/i.test(value)) return String(Number(value));
  return value;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const escaped = (text: string) =>
  text
    // What XML cannot hold.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out
    .replaceAll(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const typed = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`);

/** Every cell is a text, which no spreadsheet runs. */
export function xlsxOf(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const each = (make: (sheet: Sheet, number: number) => string) =>
    sheets.map((sheet, at) => make(sheet, at + 1)).join('');
  const cell = (text: string) =>
    text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const files = {
    '[Content_Types].xml': xml(
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typed}.sheet.main+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${typed}.worksheet+xml"/>`)}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name }, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packaged}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        xml(
          `<worksheet xmlns="${main}"><cols><col min="1" max="${sheetLimits.columns}" width="18" customWidth="1"/></cols><sheetData>${rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
        ),
      ]),
    ),
  };
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}

// What a spreadsheet file comes to once it is read: rows of texts with the numbers that a spreadsheet shows beside them.

export interface TableRow {
  /** As a spreadsheet counts: the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a file could not be read as a table; the words are in i18n/sheets.ts. */
export type SheetFault =
  | 'too-large'
  | 'unpacks-too-large'
  | 'too-many-rows'
  | 'old-excel'
  | 'broken'
  | 'encoding'
  | 'empty';

export class SheetError extends Error {
  override readonly name = 'SheetError';
  readonly fault: SheetFault;
  constructor(fault: SheetFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

/** Far beyond the registers of a district, and read in a moment. */
export const sheetLimits = {
  /** Of the file as it is. */
  bytes: 10_000_000,
  /** Of everything that is read from a file once it is unpacked. */
  unpackedBytes: 60_000_000,
  rows: 50_000,
  columns: 100,
} as const;

// Cells that hold several things, read back: codes of other standards, photos, choices, what a question depends on.
import type { EvidenceNeed, Question, StandardCode } from '#shared/contracts/catalogue.ts';
import { evidenceKinds } from '#shared/contracts/vocabulary.ts';
import { word } from '../../../i18n/words.ts';

/** A cell that does not say what its column asks for. */
export class CellUnread extends Error {}

const parts = (cell: string, by: RegExp) =>
  cell
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);
const comma = /[、,，;；\n]/;

/** `GBT30428.2-2013 0110、…`: the code is the last word. */
export const readMapped = (cell: string): StandardCode[] =>
  parts(cell, comma).map((part) => {
    const [, standard, code] = /^(.+)\s+(\S+)$/.exec(part) ?? [];
    if (!standard || !code) throw new CellUnread(part);
    return { standard: standard.trim(), code };
  });

/** `处置后×1、…`, in either language; without a number one photo. */
export const readNeeds = (cell: string): EvidenceNeed[] =>
  parts(cell, comma).map((part) => {
    const [, name = '', count = '1'] = /^(.+?)\s*(?:[×x*]\s*(\d+))?$/i.exec(part) ?? [];
    const kind = evidenceKinds.find((each) =>
      [each, ...word.inEvery(`evidence.${each}`)].some(
        (called) => called.toLowerCase() === name.trim().toLowerCase(),
      ),
    );
    if (!kind) throw new CellUnread(part);
    return { kind, count: Number(count) };
  });

/** `yes=是/Yes；no=否/No`. */
export const readChoices = (cell: string): Question['choices'] =>
  parts(cell, /[;；\n]/).map((part) => {
    const [, id, zh, en] = /^([^=]+)=([^/]+)\/(.+)$/.exec(part) ?? [];
    if (!id || !zh || !en) throw new CellUnread(part);
    return { id: id.trim(), label: { zh: zh.trim(), en: en.trim() } };
  });

/** `blocks-road=yes、partly`. */
export function readShown(cell: string): Question['shown'] {
  if (cell.trim() === '') return undefined;
  const [, question, answers = ''] = /^([^=]+)=(.+)$/.exec(cell) ?? [];
  if (!question) throw new CellUnread(cell);
  return { question: question.trim(), answers: parts(answers, comma) };
}

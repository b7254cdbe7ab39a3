// What a report is while it is being written, what it still lacks, and what is sent of it. No storage, no drawing.
import type { Answers } from '#shared/contracts/answers.ts';
import type { Report } from '#shared/contracts/cases.ts';
import type { Category } from '#shared/contracts/catalogue.ts';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { EvidenceKind, Severity, Source } from '#shared/contracts/vocabulary.ts';
import { answerIssues, questionsShown } from '#shared/domain/answers.ts';
import { reportPhotos } from '#shared/domain/photo-needs.ts';

export interface DraftFields {
  /** Made once: however often it is sent, it is one case. */
  readonly caseId: string;
  readonly commandId: string;
  category: string | undefined;
  /** Until somebody chooses one it is the category's. */
  severity: Severity | undefined;
  source: Source;
  /** By category and question, as they were typed: a category chosen by mistake loses none of another's. */
  answers: Record<string, Record<string, string>>;
  text: string;
  address: string;
  point: Point | undefined;
  /** Metres, as long as the point is the device's own. */
  accuracy: number | undefined;
  /** The person put the pin: the device has no more say. */
  pinned: boolean;
  solvedOnSpot: boolean;
  photoCount: number;
  /** ISO instant of the last try; nobody has answered that it arrived. */
  unsentAt: string | undefined;
}

export const blankDraft = (caseId: string, commandId: string): DraftFields => ({
  caseId,
  commandId,
  category: undefined,
  severity: undefined,
  source: 'grid_officer',
  answers: {},
  text: '',
  address: '',
  point: undefined,
  accuracy: undefined,
  pinned: false,
  solvedOnSpot: false,
  photoCount: 0,
  unsentAt: undefined,
});

/** Nothing in it that a person would miss; where the device stands is no such thing. */
export const isBlank = (draft: DraftFields): boolean =>
  !draft.category && !draft.pinned && draft.photoCount === 0 && `${draft.text}${draft.address}`.trim() === '';

/** The service's own minimum; shorter says nothing. */
const shortestText = 2;

export type Gap = 'photos' | 'category' | 'questions' | 'place' | 'text' | 'after';

/** What a category asks of its report. */
export type Asked = Pick<Category, 'questions' | 'evidence'>;

/** How many photos of a kind the report needs. */
export const photosNeeded = (draft: DraftFields, asked: Asked, kind: EvidenceKind): number =>
  reportPhotos(asked, draft).find((need) => need.kind === kind)?.count ?? 0;

/** The answers to the questions that are shown; what is no number stays as it was typed. */
export function answersOf({ answers, category = '' }: DraftFields, { questions }: Asked): Answers {
  const typed = new Map(Object.entries(answers[category] ?? {}));
  const all: Answers = Object.fromEntries(
    questions.flatMap(({ id, type }): [string, Answers[string]][] => {
      const value = typed.get(id)?.trim() ?? '';
      if (value === '') return [];
      return [[id, type === 'number' && Number.isFinite(Number(value)) ? Number(value) : value]];
    }),
  );
  const shown = new Set(questionsShown(questions, all).map(({ id }) => id));
  return Object.fromEntries(Object.entries(all).filter(([id]) => shown.has(id)));
}

/** What must be filled in before it can be sent, in the order of the page. */
export function gapsOf(draft: DraftFields, photos: readonly { kind: string }[], asked: Asked): Gap[] {
  const gaps: Gap[] = [];
  const few = (kind: EvidenceKind) =>
    photos.filter((photo) => photo.kind === kind).length < photosNeeded(draft, asked, kind);
  if (few('scene') || few('before')) gaps.push('photos');
  if (!draft.category) gaps.push('category');
  if (answerIssues(asked.questions, answersOf(draft, asked)).length > 0) gaps.push('questions');
  if (!draft.point) gaps.push('place');
  if (Array.from(draft.text.trim()).length < shortestText) gaps.push('text');
  if (few('after')) gaps.push('after');
  return gaps;
}

/** The report as the contract has it, once {@link gapsOf} finds none; photos of what was not solved stay behind. */
export function reportOf(draft: DraftFields, evidence: readonly EvidenceRef[], asked: Asked): Report {
  if (!draft.category || !draft.point) throw new Error('a draft with gaps is not sent');
  const address = draft.address.trim();
  return {
    caseId: draft.caseId,
    commandId: draft.commandId,
    category: draft.category,
    ...(draft.severity && { severity: draft.severity }),
    source: draft.source,
    text: draft.text.trim(),
    answers: answersOf(draft, asked),
    place: { point: draft.point, ...(address && { address }) },
    solvedOnSpot: draft.solvedOnSpot,
    evidence: evidence.filter(({ kind }) => draft.solvedOnSpot || kind !== 'after'),
  };
}

// The fields of an action's input as data: what each holds, within which bounds, and with what it begins. The check
// of a request (case-actions.ts) and the console's form are both made from them, so no validation library is here.
import { type EvidenceKind, limits } from './vocabulary.ts';

/**
 * `required`: there has to be something · `optional`: may be left out · `changed`: begins as the case has it, is sent
 * when it was changed, and is never emptied · `asked`: the form asks for it, and the action's own rule knows when it
 * may be missing.
 */
export type Presence = 'required' | 'optional' | 'changed' | 'asked';

interface Described {
  /** Names the words that the console shows: `input.<label>`. */
  readonly label: string;
  readonly presence: Presence;
  /** For the API's reference, the demo and tests; a field without one takes its part's own. */
  readonly example?: unknown;
}

/** Words as people type them. Bounds are of characters, counted without the spaces around them. */
export interface TextField extends Described {
  readonly control: 'text';
  readonly min: number;
  readonly max: number;
}
/** One of a few words of the vocabulary. */
export interface ChoiceField extends Described {
  readonly control: 'choice';
  /** Names the words of the choices: `<words>.<choice>`. */
  readonly words: 'severity' | 'closing';
  readonly choices: readonly string[];
  /** Chosen to begin with. */
  readonly first?: string;
}
/** One department, or several: begins with what the case's `suggestion` says under the name of the field. */
export interface DepartmentField extends Described {
  readonly control: 'department' | 'departments';
}
export interface PhotosField extends Described {
  readonly control: 'photos';
  /** What the photos show; without it the person says. */
  readonly shows?: EvidenceKind;
  /** A lead has to give one where the category asks for a photo of the result. */
  readonly proof?: true;
}
/** Some of the tasks that the offer lists. */
export interface TasksField extends Described {
  readonly control: 'tasks';
  /** Naming none means all of them; the form then offers one or all. */
  readonly noneIsAll?: true;
}
/**
 * `condition`: a filing condition of the case's category · `colleague`: of the task's department · `task`: named by the button
 * that opens the form, not in it.
 */
interface PlainField extends Described {
  readonly control: 'category' | 'condition' | 'place' | 'colleague' | 'stars' | 'task';
}

export type Field = TextField | ChoiceField | DepartmentField | PhotosField | TasksField | PlainField;
export type Fields = Readonly<Record<string, Field>>;

/** Departments that one dispatch can name in one part. */
export const departmentsPerPart = 20;
/** Tasks of one dispatch: a lead, and the two other parts. */
export const tasksPerDispatch = 1 + 2 * departmentsPerPart;
export const mostStars = 5;

/** Exactly this label and presence, so that the types of inputs and of forms follow. */
type As<F extends Field, L extends string, P extends Presence> = F & {
  readonly label: L;
  readonly presence: P;
};
const field = <const F extends Field>(definition: F): F => definition;

interface Bounds {
  readonly min?: number;
  readonly max: number;
  readonly example: string;
}
const written = <const L extends string, const P extends Presence>(
  label: L,
  presence: P,
  { min = 2, max, example }: Bounds,
): As<TextField, L, P> => ({ control: 'text', label, presence, min, max, example });

export const words = <const L extends string>(label: L, bounds: Bounds) => written(label, 'required', bounds);
export const reason = <const L extends string>(label: L, example: string) =>
  words(label, { max: limits.reasonLength, example });
/** Words that may be left out; a single one is enough. */
export const remark = <const L extends string>(label: L, example: string) =>
  written(label, 'optional', { min: 0, max: limits.reasonLength, example });
export const note = remark('note', '现场核实，情况属实');
export const reasonAsked = <const L extends string>(label: L, example: string) =>
  written(label, 'asked', { max: limits.reasonLength, example });
/** Words that the case has already. */
export const wording = <const L extends string>(label: L, bounds: Bounds) =>
  written(label, 'changed', bounds);

export const choice = <const F extends Omit<ChoiceField, 'control'>>(definition: F) =>
  ({ control: 'choice', ...definition }) as const;

type Shown = Pick<PhotosField, 'shows' | 'proof'>;
export const photos = <const L extends string>(label: L, shown: Shown): As<PhotosField, L, 'optional'> => ({
  control: 'photos',
  label,
  presence: 'optional',
  ...shown,
});
export const photosRequired = field({ control: 'photos', label: 'photos', presence: 'required' });

export const department = field({
  control: 'department',
  label: 'lead',
  presence: 'required',
});
export const departments = <const L extends string>(label: L, example: string) =>
  field({ control: 'departments', label, presence: 'optional', example: [example] });

export const task = field({ control: 'task', label: 'task', presence: 'required' });
export const tasks = <const L extends string>(
  label: L,
  more: Pick<TasksField, 'noneIsAll'> = {},
): As<TasksField, L, 'optional'> => ({
  control: 'tasks',
  label,
  presence: 'optional',
  example: ['t3-sanitation'],
  ...more,
});
export const colleague = field({
  control: 'colleague',
  label: 'handler',
  presence: 'optional',
  example: 'handler-sanitation',
});
export const stars = field({ control: 'stars', label: 'stars', presence: 'required', example: mostStars });
export const category = field({ control: 'category', label: 'category', presence: 'changed' });
export const condition = field({
  control: 'condition',
  label: 'condition',
  presence: 'optional',
  example: '1',
});
export const place = field({ control: 'place', label: 'place', presence: 'changed' });

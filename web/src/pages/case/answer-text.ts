// An answer to a question of the category, in the language chosen.
import type { Answered } from '#shared/contracts/answers.ts';
import { labelOf } from '../../data/district.tsx';

export const answerText = ({ choice, value }: Answered): string => (choice ? labelOf(choice) : String(value));

// Whether a catalogue holds together: its tree, and what the rows of one category say of each other.
import {
  type CatalogueRow,
  type Category,
  deepestCategory,
  type Question,
} from '#shared/contracts/catalogue.ts';
import { isCategory } from './catalogue.ts';
import type { Issue } from './error.ts';
import { twice, unknown, unknowns } from './issues.ts';
import { onCircles, pathsOf } from './tree.ts';

/** Every fault of the part, as JSON pointers below `/catalogue`. */
export function catalogueIssues(rows: readonly CatalogueRow[], departmentIds: ReadonlySet<string>): Issue[] {
  return [
    ...twice('/catalogue', rows),
    ...treeIssues(rows),
    ...rows.flatMap((row, at) =>
      isCategory(row) ? categoryIssues(row, departmentIds, `/catalogue/${at}`) : [],
    ),
  ];
}

/** Every row is part of a branch that exists, none stands below itself, and the tree has a bottom. */
function treeIssues(rows: readonly CatalogueRow[]): Issue[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const circling = onCircles(rows);
  const paths = pathsOf(rows);
  return rows.flatMap(({ id, parent }, at): Issue[] => {
    const pointer = `/catalogue/${at}/parent`;
    if (parent === null) return [];
    const above = byId.get(parent);
    if (!above) return unknown(parent, byId, pointer, 'branch');
    if (circling.has(id))
      return [{ pointer, detail: `“${id}” stands below itself`, rule: 'below-itself', about: id }];
    if (isCategory(above))
      return [{ pointer, detail: `“${parent}” is no branch`, rule: 'no-branch', about: parent }];
    if ((paths.get(id)?.length ?? 0) > deepestCategory)
      return [
        { pointer, detail: `“${id}” stands more than ${deepestCategory} deep`, rule: 'too-deep', about: id },
      ];
    return [];
  });
}

/** What no field of a category can say alone; pointers begin with `pointer`. */
export function categoryIssues(
  { lead, assist, conditions, evidence, questions }: Category,
  departmentIds: ReadonlySet<string>,
  pointer = '',
): Issue[] {
  return [
    ...unknown(lead, departmentIds, `${pointer}/lead`, 'department'),
    ...unknowns(assist, departmentIds, `${pointer}/assist`, 'department'),
    ...[lead, ...assist].flatMap((id, at, all): Issue[] =>
      id !== undefined && all.indexOf(id) < at
        ? [
            {
              pointer: `${pointer}/assist/${at - 1}`,
              detail: `names “${id}” more than once`,
              rule: 'twice',
              about: id,
            },
          ]
        : [],
    ),
    ...twice(`${pointer}/conditions`, conditions),
    ...(['report', 'finish'] as const).flatMap((when) =>
      evidence[when].flatMap(({ kind }, at, all): Issue[] =>
        all.findIndex((each) => each.kind === kind) < at
          ? [
              {
                pointer: `${pointer}/evidence/${when}/${at}/kind`,
                detail: `“${kind}” is there twice`,
                rule: 'twice',
                about: kind,
              },
            ]
          : [],
      ),
    ),
    ...(['report', 'finish'] as const).flatMap((when) =>
      evidence[when].flatMap(({ kind }, at): Issue[] =>
        (kind === 'after') === (when === 'finish')
          ? []
          : [
              {
                pointer: `${pointer}/evidence/${when}/${at}/kind`,
                detail:
                  when === 'finish' ? 'only the result is shown then' : 'there is no result to show yet',
                rule: 'photo-kind',
                about: kind,
              },
            ],
      ),
    ),
    ...twice(`${pointer}/questions`, questions),
    ...questions.flatMap((each, at) =>
      questionIssues(each, questions.slice(0, at), `${pointer}/questions/${at}`),
    ),
  ];
}

function questionIssues(
  { type, choices, shown }: Question,
  earlier: readonly Question[],
  pointer: string,
): Issue[] {
  const asked = earlier.find(({ id }) => id === shown?.question);
  const answers = new Set(asked?.choices.map(({ id }) => id));
  return [
    ...(type === 'choice' && choices.length < 2
      ? [
          {
            pointer: `${pointer}/choices`,
            detail: 'needs at least two choices',
            rule: 'few-choices' as const,
          },
        ]
      : []),
    ...(type !== 'choice' && choices.length > 0
      ? [
          {
            pointer: `${pointer}/choices`,
            detail: `a question of type ${type} has no choices`,
            rule: 'no-choice-question' as const,
          },
        ]
      : []),
    ...twice(`${pointer}/choices`, choices),
    ...(shown && asked?.type !== 'choice'
      ? [
          {
            pointer: `${pointer}/shown/question`,
            detail: `“${shown.question}” is no earlier question of type choice`,
            rule: 'not-earlier' as const,
            about: shown.question,
          },
        ]
      : []),
    ...(shown && asked?.type === 'choice'
      ? unknowns(shown.answers, answers, `${pointer}/shown/answers`, 'choice')
      : []),
  ];
}

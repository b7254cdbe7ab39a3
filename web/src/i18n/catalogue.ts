// Texts of the catalogue's page.
import { dictionary, texts } from './text.ts';

export const catalogueText = texts(
  dictionary({
    'group.another': ['新的大类…', 'A new group…'],
    'group.choose': ['选一个大类', 'Choose a group'],
    'group.names': ['新大类的名称', 'Names of the new group'],
    'many.limit': ['改处置时限', 'Change the limit'],
    'many.department': ['改主办部门', 'Change the department'],
    'many.apply': ['用于这 {n} 类', 'Apply to these {n}'],
    'many.choose': ['选一个部门，马上改好', 'Choose one; it applies at once'],
  }),
);

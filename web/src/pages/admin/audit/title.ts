// What a change on the audit list is called.
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { auditText } from '../../../i18n/audit.ts';

export function titleOf(entry: AuditEntry): string {
  if (entry.kind === 'part')
    return auditText(entry.cancelled ? 'part.cancelled' : entry.from ? 'part.scheduled' : 'part', {
      part: auditText(`part.${entry.part}`),
      version: entry.version,
    });
  const how = entry.removed ? 'removed' : entry.version === 1 ? 'created' : 'changed';
  return auditText(`record.${how}`, { what: auditText(`register.${entry.register}`), name: entry.name });
}

// Which changes the audit list shows: by any word, by who made them, between two days of the district.
import { useSearchParams } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { instantOfWall } from '#shared/domain/time-zone.ts';
import { auditText } from '../../../i18n/audit.ts';
import { timeZone } from '../../../i18n/format.ts';
import { TextField } from '../../../ui/Field.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import styles from './Audit.module.css';

type Params = { q?: string; who?: string; from?: string; to?: string; change?: string };

/** As the service is asked; instants in UTC. */
export interface AuditFilter {
  readonly q?: string;
  readonly who?: string;
  readonly from?: string;
  readonly until?: string;
}

/** The filter lives in the address; days are the district's, and both are in the stretch. */
export function useAuditFilter() {
  const [params, setParams] = useSearchParams<Params>();
  const filter = createMemo((): AuditFilter => {
    const { q, who, from, to } = params;
    return {
      ...(q && { q }),
      ...(who && { who }),
      ...(isDay(from) && { from: instantOfWall(timeZone(), `${from}T00:00`) }),
      ...(isDay(to) && { until: instantOfWall(timeZone(), `${dayAfter(to)}T00:00`) }),
    };
  });
  const change = (next: Omit<Params, 'change'>) => setParams(next, { replace: true });
  return { params, filter, change };
}

const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export function Filter(props: { params: Params; onChange: (next: Omit<Params, 'change'>) => void }) {
  return (
    <div class={styles.filter}>
      <SearchField
        label={auditText('search')}
        q={props.params.q ?? ''}
        onSearch={(q) => props.onChange({ q: q || undefined })}
      />
      <SearchField
        label={auditText('search.who')}
        q={props.params.who ?? ''}
        onSearch={(who) => props.onChange({ who: who || undefined })}
      />
      <TextField
        required
        label={auditText('search.from')}
        type="date"
        value={props.params.from ?? ''}
        onChange={(from) => props.onChange({ from: from || undefined })}
      />
      <TextField
        required
        label={auditText('search.to')}
        type="date"
        value={props.params.to ?? ''}
        onChange={(to) => props.onChange({ to: to || undefined })}
      />
    </div>
  );
}

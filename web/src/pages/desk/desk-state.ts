// The desk's state lives in the address: queue, filters and open case, so that a link shows what its sender saw.
import { useSearchParams } from '@solidjs/router';
import type { Queue } from '#shared/contracts/cases.ts';
import { type Severity, severities } from '#shared/contracts/vocabulary.ts';
import type { ListFilter } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { firstQueue, queuesOf } from './queues.ts';

type Params = {
  queue?: string;
  case?: string;
  category?: string;
  severity?: string;
  area?: string;
  q?: string;
};

const noFilter = { category: undefined, severity: undefined, area: undefined, q: undefined };

export function createDeskState() {
  const district = useDistrict();
  const [params, setParams] = useSearchParams<Params>();
  const groups = () => queuesOf(district.member());
  const queue = (): Queue => {
    const asked = groups()
      .flatMap((group) => group.queues)
      .find((each) => each === params.queue);
    return asked ?? firstQueue(district.member());
  };
  const filter = (): ListFilter => {
    const severity = severities.find((each) => each === params.severity);
    return {
      ...(params.category && { category: params.category }),
      ...(severity && { severity }),
      ...(params.area && { area: params.area }),
      ...(params.q && { q: params.q }),
    };
  };
  const search = (changes: Params) => {
    const next = new URLSearchParams();
    const all = { ...params, ...changes };
    for (const [name, value] of Object.entries(all)) if (value) next.set(name, String(value));
    return `?${next}`;
  };
  return {
    groups,
    queue,
    filter,
    filtered: () => Object.keys(filter()).length > 0,
    caseId: () => params.case,
    /** Addresses for links. */
    caseHref: (id: string) => search({ case: id }),
    queueHref: (id: Queue) => search({ queue: id, case: undefined, ...noFilter }),
    open: (id: string | undefined) => setParams({ case: id }, { replace: true }),
    setFilter: (changes: { category?: string; severity?: Severity | ''; area?: string; q?: string }) =>
      setParams({ ...changes, case: undefined }, { replace: true }),
    clearFilter: () => setParams(noFilter, { replace: true }),
  };
}

export type DeskState = ReturnType<typeof createDeskState>;

// The keys of the one table. Every tenant key, index keys included, begins `T#<district>#` and can only be made
// through `districtKeys`; the few rows outside tenants are made by the functions below it.

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Digits of an event's number, so that keys sort as numbers do. */
const seqDigits = 6;

/** All keys that one district can form. */
export function districtKeys(district: string) {
  const t = `T#${district}#`;
  const ofCase = (id: string) => `${t}C#${id}`;
  return {
    casePartition: ofCase,
    caseOf: (partition: string) => partition.slice(`${t}C#`.length),
    head: (id: string): Key => ({ pk: ofCase(id), sk: 'CASE' }),
    /** The events of one command, under the number of the first. */
    events: (id: string, seq: number): Key => ({
      pk: ofCase(id),
      sk: `E#${String(seq).padStart(seqDigits, '0')}`,
    }),
    task: (id: string, task: string): Key => ({ pk: ofCase(id), sk: `TASK#${task}` }),
    evidence: (id: string, evidence: string): Key => ({ pk: ofCase(id), sk: `P#${evidence}` }),
    /** The uploads that a member asked for in a case: also the only trace of a case that was never reported. */
    uploads: (id: string, member: string): Key => ({ pk: `${t}UP#${member}`, sk: id }),
    /** Which case had a file first. */
    photo: (sha256: string): Key => ({ pk: `${t}SHA#${sha256}`, sk: 'FIRST' }),
    /** In the index of months: what a member reported. */
    reporter: (member: string) => `${t}BY#${member}`,
    number: (day: string): Key => ({ pk: `${t}N`, sk: day }),
    configuration: (sk: string): Key => ({ pk: `${t}CFG`, sk }),
    record: (register: string, id: string): Key => ({ pk: `${t}R#${register}`, sk: id }),
    recordHistory: (register: string, id: string, version: number): Key => ({
      pk: `${t}RH#${register}#${id}`,
      sk: String(version).padStart(seqDigits, '0'),
    }),
    /** A partition's key without what names the district. */
    inside: (partition: string) => partition.slice(t.length),
    /** The register whose history a partition holds. */
    registerOf: (partition: string) => partition.slice(`${t}RH#`.length).split('#')[0] ?? '',
    /** In the index of months: every change of configuration and of registers. */
    audit: (yearMonth: string) => `${t}AUDIT#${yearMonth}`,
    roster: (department: string, member: string): Key => ({ pk: `${t}D#${department}`, sk: member }),
    /** Who is bound to an area. */
    bound: (area: string, binding: string): Key => ({ pk: `${t}BOUND`, sk: `${area}#${binding}` }),
    /** Whose turn it was last in a department that gives its tasks in turn. */
    turn: (department: string): Key => ({ pk: `${t}TURN`, sk: department }),
    /** Of whoever is on duty. */
    duty: (member: string): Key => ({ pk: `${t}DUTY`, sk: member }),
    /** Somebody left a department: beside the events of cases in the stream. */
    departure: (member: string, at: string): Key => ({ pk: `${t}LEFT`, sk: `E#${at}#${member}` }),
    /** Whoever has a role of the district's own. */
    roleHolder: (role: string, member: string): Key => ({ pk: `${t}ROLE#${role}`, sk: member }),
    counters: (): Key => ({ pk: countersPartition(district), sk: 'states' }),
    memberCount: (): Key => ({ pk: countersPartition(district), sk: 'members' }),
    counted: (id: string, seq: number): Key => ({
      pk: `${t}S#counted#${id}`,
      sk: String(seq).padStart(seqDigits, '0'),
    }),
    stateQueue: (state: string) => `${t}Q#${state}`,
    departmentQueue: (department: string, state: string) => `${t}DQ#${department}#${state}`,
    month: (yearMonth: string) => `${t}MONTH#${yearMonth}`,
    openInArea: (area: string) => `${t}A#${area}`,
    /** In the index of months, beside the audit list: the logins that lead into the district. */
    logins: () => `${t}LOGIN`,
  };
}
export type DistrictKeys = ReturnType<typeof districtKeys>;

/** What a district has now: the one partition that operators read in every district. */
const countersPartition = (district: string) => `T#${district}#S#now`;

/** The number of the first event that a row of events holds. */
export const firstSeqOf = (sk: string): number => Number(sk.slice('E#'.length));

/** The district and case that a case partition's key names, or undefined for any other row. */
export function parseCasePartition(pk: string): { district: string; caseId: string } | undefined {
  const match = /^T#([^#]+)#C#([^#]+)$/.exec(pk);
  return match ? { district: match[1] as string, caseId: match[2] as string } : undefined;
}

/** The district in which somebody left a department, or undefined for any other row. */
export const districtOfDeparture = (pk: string): string | undefined => /^T#([^#]+)#LEFT$/.exec(pk)?.[1];

/** Which member a login is: one row per district. */
export const loginKey = (account: string, district: string): Key => ({
  pk: `LOGIN#${account}`,
  sk: district,
});
export const loginPartition = (account: string) => `LOGIN#${account}`;
export const accountOfLogin = (partition: string) => partition.slice(loginPartition('').length);

/** Off-boardings of districts: what is under way, and receipts. */
export const offboardingKey = (id: string): Key => ({ pk: 'OFFBOARDING', sk: id });
/** The files of an off-boarding's archive. */
export const archiveFileKey = (id: string, file: string): Key => ({ pk: `OFFBOARDING#${id}`, sk: file });

/** The register of districts. */
export const registerKey = (district: string): Key => ({ pk: 'REGISTER', sk: district });

/** The requests of a district that were counted in a window. */
export const ratePartition = (district: string) => `RATE#${district}`;
export const rateKey = (district: string, window: number): Key => ({
  pk: ratePartition(district),
  sk: String(window),
});

/** What a district used in a month (`yyyymm`, UTC). */
export const usageKey = (month: string, district: string): Key => ({ pk: `USAGE#${month}`, sk: district });

/** Shards of the due index: thousands of cases due in the same minute are read side by side. */
export const dueShards = 16;
export const duePartition = (shard: number) => `DUE#${String(shard).padStart(2, '0')}`;

/** Crockford's base 32, which ULIDs are written in. */
const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The shard of a case: the last character of a ULID is random, and its 32 values fall evenly on the shards. */
export const dueShardOf = (caseId: string): string =>
  duePartition(base32.indexOf(caseId.slice(-1)) % dueShards);

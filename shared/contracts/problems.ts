// Every problem the service can answer with, and no other. RFC 9457: `type` is `urn:gridloop:problem:<code>`.

export const problems = {
  'request/malformed-json': { status: 400, title: 'The body is not JSON' },
  'request/invalid': { status: 422, title: 'The request does not fit its contract' },
  'request/too-large': { status: 413, title: 'The request is too large' },
  'request/not-found': { status: 404, title: 'There is nothing at this address' },
  'request/too-many': { status: 429, title: 'Too many requests; wait before sending more' },
  'request/unsupported-media-type': { status: 415, title: 'Only application/json is understood' },
  'request/precondition-required': { status: 428, title: 'Say with If-Match which version is meant' },
  'auth/unauthenticated': { status: 401, title: 'Sign in first' },
  'auth/forbidden': { status: 403, title: 'This account may not do that' },
  'district/not-found': { status: 404, title: 'There is no such district' },
  'district/id-taken': { status: 409, title: 'There is another district with this id' },
  'district/suspended': { status: 403, title: 'The district is suspended' },
  'district/not-suspended': { status: 409, title: 'The district has to be suspended first' },
  'district/leaving': { status: 409, title: 'The district is being removed' },
  'district/version-mismatch': { status: 412, title: 'The district has changed since it was read' },
  'quota/exceeded': { status: 409, title: 'The district has as much as its quota allows' },
  'offboarding/not-found': { status: 404, title: 'There is no such off-boarding' },
  'offboarding/not-archived': { status: 409, title: 'There is no archive of the district' },
  'offboarding/not-confirmed': { status: 422, title: 'Another district was named' },
  'configuration/invalid': { status: 422, title: 'The configuration does not hold together' },
  'configuration/no-such-version': { status: 404, title: 'The part has no such version' },
  'configuration/no-such-shapes': { status: 422, title: 'The district has no such set of shapes' },
  'configuration/version-mismatch': { status: 412, title: 'The part has changed since it was read' },
  'configuration/waiting': { status: 409, title: 'A version of the part waits to come into force' },
  'configuration/not-waiting': { status: 409, title: 'The version does not wait to come into force' },
  'record/not-found': { status: 404, title: 'There is no such record' },
  'record/id-taken': { status: 409, title: 'There is another record with this id' },
  'record/invalid': { status: 422, title: 'The record does not fit the district' },
  'record/needed': { status: 409, title: 'The district cannot be without this record' },
  'record/version-mismatch': { status: 412, title: 'The record has changed since it was read' },
  'login/elsewhere': { status: 409, title: 'People sign in at another service' },
  'login/not-invited': { status: 409, title: 'Nobody waits for an invitation' },
  'case/not-found': { status: 404, title: 'There is no such case' },
  'case/id-taken': { status: 409, title: 'Another report already uses this case id' },
  'case/command-id-taken': { status: 409, title: 'This command id was used for another command' },
  'case/wrong-state': { status: 409, title: 'The case is not in a state for this action' },
  'case/version-mismatch': { status: 412, title: 'The case has changed since it was read' },
  'case/conflict': { status: 409, title: 'Others are changing this case right now' },
  'case/unknown-category': { status: 422, title: 'The catalogue has no such category' },
  'case/category-disabled': { status: 422, title: 'Nothing new is reported under this category' },
  'case/invalid-answers': { status: 422, title: 'The answers do not fit the category’s questions' },
  'case/unknown-condition': { status: 422, title: 'The category has no such filing condition' },
  'case/unknown-department': { status: 422, title: 'The district has no such department' },
  'case/unknown-handler': { status: 422, title: 'The department has no such handler' },
  'case/same-department': { status: 422, title: 'A department can take part only once' },
  'case/nothing-to-correct': { status: 422, title: 'The correction changes nothing' },
  'case/reason-required': { status: 422, title: 'A reason is needed' },
  'case/source-not-allowed': { status: 422, title: 'This account cannot report from that source' },
  'case/four-eyes': { status: 403, title: 'Who solved a case on the spot cannot check it' },
  'case/reopen-too-late': { status: 409, title: 'The time for reopening is over' },
  'case/already-rated': { status: 409, title: 'The case has been rated' },
  'task/not-found': { status: 404, title: 'There is no such task' },
  'task/wrong-state': { status: 409, title: 'The task is not in a state for this action' },
  'task/not-named': { status: 422, title: 'Several tasks are possible and none was named' },
  'task/other-handler': { status: 403, title: 'The task is in the hands of another handler' },
  'evidence/not-found': { status: 404, title: 'There is no such evidence' },
  'evidence/id-taken': { status: 409, title: 'This evidence id was used for another upload' },
  'evidence/not-uploaded': { status: 409, title: 'The photo has not been uploaded' },
  'evidence/not-committed': { status: 422, title: 'The photo has not been committed' },
  'evidence/rejected': { status: 422, title: 'The photo was rejected' },
  'evidence/too-many': { status: 422, title: 'The case has too many photos' },
  'evidence/scene-required': { status: 422, title: 'More photos are needed' },
  'evidence/after-required': { status: 422, title: 'A photo of the result is needed' },
  'evidence/being-checked': { status: 409, title: 'The photo of the result is still being checked' },
  'evidence/no-proof': { status: 409, title: 'No photo proves the result' },
  'list/invalid-cursor': { status: 422, title: 'The cursor is not one of ours' },
  'server/unavailable': { status: 503, title: 'Not ready yet' },
  'server/error': { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ProblemCode = keyof typeof problems;

/** Faults that a person can mend and a console says in its own words; `about` is the id or account that is meant. */
export const issueRules = [
  'unknown',
  'twice',
  /** `about` is the member who has it. */
  'account-taken',
  'department-needed',
  'areas-needed',
  'last-administrator',
  /** `about` is how many the quota allows. */
  'quota-members',
  'quota-open-cases',
  'quota-storage',
  /** `about` is a power that whoever asks does not have. */
  'beyond-yours',
  'built-in-role',
  'no-such-reach',
  /** `about` is the permission that is missing. */
  'needs-permission',
  /** `about` are people who have the role. */
  'role-held',
  /** Of an area's shape: not closed, off the world, or around nothing. */
  'bad-ring',
  'crosses-itself',
  'too-many-positions',
  /** Of a tree: a row that stands below itself. */
  'below-itself',
  /** Hours from a time until the same time. */
  'no-time',
  /** Of a calendar: `about` is the stretch of work or the date. */
  'hardly-any-work',
  'ends-early',
  'overlap',
  'off-and-worked',
  /** The tier of an area does not lie below that of the area it is part of. */
  'tier-order',
  /** `about` says how a code of the tier is built. */
  'code-digits',
  /** An id or code that was another area's. */
  'used-before',
  /** A duty roster is for an area, a department or both; a shift has weekdays or a date. */
  'duty-of',
  'duty-days',
  /** When a version comes into force: hardly ahead, more than a year ahead, or of a part that is published from now. */
  'from-too-soon',
  'from-too-late',
  'from-only-now',
  /** Bound to an area is a member, a department or somebody with a name. */
  'binding-of',
  /** Of a catalogue: `about` is no branch, or stands too deep. */
  'no-branch',
  'too-deep',
  /** Of a category's extra questions. */
  'few-choices',
  'no-choice-question',
  'not-earlier',
  /** Of a report's answers: `about` is the question. */
  'answer-needed',
  'answer-not-asked',
  'answer-text',
  'answer-number',
  'answer-choice',
  'answer-date',
  /** `about` is how many photos are missing. */
  'few-scene-photos',
  'few-before-photos',
  'few-after-photos',
  /** Of a category: `about` is a kind of photo that is not asked for then. */
  'photo-kind',
] as const;
export type IssueRule = (typeof issueRules)[number];

/** One fault of a request that does not fit its contract. */
export interface ProblemIssue {
  /** JSON pointer into the body: `/place/point/lat`. */
  readonly pointer?: string | undefined;
  /** Name of the path or query parameter, or header. */
  readonly parameter?: string | undefined;
  readonly detail: string;
  readonly rule?: IssueRule | undefined;
  readonly about?: string | undefined;
}

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly errors?: readonly ProblemIssue[];
}

/** What is known of a refusal besides its code. */
export interface Refusal {
  /** What is wrong here and what to do about it. */
  readonly detail: string;
  /** Path of the request. */
  readonly instance: string;
  readonly requestId: string;
  readonly issues?: readonly ProblemIssue[] | undefined;
}

/** Enough to mend a form; a request with more faults is another request altogether. */
const listedIssues = 50;
/** The name of a field that does not exist can be as long as the request. */
const placeLength = 200;

const shortened = (place: string | undefined) =>
  place !== undefined && place.length > placeLength
    ? `${place.slice(0, placeLength).toWellFormed()}…`
    : place?.toWellFormed();

/** The first issues, and a last entry that says how many more there are. */
function listed(issues: readonly ProblemIssue[]): ProblemIssue[] {
  const shown = issues.slice(0, listedIssues).map(({ pointer, parameter, detail, rule, about }) => ({
    ...(pointer !== undefined && { pointer: shortened(pointer) }),
    ...(parameter !== undefined && { parameter: shortened(parameter) }),
    detail,
    ...(rule && { rule }),
    ...(about !== undefined && { about: shortened(about) }),
  }));
  const more = issues.length - shown.length;
  return more > 0 ? [...shown, { detail: `${more} more faults are not listed` }] : shown;
}

/** The `application/problem+json` of a refusal: whoever refuses, wherever it runs, says it with this. */
export function problemDocument(
  code: ProblemCode,
  { detail, instance, requestId, issues }: Refusal,
): ProblemDocument {
  const { status, title } = problems[code];
  const type = `urn:gridloop:problem:${code.replace('/', ':')}`;
  return {
    type,
    title,
    status,
    detail,
    instance,
    code,
    requestId,
    ...(issues && { errors: listed(issues) }),
  };
}

// The closed word lists of the product (design: one word for one thing). Plain data without a validation
// library, so that the console can use it at no cost. Nothing here has rules or texts.

/** States of a case, in the order of the loop; `dismissed` is the other end. */
export const caseStates = ['reported', 'filed', 'dispatched', 'resolved', 'closed', 'dismissed'] as const;
export type CaseState = (typeof caseStates)[number];

/** The states in which somebody still has to act. */
export const openStates = [
  'reported',
  'filed',
  'dispatched',
  'resolved',
] as const satisfies readonly CaseState[];

export const taskStates = ['assigned', 'signed_in', 'done', 'returned', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * A suspended district (停用) is read, and nothing in it changes but its clocks. In one that is leaving (退出) these stand
 * still too, so that its archive is of one moment; it can come back until it is being erased.
 */
export const districtStates = ['active', 'suspended', 'leaving', 'erasing'] as const;
export type DistrictState = (typeof districtStates)[number];

/** How far the off-boarding of a district has come; the last two are its ends. */
export const offboardingStages = ['archiving', 'archived', 'erasing', 'erased', 'cancelled'] as const;
export type OffboardingStage = (typeof offboardingStages)[number];

/** An archive can be loaded for so many days; then the bucket forgets it. */
export const archiveDays = 30;

/** 主办, 协办, 知会. */
export const taskRoles = ['lead', 'assist', 'notify'] as const;
export type TaskRole = (typeof taskRoles)[number];

/** Stage clocks; `sign_in` runs per task until the department signs in, the others per case. */
export const stages = ['review', 'dispatch', 'sign_in', 'handle', 'verify'] as const;
export type Stage = (typeof stages)[number];

/** Steps that the service takes itself once their limit has passed, where the district wants it: 自动立案, 派遣, 结案. */
export const automaticSteps = ['file', 'dispatch', 'close'] as const;
export type AutomaticStep = (typeof automaticSteps)[number];

/** Why such a step was left to a person. */
export const deferrals = ['nobody_suggested', 'not_proven', 'suspended'] as const;
export type Deferral = (typeof deferrals)[number];

/**
 * Units of a limit, as cities write them in filing standards: 分钟, 紧急工作时, 工作时, 工作日, 自然日. Those of working
 * time stand still outside the calendar's hours; the others run day and night.
 */
export const limitUnits = ['minute', 'urgent_hour', 'work_hour', 'work_day', 'natural_day'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** In the order of ISO 8601. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** What a category is of: a component (部件), a matter (事项), a dispute (矛盾纠纷), a hazard (隐患), a service (服务). */
export const categoryKinds = ['component', 'matter', 'dispute', 'hazard', 'service'] as const;
export type CategoryKind = (typeof categoryKinds)[number];

/** How a category's extra question is answered. */
export const questionTypes = ['text', 'number', 'choice', 'date'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** Settings of a category by which a case closes without a check. */
export const uncheckedSettings = ['closes_on_the_spot', 'sampling'] as const;

export const severities = ['normal', 'urgent', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Where a case came from; the list in use for digital urban management (采集员上报, 公众举报, 领导批示 …). */
export const sources = [
  'grid_officer',
  'public',
  'hotline',
  'leader',
  'superior',
  'media',
  'petition',
  'video',
] as const;
export type Source = (typeof sources)[number];

/** 实质性, 程序性, 阶段性. */
export const closingKinds = ['solved', 'procedural', 'interim'] as const;
export type ClosingKind = (typeof closingKinds)[number];

export const evidenceKinds = ['scene', 'before', 'after'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** `requested`: an upload was allowed; `uploaded`: committed, being checked. */
export const evidenceStates = ['requested', 'uploaded', 'accepted', 'rejected'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** How far a result is proven by a photo: by none, by one that is being checked, by one that counts. */
export const proofStates = ['missing', 'checking', 'shown'] as const;
export type ProofState = (typeof proofStates)[number];

/** What an evidence upload may be; anything else is refused before and after the upload. */
export const evidenceTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** Why the check rejected a photo; the console has the sentence for each. */
export const evidenceRejections = [
  'missing',
  'too_large',
  'size_differs',
  'hash_differs',
  'not_an_image',
  'heic',
  'type_differs',
  'too_many_pixels',
  'broken',
] as const;
export type EvidenceRejection = (typeof evidenceRejections)[number];

/** What a dedicated grid (专属网格) encloses. */
export const dedicatedKinds = [
  'enterprise',
  'school',
  'hospital',
  'market',
  'park',
  'compound',
  'other',
] as const;
export type DedicatedKind = (typeof dedicatedKinds)[number];

/**
 * How a department's tasks find their handler: a clerk names one; whoever has the fewest open; everybody in turn; of those
 * on duty whoever has the fewest open.
 */
export const assignmentRules = ['manual', 'least_open', 'round_robin', 'duty_roster'] as const;
export type AssignmentRule = (typeof assignmentRules)[number];

/** How far somebody's login is; `elsewhere` where the service has no logins of its own. */
export const loginStates = ['invited', 'active', 'disabled', 'unknown', 'elsewhere'] as const;
export type LoginState = (typeof loginStates)[number];

/** Sizes that both sides of the wire must agree on. */
export const limits = {
  textLength: 2000,
  reasonLength: 500,
  addressLength: 200,
  /** Of an answer to a category's own question: characters, and how large a number. */
  answerLength: 500,
  answerNumber: 1_000_000_000,
  evidencePerCommand: 9,
  /** On the case; those that were rejected do not count. */
  evidencePerCase: 60,
  /** Uploads that one person may ask for in one case, used or not: nobody uses up another's. */
  uploadsPerMember: 60,
  evidenceBytes: 15_000_000,
  evidencePixels: 50_000_000,
  /** The longest panorama of a phone; what is longer is no photo. */
  evidenceSide: 20_000,
  pageSize: 100,
} as const;

/** For so long after a dispatch the console offers to take it back with one press, and no reason is asked. */
export const undoSeconds = 10;

/** A case may be reopened this long after it closed. */
export const reopenHours = 72;

/** A photo whose check came to no end so many times is recorded as broken. */
export const evidenceCheckAttempts = 5;

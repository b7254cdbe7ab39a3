// The case's one public door: every decision about a case is made through here.
export type { Context, Person } from './action.ts';
export { report } from './actions/report.ts';
export { stepIsDue } from './automatic.ts';
export { actingRole, decide, needsOf } from './decide.ts';
export { doubtsOf } from './doubts.ts';
export { evolve, replay } from './evolve.ts';
export { offeredActions } from './offer.ts';
export { proofAsked } from './proof.ts';
export { type Case, reachable, type Task } from './state.ts';
export { authorOf, hand, judgeEvidence, nextTickAt, release, tick } from './system.ts';

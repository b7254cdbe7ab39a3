// What addresses of the API name: a district, a case of it, a photo of that.
import * as z from 'zod';
import { offboardingId } from '../offboarding.ts';
import { districtId, ulid } from '../primitives.ts';

export const none = z.strictObject({});
export const inDistrict = z.strictObject({ district: districtId });
export const ofOffboarding = z.strictObject({ offboarding: offboardingId });
export const ofCase = z.strictObject({ district: districtId, caseId: ulid });
export const ofEvidence = z.strictObject({ district: districtId, caseId: ulid, evidenceId: ulid });

// A process that does slice after slice of an off-boarding until it is killed, which is more than a handler that throws.
import { sliceLimits } from '#functions/jobs/slice-limits.ts';
import { drive } from './leaving.ts';

Object.assign(sliceLimits, { bytes: 4000, removals: 10 });
process.send?.('ready');
await drive(process.argv[2] ?? '');

// Stands for `zod` in the console (vite.config.ts): the content security policy forbids code that is made from text,
// which zod would try as soon as the first schema is made.
import { config } from 'zod/v4';

config({ jitless: true });

export * from 'zod/v4';

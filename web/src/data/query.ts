// How long answers stay good and what is asked again. Owns the one query client.
import { QueryClient } from '@tanstack/solid-query';
import { ApiProblem } from '#shared/client/problem.ts';

/** A refusal will be refused again; only silence and our own faults are worth another try. */
const worthRetrying = (error: unknown) =>
  error instanceof ApiProblem && (error.code === 'network' || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && worthRetrying(error),
      // Pages show errors where they happen, never as a blank screen.
      throwOnError: false,
    },
  },
});

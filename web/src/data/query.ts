// How long answers stay good and what is asked again. Owns the one query client.
import { QueryCache, QueryClient } from '@tanstack/solid-query';
import { ApiProblem } from '#shared/client/problem.ts';

/** A refusal will be refused again; only silence and our own faults are worth another try. */
const worthRetrying = (error: unknown) =>
  error instanceof ApiProblem && (error.code === 'network' || error.status >= 500);

/** Refusals after which somebody is perhaps no longer who the page takes them for: removed, or in other roles. */
const ofOthers = ['district/not-found', 'auth/forbidden'];

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ApiProblem && ofOthers.includes(error.code))
        void queryClient.invalidateQueries({ queryKey: ['me'] }, { cancelRefetch: false });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && worthRetrying(error),
      // Pages show errors where they happen, never as a blank screen.
      throwOnError: false,
    },
  },
});

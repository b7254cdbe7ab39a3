// Keeps the issuer's sessions, codes and refresh tokens in the state file, so that a restart signs nobody out.
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { State } from './state.ts';

const now = () => Math.floor(Date.now() / 1000);

/** What ends with its grant. A session or an interaction only mentions one. */
const revocable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

export const makeAdapter =
  (state: State): AdapterFactory =>
  (model) =>
    modelAdapter(state, model);

function modelAdapter(state: State, model: string): Adapter {
  const key = (id: string) => `oidc:${model}:${id}`;
  const memberKey = (grantId: string, id: string) => `oidc-grant:${grantId}:${key(id)}`;
  const find = async (id: string) => state.get<AdapterPayload>(key(id));
  return {
    find,
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn ? now() + expiresIn : undefined;
      state.set(key(id), payload, expiresAt);
      if (payload.uid) state.set(`oidc-uid:${model}:${payload.uid}`, id, expiresAt);
      if (payload.grantId && revocable.has(model)) state.set(memberKey(payload.grantId, id), id, expiresAt);
    },
    async findByUid(uid) {
      const id = state.get<string>(`oidc-uid:${model}:${uid}`);
      return id === undefined ? undefined : find(id);
    },
    // The device flow is off.
    findByUserCode: async () => undefined,
    async consume(id) {
      const payload = await find(id);
      if (payload) state.set(key(id), { ...payload, consumed: now() }, payload.exp);
    },
    async destroy(id) {
      state.delete(key(id));
    },
    async revokeByGrantId(grantId) {
      const prefix = `oidc-grant:${grantId}:`;
      for (const member of state.keys(prefix)) {
        state.delete(member.slice(prefix.length));
        state.delete(member);
      }
    },
  };
}

// What the local run itself must remember: stream checkpoints, the issuer's sessions and keys. Product data is not here.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A small key-value file. Values are JSON; an expired value is absent. */
export interface State {
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown, expiresAt?: number): void;
  delete(key: string): void;
  /** Every key of one kind, such as all members of a grant. */
  keys(prefix: string): string[];
  close(): void;
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL; -- survives a killed process; a power cut costs a repeated delivery or a new sign-in
  CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at INTEGER);
  DELETE FROM state WHERE expires_at < unixepoch();
`;

/** Opens (or creates) `state.sqlite` in the data folder. Times are seconds since 1970. */
export function openState(dataDir: string): State {
  const db = new DatabaseSync(join(dataDir, 'state.sqlite'));
  db.exec(schema);
  const get = db.prepare(
    'SELECT value FROM state WHERE key = ? AND (expires_at IS NULL OR expires_at > unixepoch())',
  );
  const set = db.prepare('INSERT OR REPLACE INTO state VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM state WHERE key = ?');
  const keys = db.prepare('SELECT key FROM state WHERE substr(key, 1, length(?1)) = ?1');
  return {
    get<T>(key: string) {
      const row = get.get(key);
      return row && (JSON.parse(String(row.value)) as T);
    },
    set: (key, value, expiresAt) => void set.run(key, JSON.stringify(value), expiresAt ?? null),
    delete: (key) => void remove.run(key),
    keys: (prefix) => keys.all(prefix).map((row) => String(row.key)),
    close: () => db.close(),
  };
}

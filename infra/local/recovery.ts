// What a killed run leaves behind in the queue and object engine, put right before the engine opens its files.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Messages that a consumer of the last run had in hand are free again at once, not after their visibility timeout:
 * no consumer has survived.
 */
export function releaseMessages(queueDir: string): void {
  const file = join(queueDir, 'fauxqs.db');
  if (!existsSync(file)) return;
  const db = new DatabaseSync(file);
  db.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  db.close();
}

/**
 * Removes descriptions of objects that were being written when the process was killed. The engine writes one in
 * place, as a last step before it answers, so an empty one belongs to an upload that nobody was told of.
 */
export function dropTornObjects(objectDir: string): void {
  if (!existsSync(objectDir)) return;
  for (const { name, parentPath } of readdirSync(objectDir, { recursive: true, withFileTypes: true })) {
    const file = join(parentPath, name);
    if (name.endsWith('.json') && statSync(file).size === 0) rmSync(file);
  }
}

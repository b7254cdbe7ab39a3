// Ids that the client makes (ULIDs), so that sending something twice is the same as once.
import { ulid } from 'ulid';

export const newId = (): string => ulid();

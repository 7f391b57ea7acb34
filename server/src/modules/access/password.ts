import { hash, verify } from '@node-rs/argon2';

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** Argon2id with the library's defaults, which are those that OWASP asks for (19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

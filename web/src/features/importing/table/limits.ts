const MEGABYTE = 1024 * 1024;

/** What a file may be at most. A sheet of 20,000 people with 30 columns is some 3 MB, and 30 MB when it is unpacked. */
export const limits = {
  /** Of the file itself, in bytes: asked before anything is read. */
  fileBytes: 50 * MEGABYTE,
  /** Of all that is unpacked of a workbook together, counted while it is unpacked. */
  unpackedBytes: 128 * MEGABYTE,
  parts: 5000,
  rows: 60_000,
  columns: 200,
  /** Reading longer than this ends it. */
  readingMs: 60_000,
} as const;

/** Why a file is not read; each has its words under `importing.refusal`. */
export type RefusalCode =
  | 'TOO_LARGE'
  | 'TOO_LARGE_UNPACKED'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_SLOW'
  | 'OLD_FORMAT'
  | 'ENCRYPTED'
  | 'NOT_A_TABLE'
  | 'DAMAGED'
  | 'NO_ROWS';

export class Refused extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
  }
}

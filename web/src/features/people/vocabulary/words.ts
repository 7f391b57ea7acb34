export type Kind = 'hobbies' | 'skills';

/** A word of either vocabulary. */
export interface Word {
  id: string;
  version: number;
  nameZh: string;
  nameEn: string;
  peopleCount: number;
  /** Of a skill. */
  helperCount?: number;
}

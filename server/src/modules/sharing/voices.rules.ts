export type VoiceName = 'SPOKE' | 'WROTE' | 'PASSED' | 'ABSENT';

/** What the session itself shows of somebody; an anonymous lesson is not among it. */
export interface Traces {
  /** Hosts and presenters. */
  spoke: ReadonlySet<string>;
  /** Authors of ideas and of named contributions. */
  wrote: ReadonlySet<string>;
  /** Away that day by their recorded absence. */
  absent: ReadonlySet<string>;
}

/** How somebody took part as far as the session shows; null where only the people in the room know. */
export function shownVoice(personId: string, traces: Traces): VoiceName | null {
  if (traces.spoke.has(personId)) return 'SPOKE';
  if (traces.wrote.has(personId)) return 'WROTE';
  return traces.absent.has(personId) ? 'ABSENT' : null;
}

export interface Accounted {
  voices: Map<string, VoiceName>;
  /** Members of the circle nobody has accounted for: the session can't be closed yet. */
  missing: string[];
  /** People named who are not of the circle. */
  strangers: string[];
}

/**
 * 各抒己见: everybody of the circle is accounted for when a session closes. What the closing person says stands before what
 * the session shows.
 */
export function accountForAll(circle: readonly string[], said: ReadonlyMap<string, VoiceName>, traces: Traces): Accounted {
  const members = new Set(circle);
  const voices = new Map<string, VoiceName>();
  const missing: string[] = [];
  for (const personId of members) {
    const voice = said.get(personId) ?? shownVoice(personId, traces);
    if (voice === null) missing.push(personId);
    else voices.set(personId, voice);
  }
  return { voices, missing, strangers: [...said.keys()].filter((personId) => !members.has(personId)) };
}

/**
 * The voices once the closing itself reveals who wrote ideas. Who closes could not know of these, so whoever was let pass or
 * taken for absent counts as having written.
 */
export function withRevealed(voices: ReadonlyMap<string, VoiceName>, shown: Traces, revealed: Traces): Map<string, VoiceName> {
  return new Map(
    [...voices].map(([personId, voice]) => {
      const wroteHidden = revealed.wrote.has(personId) && !shown.wrote.has(personId);
      return [personId, wroteHidden && voice !== 'SPOKE' ? 'WROTE' : voice];
    }),
  );
}

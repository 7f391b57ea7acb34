/** What the demo company's people tell each other: three kinds, with the fields that each kind asks for. */
export type DemoStory = DemoSuccess | DemoLesson | DemoCase;

interface Told {
  presenter: string;
  title: string;
  /** Who said that it helped them. */
  helpful: number;
}

export interface DemoSuccess extends Told {
  kind: 'SUCCESS';
  situation: string;
  whatIDid: string;
  result: string;
  whenItWorks: string;
}

export interface DemoLesson extends Told {
  kind: 'LESSON';
  whatHappened: string;
  cause: string;
  doDifferently: string;
  anonymous: boolean;
}

export interface DemoIdea {
  author: string;
  text: string;
  votes: number;
  adopted?: boolean;
}

export interface DemoFollowUp {
  text: string;
  /** Days after the session. */
  dueAfter: number;
  checkAfter: number;
  /** What came of it; none: still to be done. */
  result?: string;
}

export interface DemoCase extends Told {
  kind: 'CASE';
  background: string;
  tried: string;
  question: string;
  ideas: DemoIdea[];
  minorityView?: string;
  followUps: DemoFollowUp[];
  outcome?: { result: 'SOLVED' | 'PARTLY' | 'NOT'; whatChanged: string; daysAfter: number };
}

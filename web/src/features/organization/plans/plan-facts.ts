/** What is edited of a plan beside its steps, as its mutation calls it. */
export type PlanFact = 'title' | 'effectiveOn' | 'note' | 'editorIds';

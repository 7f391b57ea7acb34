/** What publishing a plan runs for one step: the name of a mutation of this module, and its input without day and version. */
export interface StoredStep {
  readonly id: string;
  readonly action: StepAction;
  readonly input: { readonly [field: string]: string | number | boolean | null };
}

export const STEP_ACTIONS = [
  'addOrgUnit',
  'renameOrgUnit',
  'moveOrgUnit',
  'closeOrgUnit',
  'addPosition',
  'changePosition',
  'closePosition',
  'assignPosition',
  'vacatePosition',
] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

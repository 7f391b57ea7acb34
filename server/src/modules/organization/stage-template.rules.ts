import type { StoredStep } from './reorg-step.rules.ts';
import { isVacant, type NewId, type Place, StageDraft, type StageWords } from './stage-draft.rules.ts';
import { isRegion, type StageState, unitsUp } from './stage-level.rules.ts';
import { isServiceUnitName, type Level, levelInTitle, nameOfUnit } from './stage-title.rules.ts';

/**
 * A stage template turns the sales line of any company into that of a stage, by steps that a plan shows before they are done.
 * The rules and their reasons, in words: server/decisions/stage-templates.md.
 *
 * EARLY: 总经理 → 销售经理 → 销售员 → 销售助理. LATER: 总经理 → 销售总监 → 销售经理 and 区域经理 → 销售主管 → 售前, 售中, 售后.
 *
 * - Nobody loses a seat: a template gives and takes none. It changes titles and lines, opens vacant seats, and closes vacant ones.
 * - Nobody changes their unit, and who is not in sales (`salesLineOf`) stays as they are.
 * - A title that says the level of the seat stays: 华东区经理 is a 区域经理.
 * - Each seat goes to the nearest seat above it that is of the level above; where there is none, into the same manager's line, then to one
 *   in the same unit or above it, then to the one with fewest reports.
 * - Each title of the stage is there once at least: what is missing is opened as a vacant seat.
 * - Applied to its own result it does nothing.
 */
export type Stage = 'EARLY' | 'LATER';

export function stageSteps(state: StageState, stage: Stage, words: StageWords, newId: NewId): StoredStep[] {
  const draft = new StageDraft(state, words, newId);
  if (stage === 'EARLY') draftEarly(draft);
  else draftLater(draft, words);
  return draft.steps();
}

/** What the early stage merges: it has one level of managers, and one of salespeople whom assistants help. */
const MERGED: Readonly<Record<Level, Level>> = {
  DIRECTOR: 'MANAGER',
  MANAGER: 'MANAGER',
  REGION_MANAGER: 'MANAGER',
  SUPERVISOR: 'SALESPERSON',
  SALESPERSON: 'SALESPERSON',
  INSALES: 'SALESPERSON',
  PRESALES: 'ASSISTANT',
  AFTERSALES: 'ASSISTANT',
  ASSISTANT: 'ASSISTANT',
};

function draftEarly(draft: StageDraft): void {
  for (const [id, level] of draft.line.levels) {
    const seat = draft.seats.get(id);
    if (seat) draft.keep(seat, MERGED[level]);
  }
  const managers = draft.on('MANAGER');
  for (const manager of managers) draft.putUnder(manager, draft.top);
  if (managers.length === 0) managers.push(draft.open('MANAGER', draft.home, draft.top));

  const sellers = draft.on('SALESPERSON');
  putUnderAbove(draft, sellers, ['MANAGER'], (seller) => draft.closest(managers, seller.unit));
  if (sellers.length === 0) {
    const manager = draft.closest(managers, draft.home);
    if (manager) sellers.push(draft.open('SALESPERSON', manager.unit, manager.id));
  }

  const assistants = draft.on('ASSISTANT');
  putUnderAbove(draft, assistants, ['SALESPERSON'], (assistant) => {
    const manager = draft.above(assistant, 'MANAGER');
    const colleagues = sellers.filter(({ superior }) => superior === manager?.id);
    return draft.closest(colleagues.length > 0 ? colleagues : sellers, assistant.unit);
  });
  // From below, so that a seat is free of reports when those under it close.
  closeSpare(draft, 'ASSISTANT');
  if (draft.on('ASSISTANT').every(({ closes }) => closes)) {
    const seller = draft.closest(sellers, draft.home);
    if (seller) draft.open('ASSISTANT', seller.unit, seller.id);
  }
  closeSpare(draft, 'SALESPERSON');
  closeSpare(draft, 'MANAGER');
}

/** A vacant seat of a level that the stage has not, and to which nobody will report, closes. */
function closeSpare(draft: StageDraft, level: Level): void {
  const led = new Set([...draft.places.values()].filter(({ closes }) => !closes).map(({ superior }) => superior));
  for (const place of draft.on(level)) {
    place.closes = isVacant(place) && place.seat !== null && draft.line.levels.get(place.id) !== level && !led.has(place.id);
  }
}

function draftLater(draft: StageDraft, words: StageWords): void {
  for (const [id, level] of draft.line.levels) {
    const seat = draft.seats.get(id);
    if (seat) draft.keep(seat, laterLevel(draft, id, level));
  }
  const directors = draft.on('DIRECTOR');
  for (const director of directors) draft.putUnder(director, draft.top);
  if (directors.length === 0) directors.push(draft.open('DIRECTOR', draft.home, draft.top));

  const director = (unit: string) => draft.closest(directors, unit)?.id ?? draft.top;
  putUnderAbove(draft, draft.on('MANAGER', 'REGION_MANAGER'), ['DIRECTOR'], ({ unit }) => draft.closest(directors, unit));
  openRegionManagers(draft, director);
  for (const level of ['MANAGER', 'REGION_MANAGER'] as const) {
    if (draft.on(level).length === 0) draft.open(level, draft.home, director(draft.home));
  }
  const managers = draft.on('MANAGER', 'REGION_MANAGER');
  const supervisors = draft.on('SUPERVISOR');
  putUnderAbove(draft, supervisors, ['MANAGER', 'REGION_MANAGER'], ({ unit }) => draft.closest(managers, unit));

  putUnderAbove(draft, draft.on('ASSISTANT', 'PRESALES', 'INSALES', 'AFTERSALES'), ['SUPERVISOR'], (place) => {
    const manager = draft.above(place, 'MANAGER', 'REGION_MANAGER');
    const own = manager ? supervisors.filter(({ superior }) => superior === manager.id) : supervisors;
    const found = draft.closest(own, place.unit);
    const leader = manager ?? draft.closest(managers, place.unit);
    if (found || !leader) return found;
    const opened = draft.open('SUPERVISOR', leader.unit, leader.id);
    supervisors.push(opened);
    return opened;
  });
  shareAssistants(draft);
  openCustomerService(draft, words, managers);
}

/**
 * A salesperson who leads people becomes a supervisor, any other does 售中; a manager in a region, or who heads one, is its 区域经理. An
 * assistant's kind of service is decided when it is known for whom they work.
 */
function laterLevel(draft: StageDraft, id: string, level: Level): Level {
  const seat = draft.seats.get(id);
  if (level === 'MANAGER') {
    const regions = [...draft.units.values()].filter((unit) => isRegion(unit) && unit.id !== draft.home);
    const regional = regions.some((unit) => unit.id === seat?.unit || unit.headPosition === id);
    return regional ? 'REGION_MANAGER' : 'MANAGER';
  }
  if (level !== 'SALESPERSON' && level !== 'INSALES') return level;
  // Superiors have their place already.
  const superior = draft.places.get(seat?.reportsTo ?? '')?.level;
  return draft.line.leads.has(id) && superior !== 'SUPERVISOR' ? 'SUPERVISOR' : 'INSALES';
}

/** A region in which nobody is 区域经理 gets the seat; it heads the region where no other does. */
function openRegionManagers(draft: StageDraft, director: (unit: string) => string): void {
  const led = new Set(draft.on('REGION_MANAGER').flatMap(({ unit }) => unitsUp(draft.units, unit).map(({ id }) => id)));
  const managers = new Set(draft.on('REGION_MANAGER').map(({ id }) => id));
  for (const unit of draft.units.values()) {
    const outer = unitsUp(draft.units, unit.id).slice(1);
    if (
      !isRegion(unit) ||
      unit.ends ||
      unit.id === draft.home ||
      outer.some(isRegion) ||
      led.has(unit.id) ||
      managers.has(unit.headPosition ?? '')
    )
      continue;
    const { id } = draft.open('REGION_MANAGER', unit.id, director(unit.id));
    draft.giveHead(unit.id, id);
  }
}

/** Assistants of one supervisor do 售前 and 售后, by turns: whichever has fewer people there. */
function shareAssistants(draft: StageDraft): void {
  const count = new Map<string, number>();
  const of = (place: Place, level: Level) => count.get(`${place.superior} ${level}`) ?? 0;
  const take = (place: Place) => count.set(`${place.superior} ${place.level}`, of(place, place.level) + 1);
  for (const place of draft.on('PRESALES', 'AFTERSALES')) take(place);
  for (const place of draft.on('ASSISTANT')) {
    place.level = of(place, 'AFTERSALES') < of(place, 'PRESALES') ? 'AFTERSALES' : 'PRESALES';
    take(place);
  }
}

/** A kind of customer service that nobody in the company does gets a vacant seat in a team of 客户服务部, led by a 销售主管 of its own. */
function openCustomerService(draft: StageDraft, { say }: StageWords, managers: readonly Place[]): void {
  const missing = (['PRESALES', 'INSALES', 'AFTERSALES'] as const).filter((kind) => draft.on(kind).length === 0);
  if (missing.length === 0) return;
  const lasting = [...draft.units.values()].filter(({ kind, ends }) => kind !== 'COMPANY' && !ends);
  const service =
    lasting.find(({ name }) => isServiceUnitName(name))?.id ?? draft.addUnit(say(nameOfUnit('SERVICE')), 'DEPARTMENT', draft.home);
  const inside = (unit: string) => unit === service || unitsUp(draft.units, unit).some(({ id }) => id === service);
  let leader = draft.on('SUPERVISOR').find(({ unit }) => inside(unit));
  if (!leader) {
    leader = draft.open('SUPERVISOR', service, draft.closest(managers, draft.home)?.id ?? draft.top);
    draft.giveHead(service, leader.id);
  }
  for (const kind of missing) {
    const team = lasting.find(({ id, name }) => inside(id) && levelInTitle(name) === kind && !isServiceUnitName(name));
    draft.open(kind, team?.id ?? draft.addUnit(say(nameOfUnit(kind)), 'TEAM', service), leader.id);
  }
}

/** Puts each under the nearest seat of these levels above it; then those who have none, so that what evens out counts everybody. */
function putUnderAbove(
  draft: StageDraft,
  places: readonly Place[],
  levels: readonly Level[],
  otherwise: (place: Place) => Place | undefined,
): void {
  const without: Place[] = [];
  for (const place of places) {
    const superior = draft.above(place, ...levels);
    if (superior) draft.putUnder(place, superior.id);
    else without.push(place);
  }
  for (const place of without) draft.putUnder(place, otherwise(place)?.id ?? draft.top);
}

import { expect, test } from 'vitest';
import { nextTick, reactive, shallowRef } from 'vue';
import { useDayFacts } from './useDayFacts';

const factsOn = (day: string) => (day < '2026-08-01' ? { name: '华东区', duties: '江浙沪' } : { name: '东部大区', duties: '江浙沪皖' });

test('what nobody touched is what is true on the day of the change; what was typed stays; half a day changes nothing', async () => {
  const state = reactive({ ...factsOn('2026-07-01'), effectiveOn: '2026-07-01' });
  const day = shallowRef(state.effectiveOn);
  useDayFacts(state, day, factsOn);
  state.duties = '华东六省';
  state.effectiveOn = '2026-09-01';
  await nextTick();
  expect(state).toEqual({ name: '东部大区', duties: '华东六省', effectiveOn: '2026-09-01' });
  state.effectiveOn = '';
  await nextTick();
  expect([state.name, day.value]).toEqual(['东部大区', '2026-09-01']);
  state.effectiveOn = '2026-07-02';
  await nextTick();
  expect(state.name).toBe('华东区');
});

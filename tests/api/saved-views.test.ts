import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();

const Views = graphql(`
  query SavedViewsOfMine {
    savedViews {
      id
      name
      query
    }
  }
`);
const Save = graphql(`
  mutation SavedViewsSave($input: SaveViewInput!) {
    saveView(input: $input) {
      savedView {
        id
      }
      errors {
        code
      }
    }
  }
`);
const Rename = graphql(`
  mutation SavedViewsRename($input: RenameSavedViewInput!) {
    renameSavedView(input: $input) {
      savedView {
        name
      }
      errors {
        code
        path
      }
    }
  }
`);
const Remove = graphql(`
  mutation SavedViewsRemove($input: RemoveSavedViewInput!) {
    removeSavedView(input: $input) {
      deletedSavedViewId
      errors {
        code
      }
    }
  }
`);
const ByNode = graphql(`
  query SavedViewByNode($id: ID!) {
    node(id: $id) {
      id
    }
  }
`);

const owner = await hearth.as(await hearth.build.person());
const other = await hearth.as(await hearth.build.person(), 'HR', 'ADMIN');
const names = async () => (await owner.run(Views)).savedViews.map(({ name, query }) => [name, query]);
const codes = async (answer: ReturnType<typeof owner.ask>) => (await answer).errors?.map(({ extensions }) => extensions.code);

test('a view is saved under a name, saved anew under it, renamed and removed', async () => {
  const { saveView } = await owner.run(Save, { input: { name: ' 上海的财务 ', query: 'search=财务' } });
  expect(saveView.errors).toEqual([]);
  await owner.run(Save, { input: { name: '新人', query: 'order=newest' } });
  await owner.run(Save, { input: { name: '上海的财务', query: 'search=财务&places=上海' } });
  expect(await names()).toEqual(
    expect.arrayContaining([
      ['上海的财务', 'search=财务&places=上海'],
      ['新人', 'order=newest'],
    ]),
  );
  expect(await names()).toHaveLength(2);
  const id = saveView.savedView?.id ?? '';
  expect((await owner.run(Rename, { input: { id, name: '新人' } })).renameSavedView.errors).toEqual([
    { code: 'NAME_TAKEN', path: ['name'] },
  ]);
  expect((await owner.run(Rename, { input: { id, name: '财务' } })).renameSavedView.savedView?.name).toBe('财务');
  expect((await owner.run(Remove, { input: { id } })).removeSavedView).toEqual({ deletedSavedViewId: id, errors: [] });
  expect(await names()).toEqual([['新人', 'order=newest']]);
});

test('to everybody else it is as if there were none', async () => {
  const id = (await owner.run(Save, { input: { name: '私人', query: '' } })).saveView.savedView?.id ?? '';
  expect((await owner.run(ByNode, { id })).node).toEqual({ id });
  expect((await other.run(Views)).savedViews).toEqual([]);
  expect((await other.run(ByNode, { id })).node).toBeNull();
  expect(await codes(other.ask(Rename, { input: { id, name: '别人的' } }))).toEqual(['NOT_FOUND']);
  expect(await codes(other.ask(Remove, { input: { id } }))).toEqual(['NOT_FOUND']);
  expect(await codes(hearth.nobody.ask(Views))).toEqual(['UNAUTHENTICATED']);
});

test('there are fifty of somebody’s at most', async () => {
  const many = await hearth.as(await hearth.build.person());
  for (let index = 0; index < 50; index += 1) await many.run(Save, { input: { name: `视图${index}`, query: '' } });
  expect((await many.run(Save, { input: { name: '太多', query: '' } })).saveView.errors).toEqual([{ code: 'TOO_MANY' }]);
  expect((await many.run(Save, { input: { name: '视图7', query: 'a=b' } })).saveView.errors).toEqual([]);
});

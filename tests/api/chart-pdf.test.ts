import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';

const hearth = await hearthForThisFile();
const someone = await hearth.build.person({ name: '李明朗' });
const PATH = '/api/organization/chart.pdf';

const text = (words: string, y: number) => ({ x: 20, y, size: 14, text: words, colour: '#16201f' });
const card = (x: number, name: string) => ({
  x,
  y: 100,
  width: 184,
  height: 64,
  colour: '#009586',
  dashed: false,
  texts: [
    { ...text(name, 127), x: x + 14, bold: true },
    { ...text('销售经理', 147), x: x + 14 },
    { ...text('12', 127), x: x + 170, end: true },
  ],
});
const drawing = {
  title: '禾木软件 组织架构',
  width: 600,
  height: 300,
  cards: [card(40, '陈晓明'), card(300, '单雪薇'), { ...card(40, '空缺'), y: 200, dashed: true }],
  lines: [[132, 164, 132, 200]],
  dotted: [[224, 132, 284, 132, 392, 224, 392, 164]],
  texts: [text('禾木软件 组织架构', 44)],
};
const sent = async (body: unknown) => (await hearth.as(someone)).post(PATH, body);

test('a chart becomes a PDF whose Chinese text can be read back', async () => {
  const answer = await sent(drawing);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('禾木软件 组织架构'));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // Two weights of a font of ten megabytes each: only the glyphs that are shown are in it.
  expect(bytes.length).toBeLessThan(60_000);
  const pdf = await getDocumentProxy(bytes);
  const page = await pdf.getPage(1);
  expect(page.view).toEqual([0, 0, 600, 300]);
  const { text: read } = await extractText(pdf, { mergePages: true });
  for (const words of ['禾木软件 组织架构', '陈晓明', '单雪薇', '销售经理', '空缺', '12']) expect(read).toContain(words);
});

test('half of a character in a text is drawn as one that is unknown', async () => {
  const half = '\ud800';
  const answer = await sent({ ...drawing, title: `组织${half}`, cards: [card(40, `陈${half}`)], texts: [text(half, 44)] });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('组织\ufffd')}.pdf`);
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  expect((await extractText(pdf, { mergePages: true })).text).toContain('陈');
});

test('a chart that is larger than a page can be is made smaller, and its text stays', async () => {
  const answer = await sent({ ...drawing, width: 300_000, cards: [{ ...card(290_000, '欧阳娜'), y: 100 }] });
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const page = await pdf.getPage(1);
  expect(page.view[2]).toBeCloseTo(14_400, 0);
  expect((await extractText(pdf, { mergePages: true })).text).toContain('欧阳娜');
});

test('nobody who is not signed in gets one, and a token needs to read', async () => {
  const answer = await hearth.nobody.with({ 'accept-language': 'zh' }).post(PATH, drawing);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ code: 'UNAUTHENTICATED', message: '请先登录' });
  expect((await (await hearth.token(someone, ['write'])).post(PATH, drawing)).status).toBe(403);
  expect((await (await hearth.token(someone, ['read'])).post(PATH, drawing)).status).toBe(200);
});

test.each([
  ['nothing', null],
  ['no cards', { ...drawing, cards: undefined }],
  ['a place that is no number', { ...drawing, cards: [{ ...card(0, '甲'), x: 'left' }] }],
  ['no extent', { ...drawing, width: 0 }],
  ['a page without end', { ...drawing, height: 1e12 }],
  ['a colour that is more than a colour', { ...drawing, cards: [{ ...card(0, '甲'), colour: '#000000;url(x)' }] }],
  ['an endless text', { ...drawing, title: '长'.repeat(201) }],
  ['half a line', { ...drawing, lines: [[1, 2, 3]] }],
  ['more cards than any company has', { ...drawing, cards: Array.from({ length: 20_001 }, () => ({ ...card(0, ''), texts: [] })) }],
])('a drawing with %s is refused in words', async (_, body) => {
  const answer = await sent(body);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { message: string }).message).toContain('body');
});

test('what is too large is not read', async () => {
  const answer = await sent({ ...drawing, title: 'x'.repeat(13 * 1024 * 1024) });
  expect(answer.status).toBe(413);
});

test('a form of another site can’t send one: only JSON is taken', async () => {
  const client = await hearth.as(someone);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const answer = await client.post(PATH, drawing, { 'content-type': type });
    expect([400, 415]).toContain(answer.status);
  }
});

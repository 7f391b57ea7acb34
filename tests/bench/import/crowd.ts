/** Rows of a company of any size, the same for the same number: every tenth person leads a team, everybody has a birthday. */
export function crowd(size: number): Record<string, string>[] {
  return Array.from({ length: size }, (_, index) => ({
    employeeNumber: `B${String(index + 1).padStart(6, '0')}`,
    name: nameOf(index),
    email: `b${index + 1}@bench.test`,
    title: index === 0 ? '总经理' : index % 10 === 0 ? '销售经理' : '销售员',
    unitPath: index === 0 ? '' : `销售部/第${1 + (Math.floor(index / 10) % 50)}组`,
    managerNumber: index === 0 ? '' : `B${String(Math.floor((index - 1) / 10) + 1).padStart(6, '0')}`,
    birthday: `${1960 + (index % 45)}-${twoDigits(1 + (index % 12))}-${twoDigits(1 + (index % 28))}`,
    birthdayCalendar: index % 7 === 0 ? 'LUNAR' : 'SOLAR',
    hiredOn: `${2005 + (index % 20)}-${twoDigits(1 + (index % 12))}-01`,
    hobbies: ['羽毛球', '徒步', '摄影', '围棋', '羽毛球,徒步'][index % 5] ?? '',
  }));
}

const families = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余';
const given = '明朗晓静伟芳娜敏强磊洋艳勇军杰涛超兰霞平刚桂英华建国文斌志丽秀慧雪婷浩宇欣怡子涵梓轩';

export const nameOf = (index: number) =>
  `${families[index % families.length]}${given[(index * 7) % given.length]}${given[(index * 13 + Math.floor(index / families.length)) % given.length]}`;
const twoDigits = (value: number) => String(value).padStart(2, '0');

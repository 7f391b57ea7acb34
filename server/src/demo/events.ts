import { at, type Day, firstOfMonth, onOrAfter, plusDays, plusMonths } from './days.ts';
import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';

export type DemoEventKind = 'GATHERING' | 'TRAINING' | 'MEETING' | 'OUTING';

export interface DemoRsvp {
  person: string;
  status: 'GOING' | 'MAYBE' | 'DECLINED' | 'WAITLISTED';
  respondedAt: Date;
}

export interface DemoEvent {
  title: string;
  description: string;
  kind: DemoEventKind;
  startsAt: Date;
  endsAt: Date;
  place: string;
  capacity: number | null;
  organizer: string;
  cancelled: boolean;
  /** In the order in which they answered: those who found no place wait in this order. */
  rsvps: DemoRsvp[];
}

type EventLine = {
  title: string;
  description: string;
  kind: DemoEventKind;
  day: Day;
  from: string;
  to: string;
  place: string;
  organizer: string;
  capacity?: number;
  cancelled?: boolean;
  /** How many of a hundred answer at all, and how many of those who answer can come. */
  answers: number;
  yes: number;
  /** Only these are asked; otherwise everybody. */
  hobby?: string;
};

/** What the team did in the last year, and what it has planned. */
export function demoEvents(today: Day, timeZone: string, people: readonly DemoPerson[], random: Random): DemoEvent[] {
  return eventLines(today).map((line) => {
    const startsAt = at(line.day, line.from, timeZone);
    const asked = people.filter(
      (person) =>
        person.hiredOn <= line.day && (!person.leftOn || person.leftOn >= line.day) && (!line.hobby || person.hobbies.includes(line.hobby)),
    );
    return {
      title: line.title,
      description: line.description,
      kind: line.kind,
      startsAt,
      endsAt: at(line.day, line.to, timeZone),
      place: line.place,
      capacity: line.capacity ?? null,
      organizer: line.organizer,
      cancelled: line.cancelled ?? false,
      rsvps: answersTo(line, asked, startsAt, at(today, '08:00', timeZone), random),
    };
  });
}

function answersTo(line: EventLine, asked: readonly DemoPerson[], startsAt: Date, now: Date, random: Random): DemoRsvp[] {
  const others = asked.filter((person) => person.name !== line.organizer && random.chance(line.answers));
  const inOrder = [line.organizer, ...random.some(others, others.length).map((person) => person.name)];
  const asOf = Math.min(startsAt.getTime(), now.getTime());
  let going = 0;
  return inOrder.map((person, index) => {
    // The first answered ten days before, the last a few hours before the event (or before today).
    const respondedAt = new Date(asOf - (inOrder.length - index) * (240 / inOrder.length) * 3_600_000);
    if (index > 0 && !random.chance(line.yes)) return { person, status: random.chance(60) ? 'DECLINED' : 'MAYBE', respondedAt };
    const free = line.capacity === undefined || going < line.capacity;
    if (free) going += 1;
    return { person, status: free ? 'GOING' : 'WAITLISTED', respondedAt };
  });
}

/** The named weekday (1 = Monday) some weeks from this one. */
const weekday = (today: Day, weeks: number, day: number): Day => plusDays(onOrAfter(today, day), 7 * weeks);

function eventLines(today: Day): EventLine[] {
  const birthdays = (months: number): EventLine => ({
    title: `${Number(plusMonths(today, months).slice(5, 7))} 月生日会`,
    description: '当月过生日的同事一起吹蜡烛。想吃什么口味的蛋糕，提前两天告诉小雯。',
    kind: 'GATHERING',
    day: plusDays(onOrAfter(firstOfMonth(plusMonths(today, months)), 4), 21),
    from: '17:30',
    to: '18:30',
    place: '总部三楼茶水间',
    organizer: months < -8 ? '苏婉清' : '何晓雯',
    answers: 55,
    yes: 85,
  });
  return [
    {
      title: '年度总结与表彰会',
      description: '回顾一年、颁奖、聚餐。外地同事的车票由综合管理部统一预订。',
      kind: 'GATHERING',
      day: weekday(today, -44, 5),
      from: '14:00',
      to: '21:00',
      place: '青浦·云湖会议中心',
      organizer: '苏婉清',
      answers: 92,
      yes: 94,
    },
    {
      title: '春季登山：天目山',
      description: '难度中等，来回约五小时。请穿防滑的鞋，中午有简餐。',
      kind: 'OUTING',
      day: weekday(today, -33, 6),
      from: '07:30',
      to: '17:00',
      place: '临安·天目山南门',
      organizer: '林佳怡',
      answers: 70,
      yes: 70,
    },
    {
      title: '商务谈判实战训练',
      description: '请外部老师带两组对练，每人录一段十分钟的谈判，当场回看。',
      kind: 'TRAINING',
      day: weekday(today, -27, 4),
      from: '09:00',
      to: '17:30',
      place: '总部大会议室',
      organizer: '尹若曦',
      capacity: 24,
      answers: 62,
      yes: 85,
    },
    {
      title: '端午包粽子',
      description: '咸蛋黄和豆沙的料都有，带一个会包的家人来更好。',
      kind: 'GATHERING',
      day: weekday(today, -22, 4),
      from: '15:00',
      to: '17:30',
      place: '总部三楼茶水间',
      organizer: '苏婉清',
      answers: 60,
      yes: 80,
    },
    {
      title: '新架构说明会',
      description: '从三个组到销售中心：谁在哪个部门、向谁汇报、客户怎么交接。现场提问，之后发书面答复。',
      kind: 'MEETING',
      day: firstOfMonth(plusMonths(today, -5)),
      from: '10:00',
      to: '11:30',
      place: '总部大会议室（同步线上）',
      organizer: '沈思远',
      answers: 96,
      yes: 97,
    },
    {
      title: '夏夜烧烤',
      description: '',
      kind: 'GATHERING',
      day: weekday(today, -16, 5),
      from: '18:30',
      to: '22:00',
      place: '苏州河畔露营地',
      organizer: '单雨薇',
      answers: 50,
      yes: 80,
      cancelled: true,
    },
    {
      title: '华南区季度聚会：顺德寻味',
      description: '上午复盘，下午去陈村，晚上一桌人吃饭。',
      kind: 'OUTING',
      day: weekday(today, -9, 6),
      from: '10:00',
      to: '20:30',
      place: '佛山·顺德',
      organizer: '黄嘉敏',
      answers: 34,
      yes: 75,
    },
    {
      title: '“门店通”会员版产品培训',
      description: '新品推广项目组主讲，后半场每人对着演示店走一遍。',
      kind: 'TRAINING',
      day: weekday(today, -6, 2),
      from: '13:30',
      to: '17:00',
      place: '总部大会议室（同步线上）',
      organizer: '梁雨桐',
      answers: 80,
      yes: 88,
    },
    {
      title: '新人欢迎午餐',
      description: '欢迎这两个月加入的同事，每人说一个别人不知道的小秘密。',
      kind: 'GATHERING',
      day: weekday(today, -3, 4),
      from: '12:00',
      to: '13:30',
      place: '禾木食堂包间',
      organizer: '何晓雯',
      answers: 48,
      yes: 85,
    },
    birthdays(-2),
    birthdays(-1),
    {
      title: '羽毛球友谊赛',
      description: '混双六对，抽签组队。场地只有三片，满了可以排队，有人退出就轮到你。',
      kind: 'GATHERING',
      day: weekday(today, 0, 6),
      from: '14:00',
      to: '17:00',
      place: '徐汇体育馆 3–5 号场',
      organizer: '高俊杰',
      capacity: 12,
      answers: 52,
      yes: 92,
    },
    {
      title: '投标标书评审：商超类',
      description: '请做过评委的老师按评分表打一遍分，带上你最近的一份标书。',
      kind: 'TRAINING',
      day: weekday(today, 1, 3),
      from: '13:30',
      to: '17:30',
      place: '总部大会议室',
      organizer: '高俊杰',
      capacity: 20,
      answers: 30,
      yes: 75,
    },
    {
      title: '大客户答谢晚宴',
      description: '二十家客户的负责人到场。每位客户有一位同事陪同，名单由林佳怡确认。',
      kind: 'MEETING',
      day: weekday(today, 2, 4),
      from: '18:00',
      to: '21:00',
      place: '外滩源一号',
      organizer: '林佳怡',
      capacity: 30,
      answers: 42,
      yes: 70,
    },
    birthdays(1),
    {
      title: '冬日围炉桌游夜',
      description: '自带一个桌游或者一样零食。围炉煮茶，聊到十点。',
      kind: 'GATHERING',
      day: weekday(today, 3, 5),
      from: '18:30',
      to: '22:00',
      place: '总部三楼茶水间',
      organizer: '唐梦瑶',
      capacity: 18,
      answers: 28,
      yes: 72,
    },
    {
      title: '季度销售例会',
      description: '各区十五分钟：一个数字、一个客户、一个请求。',
      kind: 'MEETING',
      day: weekday(today, 5, 2),
      from: '09:30',
      to: '12:00',
      place: '总部大会议室（同步线上）',
      organizer: '陆承宇',
      answers: 35,
      yes: 90,
    },
    {
      title: '年度总结与表彰会',
      description: '今年在苏州。报名时请写明是否需要住宿。',
      kind: 'GATHERING',
      day: weekday(today, 8, 5),
      from: '14:00',
      to: '21:00',
      place: '苏州·金鸡湖',
      organizer: '苏婉清',
      answers: 40,
      yes: 92,
    },
  ];
}

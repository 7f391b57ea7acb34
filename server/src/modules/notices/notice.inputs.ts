import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { saying } from '../../platform/graphql/validation.ts';
import { Notice, NoticeChoice, NoticeKind } from './notice.entity.ts';

export const NoticeConnection = connectionOf(() => Notice, 'Notice');

@ArgsType()
export class NoticesArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that were not read yet?' })
  unreadOnly: boolean = false;
}

@ObjectType({ description: 'What a notice says.' })
export class NoticeWords {
  @Field(() => String, { description: 'One sentence in the viewer’s language.' })
  text!: string;

  @Field(() => String, { description: 'Where the web app shows what it is about: a path such as `/people/…`.' })
  path!: string;
}

@ObjectType({ description: 'That the viewer’s notices have changed: some were told, or read.' })
export class NoticesChange {
  @Field(() => Int, { description: 'How many are unread now.' })
  unreadCount!: number;
}

@InputType({ description: 'Which notices were read. Those of others are left alone.' })
export class MarkNoticesReadInput {
  @Field(() => [ID], { nullable: true, description: 'Some by their ids, 100 at most.' })
  @ArrayMaxSize(100, saying('最多 100 条', 'At most 100'))
  noticeIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'All that were told until this one was, it among them: so none is read that came after the list was.',
  })
  upToId?: string | null;
}

@ObjectType({ description: 'What marking notices as read answers.' })
export class MarkNoticesReadPayload extends Payload {
  @Field(() => [Notice], { nullable: true, description: 'Those that were named, newest first.' })
  notices!: Notice[] | null;

  @Field(() => Int, { nullable: true, description: 'How many are unread now.' })
  unreadCount!: number | null;
}

@InputType({ description: 'By which ways the viewer wants to be told of a kind of thing. Absent or null leaves a way as it is.' })
export class SetNoticeChoiceInput {
  @Field(() => NoticeKind, { description: 'Of what.' })
  kind!: NoticeKind;

  @Field(() => Boolean, { nullable: true, description: 'In the list of notices?' })
  inApp?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'By mail?' })
  byMail?: boolean | null;
}

@ObjectType({ description: 'What choosing how to be told answers.' })
export class SetNoticeChoicePayload extends Payload {
  @Field(() => NoticeChoice, { nullable: true, description: 'The choice as it is now.' })
  choice!: NoticeChoice | null;
}

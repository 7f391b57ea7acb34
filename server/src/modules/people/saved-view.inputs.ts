import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose } from '../../platform/graphql/validation.ts';
import { SavedView } from './saved-view.entity.ts';

@InputType({ description: 'A view of the directory to keep. A name that the viewer has used already takes the new view.' })
export class SaveViewInput {
  @Field(() => String, { description: 'What it is called.' })
  @Line(60)
  name!: string;

  @Field(() => String, { description: 'What it shows, as the query part of the directory’s address; empty for all of it.' })
  @Prose(2000)
  query!: string;
}

@InputType({ description: 'Another name for a view.' })
export class RenameSavedViewInput {
  @Field(() => ID, { description: 'Which view.' })
  id!: string;

  @Field(() => String, { description: 'What it is to be called.' })
  @Line(60)
  name!: string;
}

@InputType({ description: 'A view that is no longer wanted.' })
export class RemoveSavedViewInput {
  @Field(() => ID, { description: 'Which view.' })
  id!: string;
}

@ObjectType({ description: 'What saving a view answers.' })
export class SaveViewPayload extends Payload {
  @Field(() => SavedView, { nullable: true, description: 'The view.' })
  savedView!: SavedView | null;
}

@ObjectType({ description: 'What renaming a view answers.' })
export class RenameSavedViewPayload extends Payload {
  @Field(() => SavedView, { nullable: true, description: 'The view as it is now.' })
  savedView!: SavedView | null;
}

@ObjectType({ description: 'What removing a view answers.' })
export class RemoveSavedViewPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The view that is no more.' })
  deletedSavedViewId!: string | null;
}

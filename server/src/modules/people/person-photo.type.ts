import { Field, ObjectType } from 'type-graphql';

@ObjectType('PersonPhoto', {
  description:
    'The photo of a person, as WebP. Shown to its audience (see `audienceDefaults`), of somebody who left to HR alone. ' +
    'Its addresses are paths on this server, asked for with the same session or token; they are others once the photo or its audience changes.',
})
export class PersonPhotoView {
  @Field(() => String, { description: 'A square of 96 pixels: for lists.' })
  smallUrl!: string;

  @Field(() => String, { description: 'A square of 512 pixels, or of as many as the picture had: for a profile.' })
  largeUrl!: string;
}

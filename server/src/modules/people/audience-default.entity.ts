import { Entity, Enum, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Audience } from './person.entity.ts';

/** Who may see a private value that nobody has chosen an audience for, where the company says something else than Hearth. */
@Entity({ tableName: 'audience_default' })
export class AudienceDefault {
  /** A key of `defaultAudience`: birthday, birthYear, email, phone, photo. */
  @PrimaryKey({ type: 'text' })
  value!: string;

  @Enum({ items: () => Audience, type: 'string' })
  audience!: Audience;
}

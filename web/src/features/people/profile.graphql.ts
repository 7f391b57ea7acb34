import { graphql } from '../../gql';

export const CustomFieldFragment = graphql(`
  fragment CustomFieldDefinition on CustomField {
    id
    key
    labelZh
    labelEn
    type
    choices
    audience
    filledByPerson
  }
`);

export const ProfileFormQuery = graphql(`
  query ProfileForm {
    customFields {
      id
      ...CustomFieldDefinition
    }
    audienceDefaults {
      birthday
      birthYear
      email
      phone
      photo
    }
  }
`);

export const BirthdayPreviewQuery = graphql(`
  query BirthdayPreview(
    $calendar: CalendarSystem!
    $year: Int
    $month: Int
    $day: Int
    $leapMonth: Boolean
    $leapDayKeeping: LeapDayKeeping
    $leapMonthKeeping: LeapMonthKeeping
  ) {
    birthdayPreview(
      calendar: $calendar
      year: $year
      month: $month
      day: $day
      leapMonth: $leapMonth
      leapDayKeeping: $leapDayKeeping
      leapMonthKeeping: $leapMonthKeeping
    ) {
      nextOn
      daysInMonth
      leapMonthOfYear
      counterpart {
        calendar
        year
        month
        day
        leapMonth
        nextOn
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const HobbyChoicesQuery = graphql(`
  query HobbyChoices($search: String) {
    hobbies(search: $search) {
      id
      nameZh
      nameEn
    }
  }
`);

export const SkillChoicesQuery = graphql(`
  query SkillChoices($search: String) {
    skills(search: $search) {
      id
      nameZh
      nameEn
    }
  }
`);

export const UpdateAudienceDefaultsMutation = graphql(`
  mutation UpdateAudienceDefaults($input: UpdateAudienceDefaultsInput!) {
    updateAudienceDefaults(input: $input) {
      audienceDefaults {
        birthday
        birthYear
        email
        phone
        photo
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const DefineCustomFieldMutation = graphql(`
  mutation DefineCustomField($input: DefineCustomFieldInput!) {
    defineCustomField(input: $input) {
      customField {
        id
        ...CustomFieldDefinition
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const OrderCustomFieldsMutation = graphql(`
  mutation OrderCustomFields($input: OrderCustomFieldsInput!) {
    orderCustomFields(input: $input) {
      customFields {
        id
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveCustomFieldMutation = graphql(`
  mutation RemoveCustomField($input: RemoveCustomFieldInput!) {
    removeCustomField(input: $input) {
      deletedCustomFieldId
      errors {
        message
        path
        code
      }
    }
  }
`);

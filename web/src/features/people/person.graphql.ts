import { graphql } from '../../gql';

export const PersonProfileFragment = graphql(`
  fragment PersonProfile on Person {
    id
    version
    name
    employeeNumber
    alias
    bio
    hiredOn
    leftOn
    erased
    formerEmployments {
      hiredOn
      leftOn
    }
    photo {
      smallUrl
      largeUrl
    }
    place
    timeZone
    locale
    contact {
      email
      phone
    }
    birthday {
      calendar
      month
      day
      leapMonth
      year
      nextOn
      counterpart {
        calendar
        year
        month
        day
        leapMonth
        nextOn
      }
      leapDayKeeping
      leapMonthKeeping
    }
    audiences {
      birthday
      birthYear
      email
      phone
      photo
    }
    emergencyContact {
      name
      relation
      phone
    }
    hobbies {
      id
      nameZh
      nameEn
    }
    skills {
      level
      canHelp
      skill {
        id
        nameZh
        nameEn
      }
    }
    customFields {
      value
      audience
      person {
        id
        name
      }
      field {
        id
        key
        type
        labelZh
        labelEn
      }
    }
    viewerPermissions {
      updateOwnFields
      updateAllFields
      recordLeaving
      recordReturn
      recordAbsence
      merge
      erase
      downloadData
      chooseAudiences
    }
  }
`);

export const PersonPageQuery = graphql(`
  query PersonPage($id: ID!) {
    person(id: $id) {
      ...PersonCell
      ...PersonProfile
      id
      name
      sharedHobbies {
        id
        nameZh
        nameEn
      }
      sharedSkills {
        id
        nameZh
        nameEn
      }
      manager {
        id
        ...PersonCell
      }
      reports {
        id
        ...PersonCell
      }
      positions {
        title
        primary
        validFrom
        validTo
        unit {
          id
          name
        }
        position {
          id
        }
      }
      absences {
        id
        from
        to
      }
    }
  }
`);

export const UpdatePersonMutation = graphql(`
  mutation UpdatePerson($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        ...PersonProfile
      }
      errors {
        message
        path
        code
        ... on ConflictError {
          current {
            ...PersonProfile
          }
        }
      }
    }
  }
`);

export const RecordLeavingMutation = graphql(`
  mutation RecordLeaving($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      person {
        id
        leftOn
        version
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const SetHobbiesMutation = graphql(`
  mutation SetHobbies($input: SetHobbiesInput!) {
    setHobbies(input: $input) {
      person {
        id
        hobbies {
          id
          nameZh
          nameEn
        }
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const SetSkillsMutation = graphql(`
  mutation SetSkills($input: SetSkillsInput!) {
    setSkills(input: $input) {
      person {
        id
        skills {
          level
          canHelp
          skill {
            id
            nameZh
            nameEn
          }
        }
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RecordAbsenceMutation = graphql(`
  mutation RecordAbsence($input: RecordAbsenceInput!) {
    recordAbsence(input: $input) {
      absence {
        id
        from
        to
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveAbsenceMutation = graphql(`
  mutation RemoveAbsence($input: RemoveAbsenceInput!) {
    removeAbsence(input: $input) {
      deletedAbsenceId
      errors {
        message
        path
        code
      }
    }
  }
`);

import { graphql } from '../../../gql';

export const VocabularyPageQuery = graphql(`
  query VocabularyPage($search: String, $skills: Boolean!) {
    hobbies(search: $search) @skip(if: $skills) {
      id
      version
      nameZh
      nameEn
      peopleCount
    }
    skills(search: $search) @include(if: $skills) {
      id
      version
      nameZh
      nameEn
      peopleCount
      helperCount
    }
  }
`);

export const HobbyPeopleQuery = graphql(`
  query HobbyPeople($hobby: ID!, $first: Int!, $after: String) {
    people(first: $first, after: $after, filter: { hobbyIds: [$hobby] }) {
      nodes {
        id
        ...PersonCell
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const SkillHelpersQuery = graphql(`
  query SkillHelpers($skill: ID!) {
    whoCanHelp(skillId: $skill, first: 50) {
      offersHelp
      level
      nearness
      backOn
      person {
        id
        ...PersonCell
      }
    }
  }
`);

export const RenameHobbyMutation = graphql(`
  mutation RenameHobby($input: RenameHobbyInput!) {
    renameHobby(input: $input) {
      hobby {
        id
        version
        nameZh
        nameEn
      }
      errors {
        message
        path
        code
        ... on WordTakenError {
          word {
            id
          }
        }
      }
    }
  }
`);

export const RenameSkillMutation = graphql(`
  mutation RenameSkill($input: RenameSkillInput!) {
    renameSkill(input: $input) {
      skill {
        id
        version
        nameZh
        nameEn
      }
      errors {
        message
        path
        code
        ... on WordTakenError {
          word {
            id
          }
        }
      }
    }
  }
`);

export const MergeHobbiesMutation = graphql(`
  mutation MergeHobbies($input: MergeHobbiesInput!) {
    mergeHobbies(input: $input) {
      hobby {
        id
        nameZh
        nameEn
        peopleCount
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const MergeSkillsMutation = graphql(`
  mutation MergeSkills($input: MergeSkillsInput!) {
    mergeSkills(input: $input) {
      skill {
        id
        nameZh
        nameEn
        peopleCount
        helperCount
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveHobbyMutation = graphql(`
  mutation RemoveHobby($input: RemoveHobbyInput!) {
    removeHobby(input: $input) {
      deletedHobbyId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveSkillMutation = graphql(`
  mutation RemoveSkill($input: RemoveSkillInput!) {
    removeSkill(input: $input) {
      deletedSkillId
      errors {
        message
        path
        code
      }
    }
  }
`);

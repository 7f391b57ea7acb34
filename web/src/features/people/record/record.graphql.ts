import { graphql } from '../../../gql';

export const RecordReturnMutation = graphql(`
  mutation RecordReturn($input: RecordReturnInput!) {
    recordReturn(input: $input) {
      person {
        id
        hiredOn
        leftOn
        version
        formerEmployments {
          hiredOn
          leftOn
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

export const MergePeopleMutation = graphql(`
  mutation MergePeople($input: MergePeopleInput!) {
    mergePeople(input: $input) {
      person {
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

export const ErasePersonMutation = graphql(`
  mutation ErasePerson($input: ErasePersonInput!) {
    erasePerson(input: $input) {
      person {
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

/** Whom a record may be the double of: those who have left as well. */
export const MergeCandidatesQuery = graphql(`
  query MergeCandidates($search: String) {
    current: people(first: 10, search: $search) {
      nodes {
        ...MergeCandidate
      }
    }
    left: people(first: 10, search: $search, filter: { status: LEFT }) {
      nodes {
        ...MergeCandidate
      }
    }
  }
`);

export const MergeCandidateFragment = graphql(`
  fragment MergeCandidate on Person {
    id
    name
    employeeNumber
    title
    leftOn
  }
`);

export const MergePreviewQuery = graphql(`
  query MergePreview($intoId: ID!, $fromId: ID!) {
    into: person(id: $intoId) {
      ...MergeSide
    }
    from: person(id: $fromId) {
      ...MergeSide
    }
  }
`);

export const MergeSideFragment = graphql(`
  fragment MergeSide on Person {
    id
    name
    employeeNumber
    alias
    title
    place
    hiredOn
    leftOn
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
    }
    hobbies {
      id
      nameZh
      nameEn
    }
    skills {
      skill {
        id
        nameZh
        nameEn
      }
    }
  }
`);

export const PersonChangesQuery = graphql(`
  query PersonChanges($id: ID!) {
    person(id: $id) {
      id
      latestChanges {
        changeId
        action
        changedAt
        person {
          id
          name
        }
        fields {
          name
          before
          after
          hidden
        }
      }
    }
  }
`);

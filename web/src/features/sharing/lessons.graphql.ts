import { graphql } from '../../gql';

export const LessonsPageQuery = graphql(`
  query LessonsPage($search: String, $kinds: [ContributionKind!], $first: Int!, $after: String) {
    lessons(search: $search, kinds: $kinds, first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...LessonCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const LessonCardFragment = graphql(`
  fragment LessonCard on Contribution {
    id
    kind
    title
    closedAt
    outcome
    outcomeNote
    helpfulCount
    viewerFoundHelpful
    presenter {
      id
      name
    }
    sections {
      key
      text
    }
    session {
      id
      startsAt
      series {
        id
        title
      }
    }
  }
`);

export const MarkHelpful = graphql(`
  mutation MarkHelpful($input: MarkHelpfulInput!) {
    markHelpful(input: $input) {
      contribution {
        id
        helpfulCount
        viewerFoundHelpful
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

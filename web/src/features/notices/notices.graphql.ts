import { graphql } from '../../gql';

export const NoticesPageQuery = graphql(`
  query NoticesPage($first: Int!, $after: String, $unreadOnly: Boolean!) {
    notices(first: $first, after: $after, unreadOnly: $unreadOnly) {
      nodes {
        ...NoticeRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const NoticeRowFragment = graphql(`
  fragment NoticeRow on Notice {
    id
    kind
    createdAt
    readAt
    words {
      text
      path
    }
  }
`);

export const MarkNoticesRead = graphql(`
  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      notices {
        id
        readAt
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const NoticeChoicesQuery = graphql(`
  query NoticeChoices {
    noticeChoices {
      kind
      inApp
      byMail
    }
    viewer {
      noticeAddress
    }
  }
`);

export const SetNoticeChoice = graphql(`
  mutation SetNoticeChoice($input: SetNoticeChoiceInput!) {
    setNoticeChoice(input: $input) {
      choice {
        kind
        inApp
        byMail
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

import { graphql } from '../../gql';

// On its own: it comes with the first load, the other documents with what shows notices.
export const NoticesChangedSubscription = graphql(`
  subscription NoticesChanged {
    noticesChanged {
      unreadCount
    }
  }
`);

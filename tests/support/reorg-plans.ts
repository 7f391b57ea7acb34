import { graphql } from './graphql.ts';

export const DraftPlan = graphql(`
  mutation DraftPlan($input: DraftReorgPlanInput!) {
    draftReorgPlan(input: $input) {
      reorgPlan {
        id
        version
        status
      }
      errors {
        code
        path
      }
    }
  }
`);

export const EditPlan = graphql(`
  mutation EditPlan($input: EditReorgPlanInput!) {
    editReorgPlan(input: $input) {
      reorgPlan {
        id
        version
        steps {
          id
          action
          text
          position {
            id
          }
          orgUnit
        }
      }
      errors {
        code
        path
        message
        ... on ConflictError {
          current {
            id
            ... on ReorgPlan {
              version
            }
          }
        }
      }
    }
  }
`);

export const Plan = graphql(`
  query Plan($id: ID!) {
    reorgPlan(id: $id) {
      title
      status
      effectiveOn
      version
      steps {
        id
        text
      }
      rehearsal {
        publishable
        noticedUpTo
        changes {
          kind
          person {
            name
          }
          manager {
            name
          }
          unit {
            name
          }
          name
        }
        checks {
          kind
          message
          blocking
          step
          position {
            id
          }
        }
        liveChanges {
          kind
          person {
            name
          }
        }
        conflicts {
          message
          step
          position {
            id
          }
        }
      }
      viewerPermissions {
        edit
        publish
      }
    }
  }
`);

export const PlanChart = graphql(`
  query PlanChart($id: ID!) {
    reorgPlan(id: $id) {
      chart {
        asOf
        headcount
        nodes {
          position {
            id
          }
          reportsTo
          title
          headcount
          unit {
            name
          }
          holder {
            name
          }
        }
      }
    }
  }
`);

export const PublishPlan = graphql(`
  mutation PublishPlan($input: PublishReorgPlanInput!) {
    publishReorgPlan(input: $input) {
      changeId
      reorgPlan {
        status
      }
      errors {
        code
        path
        message
      }
    }
  }
`);

export const DiscardPlan = graphql(`
  mutation DiscardPlan($input: DiscardReorgPlanInput!) {
    discardReorgPlan(input: $input) {
      reorgPlan {
        status
      }
      errors {
        code
      }
    }
  }
`);

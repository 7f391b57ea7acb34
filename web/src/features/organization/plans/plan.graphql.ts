import { graphql } from '../../../gql';

export const PlansQuery = graphql(`
  query ReorgPlans($first: Int!, $after: String, $status: ReorgPlanStatus) {
    reorgPlans(first: $first, after: $after, status: $status) {
      nodes {
        id
        title
        effectiveOn
        status
        draftedAt
        author {
          id
          name
        }
        editors {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PlanDifferenceFragment = graphql(`
  fragment PlanDifference on OrgChange {
    kind
    on
    person {
      id
      name
    }
    position {
      id
    }
    superior {
      id
    }
    parent {
      id
      name
    }
    unit {
      id
      name
    }
    formerUnit {
      id
      name
    }
    manager {
      id
      name
    }
    formerManager {
      id
      name
    }
    name
    formerName
  }
`);

export const PlanPageQuery = graphql(`
  query PlanPage($id: ID!) {
    company {
      id
      spanLimit
    }
    reorgPlan(id: $id) {
      id
      title
      note
      effectiveOn
      status
      draftedAt
      endedAt
      version
      author {
        id
        name
      }
      editors {
        id
        name
      }
      viewerPermissions {
        edit
        publish
      }
      publishedChange {
        changeId
        undoable
      }
      steps {
        id
        action
        text
        position {
          id
        }
      }
      units {
        orgUnit
        parent
        name
        kind
        headPosition {
          id
        }
        sortOrder
        responsibilities
      }
      rehearsal {
        publishable
        noticedUpTo
        changes {
          ...PlanDifference
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
          ...PlanDifference
        }
        conflicts {
          message
          step
          position {
            id
          }
        }
      }
      chart {
        asOf
        headcount
        vacancies
        viewerPermissions {
          change
        }
        nodes {
          position {
            id
            version
          }
          reportsTo
          title
          primary
          unit {
            id
            name
          }
          holder {
            id
            name
          }
          standIn {
            id
            name
          }
          directReports
          headcount
          dottedLinesTo
        }
      }
    }
  }
`);

export const DraftReorgPlanMutation = graphql(`
  mutation DraftReorgPlan($input: DraftReorgPlanInput!) {
    draftReorgPlan(input: $input) {
      reorgPlan {
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

export const ApplyStageTemplateMutation = graphql(`
  mutation ApplyStageTemplate($input: ApplyStageTemplateInput!) {
    applyStageTemplate(input: $input) {
      reorgPlan {
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

export const EditReorgPlanMutation = graphql(`
  mutation EditReorgPlan($input: EditReorgPlanInput!) {
    editReorgPlan(input: $input) {
      reorgPlan {
        id
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

export const PublishReorgPlanMutation = graphql(`
  mutation PublishReorgPlan($input: PublishReorgPlanInput!) {
    publishReorgPlan(input: $input) {
      reorgPlan {
        id
        status
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const DiscardReorgPlanMutation = graphql(`
  mutation DiscardReorgPlan($input: DiscardReorgPlanInput!) {
    discardReorgPlan(input: $input) {
      reorgPlan {
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

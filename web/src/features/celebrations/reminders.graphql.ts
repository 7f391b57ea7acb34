import { graphql } from '../../gql';

export const ReminderRulesQuery = graphql(`
  query ReminderRules {
    reminderRules {
      ...ReminderRule
    }
  }
`);

export const ReminderRuleFragment = graphql(`
  fragment ReminderRule on ReminderRule {
    id
    celebration
    recipients
    daysAhead
    offDays
    version
  }
`);

export const AddReminderRule = graphql(`
  mutation AddReminderRule($input: AddReminderRuleInput!) {
    addReminderRule(input: $input) {
      reminderRule {
        ...ReminderRule
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const UpdateReminderRule = graphql(`
  mutation UpdateReminderRule($input: UpdateReminderRuleInput!) {
    updateReminderRule(input: $input) {
      reminderRule {
        ...ReminderRule
      }
      errors {
        message
        path
        code
        ... on ConflictError {
          current {
            ...ReminderRule
          }
        }
      }
    }
  }
`);

export const RemoveReminderRule = graphql(`
  mutation RemoveReminderRule($input: RemoveReminderRuleInput!) {
    removeReminderRule(input: $input) {
      deletedReminderRuleId
      errors {
        message
        path
        code
      }
    }
  }
`);

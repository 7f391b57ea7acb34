import { graphql } from '../../gql';

export const AddContribution = graphql(`
  mutation AddContribution($input: AddContributionInput!) {
    addContribution(input: $input) {
      contribution {
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

export const AddIdea = graphql(`
  mutation AddIdea($input: AddIdeaInput!) {
    addIdea(input: $input) {
      idea {
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

export const VoteForIdea = graphql(`
  mutation VoteForIdea($input: VoteForIdeaInput!) {
    voteForIdea(input: $input) {
      idea {
        id
        votes
        viewerVoted
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RevealIdeas = graphql(`
  mutation RevealIdeas($input: RevealIdeasInput!) {
    revealIdeas(input: $input) {
      contribution {
        ...CaseIdeas
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const AdoptIdea = graphql(`
  mutation AdoptIdea($input: AdoptIdeaInput!) {
    adoptIdea(input: $input) {
      idea {
        id
        adopted
        contribution {
          ...CaseIdeas
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

export const AddFollowUp = graphql(`
  mutation AddFollowUp($input: AddFollowUpInput!) {
    addFollowUp(input: $input) {
      followUp {
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

export const CompleteFollowUp = graphql(`
  mutation CompleteFollowUp($input: CompleteFollowUpInput!) {
    completeFollowUp(input: $input) {
      followUp {
        id
        state
        result
        viewerPermissions {
          complete
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

export const RecordCaseOutcome = graphql(`
  mutation RecordCaseOutcome($input: RecordCaseOutcomeInput!) {
    recordCaseOutcome(input: $input) {
      contribution {
        ...ContributionCard
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

import { graphql } from '../../gql';

export const UnitChoicesQuery = graphql(`
  query SharingUnitChoices {
    orgUnits {
      id
      name
    }
  }
`);

export const RhythmPreviewQuery = graphql(`
  query RhythmPreview($rhythm: RhythmInput!, $startsOn: Date) {
    rhythmPreview(rhythm: $rhythm, startsOn: $startsOn, first: 6) {
      originalOn
      heldOn
    }
  }
`);

export const CreateSharingSeries = graphql(`
  mutation CreateSharingSeries($input: CreateSharingSeriesInput!) {
    createSharingSeries(input: $input) {
      series {
        id
        title
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

import { graphql } from '../../gql';

export const UnitListQuery = graphql(`
  query UnitList($asOf: Date) {
    orgUnits(asOf: $asOf) {
      id
      name
      kind
      parent {
        id
      }
    }
  }
`);

export const UnitRecordQuery = graphql(`
  query UnitRecord($id: ID!, $asOf: Date) {
    orgUnit(id: $id, asOf: $asOf) {
      id
      version
      name
      kind
      responsibilities
      parent {
        id
        name
      }
      headPosition {
        id
      }
      children {
        id
        name
      }
      members {
        id
      }
      viewerPermissions {
        change
      }
      terms {
        validFrom
        validTo
        name
        kind
        sortOrder
        responsibilities
        parent {
          id
          name
        }
        headPosition {
          id
        }
      }
      latestChanges {
        changeId
        action
        changedAt
        effectiveOn
        reason
        subjects
        undoable
        person {
          id
          name
        }
      }
    }
  }
`);

export const AddUnitMutation = graphql(`
  mutation AddUnit($input: AddOrgUnitInput!) {
    addOrgUnit(input: $input) {
      changeId
      orgUnit {
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

export const RenameUnitMutation = graphql(`
  mutation RenameUnit($input: RenameOrgUnitInput!) {
    renameOrgUnit(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const MoveUnitMutation = graphql(`
  mutation MoveUnit($input: MoveOrgUnitInput!) {
    moveOrgUnit(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const CloseUnitMutation = graphql(`
  mutation CloseUnit($input: CloseOrgUnitInput!) {
    closeOrgUnit(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const CorrectUnitMutation = graphql(`
  mutation CorrectUnit($input: CorrectOrgUnitInput!) {
    correctOrgUnit(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

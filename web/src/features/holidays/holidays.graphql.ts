import { graphql } from '../../gql';

export const HolidaysPageQuery = graphql(`
  query HolidaysPage($from: Date!, $to: Date!) {
    holidays(from: $from, to: $to) {
      knownUntilOn
      days {
        on
        working
        name
        corrected
      }
    }
  }
`);

export const SetHoliday = graphql(`
  mutation SetHoliday($input: SetHolidayInput!) {
    setHoliday(input: $input) {
      holiday {
        on
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveHolidayCorrection = graphql(`
  mutation RemoveHolidayCorrection($input: RemoveHolidayCorrectionInput!) {
    removeHolidayCorrection(input: $input) {
      holiday {
        on
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const ImportHolidays = graphql(`
  mutation ImportHolidays($input: ImportHolidaysInput!) {
    importHolidays(input: $input) {
      days {
        on
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

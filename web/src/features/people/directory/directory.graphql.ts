import { graphql } from '../../../gql';

/** Asked beside the page of rows, which never waits for it: how many there are, and which words a search names. */
export const PeopleTotalQuery = graphql(`
  query PeopleTotal($search: String, $filter: PeopleFilter, $searched: Boolean!) {
    people(first: 0, search: $search, filter: $filter) {
      totalCount
    }
    skills(search: $search) @include(if: $searched) {
      id
      nameZh
      nameEn
      helperCount
    }
    hobbies(search: $search) @include(if: $searched) {
      id
      nameZh
      nameEn
      peopleCount
    }
  }
`);

export const PeopleFacetsQuery = graphql(`
  query PeopleFacets($search: String, $filter: PeopleFilter) {
    peopleFacets(search: $search, filter: $filter) {
      units {
        people
        unit {
          id
          name
        }
      }
      places {
        place
        people
      }
      hobbies {
        people
        hobby {
          id
          nameZh
          nameEn
        }
      }
      skills {
        people
        skill {
          id
          nameZh
          nameEn
        }
      }
    }
    orgUnits {
      id
      name
      parent {
        id
      }
    }
  }
`);

/** What the words of a filter are called: those of a link that somebody opens are in no facet yet. */
export const FilterWordsQuery = graphql(`
  query FilterWords {
    hobbies {
      id
      nameZh
      nameEn
    }
    skills {
      id
      nameZh
      nameEn
    }
    orgUnits {
      id
      name
      parent {
        id
      }
    }
  }
`);

export const SavedViewsQuery = graphql(`
  query SavedViews {
    savedViews {
      id
      name
      query
    }
  }
`);

export const SaveViewMutation = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      savedView {
        id
        name
        query
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RenameSavedViewMutation = graphql(`
  mutation RenameSavedView($input: RenameSavedViewInput!) {
    renameSavedView(input: $input) {
      savedView {
        id
        name
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveSavedViewMutation = graphql(`
  mutation RemoveSavedView($input: RemoveSavedViewInput!) {
    removeSavedView(input: $input) {
      deletedSavedViewId
      errors {
        message
        path
        code
      }
    }
  }
`);

/** How are the criteria of a search read? learn.microsoft.com/javascript/api/excel/excel.searchcriteria */
import type { SearchCriteria } from '../session/search';
import { oneOf, optionalFlag, record } from './arguments';

/** Omitted criteria: parts match, case does not matter, forwards. */
export function searchCriteria(value: unknown): SearchCriteria {
  const { completeMatch, matchCase, searchDirection } =
    value === null || value === undefined ? {} : record(value);
  const direction = searchDirection ? oneOf(['Forward', 'Backwards'], searchDirection) : 'Forward';
  return {
    completeMatch: optionalFlag(completeMatch),
    matchCase: optionalFlag(matchCase),
    backwards: direction === 'Backwards',
  };
}

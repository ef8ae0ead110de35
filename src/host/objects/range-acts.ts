/** Excel.Range: the methods that do something. learn.microsoft.com/javascript/api/excel/excel.range */
import type { Part } from './define';

/** Effect methods of a range. */
export const rangeActs: Part<'Range'> = {
  methods: {},
};

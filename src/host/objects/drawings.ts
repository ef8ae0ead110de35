/** Shapes and charts, as far as the host knows them: they are counted and kept. learn.microsoft.com/javascript/api/excel/excel.shapecollection */
import type { Sheet } from '../workbook/model';
import { define } from './define';

/** excel.shapecollection#excel-excel-shapecollection-getcount-member(1): charts are no shapes. */
const shapes = ({ drawings }: Sheet): number => drawings.filter(({ kind }) => kind !== 'chart').length;

const charts = ({ drawings }: Sheet): number => drawings.filter(({ kind }) => kind === 'chart').length;

define('ShapeCollection', { unlisted: shapes, methods: { GetCount: shapes } });

define('ChartCollection', { unlisted: charts, get: { Count: charts }, methods: { GetCount: charts } });

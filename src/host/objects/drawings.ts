/** Shapes and charts, as far as the host knows them: they are counted and kept. learn.microsoft.com/javascript/api/excel/excel.shapecollection */
import { define } from './define';

define('ShapeCollection', {
  methods: {
    // excel.shapecollection#excel-excel-shapecollection-getcount-member(1): charts are no shapes.
    GetCount: (self) => self.drawings.filter(({ kind }) => kind !== 'chart').length,
  },
});

define('ChartCollection', {
  get: { Count: (self) => self.drawings.filter(({ kind }) => kind === 'chart').length },
  methods: {
    GetCount: (self) => self.drawings.filter(({ kind }) => kind === 'chart').length,
  },
});

/** What does styles.xml of a new workbook hold? */
import { element as e } from '../xml/element';

const font = e('font', {}, [
  e('sz', { val: 11 }),
  e('color', { theme: 1 }),
  e('name', { val: 'Calibri' }),
  e('family', { val: 2 }),
  e('scheme', { val: 'minor' }),
]);
const pattern = (patternType: string) => e('fill', {}, [e('patternFill', { patternType })]);
const edges = ['left', 'right', 'top', 'bottom', 'diagonal'].map((edge) => e(edge));
const xf = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };

/** Calibri 11, no fill, no border, one named style. */
export const BLANK_STYLES = e('styleSheet', {}, [
  e('fonts', { count: 1 }, [font]),
  e('fills', { count: 2 }, [pattern('none'), pattern('gray125')]),
  e('borders', { count: 1 }, [e('border', {}, edges)]),
  e('cellStyleXfs', { count: 1 }, [e('xf', xf)]),
  e('cellXfs', { count: 1 }, [e('xf', { ...xf, xfId: 0 })]),
  e('cellStyles', { count: 1 }, [e('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
  e('dxfs', { count: 0 }),
  e('tableStyles', {
    count: 0,
    defaultTableStyle: 'TableStyleMedium2',
    defaultPivotStyle: 'PivotStyleLight16',
  }),
]);

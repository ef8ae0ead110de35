/** Does a page begin where a group would be torn, and only there? */
import { fitsOnePage, pageStarts, type Paper } from '../../src/actions/sheets/factsheet-pages';
import { SheetCanvas } from '../../src/actions/sheets/sheet-canvas';

/** Narrow enough not to be shrunk: the smallest page that a printing has then holds 0.96 of 706 points. */
const paper = (rest: Partial<Paper> = {}): Paper => ({
  widths: [20, 20],
  landscape: false,
  from: 0,
  repeated: null,
  groups: [],
  ...rest,
});
const ROOM = 706 * 0.96;

function rowsOf(...heights: number[]): SheetCanvas {
  const canvas = new SheetCanvas();
  heights.forEach((height, row) => canvas.height(row, height));
  return canvas;
}

test('[N52] what fits one page fits the smallest that comes out, to the point', () => {
  expect(fitsOnePage(rowsOf(300, ROOM - 300), paper(), 0, 1)).toBe(true);
  expect(fitsOnePage(rowsOf(300, ROOM - 299), paper(), 0, 1)).toBe(false);
});

test('[N52] a group that a page would tear begins one, and one that fits where it stands does not', () => {
  const groups: Paper['groups'] = [[2, 3]];
  expect(pageStarts(rowsOf(300, 300, 60, 60), paper({ groups }))).toEqual([0, 2]);
  expect(pageStarts(rowsOf(300, 200, 60, 60), paper({ groups }))).toEqual([0]);
  // All four rows fill the smallest page to its last point, or go one point over it.
  expect(pageStarts(rowsOf(300, ROOM - 420, 60, 60), paper({ groups }))).toEqual([0]);
  expect(pageStarts(rowsOf(300, ROOM - 419, 60, 60), paper({ groups }))).toEqual([0, 2]);
});

test('[N52] a group that no page holds is left to be torn', () => {
  expect(pageStarts(rowsOf(300, 300, 400, 400), paper({ groups: [[2, 3]] }))).toEqual([0]);
});

test('[N52] what is repeated takes its room of every page under it', () => {
  const canvas = rowsOf(30, 300, 300, 300, 60);
  const groups: Paper['groups'] = [[3, 4]];
  expect(pageStarts(canvas, paper({ groups }))).toEqual([0]);
  const taller = rowsOf(100, 500, 300, 250, 60);
  expect(pageStarts(taller, paper({ groups, repeated: null }))).toEqual([0]);
  expect(pageStarts(taller, paper({ groups, repeated: [0, 0] }))).toEqual([0, 3]);
});

/** Are many areas named by addresses that Excel takes, none lost and none twice? */
import fc from 'fast-check';
import { addressableParts, joinedAddress, LONGEST_ADDRESS } from '../../src/excel/area-addresses';
import type { Area } from '../../src/domain/grid';

const area = fc
  .tuple(fc.nat(1_048_000), fc.nat(16_000), fc.nat(500), fc.nat(300))
  .map(([top, left, down, right]): Area => ({ top, left, bottom: top + down, right: left + right }));

test('[L17] parts hold all areas in their order, each in an address of 255 characters at most', () => {
  fc.assert(
    fc.property(fc.array(area, { maxLength: 200 }), (areas) => {
      const parts = addressableParts(areas);
      expect(parts.flat()).toEqual(areas);
      for (const part of parts) expect(joinedAddress(part).length).toBeLessThanOrEqual(LONGEST_ADDRESS);
      expect(parts.every((part) => part.length > 0)).toBe(true);
    }),
  );
});

test('[L17] as few parts as hold them in their order', () => {
  const cell = { top: 0, left: 0, bottom: 0, right: 0 };
  // «A1,A1,…»: 85 of them are 254 characters.
  expect(addressableParts(Array.from({ length: 85 }, () => cell))).toHaveLength(1);
  expect(addressableParts(Array.from({ length: 86 }, () => cell))).toHaveLength(2);
});

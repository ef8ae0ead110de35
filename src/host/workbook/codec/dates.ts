/** Which serial number is an ISO date of a strict file? */

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** The 1900 serial number of "2023-04-05", "2023-04-05T10:30:00" or "10:30:00"; null for anything else. */
export function isoToSerial(text: string): number | null {
  const time = /^([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]+)?)$/.exec(text);
  if (time) return (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3])) / 86_400;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(T|$)/.test(text)) return null;
  const ms = Date.parse(/Z$/.test(text) || text.length === 10 ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : (ms - EPOCH) / DAY;
}

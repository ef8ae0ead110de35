/** How much may one request carry? */

/** Bytes that one request may carry: Excel on the web refuses 5 MB; a margin is left for the envelope. */
export const PAYLOAD_BUDGET = 4_000_000;

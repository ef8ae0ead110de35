/** Has this text changed since? A short fingerprint, for telling apart, not for secrecy. */

const FNV_PRIME = 0x01000193;

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** Two FNV-1a hashes of a text from two seeds side by side, in base 36. */
export function checksum(text: string): string {
  return fnv1a(text, 0x811c9dc5).toString(36) + fnv1a(text, 0x2f9be6cc).toString(36).padStart(7, '0');
}

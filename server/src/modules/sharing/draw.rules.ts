/**
 * A fair number in [0, 2^32) that depends on nothing but the text: the lot of somebody in a draw. FNV-1a with MurmurHash3's
 * final mixing, so that texts that differ in one character draw far apart. Not for secrets.
 */
export function hashedDraw(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

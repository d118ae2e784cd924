// Compresses files of dist/ with Zstandard. Guarantees: what is written can be read again, which is tried at once. The
// module is made ready once: a second time would take away the memory of a compression that is under way.

import { compress, init } from "@bokuweb/zstd-wasm";
import { decompress } from "fzstd";

/** @type {Promise<void> | undefined} */
let ready;

/**
 * @param {Uint8Array} bytes
 * @param {number} [level] 22 is the highest; beyond 19 little is gained and it takes much longer
 * @returns {Promise<Uint8Array>}
 */
export async function packed(bytes, level = 19) {
  await (ready ??= init());
  const frame = compress(bytes, level);
  if (!Buffer.from(decompress(frame)).equals(bytes)) throw new Error("what was compressed cannot be read again");
  return frame;
}

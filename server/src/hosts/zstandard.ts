// Files of dist/ that are kept compressed (Zstandard). Guarantees: bytes that are not compressed come back as they are.
import { decompress } from "fzstd";

/** Every Zstandard frame begins with these bytes. */
const frameStart: readonly number[] = [0x28, 0xb5, 0x2f, 0xfd];

export function isCompressed(bytes: Uint8Array): boolean {
  return frameStart.every((byte, index) => bytes[index] === byte);
}

/** Throws for a frame that is damaged. */
export function unpacked(bytes: Uint8Array): Uint8Array {
  return isCompressed(bytes) ? decompress(bytes) : bytes;
}

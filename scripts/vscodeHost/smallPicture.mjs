/**
 * Pictures of an editor with few colours: a third of the bytes, and no difference one sees.
 *
 *   node scripts/vscodeHost/smallPicture.mjs FILE.png…      makes these pictures small, in place
 *
 * Guarantees: width and height stay; a picture that has no more colours than allowed is left alone, so that doing it
 * twice changes nothing.
 */
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import UPNG from "upng-js";

const usualColours = 32;

/**
 * @param {Uint8Array} png
 * @param {number} [colours]
 * @returns {Uint8Array} a PNG
 */
export function smallPicture(png, colours = usualColours) {
  const picture = UPNG.decode(new Uint8Array(png).buffer);
  // 3: colours by a palette.
  if (picture.ctype === 3) return png;
  const [pixels] = UPNG.toRGBA8(picture);
  if (pixels === undefined) throw new Error("the picture has no frame");
  return new Uint8Array(UPNG.encode([pixels], picture.width, picture.height, colours));
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const file of process.argv.slice(2)) writeFileSync(file, smallPicture(readFileSync(file)));
}

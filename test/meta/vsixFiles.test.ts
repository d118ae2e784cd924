// The comparison behind `npm run package` sees what is too much and what is missing.

import { expect, it } from "vitest";
import { compareVsixFiles, withPackedPictures } from "../../scripts/vsix.mjs";

it("accepts the recorded list, whatever its line ends", () => {
  expect(compareVsixFiles(["a", "b"], "a\r\nb\n")).toEqual([]);
});

it("names each file that is too much or missing", () => {
  expect(compareVsixFiles(["a", "secret.env"], "a\ndist/cli.js\n")).toEqual([
    "secret.env is in the package but not in the list",
    "dist/cli.js is in the list but not in the package",
  ]);
});

it("leaves pictures out of the README that are left out of the package", () => {
  const readme = "# cgovet\n\n![One](docs/images/one.png)\n\nText.\n\n![Two](docs/images/two.png)\n\nMore.\n";
  expect(withPackedPictures(readme, "**\n!docs/images/one.png\n")).toBe("# cgovet\n\n![One](docs/images/one.png)\n\nText.\n\nMore.\n");
});

it("shows a still in the package for the picture that moves", () => {
  const readme = "![A leak](docs/images/film.png)\n\nText.\n";
  expect(withPackedPictures(readme, "**\n!docs/images/squiggle.png\n")).toBe("![A leak](docs/images/squiggle.png)\n\nText.\n");
  expect(withPackedPictures(readme, "**\n")).toBe("Text.\n");
});

// Two releases of one field (placeholder order: see each part).
import type { ObjectDoubleRelease } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";

export function doubleReleases(_model: ObjectModel): readonly ObjectDoubleRelease[] {
  return [];
}

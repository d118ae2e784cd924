// All features of the extension beyond diagnostics, in the order in which they are registered.
import { baselineFeature } from "./baseline/baselineFeature.ts";
import { exportFeature } from "./export/exportFeature.ts";
import type { Feature } from "./feature.ts";
import { actingFeature } from "./acting/actingFeature.ts";
import { hazardsFeature } from "./hazards/hazardsFeature.ts";
import { homeFeature } from "./home/homeFeature.ts";
import { pathFeature } from "./path/pathFeature.ts";
import { rulePageFeature } from "./rulePages/rulePageFeature.ts";
import { scanFeature } from "./scan/scanFeature.ts";

export const features: readonly Feature[] = [pathFeature, rulePageFeature, scanFeature, hazardsFeature, exportFeature, baselineFeature, actingFeature, homeFeature];

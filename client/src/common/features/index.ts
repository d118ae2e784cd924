// All features of the extension beyond diagnostics, in the order in which they are registered.
import type { Feature } from "./feature.ts";

export const features: readonly Feature[] = [];

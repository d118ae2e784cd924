// The generated parts of ARCHITECTURE.md: stages of the analysis of one function of the demo, as `npm run dump` prints them.

import { join } from "node:path";

/**
 * @param {import("./sources.mjs").Sources} sources
 * @param {string} root
 * @param {"cfg" | "ownership"} stage
 * @returns {Promise<string>} a Markdown block
 */
export async function printedStage({ dump }, root, stage) {
  const text = await dump(join(root, "test/demo/greeting.go"), stage, "greet");
  if (!text.startsWith("greet\n")) throw new Error(`the stage ${stage} of greet in test/demo/greeting.go cannot be printed: ${text}`);
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

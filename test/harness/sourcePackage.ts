// Packages from source texts, without an engine: for printed tests of single stages.
import { createAnalyses } from "../../server/src/engine/analyses/createAnalyses.ts";
import type { PackageAnalyses } from "../../server/src/engine/analyses/packageAnalyses.ts";
import { createKnowledge } from "../../server/src/engine/knowledge/knowledge.ts";
import { lowerCFile, lowerCUnit } from "../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../server/src/engine/program/go/goFile.ts";
import type { PackageModel, PlacedFunction } from "../../server/src/engine/program/model.ts";
import { buildPackage } from "../../server/src/engine/program/packageModel.ts";
import { createSyntax } from "../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "./grammarBytes.ts";

/** The model of one directory; keys are file names. Frees every tree it makes, or throws. */
export async function packageFromSource(files: Readonly<Record<string, string>>): Promise<PackageModel> {
  const syntax = await createSyntax(grammarBytes());
  const entries = Object.entries(files);
  const go = entries.filter(([name]) => name.endsWith(".go")).map(([uri, text]) => syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri, tree, lowerCUnit })));
  const c = entries.filter(([name]) => /\.(c|h)$/.test(name)).map(([uri, text]) => lowerCFile(syntax, uri, text));
  const { treesCreated, treesDeleted } = syntax.stats();
  syntax.dispose();
  if (treesCreated !== treesDeleted) throw new Error(`${String(treesCreated)} trees were made, ${String(treesDeleted)} freed`);
  return buildPackage("dir", go, c, [1, 26]);
}

/** The analyses of a package from source, with built-in knowledge only. */
export async function analysesFromSource(files: Readonly<Record<string, string>>): Promise<PackageAnalyses> {
  return createAnalyses(await packageFromSource(files), createKnowledge([]));
}

/** A function by name (`Recv.Name` for methods); throws when there is none. */
export function functionNamed({ calls }: PackageAnalyses, name: string): PlacedFunction {
  const found = calls.functions.find(({ model }) => model.qualifiedName === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
}

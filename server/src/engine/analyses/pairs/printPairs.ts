// Inferred pairs as text, one row a line: `C.foo_new creates foo_free (likely: …)`.
import type { ApiModel, CreatesModel } from "../../knowledge/apiModel.ts";

export function printPairs(rows: readonly ApiModel[]): string {
  return rows.length === 0 ? "(no pairs)" : rows.map(printRow).join("\n");
}

function printRow({ name, creates, alsoCreates = [], releases, retains, returnsParam, inferred }: ApiModel): string {
  const says: string[] = [];
  if (creates) says.push(printCreated(creates));
  for (const also of alsoCreates) says.push(`${printCreated(also)} (${also.inferred?.grade ?? "known"})`);
  if (releases) says.push(`releases ${releases.param} (${releases.family})${releases.through === true ? " through its address" : ""}`);
  if (retains) says.push(`retains ${retains.param} (${retains.family})`);
  if (returnsParam !== undefined) says.push(`returns ${returnsParam}`);
  return `${name} ${says.join(", ")} [${inferred?.grade ?? "known"}: ${inferred?.why ?? "-"}]`;
}

function printCreated({ family, outParam, inPlace, onlyOnFailure }: CreatesModel): string {
  return `creates ${family}${outParam === undefined ? "" : ` behind ${outParam}`}${inPlace === undefined ? "" : ` in place of ${inPlace}`}${onlyOnFailure === true ? " on failure only" : ""}`;
}

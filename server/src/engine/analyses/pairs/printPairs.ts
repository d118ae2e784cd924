// Inferred pairs as text, one row a line: `C.foo_new creates foo_free (likely: …)`.
import type { ApiModel } from "../../knowledge/apiModel.ts";

export function printPairs(rows: readonly ApiModel[]): string {
  return rows.length === 0 ? "(no pairs)" : rows.map(printRow).join("\n");
}

function printRow({ name, creates, releases, retains, returnsParam, inferred }: ApiModel): string {
  const says: string[] = [];
  if (creates) says.push(`creates ${creates.family}${creates.outParam === undefined ? "" : ` behind ${creates.outParam}`}${creates.inPlace === undefined ? "" : ` in place of ${creates.inPlace}`}${creates.onlyOnFailure === true ? " on failure only" : ""}`);
  if (releases) says.push(`releases ${releases.param} (${releases.family})${releases.through === true ? " through its address" : ""}`);
  if (retains) says.push(`retains ${retains.param} (${retains.family})`);
  if (returnsParam !== undefined) says.push(`returns ${returnsParam}`);
  return `${name} ${says.join(", ")} [${inferred?.grade ?? "known"}: ${inferred?.why ?? "-"}]`;
}

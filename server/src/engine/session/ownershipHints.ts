// The ownership hints of one file, as plain data with positions. Functions that C files define but nothing reaches get
// theirs as well: people read them all the same.
import { createAnalyses } from "../analyses/createAnalyses.ts";
import type { RawOwnershipHint } from "../analyses/ownership/ownershipHints.ts";
import { shiftSpan } from "../base/span.ts";
import type { OwnershipHint } from "../engineApi.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { FileModel, PackageModel } from "../program/model.ts";

/** In source order; none for a file the package does not have. */
export function ownershipHintsIn(pkg: PackageModel, knowledge: Knowledge, uri: string): readonly OwnershipHint[] {
  const file = pkg.fileOf(uri);
  if (file === undefined) return [];
  const analyses = createAnalyses(pkg, knowledge);
  const functions = [...(file.kind === "go" ? file.functions : []), ...file.c.functions].sort((a, b) => a.start - b.start);
  return functions.flatMap((fn) => analyses.ownership.hints(fn).map((hint) => rendered(hint, { file, base: fn.start, knowledge: analyses.knowledge, inC: fn.model.lang === "c" })));
}

interface HintPlace {
  readonly file: FileModel;
  readonly base: number;
  readonly knowledge: Knowledge;
  readonly inC: boolean;
}

function rendered(hint: RawOwnershipHint, { file, base, knowledge, inC }: HintPlace): OwnershipHint {
  const position = file.lines.positionAt(shiftSpan(hint.at, base).end);
  switch (hint.kind) {
    case "owned":
      return { kind: "owned", position, by: hint.by, release: releaseOf(knowledge.releaserOf(hint.family)?.name, inC) };
    case "borrowed":
      return { kind: "borrowed", position, by: hint.by, owner: hint.owner };
    case "given":
      return { kind: "given", position, by: hint.by, toC: hint.toC && !inC };
    case "returned":
      return { kind: "returned", position };
  }
}

/** As people write it: `C.free` in Go, `free` in C, `delete` for what C++ calls so. */
function releaseOf(name: string | undefined, inC: boolean): string | undefined {
  if (name === undefined) return undefined;
  const operator = /^C\.operator_delete(_array)?$/.exec(name);
  if (operator !== null) return operator[1] === undefined ? "delete" : "delete[]";
  return inC ? name.replace(/^C\./, "") : name.replace(/^runtime\/cgo\./, "");
}

// The object model as text: one paragraph per field, in order of names; for people and tests.
import type { FieldName, FieldRelease, FieldStore, FinalizerClear, FinalizerSite, StoreSource } from "./objects.ts";

export interface PrintedModel {
  readonly stores: readonly FieldStore[];
  readonly releases: readonly FieldRelease[];
  readonly finalizers: readonly FinalizerSite[];
  readonly clears: readonly FinalizerClear[];
}

export function printObjects(model: PrintedModel): string {
  const paragraphs = new Map<string, string[]>();
  const add = (name: string, line: string): void => {
    const lines = paragraphs.get(name) ?? [];
    if (!lines.includes(line)) lines.push(line);
    paragraphs.set(name, lines);
  };
  for (const store of model.stores) add(nameOf(store.ref), `  stores ${sourceText(store.source)}${store.isElement ? " (element)" : ""} in ${placeText(store)}`);
  for (const release of model.releases) add(nameOf(release.ref), `  ${release.grade} ${release.callee}${release.through ? " (through address)" : ""} in ${placeText(release)}`);
  for (const site of model.finalizers) {
    for (const release of site.releases) add(nameOf(release.ref), `  ${site.kind} of ${site.owner ?? "?"} in ${placeText(site)}`);
    if (site.releases.length === 0) add(site.owner ?? "?", `  ${site.kind} releases nothing seen in ${placeText(site)}`);
  }
  for (const clear of model.clears) add(clear.owner ?? "?", `  cleared in ${placeText(clear)}`);
  return [...paragraphs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, lines]) => [name, ...lines].join("\n")).join("\n");
}

function nameOf({ owner, field }: FieldName): string {
  return `${owner}.${field}`;
}

function placeText({ fn, depth }: { readonly fn: FieldStore["fn"]; readonly depth: number }): string {
  return depth === 0 ? fn.model.qualifiedName : `${fn.model.qualifiedName} literal ${depth - 1}`;
}

function sourceText(source: StoreSource): string {
  switch (source.kind) {
    case "owned":
      return `owned ${source.family} from ${source.origin}`;
    case "param":
      return `parameter ${source.index}`;
    case "borrowed":
      return `borrowed from ${nameOf(source.from)}`;
    case "nil":
    case "unknown":
      return source.kind;
  }
}

// The attributes of a prototype, those spelled through macros of the package included:
// `#define API_MALLOC(f) __attribute__((malloc(f)))` before or behind the declarator. Gives name and arguments of each;
// what they mean is declaredModels.ts. A macro is expanded as text, its own macros up to a small depth; a macro that no
// file of the package defines says nothing.
import type { PackageModel, Prototype } from "../../program/model.ts";

export interface DeclaredAttribute {
  /** Without prefix and underscores: `malloc`, `ownership_takes`. */
  readonly name: string;
  readonly args: readonly string[];
}

export interface AttributeReader {
  of(prototype: Prototype): readonly DeclaredAttribute[];
  /** What an object-like macro finally names: `my_free` for `#define my_free free` is `free`; other names are themselves. */
  plainName(name: string): string;
}

type Macro = PackageModel["goFiles"][number]["c"]["macros"][number];

/** Macros that name macros are followed this deep. */
const maxDepth = 4;

export function createAttributeReader(pkg: PackageModel): AttributeReader {
  const macros = new Map<string, Macro>();
  for (const file of [...pkg.goFiles, ...pkg.cFiles]) {
    for (const macro of file.c.macros) if (isTelling(macros.get(macro.name), macro)) macros.set(macro.name, macro);
  }
  const markers = new Map([...macros].filter(([, macro]) => /__attribute__|\[\[|_Returns_|malloc|ownership/.test(macro.body)));
  return {
    of: (prototype) => {
      const written = [...headMarkers(pkg, prototype, markers), ...prototype.attributes];
      return written.flatMap((text) => expanded(text, markers, maxDepth));
    },
    plainName: (name) => {
      let plain = name;
      for (let depth = 0; depth < maxDepth; depth++) {
        const macro = macros.get(plain);
        if (macro === undefined || macro.params !== undefined || !/^[A-Za-z_]\w*$/.test(macro.body)) break;
        plain = macro.body;
      }
      return plain;
    },
  };
}

/** `#else #define API_MALLOC(f)` says nothing: the definition with a body counts. */
function isTelling(known: Macro | undefined, next: Macro): boolean {
  return known === undefined || (known.body === "" && next.body !== "");
}

/** Calls and uses of attribute macros between the declaration before and the prototype's name. */
function headMarkers(pkg: PackageModel, prototype: Prototype, markers: ReadonlyMap<string, Macro>): readonly string[] {
  if (markers.size === 0) return [];
  const text = pkg.fileOf(prototype.uri)?.text.slice(Math.max(0, prototype.span.start - 300), prototype.span.start) ?? "";
  const head = text.slice(text.search(/[^;{}/]*$/)).replace(/^[ \t]*#(?:.*\\\r?\n)*.*$/gm, " ");
  return [...head.matchAll(/\b([A-Za-z_]\w*)\b[ \t]*(?:\(([^()]*)\))?/g)].flatMap((match) => (markers.has(match[1] ?? "") ? [match[0].trim()] : []));
}

function expanded(text: string, markers: ReadonlyMap<string, Macro>, depth: number): readonly DeclaredAttribute[] {
  const match = /^(?:\w+::)?(\w+)\s*(?:\((.*)\))?$/s.exec(text.trim());
  const name = match?.[1];
  if (name === undefined) return [];
  const args = splitArguments(match?.[2] ?? "");
  const macro = markers.get(name);
  if (macro === undefined || depth === 0) return [{ name: name.replace(/^_+|_+$/g, "") || name, args }];
  return attributesIn(substituted(macro, args)).flatMap((one) => expanded(one, markers, depth - 1));
}

function substituted({ params = [], body }: Macro, args: readonly string[]): string {
  return body.replace(/\b[A-Za-z_]\w*\b/g, (word) => {
    if (word === "__VA_ARGS__") return args.slice(params.filter((param) => param !== "...").length).join(", ");
    const index = params.indexOf(word);
    return index < 0 ? word : (args[index] ?? "");
  });
}

/** The attributes inside `__attribute__((…))` and `[[…]]`; other words of a macro's text may be macros themselves. */
function attributesIn(text: string): readonly string[] {
  const inside = text.replace(/\b__attribute(?:__)?\b/g, " ").replace(/\[\[|\]\]/g, " ").trim();
  return splitArguments(unwrapped(inside)).flatMap((part) => (/^\w+\s+\w/.test(part) ? part.split(/\s+(?=\w)/) : [part]));
}

/** Without parentheses around all of it; several groups in a row become one list. */
function unwrapped(text: string): string {
  const groups = [...text.matchAll(/\(\(((?:[^()]|\([^()]*\))*)\)\)/g)].map((match) => match[1] ?? "");
  return groups.length > 0 ? groups.join(", ") : text;
}

/** At commas outside of parentheses; empty parts are dropped. */
function splitArguments(text: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const char of text) {
    depth += char === "(" ? 1 : char === ")" ? -1 : 0;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] = (parts.at(-1) ?? "") + char;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

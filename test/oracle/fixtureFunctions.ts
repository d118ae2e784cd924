// The functions of a fixture that the oracle can run, and the calls it makes. Guarantees: a function that is not run has
// a reason; calls are valid Go as far as parameter types are known. Reads text, not models: the oracle must not depend
// on the analysis it judges.
//
//   // oracle: none REASON        in the header: nothing of the file runs; above a function: this one does not
//   // oracle: f("x", true)       above a function: the call to make instead of the generated ones (several lines allowed)

export interface OracleFunction {
  readonly name: string;
  readonly expects: "report" | "silence";
  /** Go expressions, each one call. */
  readonly calls: readonly string[];
  readonly hasResult: boolean;
}

export interface Exclusion {
  readonly name: string;
  readonly reason: string;
}

export interface FixtureFunctions {
  readonly functions: readonly OracleFunction[];
  readonly excluded: readonly Exclusion[];
}

/** At most this many calls are generated for one function. */
const maxCalls = 24;

export function functionsOf(text: string): FixtureFunctions {
  const functions: OracleFunction[] = [];
  const excluded: Exclusion[] = [...text.matchAll(definedInC)].map((match) => ({ name: match[1] ?? "", reason: "C functions are not called on their own" }));
  const wholeFile = reasonForFile(text);
  for (const match of text.matchAll(declaredInGo)) {
    const name = match[3] ?? "";
    const calls = wholeFile ?? callsOf(match);
    if (typeof calls === "string") excluded.push({ name, reason: calls });
    else functions.push({ name, expects: name.endsWith("Bad") ? "report" : "silence", calls, hasResult: (match[6] ?? "").trim() !== "" });
  }
  return { functions, excluded };
}

const definedInC = /^(?!extern)[A-Za-z][\w\s*]*?\b(\w+_(?:bad|ok))\([^;{}]*\)\s*\{/gm;
/** Comment, receiver, name, type parameters, parameters, results. */
const declaredInGo = /^((?:\/\/.*\n)*)func (\([^)]*\) )?(\w+(?:Bad|Ok))(\[[^\]]*\])?\((.*)\) ?(.*)\{(?:.*\})?$/gm;

function reasonForFile(text: string): string | undefined {
  const header = /^((?:\/\/.*\n)*)/.exec(text)?.[1] ?? "";
  return noneIn(header) ?? (/^func main\(\)/m.test(text) ? "the fixture has a main of its own" : undefined);
}

function noneIn(comment: string): string | undefined {
  return /^\/\/ oracle: none (.+)$/m.exec(comment)?.[1];
}

/** The calls to make, or why there are none. */
function callsOf([, comment = "", receiver, name = "", generics, params = ""]: RegExpMatchArray): readonly string[] | string {
  const none = noneIn(comment);
  if (none !== undefined) return none;
  const given = [...comment.matchAll(/^\/\/ oracle: (.+)$/gm)].map((line) => line[1] ?? "");
  if (given.length > 0) return given;
  if (receiver !== undefined || generics !== undefined) return `${receiver === undefined ? "generic functions" : "methods"} need a call to be given`;
  return generatedCalls(name, params);
}

const values: Readonly<Record<string, readonly string[]>> = {
  string: ['"some text"', '""', '"x"'],
  int: ["3", "0", "1", "12"],
  uint: ["3", "0"],
  bool: ["true", "false"],
  "[]string": ['[]string{"one", "two"}', '[]string{"", "three"}'],
  "...string": ['[]string{"one", "two"}...'],
  "[]byte": ['[]byte("some bytes")'],
  error: ['errors.New("failed")', "nil"],
  "map[string]string": ['map[string]string{"key": "value"}'],
  any: ['"anything"'],
  "func()": ["func() {}"],
  "func() error": ['func() error { return errors.New("failed") }', "func() error { return nil }"],
  "func() bool": ["func() bool { return false }", "func() bool { return true }"],
  "func(string) bool": ["func(string) bool { return true }", "func(string) bool { return false }"],
  "func(string) error": ["func(string) error { return nil }", 'func(string) error { return errors.New("failed") }'],
};

/** One call for every combination of sample values; a reason when some parameter has no samples. */
function generatedCalls(name: string, params: string): readonly string[] | string {
  const types = typesOf(params);
  const unknown = types.find((type) => values[type] === undefined);
  if (unknown !== undefined) return `no sample values for a parameter of type ${unknown}`;
  let combinations: readonly (readonly string[])[] = [[]];
  for (const type of types) combinations = combinations.flatMap((begun) => (values[type] ?? []).map((value) => [...begun, value])).slice(0, maxCalls * 4);
  return combinations.slice(0, maxCalls).map((args) => `${name}(${args.join(", ")})`);
}

/** Parameter types; `a, b string` counts twice. */
function typesOf(params: string): readonly string[] {
  const parts = splitTop(params);
  const types: string[] = [];
  let waiting = 0;
  for (const part of parts) {
    const match = /^(\w+)(?: (.+))?$/.exec(part);
    waiting++;
    if (match?.[2] === undefined && match !== null) continue;
    const type = match?.[2] ?? part;
    for (; waiting > 0; waiting--) types.push(type);
  }
  return types;
}

/** Splits at commas outside of brackets. */
function splitTop(params: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= params.length; at++) {
    const char = params[at];
    if (char === "(" || char === "[" || char === "{") depth++;
    else if (char === ")" || char === "]" || char === "}") depth--;
    if (at === params.length || (char === "," && depth === 0)) {
      parts.push(params.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts.filter((part) => part !== "");
}

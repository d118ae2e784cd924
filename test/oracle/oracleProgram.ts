// Turns a fixture into a program whose functions can be run one by one: `package main`, definitions for C functions that
// exist in no library, and a driver that calls what its argument names. Pure: texts in, texts out.
import type { FixtureFunctions, OracleFunction } from "./fixtureFunctions.ts";
import { functionsOf } from "./fixtureFunctions.ts";

export interface OracleProgram extends FixtureFunctions {
  /** Files of the program by name, the driver included. */
  readonly files: ReadonlyMap<string, string>;
}

export function programOf(sources: ReadonlyMap<string, string>): OracleProgram {
  const files = new Map<string, string>();
  const functions: OracleFunction[] = [];
  const excluded: FixtureFunctions["excluded"][number][] = [];
  for (const [name, text] of sources) {
    if (name === "go.mod") continue;
    const isGo = name.endsWith(".go");
    const found = isGo ? functionsOf(text) : { functions: [], excluded: [] };
    functions.push(...found.functions);
    excluded.push(...found.excluded);
    files.set(name, isGo ? withDefinitions(text.replace(/^package \w+/m, "package main"), definedIn(sources)) : text);
  }
  files.set("oracle_driver.go", driver(functions));
  return { files, functions, excluded };
}

/** Names of functions that some file of the package defines. */
function definedIn(sources: ReadonlyMap<string, string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of sources.values()) {
    for (const match of text.matchAll(/\b(\w+)\([^;{}]*\)\s*\{/g)) names.add(match[1] ?? "");
    for (const match of text.matchAll(/^\/\/export (\w+)/gm)) names.add(match[1] ?? "");
  }
  return names;
}

/** `extern int f(char *s);` becomes a weak definition that returns zero: nothing is kept, nothing is released. */
function withDefinitions(text: string, defined: ReadonlySet<string>): string {
  return text.replace(/^((?:\/\/ ?)?)extern ([\w\s*]+?)(\w+)\(([^;{}]*)\);(.*)$/gm, (whole: string, mark: string, result: string, name: string, params: string, rest: string) => {
    if (defined.has(name) || params.includes("...")) return whole;
    const type = result.trim();
    const body = type === "void" ? "{}" : `{ static ${type} zero; return zero; }`;
    return `${mark}__attribute__((weak)) ${type} ${name}(${params}) ${body}${rest}`;
  });
}

/** Each call several times (a panic of Go ends a call, not the process), so that no forgotten copy of a pointer on a stack hides a leak; results are kept alive; what was
 *  started in goroutines may run to its end. */
function driver(functions: readonly OracleFunction[]): string {
  const cases = functions.map(({ name, calls }) => `\t"${name}": func() {\n${calls.map((call) => `\t\tkeep(func() any { return results(${resultsOf(call, functions)}) })\n`).join("")}\t},\n`);
  const all = functions.flatMap(({ calls }) => calls).join(" ");
  return [
    "package main\n",
    "import (\n",
    ...(all.includes("errors.") ? ['\t"errors"\n'] : []),
    '\t"os"\n\t"runtime"\n)\n\n',
    "var kept []any\n\n",
    "func keep(call func() any) {\n\tdefer func() { recover() }()\n\tkept = append(kept, call())\n}\n\n",
    "func results(all ...any) any { return all }\n\n",
    "//go:noinline\nfunc wipe(depth int) byte {\n\tvar frame [1024]byte\n\tif depth > 0 {\n\t\tframe[depth%1024] = wipe(depth - 1)\n\t}\n\treturn frame[0]\n}\n\n",
    "var functions = map[string]func(){\n", ...cases, "}\n\n",
    "func main() {\n\trun := functions[os.Args[1]]\n\tif run == nil {\n\t\tos.Exit(97)\n\t}\n\tdone := make(chan bool)\n",
    "\tbefore := runtime.NumGoroutine()\n\tgo func() {\n\t\tfor i := 0; i < 12; i++ {\n\t\t\trun()\n\t\t}\n\t\twipe(64)\n\t\tdone <- true\n\t}()\n\t<-done\n",
    "\tfor i := 0; i < 1000000 && runtime.NumGoroutine() > before; i++ {\n\t\truntime.Gosched()\n\t}\n\twipe(64)\n\truntime.GC()\n}\n",
  ].join("");
}

/** A call without results stands in a literal of its own. */
function resultsOf(call: string, functions: readonly OracleFunction[]): string {
  const name = /^[\w.]+/.exec(call)?.[0] ?? "";
  const known = functions.find((one) => one.name === name);
  return known !== undefined && !known.hasResult ? `func() any { ${call}; return nil }()` : call;
}

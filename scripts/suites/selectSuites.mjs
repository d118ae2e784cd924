// Reads the arguments of `npm test`. Guarantees: an unknown argument or suite is an answer of kind `usage`, never a
// run of nothing. Pure.

/**
 * @typedef {{ kind: "run", names: readonly string[] } | { kind: "list" } | { kind: "usage", message: string }} Selection
 */

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} all names of all suites, in order
 * @returns {Selection}
 */
export function selectSuites(args, all) {
  let names = all;
  for (let index = 0; index < args.length; index += 1) {
    const [flag, attached] = splitFlag(args[index] ?? "");
    if (flag === "--list") return { kind: "list" };
    if (flag !== "--only" && flag !== "--except") {
      return { kind: "usage", message: `unknown argument ${args[index]}; use --only, --except or --list` };
    }
    const value = attached ?? args[(index += 1)] ?? "";
    const chosen = value.split(",").filter((name) => name !== "");
    const unknown = chosen.filter((name) => !all.includes(name));
    if (chosen.length === 0) return { kind: "usage", message: `${flag} needs names of suites: ${all.join(", ")}` };
    if (unknown.length > 0) {
      return { kind: "usage", message: `no suite is called ${unknown.join(", ")}; there are ${all.join(", ")}` };
    }
    names = names.filter((name) => chosen.includes(name) === (flag === "--only"));
  }
  if (names.length === 0) return { kind: "usage", message: "the arguments leave no suite to run" };
  return { kind: "run", names };
}

/**
 * @param {string} argument `--flag` or `--flag=value`
 * @returns {[string, string | undefined]}
 */
function splitFlag(argument) {
  const at = argument.indexOf("=");
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

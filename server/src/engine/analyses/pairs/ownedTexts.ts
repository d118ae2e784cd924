// Text that a function returns, and a release for the library's text that only a header names: `char *foo_describe(…)`
// beside `void foo_free_string(char *)`. Nothing in the package shows the pair, so it is only ever `possible`. What is
// const is lent; what the package releases, keeps or stores is judged elsewhere.
import { releaseVerbs, textNouns } from "../../knowledge/data/pairVerbs.ts";
import type { Verdict } from "./judgeOutlet.ts";
import { wordsOf } from "./nameParts.ts";
import type { Outlet } from "./outlets.ts";
import type { Releaser, Surroundings } from "./releasers.ts";

/** The release that fits text from this function by the library's name; undefined where there is none or several. */
export function ownedText(outlets: readonly Outlet[], releasers: readonly Releaser[], { pkg }: Surroundings): Verdict | undefined {
  const [result] = outlets;
  const declared = result === undefined ? undefined : pkg.prototypes.get(result.name)?.[0];
  if (result?.index !== -1 || declared === undefined || result.type?.kind !== "text" || result.type.isConst) return undefined;
  if (pkg.cFunctions.has(result.name) || result.returnsArgument || result.isUnread || !result.sites.every(({ end }) => end === "none")) return undefined;
  const words = wordsOf(result.name);
  const fitting = releasers.filter((releaser) => takesText(releaser) && belongsTo(releaser, words));
  const best = fitting.filter(({ type }) => type?.kind === "text");
  const [releaser, ...others] = best.length > 0 ? best : fitting;
  if (releaser === undefined || others.length > 0) return undefined;
  return { outlet: result, releaser, mode: "value", inferred: { grade: "possible", why: `C.${releaser.name} releases text of this library` }, weight: 0 };
}

function takesText({ type, isOverruled, parts }: Releaser): boolean {
  const isText = type?.kind === "text" && !type.isConst;
  return !isOverruled && releaseVerbs.get(parts.verb)?.freesMemory === true && (isText || type?.kind === "untyped");
}

/** Its name is the library's with words for text, and nothing else. */
function belongsTo({ parts }: Releaser, words: readonly string[]): boolean {
  const rest = [...parts.before, ...parts.after].filter((word) => !textNouns.has(word));
  return rest.length > 0 && rest.every((word, i) => word === words[i]);
}

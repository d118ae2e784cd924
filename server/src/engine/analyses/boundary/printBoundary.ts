// The boundary analysis of one function as text, for people and tests.
import type { PlacedFunction } from "../../program/model.ts";
import { calleeName, callName } from "../calls/callName.ts";
import type { BoundaryAnalysis, HandedFunction, Reach } from "./boundary.ts";

/** One line per fact: stacks, functions given away, functions reached with the chain of calls. */
export function printBoundary(fn: PlacedFunction, boundary: Pick<BoundaryAnalysis, "runsOn" | "handedIn" | "reachedFrom">): string {
  const stacks = [...boundary.runsOn(fn)].sort();
  const lines = [
    `runs on ${stacks.length > 0 ? stacks.join(", ") : "nothing seen"}`,
    ...boundary.handedIn(fn).map(printHanded),
    ...boundary.reachedFrom(fn).map(printReach),
  ];
  return `${fn.model.qualifiedName}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function printHanded({ target, role, site, into }: HandedFunction): string {
  const where = site ? `to ${calleeName(site.callee)}` : into === undefined ? "somewhere" : `into ${into}`;
  return `gives ${target.model.qualifiedName} ${where}: ${role}`;
}

function printReach({ fn, path }: Reach): string {
  return `reaches ${fn.model.qualifiedName} by ${path.map(({ call }) => callName(call)).join(" > ")}`;
}

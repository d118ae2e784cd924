import { expect, it } from "vitest";
import { knownLimits } from "../../harness/knownLimits.ts";
import { caseOf } from "./reports.ts";

it("lists what the fixtures of a rule pin, with the reason", () => {
  const fixture = caseOf("package x\n\n// FN: nobody follows\n// the channel.\nfunc FN_sent() {\n}\n\n// Why not.\nfunc FP_odd() {\n}\n\nfunc fineOk() {\n}\n");
  expect(knownLimits([fixture], "some-rule").map(({ kind, function: name, line, reason }) => [kind, name, line, reason])).toEqual([
    ["missed", "FN_sent", 4, "nobody follows the channel."],
    ["wrong", "FP_odd", 8, "Why not."],
  ]);
  expect(knownLimits([fixture], "other-rule")).toEqual([]);
});

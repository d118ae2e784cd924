// New, known and stale findings; counting of findings that look alike.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyBaseline } from "../../../server/src/baseline/applyBaseline.ts";
import { createBaseline } from "../../../server/src/baseline/baseline.ts";
import type { Finding } from "../../../server/src/engine/report/finding.ts";
import { finding, open } from "../cli/findings.ts";

const root = "file:///w";

function found(fingerprint: string, rest: Partial<Finding> = {}): Finding {
  return finding(open, "C.CString(path)", { fingerprint, ...rest });
}

function outcome(findings: readonly Finding[], before: readonly Finding[]): Readonly<Record<"fresh" | "known" | "stale", readonly string[]>> {
  const { fresh, known, stale } = applyBaseline({ root, findings }, createBaseline({ root, findings: before }));
  return { fresh: fresh.map((one) => one.fingerprint), known: known.map((one) => one.fingerprint), stale: stale.map((one) => `${one.fingerprint}:${one.count}`) };
}

describe("a finding", () => {
  it("is known when path, rule and fingerprint are", () => {
    expect(outcome([found("a"), found("b")], [found("a"), found("c")])).toEqual({ fresh: ["b"], known: ["a"], stale: ["c:1"] });
  });

  it("stays known when it moves or is worded differently", () => {
    const { range, span } = finding(open, "return nil");
    expect(outcome([found("a", { range, span, message: "other words" })], [found("a")])).toMatchObject({ fresh: [], stale: [] });
  });

  it.each<[string, Partial<Finding>]>([
    ["file", { uri: "file:///w/db/other.go" }],
    ["rule", { rule: "malloc-leak" }],
  ])("is new in another %s", (_what, rest) => {
    expect(outcome([found("a", rest)], [found("a")])).toEqual({ fresh: ["a"], known: [], stale: ["a:1"] });
  });
});

describe("findings that look alike", () => {
  it("are known as often as they were counted, the first ones", () => {
    const [first, second, third] = ["path", "err", "name"].map((needle) => found("a", finding(open, needle).range === undefined ? {} : { message: needle }));
    const all = [first, second, third].filter((one) => one !== undefined);
    const { fresh, known } = applyBaseline({ root, findings: all }, createBaseline({ root, findings: all.slice(0, 2) }));
    expect([known, fresh]).toEqual([all.slice(0, 2), all.slice(2)]);
  });

  it("are stale by their number", () => {
    expect(outcome([found("a")], [found("a"), found("a"), found("a")])).toEqual({ fresh: [], known: ["a"], stale: ["a:2"] });
  });

  it("keep the balance whatever their number", () => {
    const names = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(names, names, (now, before) => {
        const { fresh, known, stale } = applyBaseline({ root, findings: now.map((name) => found(name)) }, createBaseline({ root, findings: before.map((name) => found(name)) }));
        const gone = stale.reduce((sum, entry) => sum + entry.count, 0);
        expect(fresh.length + known.length).toBe(now.length);
        expect(known.length + gone).toBe(before.length);
        for (const name of ["a", "b", "c"]) {
          const count = (list: readonly { readonly fingerprint: string }[]): number => list.filter((one) => one.fingerprint === name).length;
          expect(count(known)).toBe(Math.min(now.filter((one) => one === name).length, before.filter((one) => one === name).length));
        }
      }),
    );
  });
});

describe("what was not looked at", () => {
  it("is never stale", () => {
    const baseline = createBaseline({ root, findings: [found("a"), found("b", { uri: "file:///w/lib/x.go" })] });
    const { stale, unseen } = applyBaseline({ root, findings: [] }, baseline, ({ path }) => path.startsWith("db/"));
    expect([stale.map(({ path }) => path), unseen.map(({ path }) => path)]).toEqual([["db/open.go"], ["lib/x.go"]]);
  });

  it("can be kept", () => {
    const before = createBaseline({ root, findings: [found("z"), found("a", { uri: "file:///w/lib/x.go" })] });
    const { unseen } = applyBaseline({ root, findings: [] }, before, ({ path }) => path.startsWith("db/"));
    expect(createBaseline({ root, findings: [found("b")] }, unseen).entries.map(({ path, fingerprint }) => `${path} ${fingerprint}`)).toEqual(["db/open.go b", "lib/x.go a"]);
  });
});

it("keeps the message of an entry that is there already, whatever language it was written in", () => {
  const before = createBaseline({ root, findings: [found("a", { message: "\u6ca1\u6709\u91ca\u653e" })] });
  const { entries } = createBaseline({ root, findings: [found("a"), found("b")] }, [], before);
  expect(entries.map(({ message }) => message)).toEqual(["\u6ca1\u6709\u91ca\u653e", "`name` is not freed when `open` fails"]);
});

it("names a file outside the folder by its URI", () => {
  const outside = found("a", { uri: "file:///else/x.go" });
  const baseline = createBaseline({ root, findings: [outside] });
  expect(baseline.entries).toMatchObject([{ path: "file:///else/x.go" }]);
  expect(applyBaseline({ root, findings: [outside] }, baseline).fresh).toEqual([]);
});

// unused-ignore reports each directive that does not do its work, once, with a removal.
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../../server/src/engine/base/textEdit.ts";
import type { GoFileModel } from "../../../../server/src/engine/program/model.ts";
import type { DirectiveUse, RawFinding, RuleContext } from "../../../../server/src/engine/rules/defineRule.ts";
import { rule } from "../../../../server/src/engine/rules/directives/unusedIgnore.ts";
import { goFile } from "../../builders/fileModel.ts";

function check(file: GoFileModel, use: Omit<DirectiveUse, "directive">): readonly RawFinding[] {
  const found: RawFinding[] = [];
  const uses = file.directives.map((directive) => ({ directive, ...use }));
  const context: Pick<RuleContext, "report"> = {
    report: (finding) => {
      found.push(finding);
    },
  };
  rule.checkDirectives?.(file, uses, context as RuleContext);
  return found;
}

function afterFix(file: GoFileModel, [finding]: readonly RawFinding[]): string {
  return applyEdits(file.text, finding?.fixes?.()[0]?.edits ?? []);
}

describe("unused-ignore", () => {
  it("is silent about a directive that silences something", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak why\n");
    expect(check(file, { used: ["cstring-leak"], unused: [], unknown: [] })).toEqual([]);
  });

  it("reports a stale directive and removes it", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak why\n");
    const found = check(file, { used: [], unused: ["cstring-leak"], unknown: [] });
    expect(found.map(({ messageId, data }) => ({ messageId, data }))).toEqual([{ messageId: "unused", data: { rules: "cstring-leak" } }]);
    expect(afterFix(file, found)).toBe("a()\n");
  });

  it("takes only the stale rule out of a list", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak,malloc-leak why\n");
    const found = check(file, { used: ["cstring-leak"], unused: ["malloc-leak"], unknown: [] });
    expect(afterFix(file, found)).toBe("a() //cgovet:ignore cstring-leak why\n");
  });

  it("reports an unknown rule", () => {
    const file = goFile("a() //cgovet:ignore cstring-leek why\n");
    expect(check(file, { used: [], unused: [], unknown: ["cstring-leek"] }).map((one) => one.messageId)).toEqual(["unknown"]);
  });

  it("reports a missing reason and a missing rule once", () => {
    const reasonless = goFile("a() //cgovet:ignore cstring-leak\n");
    expect(check(reasonless, { used: [], unused: ["cstring-leak"], unknown: [] }).map((one) => one.messageId)).toEqual(["noReason"]);
    expect(afterFix(reasonless, check(reasonless, { used: [], unused: [], unknown: [] }))).toBe("a()\n");
    const ruleless = goFile("a() //cgovet:ignore\n");
    expect(check(ruleless, { used: [], unused: [], unknown: [] }).map((one) => one.messageId)).toEqual(["noRule"]);
  });
});

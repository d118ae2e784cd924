// Rows of a package below the tables: who wins, what adds up, what the family look-ups see.
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../../server/src/engine/knowledge/apiModel.ts";
import { createKnowledge } from "../../../server/src/engine/knowledge/knowledge.ts";
import { layeredKnowledge } from "../../../server/src/engine/knowledge/layeredKnowledge.ts";

const inferred = { grade: "possible", why: "the names suggest it" } as const;
const pair: readonly ApiModel[] = [
  { name: "C.zed_new", creates: { family: "zed_free" }, inferred },
  { name: "C.zed_free", releases: { param: 0, family: "zed_free" }, inferred },
];

describe("layeredKnowledge", () => {
  it("answers what the base leaves open", () => {
    const known = layeredKnowledge(createKnowledge([]), pair);
    expect(known.modelOf("C.zed_new")).toEqual(pair[0]);
    expect(known.releaserOf("zed_free")?.name).toBe("C.zed_free");
    expect(known.releasersOf("zed_free")).toHaveLength(1);
    expect(known.modelOf("C.zed_other")).toBeUndefined();
  });

  it("leaves the user's row alone", () => {
    const known = layeredKnowledge(createKnowledge([{ name: "C.zed_new", params: ["borrows"] }]), pair);
    expect(known.modelOf("C.zed_new")).toEqual({ name: "C.zed_new", params: ["borrows"] });
    expect(known.isUserModel("C.zed_new")).toBe(true);
  });

  it("never overrules a table", () => {
    const table = createKnowledge([]).modelOf("C.strdup");
    const known = layeredKnowledge(createKnowledge([]), [{ name: "C.strdup", creates: { family: "zed_free" }, returnsBorrowed: "library", inferred }]);
    expect(known.modelOf("C.strdup")).toEqual(table);
    expect(known.releaserOf("malloc")?.name).toBe("C.free");
  });

  it("takes statements about results and about arguments as a whole each", () => {
    const first: ApiModel = { name: "C.zed_join", creates: { family: "zed_free" } };
    const second: ApiModel = { name: "C.zed_join", returnsBorrowed: 0, params: ["takes"], inferred };
    const third: ApiModel = { name: "C.zed_join", params: ["borrows", "keeps"], returns: "never" };
    const known = layeredKnowledge(layeredKnowledge(createKnowledge([]), [first, second]), [third]);
    expect(known.modelOf("C.zed_join")).toEqual({ name: "C.zed_join", creates: { family: "zed_free" }, params: ["takes"], returns: "never", inferred });
  });

  it("is no inferred row when nothing inferred was taken over", () => {
    const known = layeredKnowledge(layeredKnowledge(createKnowledge([]), [{ name: "C.zed_new", creates: { family: "zed_drop" } }]), pair);
    expect(known.modelOf("C.zed_new")).toEqual({ name: "C.zed_new", creates: { family: "zed_drop" } });
  });

  it("finds releasers under all names", () => {
    const rows: readonly ApiModel[] = [{ name: "C.zed_drop", alsoKnownAs: ["C.zed_del"], releases: { param: 0, family: "zed" } }];
    const known = layeredKnowledge(createKnowledge([]), rows);
    expect(known.modelOf("C.zed_del")?.releases?.family).toBe("zed");
    expect(known.releaserOf("zed")?.name).toBe("C.zed_drop");
  });
});

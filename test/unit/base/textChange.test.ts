// The difference of two texts as one stretch.
import { describe, expect, it } from "vitest";
import { changeBetween, fromLineStart } from "../../../server/src/engine/base/textChange.ts";

const long = Array.from({ length: 500 }, (_, i) => `line ${i}\n`).join("");

describe("changeBetween", () => {
  it.each([
    ["nothing", "abc", "abc", undefined],
    ["an insertion", "abc", "abxc", { start: 2, oldEnd: 2, newEnd: 3 }],
    ["a deletion", "abxc", "abc", { start: 2, oldEnd: 3, newEnd: 2 }],
    ["a replacement", "abc", "axyc", { start: 1, oldEnd: 2, newEnd: 3 }],
    ["a doubled letter", "aa", "aaa", { start: 2, oldEnd: 2, newEnd: 3 }],
    ["everything", "ab", "", { start: 0, oldEnd: 2, newEnd: 0 }],
  ])("finds %s", (_, before, now, change) => {
    expect(changeBetween(before, now)).toEqual(change);
  });

  it("finds one letter anywhere in a long text, and what lies around is the same", () => {
    for (let at = 0; at <= long.length; at += 101) {
      const now = `${long.slice(0, at)}€${long.slice(at)}`;
      expect(changeBetween(long, now)).toEqual({ start: at, oldEnd: at, newEnd: at + 1 });
      expect(changeBetween(now, long)).toEqual({ start: at, oldEnd: at + 1, newEnd: at });
    }
  });
});

describe("fromLineStart", () => {
  it("tells whole lines from the start of a line", () => {
    const [before, now] = ["\ta\n\tb\n", "\ta\n\t\n\tb\n"];
    const change = changeBetween(before, now);
    expect(change).toEqual({ start: 4, oldEnd: 4, newEnd: 6 });
    expect(change && fromLineStart(change, before, now)).toEqual({ start: 3, oldEnd: 3, newEnd: 5 });
    expect(change && fromLineStart({ start: 4, oldEnd: 6, newEnd: 4 }, now, before)).toEqual({ start: 3, oldEnd: 5, newEnd: 3 });
  });

  it("leaves other changes as they are", () => {
    expect(fromLineStart({ start: 2, oldEnd: 2, newEnd: 3 }, "ab", "abc")).toEqual({ start: 2, oldEnd: 2, newEnd: 3 });
    expect(fromLineStart({ start: 1, oldEnd: 2, newEnd: 2 }, "ab", "ax")).toEqual({ start: 1, oldEnd: 2, newEnd: 2 });
  });
});

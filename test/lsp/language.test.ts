// The language of the server: that of the editor, as it says when it starts. Identity of findings stays the same.
import { afterEach, describe, expect, it } from "vitest";
import { languageFile } from "../../scripts/languageFiles.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";
import { LspSession, type LspOptions } from "./harness/lspSession.ts";

const leaking = `package p

/*
#include <stdlib.h>
#include <string.h>
*/
import "C"

func size(name string) int {
	cs := C.CString(name)
	if C.strlen(cs) > 10 {
		return 0
	}
	C.free(nil)
	return 1
}
`;

const words: unknown = languageFile(repositoryRoot, "zh-cn");
const sessions: LspSession[] = [];

async function start(options: LspOptions): Promise<LspSession> {
  const session = await LspSession.start({ files: { "p.go": leaking }, ...options });
  sessions.push(session);
  return session;
}

afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.stop()));
});

describe("the language of the server", () => {
  it("is Chinese for a Chinese editor: messages, paths and titles of fixes", async () => {
    const lsp = await start({ locale: "zh-cn", initializationOptions: { words } });
    const uri = await lsp.open("p.go");
    const [leak] = await lsp.untilVersion(uri, 1);
    expect(leak?.code).toBe("cstring-leak");
    expect(leak?.message).toBe("`C.CString` 得到的 `cs` 从未释放");
    expect(leak?.codeDescription?.href).toMatch(/\/docs\/zh-cn\/rules\/cstring-leak\.md$/);
    expect(leak?.relatedInformation?.map(({ message }) => message)[0]).toBe("1. `C.CString` 创建 `cs`");
    const actions = await lsp.codeActions(uri, leak ? leak.range : { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } });
    expect(actions.map(({ title }) => title)).toContain("用 defer 释放 `cs`");
    expect(actions.map(({ title }) => title)).toContain("在此处忽略 `cstring-leak` 并写明理由");
    // The comments that wait for a reason, on the line and in the file.
    const comments = actions.map(({ edit }) => /cgovet:ignore(?:-file)? cstring-leak [^"\\]*/.exec(JSON.stringify(edit) ?? "")?.[0]).filter((comment) => comment !== undefined);
    expect(comments).toEqual(["cgovet:ignore cstring-leak 原因：请在此说明", "cgovet:ignore-file cstring-leak 原因：请在此说明"]);
    await lsp.change(uri, { text: leaking.replace("\tcs :=", `\t//${comments[0] ?? ""}\n\tcs :=`) });
    await lsp.untilCodes(uri);
  });

  it("is English for other locales, for traditional characters, and where the words are missing", async () => {
    for (const locale of ["de", "zh-tw", "en-us"]) {
      const lsp = await start({ locale, initializationOptions: { words } });
      const [leak] = await lsp.untilVersion(await lsp.open("p.go"), 1);
      expect(leak?.message, locale).toBe("`cs` from `C.CString` is never freed");
    }
    const lsp = await start({ locale: "zh-cn" });
    const [leak] = await lsp.untilVersion(await lsp.open("p.go"), 1);
    expect(leak?.message).toBe("`cs` from `C.CString` is never freed");
    expect(lsp.logs.map(({ message }) => message).join("\n")).toContain("zh-cn");
  });

  it("changes no identity: place, rule and data of findings", async () => {
    const found = await Promise.all(["en", "zh-cn"].map(async (locale) => {
      const lsp = await start({ locale, initializationOptions: { words } });
      return lsp.untilVersion(await lsp.open("p.go"), 1);
    }));
    const [english, chinese] = found.map((all) => all.map(({ range, code, data, severity }) => ({ range, code, data: data as unknown, severity })));
    expect(chinese).toEqual(english);
  });
});

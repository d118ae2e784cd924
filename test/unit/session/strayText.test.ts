// Go that does not parse and stands outside every function: said, since nothing in it was looked at.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

async function noticesOf(text: string): Promise<readonly string[]> {
  const engine = await createEngine({ host: createMemoryHost([["file:///p/p.go", text]]), grammars: grammarBytes(), rethrow: true });
  const report = await engine.analyzeDirectory("file:///p");
  engine.dispose();
  return report.files.flatMap((file) => file.notices.map((notice) => `${notice.kind} ${(notice.range?.start.line ?? -1) + 1}: ${notice.message}`));
}

const head = 'package p\n\nimport "C"\n\n';
const stray = "what stands here is not Go: nothing is reported in it";

describe("text that does not parse", () => {
  it("is told where no function holds it", async () => {
    expect(await noticesOf(`${head}func Half( {\n`)).toEqual([`syntax-error 5: ${stray}`]);
  });

  it("is told once for each file", async () => {
    expect(await noticesOf(`${head}} ) (\n\nfunc whole() {}\n\n} ] [\n`)).toEqual([`syntax-error 5: ${stray}`]);
  });

  it("is told of the function where one holds it", async () => {
    expect(await noticesOf(`${head}func broken() {\n\tx :=\n}\n`)).toEqual(["syntax-error 5: broken has syntax errors: nothing missing is reported there"]);
  });

  it("is told from code that nests too deep to be read, in Go and in C", async () => {
    const deep = `${"(".repeat(600)}1${")".repeat(600)}`;
    const what = "is nested too deep, or has parts that cgovet cannot read: nothing missing is reported there";
    expect(await noticesOf(`${head}func deep() int {\n\treturn ${deep}\n}\n`)).toEqual([`budget 5: deep ${what}`]);
    expect(await noticesOf(`package p\n\n// static int deep(void) { return ${deep}; }\nimport "C"\n\nvar _ = C.deep()\n`)).toEqual([`budget 3: deep ${what}`]);
  });

  it("is not seen in a whole file", async () => {
    expect(await noticesOf(`${head}func whole() {}\n`)).toEqual([]);
  });
});

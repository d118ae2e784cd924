// What attributes, const results and annotations of C declarations say, from text to rows.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { annotatedModels } from "../../../server/src/engine/analyses/declared/annotatedModels.ts";
import { declaredModels } from "../../../server/src/engine/analyses/declared/declaredModels.ts";
import type { ApiModel } from "../../../server/src/engine/knowledge/apiModel.ts";
import { createKnowledge } from "../../../server/src/engine/knowledge/knowledge.ts";
import { lowerCFile, lowerCUnit } from "../../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../../server/src/engine/program/go/goFile.ts";
import type { PackageModel } from "../../../server/src/engine/program/model.ts";
import { buildPackage } from "../../../server/src/engine/program/packageModel.ts";
import { createSyntax, type Syntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterAll(() => {
  syntax.dispose();
});

function packageOf(header: string): PackageModel {
  return buildPackage("file:///p", [], [lowerCFile(syntax, "file:///p/zed.h", header)], [1, 26]);
}
const declared = (header: string): readonly ApiModel[] => declaredModels(packageOf(header), createKnowledge([]));
const annotated = (header: string): readonly ApiModel[] => annotatedModels(packageOf(header), createKnowledge([]));

const creator: ApiModel = { name: "C.zed_new", creates: { family: "zed_free" } };
const releaser: ApiModel = { name: "C.zed_free", releases: { param: 0, family: "zed_free" } };

describe("attributes of creators", () => {
  it.each([
    ["GNU, behind", "zed *zed_new(void) __attribute__((malloc(zed_free)));"],
    ["GNU, before, with a second one", "__attribute__((malloc, __malloc__(zed_free, 1))) extern zed *zed_new(int n);"],
    ["C23", "[[gnu::malloc(zed_free, 1)]] zed *zed_new(int n);"],
    ["a macro behind", "#define ZED_OWN(f) __attribute__((malloc(f)))\nzed *zed_new(int n) ZED_OWN(zed_free);"],
    ["a macro before", "#define ZED_OWN(f) __attribute__ ((__malloc__ (f, 1)))\nextern int zed_count;\nZED_OWN(zed_free) zed *zed_new(int n);"],
    ["macros in macros", "#define ZED_A(x) __attribute__((x))\n#define ZED_OWN(...) ZED_A(malloc(__VA_ARGS__))\nzed *zed_new(int n) ZED_OWN(zed_free, 1);"],
    ["a macro with two definitions", "#ifdef _MSC_VER\n#define ZED_OWN(f)\n#else\n#define ZED_OWN(f) __attribute__((malloc(f)))\n#endif\nzed *zed_new(int n) ZED_OWN(zed_free);"],
    ["on a definition", "__attribute__((malloc(zed_free))) zed *zed_new(void) { return zed_raw(); }"],
  ])("%s", (_, header) => {
    expect(declared(header)).toEqual([releaser, creator]);
  });

  it("count arguments of the release function from one", () => {
    expect(declared("zed *zed_new(int n) __attribute__((malloc(zed_free, 2)));")[0]?.releases).toEqual({ param: 1, family: "zed_free" });
  });

  it("let other functions release it too", () => {
    const rows = declared("zed *zed_new(void) __attribute__((malloc(zed_free), malloc(zed_bury, 2), returns_nonnull));");
    expect(rows).toEqual([
      { name: "C.zed_bury", releases: { param: 1, family: "zed_free" } }, releaser,
      { name: "C.zed_new", creates: { family: "zed_free", nullable: false } },
    ]);
  });

  it("name families of the tables, through aliases", () => {
    expect(declared("#define zed_free free\nzed *zed_new(void) __attribute__((malloc(zed_free)));")).toContainEqual({ name: "C.zed_new", creates: { family: "malloc" } });
    const knowledge = createKnowledge([{ name: "C.zed_end", releases: { param: 0, family: "zed_close" } }]);
    expect(declaredModels(packageOf("zed *zed_new(void) __attribute__((malloc(zed_end, 1)));"), knowledge)).toContainEqual({ name: "C.zed_new", creates: { family: "zed_close" } });
  });

  it("say nothing when they only promise fresh memory", () => {
    expect(declared("void *zed_new(int n) __attribute__((malloc, alloc_size(1), returns_nonnull));")).toEqual([]);
    expect(declared("#define ZED_API __attribute__((visibility(\"default\")))\nZED_API zed *zed_new(int n);")).toEqual([]);
  });

  it("of the declaration before are not this one's", () => {
    const header = "#define ZED_OWN(f) __attribute__((malloc(f)))\nzed *zed_new(void) ZED_OWN(zed_free);\nzed *zed_root(void);";
    expect(declared(header).map((row) => row.name)).toEqual(["C.zed_free", "C.zed_new"]);
  });
});

describe("clang's ownership attributes", () => {
  const header = `void *zed_alloc(int n) __attribute__((ownership_returns(zed)));
    void zed_drop(int kind, void *p) __attribute__((ownership_takes(zed, 2)));
    int zed_keep(const char *key, void *p, zed *other) __attribute__((ownership_holds(zed, 2)));`;

  it("name a family after a function that takes it", () => {
    expect(declared(header)).toEqual([
      { name: "C.zed_alloc", creates: { family: "zed_drop" } },
      { name: "C.zed_drop", releases: { param: 1, family: "zed_drop" } },
      { name: "C.zed_keep", params: ["borrows", "takes", "keeps"] },
    ]);
  });

  it("know malloc, and leave out families nobody takes", () => {
    expect(declared("void *zed_alloc(int n) __attribute__((ownership_returns(malloc, 1)));")).toEqual([{ name: "C.zed_alloc", creates: { family: "malloc" } }]);
    expect(declared("void *zed_alloc(int n) __attribute__((ownership_returns(zed)));")).toEqual([]);
  });
});

describe("const results", () => {
  const lent = (name: string): ApiModel => ({ name, returnsBorrowed: "library", inferred: { grade: "likely", why: "its result is declared const" } });

  it("are lent", () => {
    expect(declared("const char *zed_name(zed *z);\nchar const *zed_text(zed *z);\nextern const zed *zed_root(void);")).toEqual([lent("C.zed_name"), lent("C.zed_root"), lent("C.zed_text")]);
  });

  it("are not: const pointers, const values, results with a release function, functions with a body", () => {
    expect(declared("char *const zed_name(zed *z);\nconst int zed_max(void);\nconst char **zed_list(void);")).toEqual([]);
    expect(declared("const zed *zed_new(void) __attribute__((malloc(zed_free)));")).toEqual([releaser, creator]);
    expect(declared("const char *zed_name(void);\nconst char *zed_name(void) { return zed_text; }")).toEqual([]);
  });
});

describe("annotations of Go declarations without a body", () => {
  const source = `package p

type Store interface {
	//cgovet:owns text
	Put(key, text unsafe.Pointer)
	Look(text unsafe.Pointer) //cgovet:borrows text
	Other(text unsafe.Pointer)
}

//cgovet:frees p
var drop func(p unsafe.Pointer) = nil

var (
	//cgovet:returns-owned
	make func(n int) unsafe.Pointer
)

type Doc struct {
	//cgovet:owns
	root unsafe.Pointer
	next *Doc //cgovet:borrows
	name string
}
`;

  it("become rows of interface methods and variables", () => {
    const file = syntax.withGo(source, (tree) => lowerGoFile({ syntax, uri: "file:///p/p.go", tree, lowerCUnit }));
    const pkg = buildPackage("file:///p", [file], [], [1, 26]);
    expect(annotatedModels(pkg, createKnowledge([]))).toEqual([
      { name: "p.Store.Look", params: ["borrows"] },
      { name: "p.Store.Put", params: ["keeps", "takes"] },
      { name: "p.drop", params: ["takes"] },
      { name: "p.make", creates: { family: "malloc" } },
    ]);
  });

  it("stand at fields of structs", () => {
    const file = syntax.withGo(source, (tree) => lowerGoFile({ syntax, uri: "file:///p/p.go", tree, lowerCUnit }));
    const doc = buildPackage("file:///p", [file], [], [1, 26]).goTypes.get("Doc");
    const fields = doc?.kind === "struct" ? doc.fields : [];
    expect(fields.map((field) => [field.name, field.annotations])).toEqual([["root", [{ kind: "owns" }]], ["next", [{ kind: "borrows" }]], ["name", undefined]]);
  });
});

describe("annotations of prototypes", () => {
  it("become rows", () => {
    const header = `// cgovet:returns-owned zed_free
      zed *zed_new(void);
      void zed_free(int how, zed *z); // cgovet:frees z
      /* cgovet:owns z */
      void zed_give(zed *z, const char *why);
      /* cgovet:borrows z */
      void zed_look(zed *z);`;
    expect(annotated(header)).toEqual([
      { name: "C.zed_free", releases: { param: 1, family: "zed_free" } },
      { name: "C.zed_give", params: ["takes", "borrows"] },
      { name: "C.zed_look", params: ["borrows"] },
      { name: "C.zed_new", creates: { family: "zed_free" } },
    ]);
  });

  it("never call a release function the wrong one for want of a family", () => {
    expect(annotated("// cgovet:frees z\nvoid zed_bury(zed *z);")).toEqual([{ name: "C.zed_bury", params: ["takes"] }]);
  });

  it("mean free when they name no function, and nothing for unknown parameters", () => {
    expect(annotated("// cgovet:returns-owned\nchar *zed_text(void);\n// cgovet:owns other\nvoid zed_give(zed *z);")).toEqual([{ name: "C.zed_text", creates: { family: "malloc" } }]);
  });
});

// One call per row: every thread-bound API of the tables is seen where it is called, from Go or inside C.
import { describe, expect, test } from "vitest";
import type { ApiModel } from "../../../server/src/engine/knowledge/apiModel.ts";
import { threadErrorSources } from "../../../server/src/engine/knowledge/data/threadErrors.ts";
import { threadModels } from "../../../server/src/engine/knowledge/data/threads.ts";
import { expandErrorSource } from "../../../server/src/engine/knowledge/threadErrorTable.ts";
import { createKnowledge } from "../../../server/src/engine/knowledge/knowledge.ts";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

const namesOf = (model: ApiModel): readonly string[] => [model.name, ...(model.alsoKnownAs ?? [])];
const getters = threadErrorSources.flatMap(expandErrorSource).filter(({ thread }) => thread?.role === "error");
const rows = [...threadModels, ...getters].flatMap((model) => namesOf(model).map((name) => ({ name, model })));

/** What the printed analysis says about the calls of `f`. */
async function printed(source: string): Promise<string> {
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.threads.printThreads(functionNamed(analyses, "f"));
}

function goCall(name: string): string {
  const dot = name.lastIndexOf(".");
  const [path, symbol] = [name.slice(0, dot), name.slice(dot + 1)];
  if (path !== "C") return `package p\n\nimport "C"\nimport "${path}"\n\nfunc f() { ${path.split("/").at(-1) ?? ""}.${symbol}(x) }\n`;
  if (symbol.startsWith("SYS_")) return `package p\n\n// static void enter(void) { syscall(${symbol}, 1); }\nimport "C"\n\nfunc f() { C.enter() }\n`;
  return `package p\n\nimport "C"\n\nfunc f() { C.${symbol}(x) }\n`;
}

describe("thread tables", () => {
  test.each(rows.filter(({ model }) => model.thread !== undefined))("$name", async ({ name, model }) => {
    expect(await printed(goCall(name))).toContain(`[${model.thread?.group ?? ""} ${model.thread?.role ?? "use"}]`);
  });
  test("a function pointer of a C struct counts by its field: (*vm)->AttachCurrentThread", async () => {
    const source = `package p\n\n// static int attach(JavaVM *vm) { void *env; return (*vm)->AttachCurrentThread(vm, &env, 0); }\nimport "C"\n\nfunc f() { C.attach(x) }\n`;
    expect(await printed(source)).toContain("C.attach: never [jni set]");
  });
});

describe("prefix rows", () => {
  const knowledge = createKnowledge([]);
  test.each(["C.glDrawElements", "C.glfwPollEvents", "C.SDL_RenderPresent", "C.gtk_widget_show", "C.cudaMemcpy", "C.cuMemAlloc_v2"])("%s is covered", (name) => {
    expect(knowledge.modelOf(name)?.thread).toBeDefined();
  });
  test.each(["C.glob", "C.global_init", "C.gl", "C.glfwGetTime", "C.cudaGetErrorString", "C.curl_easy_init", "C.glXQueryVersion", "C.gtk_check_version", "C.vips_error_buffer"])("%s is not", (name) => {
    expect(knowledge.modelOf(name)?.thread).toBeUndefined();
  });
  test("a row of the full name adds to the prefix row and wins", () => {
    expect(knowledge.modelOf("C.glfwInit")?.thread).toEqual({ group: "glfw", role: "set", main: true });
    expect(knowledge.modelOf("C.glfwSwapBuffers")?.thread?.group).toBe("opengl");
  });
  test("the user's row replaces both", () => {
    expect(createKnowledge([{ name: "C.glFlush" }]).modelOf("C.glFlush")).toEqual({ name: "C.glFlush" });
    const prefixed = createKnowledge([{ name: "C.ui_show", namePrefix: "C.ui_", exceptions: ["C.ui_version"], thread: { group: "ui", main: true } }]);
    expect(prefixed.modelOf("C.ui_hide")?.thread?.group).toBe("ui");
    expect(prefixed.modelOf("C.ui_version")).toBeUndefined();
  });
});

// The list of allowed flags against the go command itself: every sample becomes a package with one `#cgo` line, and
// `go build -n` says which of them it refuses. Skipped with a reason where there is no Go.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { firstRefused } from "../../../server/src/engine/knowledge/cgoFlags.ts";
import { findToolchain } from "../../harness/goToolchain.ts";
import { tempTree } from "../../harness/tempTree.ts";

const run = promisify(execFile);

const samples = {
  CFLAGS: {
    allowed: [
      "-DX", "-DX=1", "-DX=", "-D X", "-UX", "-I/usr/include", "-I .", "-Iinclude", "-I${SRCDIR}/include", "-isystem /x", "-include x.h", "-O2", "-O", "-Wall", "-W",
      "-Wno-error=format", "-Wp,-DX=1", "-Wa,-mbig-obj", "-w", "-pedantic-errors", "-ansi", "-std=c11", "--std=c99", "-x objective-c", "-xc++", "-fobjc-arc", "-fno-objc-arc", "-fblocks",
      "-fno-builtin-malloc", "-fPIC", "-fno-pie", "-fopenmp", "-fopenmp-simd", "-fno-stack-protector", "-fvisibility=hidden", "-fsanitize=address", "-flto", "-fno-exceptions",
      "-ffile-prefix-map=/a=/b", "-funsigned-char", "-ftls-model=initial-exec", "-g", "-g3", "-m32", "-march=native", "-msimd=128", "-mavx512f", "-mno-avx", "-msse4.2", "-mssse3", "-mfpmath=sse,387",
      "-mthumb-interwork", "-mmacosx-version-min=10.9", "-pthread", "-pipe", "--static", "--sysroot=/x", "-arch arm64", "-framework Cocoa", "-F/Library", "-F .", "-v", "--param=ssp-buffer-size=4",
    ],
    refused: [
      "-lfoo", "-L.", "-Wl,-rpath,/x", "-Wa,-foo", "-Wp,-DX,-foo", "-D@x", "-D -X", "-DX=-1", "-fplugin=x", "-B.", "-specs=x", "-march=@x", "-O@x", "-F-x", "-isystem -x", "-iquote .", "-idirafter x", "-march -x",
      "-fsigned-char", "-fbuiltin-x", "-fno-such-thing", "-fomit-frame-pointerx", "-static", "-shared", "-s", "-c", "-o x", "-x -c", "-nostdlib", "-ffast-mathx", "-fcx-limited-range", "-funroll-loops", "-ffunction-sections",
      "@file", "file.o", "-MD", "-include", "-mno-red-zone", "-m16", "-fno-threadsafe-statics", "-fgnu89-inline", "-include -x",
    ],
  },
  LDFLAGS: {
    allowed: [
      "-lfoo", "-l foo", "-L.", "-L${SRCDIR}/lib", "-L /x", "-Llib", "-O2", "-fPIC", "-fno-openmp", "-fsanitize=address", "-flat_namespace", "-g", "-march=native", "-pie", "-pthread", "-rdynamic", "-shared", "-static",
      "-static-libgcc", "--static", "-static-libstdc++", "-stdlib=libc++", "-v", "-Wl,--as-needed", "-Wl,--no-as-needed", "-Wl,-Bstatic", "-Wl,-Bdynamic", "-Wl,-O1", "-Wl,-dn", "-Wl,--enable-new-dtags", "-Wl,-e,main", "-Wl,-E",
      "-Wl,-framework,Cocoa", "-Wl,-framework -Wl,Cocoa", "-Wl,--hash-style=gnu", "-Wl,-R/x", "-Wl,-R,/x", "-Wl,-rpath,/x", "-Wl,-rpath=/x", "-Wl,-rpath-link,/x", "-Wl,-rpath -Wl,/x", "-Wl,-rpath,${SRCDIR}/lib", "-Wl,-s",
      "-Wl,--start-group", "-Wl,-sectcreate,a,b,c", "-Wl,-subsystem,windows", "-Wl,-undefined,dynamic_lookup", "-Wl,--unresolved-symbols=ignore-all", "-Wl,--warn-common", "-Wl,--no-warn-search-mismatch", "-Wl,-wrap,malloc",
      "-Wl,--wrap=malloc", "-Wl,-z,relro", "-Wl,-z,relro,-z,now", "-Wl,--push-state,--as-needed", "-Wl,--pop-state", "x.o", "/x/libfoo.a", "./libfoo.so", "${SRCDIR}/libfoo.a", "-framework Cocoa", "-Wl,-syslibroot,/x", "-headerpad_max_install_names",
    ],
    refused: [
      "-Wl,--whole-archive", "-Wl,-rpath,/x,--foo", "-Wl,-rpath,@x", "-Wl,-R,-x", "-Wl,--gc-sections", "-Wl,-T,script", "-Wl,-dynamic-linker,/x", "-Wl,-z,defs", "-Wl,--version-script=x", "-Wl,-soname,x", "-Wl,-plugin,x", "-Wl,--push-state,--foo",
      "-Wl,-dead_strip", "-Wl,-ld_classic", "-I.", "-DX", "-Wall", "-std=c11", "-nostdlib", "-s", "-fuse-ld=gold", "-flto", "-lto_library", "-l-x", "-l @x", "-fplugin=x", "-B.", "-T x", "-u sym", "-x c", "-no-pie", "-foo.o", "@foo.o", "-framework -x",
      "-Wl,-e=a.b", "-w", "-weak_framework X", "-Xlinker x", "-Wl,-force_load,x.a",
    ],
  },
} as const;

describe.each(["CFLAGS", "LDFLAGS"] as const)("%s", (verb) => {
  it.each(samples[verb].allowed)("allows %s", (flags) => {
    expect(firstRefused(verb, flags.split(" "))).toBeUndefined();
  });

  it.each(samples[verb].refused)("refuses %s", (flags) => {
    expect(firstRefused(verb, flags.split(" "))?.flag).toBeDefined();
  });
});

describe("the go command", () => {
  it("agrees about every sample", async (context) => {
    const toolchain = await findToolchain();
    if ("missing" in toolchain) return context.skip(toolchain.missing);
    const lines = (["CFLAGS", "LDFLAGS"] as const).flatMap((verb) => [...samples[verb].allowed, ...samples[verb].refused].map((flags) => ({ verb, flags })));
    const files = lines.map(({ verb, flags }, index) => [`p${index}/p.go`, `package p\n\n// #cgo ${verb}: ${flags}\nimport "C"\n`]);
    const { path } = tempTree({ "go.mod": "module m\n\ngo 1.24\n", ...(Object.fromEntries(files) as Record<string, string>) });
    const output = await refusals(path);
    const disagreed = lines.filter(({ verb, flags }, index) => output.has(index) !== (firstRefused(verb, flags.split(" ")) !== undefined));
    expect(disagreed).toEqual([]);
  }, 60_000);
});

/** Numbers of the packages that the go command refuses to build. */
async function refusals(cwd: string): Promise<ReadonlySet<number>> {
  const env = { ...process.env, CGO_ENABLED: "1", CGO_CFLAGS_ALLOW: "", CGO_LDFLAGS_ALLOW: "" };
  const failed = await run("go", ["build", "-n", "./..."], { cwd, env, maxBuffer: 1 << 28 }).then(
    () => "",
    (error: unknown) => (error instanceof Error && "stderr" in error ? String(error.stderr) : ""),
  );
  return new Set([...failed.matchAll(/^m\/p(\d+): (?:invalid flag|malformed)/gm)].map((match) => Number(match[1])));
}

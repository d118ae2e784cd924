// Where compilers look for headers of installed libraries when nobody tells them: known folders only. Runs nothing
// (no pkg-config, no compiler) and does not look whether the folders exist.

/** `file:` URIs in the order of the search. Windows has no such folders. */
export function systemIncludeDirs({ platform, arch }: { readonly platform: string; readonly arch: string }): readonly string[] {
  if (platform === "win32") return [];
  if (platform === "darwin") return ["file:///opt/homebrew/include", "file:///usr/local/include", "file:///opt/local/include"];
  const triplet = multiarch.get(arch);
  const own = triplet === undefined || platform !== "linux" ? [] : [`file:///usr/include/${triplet}`];
  return ["file:///usr/local/include", ...own, "file:///usr/include"];
}

/** Debian's names of architectures, by Node's. */
const multiarch: ReadonlyMap<string, string> = new Map([
  ["x64", "x86_64-linux-gnu"], ["arm64", "aarch64-linux-gnu"], ["arm", "arm-linux-gnueabihf"], ["ia32", "i386-linux-gnu"],
  ["ppc64", "powerpc64le-linux-gnu"], ["s390x", "s390x-linux-gnu"], ["riscv64", "riscv64-linux-gnu"], ["loong64", "loongarch64-linux-gnu"],
]);

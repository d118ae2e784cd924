// Flags that the go command lets through in `#cgo` lines and in what pkg-config prints (Go 1.26; the list has only grown
// since Go 1.10, save for one flag that was taken off it). Data only; the notation is explained in ../cgoFlags.ts.
// `-I` and `-L` with a relative path count as absolute: the go command completes them before it looks.
import type { FlagTable } from "../cgoFlags.ts";

/** Allowed for the compiler as well as for the linker. */
const both: readonly string[] = [
  "-F<path>", "-O", "-O<path>", "-g", "-g<path>", "-v", "-pthread",
  "-f[no-](pic|PIC|pie|PIE)", "-f[no-]openmp", "-f[no-]openmp-simd",
  "-m(abi|arch|cpu|fpu|simd|tls-dialect|tune)=<path>", "-mcmodel=<model>", "-mfloat-abi=<path>", "-m(soft|single|double)-float",
  "-m[no-]relax", "-m[no-]strict-align", "-m[no-](lsx|lasx|frecipe|div32|lam-bh|lamcas|ld-seq-sa)",
  "-mmacosx-<any>", "-mios-simulator-version-min=<any>", "-miphoneos-version-min=<any>", "-mthreads", "-mwindows",
  "-stdlib=<path>", "--stdlib=<path>",
];

export const cgoFlags: FlagTable = {
  source: "https://github.com/golang/go/blob/master/src/cmd/go/internal/work/security.go",
  compiler: {
    flags: [
      ...both,
      // Preprocessor and search paths
      "-D<name>", "-D<name>=", "-D<name>=<value>", "-U<name>", "-I<path>", "-Wp,-D<name>", "-Wp,-D<name>=", "-Wp,-D<name>=<words>", "-Wp,-U<name>", "--sysroot=<path>",
      // Warnings and messages; a comma would hand something on to another tool
      "-W", "-W<words>", "-Wa,-mbig-obj", "-w", "-pedantic", "-pedantic-errors", "-fmessage-length=<any>", "-fmacro-backtrace-limit=<any>", "-fdiagnostics-show-note-include-stack",
      // Language
      "-ansi", "-std=<path>", "--std=<path>", "-x<path>", "-finput-charset=<path>", "-funsigned-char", "-ftemplate-depth-<any>",
      "-f[no-](blocks|common|constant-cfstrings|exceptions|modules|objc-arc|objc-nonfragile-abi|objc-legacy-dispatch|permissive|rtti)",
      // Code and objects
      "-f[no-](asynchronous-unwind-tables|eliminate-unused-debug-types|fast-math|inline-functions|fat-lto-objects|keep-inline-dllexport|lto|omit-frame-pointer|plt|split-stack|strict-aliasing|use-linker-plugin|visibility-inlines-hidden)",
      "-fno-builtin-<word>", "-fno-canonical-system-headers", "-no-canonical-prefixes", "-f[no-]stack-<any>", "-fvisibility=<any>", "-ftls-model=(global-dynamic|local-dynamic|initial-exec|local-exec)",
      "-fsanitize=<any>", "-fsanitize-undefined-strip-path-components=<digits>", "-fsanitize-undefined-strip-path-components=-<digits>",
      "-fdebug-prefix-map=<plain>=<plain>", "-ffile-prefix-map=<plain>=<plain>", "--param=ssp-buffer-size=", "--param=ssp-buffer-size=<digits>", "-pipe", "--static",
      // Machines
      "-m32", "-m64", "-marm", "-mthumb", "-mthumb-interwork", "-m[no-]aes", "-m[no-]vaes", "-m[no-]avx", "-m[no-]avx<cpu>", "-m[no-]sse", "-m[no-]sse<version>", "-m[no-]ssse3",
      "-mfpmath=", "-mfpmath=<fpu>", "-m[no-]ms-bitfields", "-m[no-]stack-<any>", "-mlarge-data-threshold=<digits>", "-mnop-fun-dllimport",
      "-mtvos-simulator-version-min=<any>", "-mtvos-version-min=<any>", "-mwatchos-simulator-version-min=<any>", "-mwatchos-version-min=<any>",
    ],
    withArgument: ["-arch", "-D", "-U", "-I", "-F", "-framework", "-include", "-isysroot", "-isystem", "--sysroot", "-target", "-x"],
    refused: [],
  },
  linker: {
    flags: [
      ...both,
      "-l<path>", "-L<path>", "-fsanitize=<path>", "-flat_namespace", "-headerpad_max_install_names", "-pic", "-PIC", "-pie", "-PIE", "-rdynamic", "-shared", "-static", "-static<static>", "--static", "--static<static>",
      // Handed on to the linker
      "-Wl,--[no-](allow-multiple-definition|allow-shlib-undefined|as-needed|export-dynamic)", "-Wl,--[no-]warn-<item>",
      "-Wl,(-Bdynamic|-Bstatic|-Bsymbolic-functions|-berok|-dn|-dy|-E|-s|-search_paths_first|-headerpad_max_install_names|-static|--static)",
      "-Wl,--(disable-new-dtags|enable-new-dtags|start-group|end-group|no-undefined|push-state|pop-state)",
      "-Wl,-O<digits>", "-Wl,-e=<letters>", "-Wl,-e,<letters>", "-Wl,-framework,<file>", "-Wl,--hash-style=(sysv|gnu|both)",
      "-Wl,-R<search>", "-Wl,-R,<search>", "-Wl,--just-symbols(=|,)<search>", "-Wl,-rpath(=|,)<file>", "-Wl,-rpath-link(=|,)<file>",
      "-Wl,-sectcreate,<file>,<file>,<file>", "-Wl,-subsystem,(native|windows|console|posix|xbox)", "-Wl,--subsystem,(native|windows|console|posix|xbox)",
      "-Wl,-syslibroot(=|,)<file>", "-Wl,-undefined(=|,)<file>", "-Wl,-unresolved-symbols=<item>", "-Wl,--unresolved-symbols=<item>", "-Wl,-wrap(=|,)<file>", "-Wl,--wrap(=|,)<file>",
      "-Wl<keywords>",
      // Files
      "<input>.(a|o|obj|dll|dylib|so|tbd)", "./<rest>.(a|o|obj|dll|dylib|so|tbd)",
    ],
    withArgument: ["-arch", "-F", "-l", "-L", "-framework", "-isysroot", "--sysroot", "-target", "-Wl,-framework", "-Wl,-rpath", "-Wl,-R", "-Wl,--just-symbols", "-Wl,-undefined"],
    refused: ["-lto_library"],
  },
};

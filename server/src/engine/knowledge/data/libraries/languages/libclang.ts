// libclang: indices, translation units, diagnostics, tokens. Strings are structures returned by value and not modelled.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out, releasing } from "../../../tableEntries.ts";

export const libclang: LibraryTable = {
  library: "libclang",
  header: "clang-c/Index.h",
  source: "https://clang.llvm.org/doxygen/group__CINDEX.html",
  families: [
    { family: "clang_disposeIndex", creates: ["clang_createIndex"], releases: ["clang_disposeIndex"] },
    { family: "clang_disposeTranslationUnit", creates: ["clang_parseTranslationUnit", "clang_createTranslationUnit", "clang_createTranslationUnitFromSourceFile", ...out(7, "clang_parseTranslationUnit2"), ...out(2, "clang_createTranslationUnit2")], releases: ["clang_disposeTranslationUnit"] },
    { family: "clang_disposeDiagnostic", creates: ["clang_getDiagnostic", "clang_getDiagnosticInSet"], releases: ["clang_disposeDiagnostic"] },
    { family: "clang_disposeDiagnosticSet", creates: ["clang_getDiagnosticSetFromTU", "clang_loadDiagnostics"], releases: ["clang_disposeDiagnosticSet"] },
    { family: "clang_disposeCodeCompleteResults", creates: ["clang_codeCompleteAt"], releases: ["clang_disposeCodeCompleteResults"] },
    { family: "clang_disposeOverriddenCursors", creates: out(1, "clang_getOverriddenCursors"), releases: ["clang_disposeOverriddenCursors"] },
    { family: "clang_disposeTokens", creates: out(2, "clang_tokenize"), releases: releasing(1, "clang_disposeTokens") },
    { family: "clang_disposeCXCursorSet", creates: ["clang_createCXCursorSet"], releases: ["clang_disposeCXCursorSet"] },
    { family: "clang_CompilationDatabase_dispose", header: "clang-c/CXCompilationDatabase.h", creates: ["clang_CompilationDatabase_fromDirectory"], releases: ["clang_CompilationDatabase_dispose"] },
    { family: "clang_CompileCommands_dispose", header: "clang-c/CXCompilationDatabase.h", creates: ["clang_CompilationDatabase_getCompileCommands", "clang_CompilationDatabase_getAllCompileCommands"], releases: ["clang_CompileCommands_dispose"] },
    { family: "clang_IndexAction_dispose", creates: ["clang_IndexAction_create"], releases: ["clang_IndexAction_dispose"] },
  ],
};

// What libraries of languages, documents and texts lend. Pointers that the program itself has attached (user data) are
// not among them: they are its own to release. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lenders, lending } from "../../../tableEntries.ts";

export const languageLenders: readonly LibraryTable[] = [
  lenders("Lua", "lua.h", "https://www.lua.org/manual/5.4/manual.html", lending("library", "lua_version"), lending(0, "lua_typename", "luaL_checklstring", "luaL_optlstring", "lua_tostring", "luaL_checkstring", "luaL_optstring", "lua_pushfstring", "lua_pushvfstring", "lua_getupvalue", "lua_setupvalue", "lua_getlocal", "lua_setlocal", "luaL_gsub", "luaL_typename")),
  lenders(
    "CPython", "Python.h", "https://docs.python.org/3/c-api/index.html",
    lending("library", "Py_GetVersion", "Py_GetPlatform", "Py_GetCopyright", "Py_GetCompiler", "Py_GetBuildInfo", "Py_GetProgramName", "Py_GetPrefix", "Py_GetExecPrefix", "Py_GetPath", "Py_GetPythonHome", "PyInterpreterState_Main", "PyInterpreterState_Get", "PyThreadState_Get", "PyGILState_GetThisThreadState"),
    lending(0, "PyUnicode_AsUnicode", "PyUnicode_DATA", "PyBytes_AS_STRING", "PyByteArray_AS_STRING", "PyEval_GetFuncName", "PyEval_GetFuncDesc", "PyCapsule_GetName", "PyFunction_GetKwDefaults", "PyModule_GetState", "PyModule_GetDef", "PyFrame_GetGlobals"),
  ),
  lenders("tree-sitter", "tree_sitter/api.h", "https://github.com/tree-sitter/tree-sitter/blob/master/lib/include/tree_sitter/api.h", lending(0, "ts_node_type", "ts_node_grammar_type", "ts_node_field_name_for_child", "ts_node_field_name_for_named_child", "ts_language_symbol_name", "ts_language_field_name_for_id", "ts_language_name", "ts_tree_cursor_current_field_name", "ts_query_predicates_for_pattern", "ts_lookahead_iterator_current_symbol_name", "ts_lookahead_iterator_language")),
  lenders(
    "libxml2", "libxml/tree.h", "https://gnome.pages.gitlab.gnome.org/libxml2/html/index.html",
    lending("library", "xmlGetLastError", "xmlGetCharEncodingName", "xmlFindCharEncodingHandler", "xmlXPathGetBuiltin"),
    lending(0, "xmlCtxtGetLastError", "xmlGetLastChild", "xmlNextElementSibling", "xmlPreviousElementSibling", "xmlFirstElementChild", "xmlLastElementChild", "xmlGetIntSubset", "xmlBufContent", "xmlTextReaderConstNamespaceUri", "xmlTextReaderConstPrefix", "xmlTextReaderConstBaseUri", "xmlHashLookup", "xmlXPathGetContextNode"),
    lending(1, "xmlSearchNs", "xmlSearchNsByHref"),
  ),
  lenders("json-c", "json-c/json.h", "https://json-c.github.io/json-c/", lending("library", "json_tokener_error_desc", "json_util_get_last_err", "json_type_to_name"), lending(0, "json_object_to_json_string_length")),
  lenders("Jansson", "jansson.h", "https://jansson.readthedocs.io/en/latest/apiref.html", lending(0, "json_object_iter_key", "json_object_iter_value")),
  lenders("cJSON", "cjson/cJSON.h", "https://github.com/DaveGamble/cJSON#readme", lending("library", "cJSON_GetErrorPtr", "cJSON_Version")),
  lenders("libclang", "clang-c/Index.h", "https://clang.llvm.org/doxygen/group__CINDEX.html", lending("library", "clang_getCString")),
  lenders("LLVM", "llvm-c/Core.h", "https://llvm.org/doxygen/group__LLVMC.html", lending(0, "LLVMGetModuleIdentifier", "LLVMGetSourceFileName", "LLVMGetTarget", "LLVMGetDataLayoutStr", "LLVMGetValueName", "LLVMGetValueName2", "LLVMGetStructName", "LLVMGetNamedFunction", "LLVMGetFirstFunction", "LLVMGetNextFunction", "LLVMGetNamedGlobal", "LLVMGetSection", "LLVMGetTargetName", "LLVMGetTargetDescription", "LLVMGetAsString", "LLVMGetStringAttributeKind", "LLVMGetStringAttributeValue", "LLVMGetMDString", "LLVMGetGC")),
  lenders("Capstone", "capstone/capstone.h", "https://www.capstone-engine.org/lang_c.html", lending("library", "cs_strerror", "cs_reg_name", "cs_insn_name", "cs_group_name")),
  lenders("Unicorn", "unicorn/unicorn.h", "https://www.unicorn-engine.org/docs/", lending("library", "uc_strerror")),
  lenders("Keystone", "keystone/keystone.h", "https://www.keystone-engine.org/docs/", lending("library", "ks_strerror")),
  lenders("Expat", "expat.h", "https://libexpat.github.io/doc/api/latest/", lending("library", "XML_ErrorString", "XML_ExpatVersion"), lending(0, "XML_GetBase", "XML_GetInputContext")),
  lenders("ICU", "unicode/utypes.h", "https://unicode-org.github.io/icu-docs/apidoc/released/icu4c/", lending("library", "u_errorName", "uloc_getDefault", "uloc_getAvailable", "ucnv_getAvailableName", "ucol_getAvailable", "u_getDataDirectory", "ucnv_getDefaultName"), lending(0, "ubrk_getLocaleByType", "ucol_getLocaleByType", "ucol_getRules")),
  lenders("YARA", "yara.h", "https://yara.readthedocs.io/en/stable/capi.html", lending(0, "yr_scanner_last_error_rule", "yr_scanner_last_error_string")),
  lenders("Tcl", "tcl.h", "https://www.tcl-lang.org/man/tcl8.6/TclLib/contents.htm", lending(0, "Tcl_GetString", "Tcl_GetStringFromObj", "Tcl_GetStringResult", "Tcl_GetObjResult", "Tcl_GetVar", "Tcl_GetVar2")),
  lenders("wasmtime", "wasmtime.h", "https://docs.wasmtime.dev/c-api/", lending(1, "wasmtime_memory_data"), lending(0, "wasmtime_frame_func_name", "wasmtime_frame_module_name", "wasmtime_sharedmemory_data")),
  lenders("WebAssembly C API", "wasm.h", "https://github.com/WebAssembly/wasm-c-api/blob/main/include/wasm.h", lending(0, "wasm_memory_data", "wasm_frame_instance")),
  lenders("Aspell", "aspell.h", "https://github.com/GNUAspell/aspell/blob/master/manual/aspell.texi", lending(0, "aspell_error_message", "aspell_speller_error_message", "aspell_config_retrieve", "aspell_string_enumeration_next", "aspell_speller_suggest")),
  lenders("mruby", "mruby.h", "https://mruby.org/docs/api/", lending(0, "mrb_obj_classname", "mrb_class_name", "mrb_string_value_ptr", "mrb_string_value_cstr", "mrb_sym2name", "mrb_sym_name", "mrb_string_cstr")),
];

// Functions of C libraries that leave by longjmp to a setjmp further up: errors of interpreters and decoders. Data only.
// Called from Go they would cut through Go frames; called from C they end the path.
import type { ApiModel } from "../apiModel.ts";

const lua = "https://www.lua.org/manual/5.4/manual.html#4.4";
const duktape = "https://duktape.org/api.html";
const png = "https://www.libpng.org/pub/png/libpng-1.4.0-manual.pdf";
const ruby = "https://docs.ruby-lang.org/en/master/extension_rdoc.html";
const mruby = "https://github.com/mruby/mruby/blob/master/include/mruby.h";

export const longJumpModels: readonly ApiModel[] = [
  { name: "C.lua_error", header: "lua.h", params: ["borrows"], returns: "panics", source: lua },
  { name: "C.luaL_error", alsoKnownAs: ["C.luaL_argerror", "C.luaL_typeerror"], header: "lauxlib.h", params: ["borrows", "borrows"], restParams: "borrows", returns: "panics", source: lua },
  { name: "C.duk_throw", alsoKnownAs: ["C.duk_throw_raw", "C.duk_fatal", "C.duk_fatal_raw"], header: "duktape.h", params: ["borrows"], restParams: "borrows", returns: "panics", source: duktape },
  { name: "C.duk_error", alsoKnownAs: ["C.duk_error_raw", "C.duk_error_va", "C.duk_generic_error", "C.duk_type_error", "C.duk_range_error", "C.duk_reference_error", "C.duk_syntax_error"], header: "duktape.h", params: ["borrows"], restParams: "borrows", returns: "panics", source: duktape },
  { name: "C.png_error", alsoKnownAs: ["C.png_chunk_error", "C.png_longjmp"], header: "png.h", params: ["borrows", "borrows"], returns: "panics", source: png },
  { name: "C.rb_raise", alsoKnownAs: ["C.rb_exc_raise", "C.rb_jump_tag", "C.rb_throw", "C.rb_throw_obj"], header: "ruby.h", params: ["borrows", "borrows"], restParams: "borrows", returns: "panics", source: ruby },
  { name: "C.mrb_raise", alsoKnownAs: ["C.mrb_raisef", "C.mrb_exc_raise", "C.mrb_name_error"], header: "mruby.h", params: ["borrows", "borrows"], restParams: "borrows", returns: "panics", source: mruby },
];

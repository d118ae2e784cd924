// Languages, texts, formats and code: one table per library. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { aspell } from "./aspell.ts";
import { cJson } from "./cJson.ts";
import { capstone } from "./capstone.ts";
import { cre2 } from "./cre2.ts";
import { duktape } from "./duktape.ts";
import { enchant } from "./enchant.ts";
import { expat } from "./expat.ts";
import { guile } from "./guile.ts";
import { hunspell } from "./hunspell.ts";
import { hyperscan } from "./hyperscan.ts";
import { icu } from "./icu.ts";
import { jansson } from "./jansson.ts";
import { jni } from "./jni.ts";
import { jsonC } from "./jsonC.ts";
import { keystone } from "./keystone.ts";
import { libclang } from "./libclang.ts";
import { libpostal } from "./libpostal.ts";
import { libxml2 } from "./libxml2.ts";
import { libxslt } from "./libxslt.ts";
import { libyaml } from "./libyaml.ts";
import { llvm } from "./llvm.ts";
import { lua } from "./lua.ts";
import { mruby } from "./mruby.ts";
import { oniguruma } from "./oniguruma.ts";
import { pcre } from "./pcre.ts";
import { pcre2 } from "./pcre2.ts";
import { perl } from "./perl.ts";
import { python } from "./python.ts";
import { quickJs } from "./quickJs.ts";
import { snowball } from "./snowball.ts";
import { tcl } from "./tcl.ts";
import { treeSitter } from "./treeSitter.ts";
import { unicorn } from "./unicorn.ts";
import { wamr } from "./wamr.ts";
import { wasm3 } from "./wasm3.ts";
import { wasmC } from "./wasmC.ts";
import { wasmEdge } from "./wasmEdge.ts";
import { wasmer } from "./wasmer.ts";
import { wasmtime } from "./wasmtime.ts";
import { xmlsec } from "./xmlsec.ts";
import { yajl } from "./yajl.ts";
import { yara } from "./yara.ts";

export const languagesTables: readonly LibraryTable[] = [
  aspell,
  cJson,
  capstone,
  cre2,
  duktape,
  enchant,
  expat,
  guile,
  hunspell,
  hyperscan,
  icu,
  jansson,
  jni,
  jsonC,
  keystone,
  libclang,
  libpostal,
  libxml2,
  libxslt,
  libyaml,
  llvm,
  lua,
  mruby,
  oniguruma,
  pcre,
  pcre2,
  perl,
  python,
  quickJs,
  snowball,
  tcl,
  treeSitter,
  unicorn,
  wamr,
  wasm3,
  wasmC,
  wasmEdge,
  wasmer,
  wasmtime,
  xmlsec,
  yajl,
  yara,
];

// Functions of C libraries that take a variable number of arguments, which cgo cannot call. Data only.
// `result` and `params` are what the headers declare before the `...`. Not here: names that some platform declares
// with a fixed list (ptrace outside Linux), and the `v…` forms, which take a va_list and are not variadic.
import type { VariadicFunction } from "../variadicFunction.ts";

const man2 = "https://man7.org/linux/man-pages/man2/";
const man3 = "https://man7.org/linux/man-pages/man3/";
const python = "https://docs.python.org/3/c-api/";
const chars = "const char *";

export const variadicFunctions: readonly VariadicFunction[] = [
  // stdio
  { names: ["printf", "wprintf"], result: "int", params: [chars], source: `${man3}printf.3.html` },
  { names: ["fprintf"], result: "int", params: ["FILE *", chars], source: `${man3}printf.3.html` },
  { names: ["dprintf"], result: "int", params: ["int", chars], source: `${man3}printf.3.html` },
  { names: ["sprintf"], result: "int", params: ["char *", chars], source: `${man3}printf.3.html` },
  { names: ["snprintf"], result: "int", params: ["char *", "size_t", chars], source: `${man3}printf.3.html` },
  { names: ["asprintf"], result: "int", params: ["char **", chars], source: `${man3}asprintf.3.html` },
  { names: ["fwprintf", "swprintf"], source: `${man3}wprintf.3.html` },
  { names: ["scanf"], result: "int", params: [chars], source: `${man3}scanf.3.html` },
  { names: ["fscanf"], result: "int", params: ["FILE *", chars], source: `${man3}scanf.3.html` },
  { names: ["sscanf"], result: "int", params: [chars, chars], source: `${man3}sscanf.3.html` },

  // System calls and their relatives
  { names: ["open", "open64"], result: "int", params: [chars, "int"], source: `${man2}open.2.html` },
  { names: ["openat", "openat64"], result: "int", params: ["int", chars, "int"], source: `${man2}open.2.html` },
  { names: ["fcntl", "fcntl64"], result: "int", params: ["int", "int"], source: `${man2}fcntl.2.html` },
  { names: ["ioctl"], result: "int", params: ["int", "unsigned long"], source: `${man2}ioctl.2.html` },
  { names: ["syscall"], result: "long", params: ["long"], source: `${man2}syscall.2.html` },
  { names: ["prctl"], result: "int", params: ["int"], source: `${man2}prctl.2.html` },
  { names: ["ptrace"], result: "long", params: ["int"], platform: "linux", source: `${man2}ptrace.2.html` },
  { names: ["mremap"], result: "void *", params: ["void *", "size_t", "size_t", "int"], platform: "linux", source: `${man2}mremap.2.html` },
  { names: ["clone"], platform: "linux", source: `${man2}clone.2.html` },
  { names: ["semctl"], result: "int", params: ["int", "int", "int"], source: `${man2}semctl.2.html` },
  { names: ["sem_open"], result: "sem_t *", params: [chars, "int"], source: `${man3}sem_open.3.html` },
  { names: ["mq_open"], result: "mqd_t", params: [chars, "int"], source: `${man3}mq_open.3.html` },
  { names: ["execl", "execlp", "execle"], result: "int", params: [chars, chars], source: `${man3}exec.3.html` },
  { names: ["syslog"], result: "void", params: ["int", chars], source: `${man3}syslog.3.html` },
  { names: ["err", "errx"], result: "void", params: ["int", chars], source: `${man3}err.3.html` },
  { names: ["warn", "warnx"], result: "void", params: [chars], source: `${man3}err.3.html` },
  { names: ["error", "error_at_line"], platform: "linux", source: `${man3}error.3.html` },
  { names: ["makecontext"], source: `${man3}makecontext.3.html` },
  { names: ["setproctitle"], result: "void", params: [chars], source: "https://man.freebsd.org/cgi/man.cgi?query=setproctitle&sektion=3" },

  // libcurl
  { names: ["curl_easy_setopt"], result: "CURLcode", params: ["CURL *", "CURLoption"], source: "https://curl.se/libcurl/c/curl_easy_setopt.html" },
  { names: ["curl_easy_getinfo"], result: "CURLcode", params: ["CURL *", "CURLINFO"], source: "https://curl.se/libcurl/c/curl_easy_getinfo.html" },
  { names: ["curl_multi_setopt"], result: "CURLMcode", params: ["CURLM *", "CURLMoption"], source: "https://curl.se/libcurl/c/curl_multi_setopt.html" },
  { names: ["curl_share_setopt"], result: "CURLSHcode", params: ["CURLSH *", "CURLSHoption"], source: "https://curl.se/libcurl/c/curl_share_setopt.html" },
  { names: ["curl_formadd"], source: "https://curl.se/libcurl/c/curl_formadd.html" },

  // SQLite
  { names: ["sqlite3_config"], result: "int", params: ["int"], source: "https://www.sqlite.org/c3ref/config.html" },
  { names: ["sqlite3_db_config"], result: "int", params: ["sqlite3 *", "int"], source: "https://www.sqlite.org/c3ref/db_config.html" },
  { names: ["sqlite3_mprintf"], result: "char *", params: [chars], source: "https://www.sqlite.org/c3ref/mprintf.html" },
  { names: ["sqlite3_snprintf"], result: "char *", params: ["int", "char *", chars], source: "https://www.sqlite.org/c3ref/mprintf.html" },
  { names: ["sqlite3_log"], result: "void", params: ["int", chars], source: "https://www.sqlite.org/c3ref/log.html" },
  { names: ["sqlite3_vtab_config"], result: "int", params: ["sqlite3 *", "int"], source: "https://www.sqlite.org/c3ref/vtab_config.html" },

  // GLib, GTK
  { names: ["g_object_new"], result: "gpointer", params: ["GType", chars], source: "https://docs.gtk.org/gobject/ctor.Object.new.html" },
  { names: ["g_object_set", "g_object_get"], result: "void", params: ["gpointer", chars], source: "https://docs.gtk.org/gobject/method.Object.set.html" },
  { names: ["g_signal_emit", "g_signal_emit_by_name"], source: "https://docs.gtk.org/gobject/func.signal_emit.html" },
  { names: ["g_strdup_printf"], result: "gchar *", params: [chars], source: "https://docs.gtk.org/glib/func.strdup_printf.html" },
  { names: ["g_strconcat"], result: "gchar *", params: [chars], source: "https://docs.gtk.org/glib/func.strconcat.html" },
  { names: ["g_print", "g_printerr"], result: "void", params: [chars], source: "https://docs.gtk.org/glib/func.print.html" },
  { names: ["g_log"], result: "void", params: [chars, "int", chars], source: "https://docs.gtk.org/glib/func.log.html" },
  { names: ["g_variant_new", "g_variant_get"], source: "https://docs.gtk.org/glib/ctor.Variant.new.html" },
  { names: ["g_set_error"], source: "https://docs.gtk.org/glib/func.set_error.html" },
  { names: ["gtk_list_store_new", "gtk_list_store_set", "gtk_tree_store_new", "gtk_tree_store_set", "gtk_tree_model_get"], source: "https://docs.gtk.org/gtk3/method.ListStore.set.html" },
  { names: ["gtk_message_dialog_new", "gtk_dialog_new_with_buttons", "gtk_file_chooser_dialog_new"], source: "https://docs.gtk.org/gtk3/ctor.MessageDialog.new.html" },
  { names: ["gtk_tree_view_column_new_with_attributes", "gtk_text_buffer_create_tag"], source: "https://docs.gtk.org/gtk3/ctor.TreeViewColumn.new_with_attributes.html" },

  // Python
  { names: ["PyArg_ParseTuple", "PyArg_UnpackTuple", "PyArg_ParseTupleAndKeywords"], source: `${python}arg.html` },
  { names: ["Py_BuildValue"], result: "PyObject *", params: [chars], source: `${python}arg.html#c.Py_BuildValue` },
  { names: ["PyErr_Format"], result: "PyObject *", params: ["PyObject *", chars], source: `${python}exceptions.html#c.PyErr_Format` },
  { names: ["PyObject_CallFunction"], result: "PyObject *", params: ["PyObject *", chars], source: `${python}call.html#c.PyObject_CallFunction` },
  { names: ["PyObject_CallMethod"], result: "PyObject *", params: ["PyObject *", chars, chars], source: `${python}call.html#c.PyObject_CallMethod` },
  { names: ["PyObject_CallFunctionObjArgs"], result: "PyObject *", params: ["PyObject *"], source: `${python}call.html#c.PyObject_CallFunctionObjArgs` },
  { names: ["PyObject_CallMethodObjArgs"], result: "PyObject *", params: ["PyObject *", "PyObject *"], source: `${python}call.html#c.PyObject_CallMethodObjArgs` },
  { names: ["PyTuple_Pack"], result: "PyObject *", params: ["Py_ssize_t"], source: `${python}tuple.html#c.PyTuple_Pack` },
  { names: ["PyUnicode_FromFormat", "PyBytes_FromFormat"], result: "PyObject *", params: [chars], source: `${python}unicode.html#c.PyUnicode_FromFormat` },
  { names: ["PySys_WriteStdout", "PySys_WriteStderr"], result: "void", params: [chars], source: `${python}sys.html#c.PySys_WriteStdout` },

  // Others that bindings meet
  { names: ["lua_pushfstring", "luaL_error"], params: ["lua_State *", chars], source: "https://www.lua.org/manual/5.4/manual.html#lua_pushfstring" },
  { names: ["av_log"], result: "void", params: ["void *", "int", chars], source: "https://ffmpeg.org/doxygen/trunk/log_8h.html" },
  { names: ["redisCommand", "redisAppendCommand"], params: ["redisContext *", chars], source: "https://github.com/redis/hiredis#sending-commands" },
  { names: ["BIO_printf"], result: "int", params: ["BIO *", chars], source: "https://docs.openssl.org/3.3/man3/BIO_printf/" },
  { names: ["SDL_Log"], result: "void", params: [chars], source: "https://wiki.libsdl.org/SDL2/SDL_Log" },
  { names: ["SDL_SetError"], params: [chars], source: "https://wiki.libsdl.org/SDL2/SDL_SetError" },
];

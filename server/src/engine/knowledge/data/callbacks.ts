// Functions that take function pointers, and when they call them: before they return, later, on a thread they start,
// as a signal handler, at the end of the thread or program. Data only; what is not listed may do any of these.
// Functions whose every function pointer is called before they return also have `callsBack` in other tables.
import type { ApiModel } from "../apiModel.ts";

const man3 = "https://man7.org/linux/man-pages/man3/";
const git = "https://libgit2.org/docs/reference/main/";
const sqlite = "https://www.sqlite.org/c3ref/";
const glib = "https://docs.gtk.org/glib/";
const win = "https://learn.microsoft.com/windows/win32/api/";
const dispatch = "https://developer.apple.com/documentation/dispatch/";

export const callbackModels: readonly ApiModel[] = [
  // Called before the call returns.
  { name: "C.qsort", header: "stdlib.h", callbacks: [{ param: 3, role: "called-back" }], source: `${man3}qsort.3.html` },
  { name: "C.qsort_r", header: "stdlib.h", callbacks: [{ param: 3, role: "called-back" }], source: `${man3}qsort.3.html` },
  { name: "C.bsearch", header: "stdlib.h", callbacks: [{ param: 4, role: "called-back" }], source: `${man3}bsearch.3.html` },
  { name: "C.lfind", alsoKnownAs: ["C.lsearch"], header: "search.h", callbacks: [{ param: 4, role: "called-back" }], source: `${man3}lsearch.3.html` },
  { name: "C.tsearch", alsoKnownAs: ["C.tfind", "C.tdelete"], header: "search.h", callbacks: [{ param: 2, role: "called-back" }], source: `${man3}tsearch.3.html` },
  { name: "C.twalk", alsoKnownAs: ["C.twalk_r", "C.tdestroy"], header: "search.h", callbacks: [{ param: 1, role: "called-back" }], source: `${man3}tsearch.3.html` },
  { name: "C.scandir", header: "dirent.h", callbacks: [{ param: 2, role: "called-back" }, { param: 3, role: "called-back" }], source: `${man3}scandir.3.html` },
  { name: "C.ftw", header: "ftw.h", callbacks: [{ param: 1, role: "called-back" }], source: `${man3}ftw.3.html` },
  { name: "C.nftw", header: "ftw.h", callbacks: [{ param: 1, role: "called-back" }], source: `${man3}ftw.3.html` },
  { name: "C.glob", header: "glob.h", callbacks: [{ param: 2, role: "called-back" }], source: `${man3}glob.3.html` },
  { name: "C.dl_iterate_phdr", header: "link.h", callbacks: [{ param: 0, role: "called-back" }], source: `${man3}dl_iterate_phdr.3.html` },
  { name: "C.pthread_once", header: "pthread.h", callbacks: [{ param: 1, role: "called-back" }], source: `${man3}pthread_once.3p.html` },
  { name: "C.call_once", header: "threads.h", callbacks: [{ param: 1, role: "called-back" }], source: "https://en.cppreference.com/w/c/thread/call_once" },
  { name: "C.sqlite3_exec", header: "sqlite3.h", callbacks: [{ param: 2, role: "called-back" }], source: `${sqlite}exec.html` },
  { name: "C.git_status_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}status/git_status_foreach.html` },
  { name: "C.git_status_foreach_ext", header: "git2.h", callbacks: [{ param: 2, role: "called-back" }], source: `${git}status/git_status_foreach_ext.html` },
  { name: "C.git_reference_foreach", alsoKnownAs: ["C.git_reference_foreach_name"], header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}refs/git_reference_foreach.html` },
  { name: "C.git_tag_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}tag/git_tag_foreach.html` },
  { name: "C.git_note_foreach", header: "git2.h", callbacks: [{ param: 2, role: "called-back" }], source: `${git}notes/git_note_foreach.html` },
  { name: "C.git_config_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}config/git_config_foreach.html` },
  { name: "C.git_odb_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}odb/git_odb_foreach.html` },
  { name: "C.git_submodule_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}submodule/git_submodule_foreach.html` },
  { name: "C.git_treebuilder_filter", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}tree/git_treebuilder_filter.html` },
  { name: "C.git_tree_walk", header: "git2.h", callbacks: [{ param: 2, role: "called-back" }], source: `${git}tree/git_tree_walk.html` },
  { name: "C.git_diff_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }, { param: 2, role: "called-back" }, { param: 3, role: "called-back" }, { param: 4, role: "called-back" }], source: `${git}diff/git_diff_foreach.html` },
  { name: "C.git_diff_print", header: "git2.h", callbacks: [{ param: 2, role: "called-back" }], source: `${git}diff/git_diff_print.html` },
  { name: "C.git_patch_print", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}patch/git_patch_print.html` },
  { name: "C.git_stash_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}stash/git_stash_foreach.html` },
  { name: "C.git_packbuilder_foreach", header: "git2.h", callbacks: [{ param: 1, role: "called-back" }], source: `${git}pack/git_packbuilder_foreach.html` },
  { name: "C.g_list_foreach", alsoKnownAs: ["C.g_slist_foreach", "C.g_queue_foreach", "C.g_ptr_array_foreach", "C.g_hash_table_foreach", "C.g_hash_table_foreach_remove", "C.g_tree_foreach", "C.g_datalist_foreach"], header: "glib.h", callbacks: [{ param: 1, role: "called-back" }], source: `${glib}func.List.foreach.html` },
  { name: "C.g_list_sort", alsoKnownAs: ["C.g_slist_sort", "C.g_list_free_full", "C.g_slist_free_full"], header: "glib.h", callbacks: [{ param: 1, role: "called-back" }], source: `${glib}func.List.sort.html` },
  { name: "C.pcap_loop", alsoKnownAs: ["C.pcap_dispatch"], header: "pcap/pcap.h", callbacks: [{ param: 2, role: "called-back" }], source: "https://www.tcpdump.org/manpages/pcap_loop.3pcap.html" },
  { name: "C.H5Literate", header: "hdf5.h", callbacks: [{ param: 4, role: "called-back" }], source: "https://support.hdfgroup.org/documentation/hdf5/latest/group___h5_l.html" },
  { name: "C.H5Giterate", header: "hdf5.h", callbacks: [{ param: 3, role: "called-back" }], source: "https://support.hdfgroup.org/documentation/hdf5/latest/group___h5_g.html" },
  { name: "C.EnumWindows", header: "winuser.h", callbacks: [{ param: 0, role: "called-back" }], source: `${win}winuser/nf-winuser-enumwindows` },
  { name: "C.EnumChildWindows", header: "winuser.h", callbacks: [{ param: 1, role: "called-back" }], source: `${win}winuser/nf-winuser-enumchildwindows` },
  { name: "C.EnumThreadWindows", header: "winuser.h", callbacks: [{ param: 1, role: "called-back" }], source: `${win}winuser/nf-winuser-enumthreadwindows` },
  { name: "C.EnumDisplayMonitors", header: "winuser.h", callbacks: [{ param: 2, role: "called-back" }], source: `${win}winuser/nf-winuser-enumdisplaymonitors` },
  { name: "C.dispatch_sync", alsoKnownAs: ["C.dispatch_barrier_sync", "C.dispatch_once"], header: "dispatch/dispatch.h", callbacks: [{ param: 1, role: "called-back" }], source: `${dispatch}dispatch_sync` },
  { name: "C.dispatch_sync_f", alsoKnownAs: ["C.dispatch_barrier_sync_f", "C.dispatch_once_f"], header: "dispatch/dispatch.h", callbacks: [{ param: 2, role: "called-back" }], source: `${dispatch}1452976-dispatch_sync_f` },
  { name: "C.dispatch_apply", header: "dispatch/dispatch.h", callbacks: [{ param: 2, role: "called-back" }], source: `${dispatch}1453050-dispatch_apply` },

  // Started on a thread of their own, or of a pool.
  { name: "C.pthread_create", header: "pthread.h", callbacks: [{ param: 2, role: "thread-start" }], source: `${man3}pthread_create.3.html` },
  { name: "C.thrd_create", header: "threads.h", callbacks: [{ param: 1, role: "thread-start" }], source: "https://en.cppreference.com/w/c/thread/thrd_create" },
  { name: "C.CreateThread", header: "processthreadsapi.h", callbacks: [{ param: 2, role: "thread-start" }], source: `${win}processthreadsapi/nf-processthreadsapi-createthread` },
  { name: "C._beginthread", header: "process.h", callbacks: [{ param: 0, role: "thread-start" }], source: "https://learn.microsoft.com/cpp/c-runtime-library/reference/beginthread-beginthreadex" },
  { name: "C._beginthreadex", header: "process.h", callbacks: [{ param: 2, role: "thread-start" }], source: "https://learn.microsoft.com/cpp/c-runtime-library/reference/beginthread-beginthreadex" },
  { name: "C.QueueUserWorkItem", header: "threadpoollegacyapiset.h", callbacks: [{ param: 0, role: "thread-start" }], source: `${win}threadpoollegacyapiset/nf-threadpoollegacyapiset-queueuserworkitem` },
  { name: "C.RegisterWaitForSingleObject", header: "winbase.h", callbacks: [{ param: 2, role: "thread-start" }], source: `${win}winbase/nf-winbase-registerwaitforsingleobject` },
  { name: "C.SetConsoleCtrlHandler", header: "consoleapi.h", callbacks: [{ param: 0, role: "thread-start" }], source: "https://learn.microsoft.com/windows/console/setconsolectrlhandler" },
  { name: "C.std::thread", alsoKnownAs: ["C.std::jthread"], header: "thread", callbacks: [{ param: 0, role: "thread-start" }], source: "https://en.cppreference.com/w/cpp/thread/thread/thread" },
  { name: "C.std::async", header: "future", callbacks: [{ param: 0, role: "thread-start" }, { param: 1, role: "thread-start" }], source: "https://en.cppreference.com/w/cpp/thread/async" },
  { name: "C.g_thread_new", alsoKnownAs: ["C.g_thread_try_new"], header: "glib.h", callbacks: [{ param: 1, role: "thread-start" }], source: `${glib}ctor.Thread.new.html` },
  { name: "C.g_thread_create", header: "glib.h", callbacks: [{ param: 0, role: "thread-start" }], source: `${glib}type_func.Thread.create.html` },
  { name: "C.g_thread_pool_new", header: "glib.h", callbacks: [{ param: 0, role: "thread-start" }], source: `${glib}type_func.ThreadPool.new.html` },
  { name: "C.SDL_CreateThread", header: "SDL_thread.h", callbacks: [{ param: 0, role: "thread-start" }], source: "https://wiki.libsdl.org/SDL2/SDL_CreateThread" },
  { name: "C.uv_thread_create", header: "uv.h", callbacks: [{ param: 1, role: "thread-start" }], source: "https://docs.libuv.org/en/v1.x/threading.html" },
  { name: "C.uv_queue_work", header: "uv.h", callbacks: [{ param: 2, role: "thread-start" }], source: "https://docs.libuv.org/en/v1.x/threadpool.html" },
  { name: "C.dispatch_async", alsoKnownAs: ["C.dispatch_barrier_async"], header: "dispatch/dispatch.h", callbacks: [{ param: 1, role: "thread-start" }], source: `${dispatch}dispatch_async` },
  { name: "C.dispatch_async_f", header: "dispatch/dispatch.h", callbacks: [{ param: 2, role: "thread-start" }], source: `${dispatch}1452834-dispatch_async_f` },
  { name: "C.dispatch_after", header: "dispatch/dispatch.h", callbacks: [{ param: 2, role: "thread-start" }], source: `${dispatch}1452876-dispatch_after` },
  { name: "C.dispatch_after_f", header: "dispatch/dispatch.h", callbacks: [{ param: 3, role: "thread-start" }], source: `${dispatch}1452961-dispatch_after_f` },

  // Handlers of signals: signal() and its variants; sigaction() takes a struct, whose fields are followed.
  { name: "C.signal", header: "signal.h", callbacks: [{ param: 1, role: "signal-handler" }], source: "https://man7.org/linux/man-pages/man2/signal.2.html" },
  { name: "C.bsd_signal", header: "signal.h", callbacks: [{ param: 1, role: "signal-handler" }], source: `${man3}bsd_signal.3.html` },
  { name: "C.sysv_signal", header: "signal.h", callbacks: [{ param: 1, role: "signal-handler" }], source: `${man3}sysv_signal.3.html` },
  { name: "C.sigset", header: "signal.h", callbacks: [{ param: 1, role: "signal-handler" }], source: `${man3}sigset.3.html` },

  // At the end of the program or the thread.
  { name: "C.atexit", alsoKnownAs: ["C.at_quick_exit"], header: "stdlib.h", callbacks: [{ param: 0, role: "exit-handler" }], source: `${man3}atexit.3.html` },
  { name: "C.on_exit", header: "stdlib.h", callbacks: [{ param: 0, role: "exit-handler" }], source: `${man3}on_exit.3.html` },
  { name: "C.pthread_key_create", header: "pthread.h", callbacks: [{ param: 1, role: "exit-handler" }], source: `${man3}pthread_key_create.3p.html` },
  { name: "C.tss_create", header: "threads.h", callbacks: [{ param: 1, role: "exit-handler" }], source: "https://en.cppreference.com/w/c/thread/tss_create" },
  { name: "C.pthread_cleanup_push", header: "pthread.h", callbacks: [{ param: 0, role: "exit-handler" }], source: `${man3}pthread_cleanup_push.3.html` },

  // Kept.
  { name: "C.pthread_atfork", header: "pthread.h", callbacks: [{ param: 0, role: "kept" }, { param: 1, role: "kept" }, { param: 2, role: "kept" }], source: `${man3}pthread_atfork.3.html` },
  { name: "C.sqlite3_create_function", alsoKnownAs: ["C.sqlite3_create_function16", "C.sqlite3_create_function_v2", "C.sqlite3_create_window_function"], header: "sqlite3.h", callbacks: [{ param: 5, role: "kept" }, { param: 6, role: "kept" }, { param: 7, role: "kept" }], source: `${sqlite}create_function.html` },
  { name: "C.sqlite3_busy_handler", header: "sqlite3.h", callbacks: [{ param: 1, role: "kept" }], source: `${sqlite}busy_handler.html` },
  { name: "C.sqlite3_commit_hook", alsoKnownAs: ["C.sqlite3_rollback_hook"], header: "sqlite3.h", callbacks: [{ param: 1, role: "kept" }], source: `${sqlite}commit_hook.html` },
  { name: "C.sqlite3_update_hook", header: "sqlite3.h", callbacks: [{ param: 1, role: "kept" }], source: `${sqlite}update_hook.html` },
  { name: "C.sqlite3_set_authorizer", header: "sqlite3.h", callbacks: [{ param: 1, role: "kept" }], source: `${sqlite}set_authorizer.html` },
  { name: "C.sqlite3_trace_v2", header: "sqlite3.h", callbacks: [{ param: 2, role: "kept" }], source: `${sqlite}trace_v2.html` },
  { name: "C.sqlite3_progress_handler", header: "sqlite3.h", callbacks: [{ param: 2, role: "kept" }], source: `${sqlite}progress_handler.html` },
  { name: "C.curl_easy_setopt", header: "curl/curl.h", callbacks: [{ param: 2, role: "kept" }], source: "https://curl.se/libcurl/c/curl_easy_setopt.html" },
  { name: "C.curl_multi_setopt", header: "curl/curl.h", callbacks: [{ param: 2, role: "kept" }], source: "https://curl.se/libcurl/c/curl_multi_setopt.html" },
  { name: "C.g_idle_add", header: "glib.h", callbacks: [{ param: 0, role: "kept" }], source: `${glib}func.idle_add.html` },
  { name: "C.g_idle_add_full", header: "glib.h", callbacks: [{ param: 1, role: "kept" }], source: `${glib}func.idle_add_full.html` },
  { name: "C.g_timeout_add", alsoKnownAs: ["C.g_timeout_add_seconds"], header: "glib.h", callbacks: [{ param: 1, role: "kept" }], source: `${glib}func.timeout_add.html` },
  { name: "C.g_signal_connect_data", header: "glib-object.h", callbacks: [{ param: 2, role: "kept" }], source: "https://docs.gtk.org/gobject/func.signal_connect_data.html" },
  { name: "C.SetWindowsHookExW", alsoKnownAs: ["C.SetWindowsHookExA", "C.SetWindowsHookEx"], header: "winuser.h", callbacks: [{ param: 1, role: "kept" }], source: `${win}winuser/nf-winuser-setwindowshookexw` },
  { name: "C.libusb_hotplug_register_callback", header: "libusb.h", callbacks: [{ param: 6, role: "kept" }], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__hotplug.html" },
  { name: "C.Pa_OpenStream", header: "portaudio.h", callbacks: [{ param: 6, role: "kept" }], source: "https://files.portaudio.com/docs/v19-doxydocs/portaudio_8h.html" },
];

// Functions of well-known libraries that keep a pointer they are given: user data of callbacks that come later, buffers
// that are read or written after the call. Data only. What they keep must not be memory of Go, unless it is pinned.
import type { ApiModel, ParamEffect } from "../apiModel.ts";

const look: ParamEffect = "borrows";
const keep: ParamEffect = "keeps";

export const pointerKeeperModels: readonly ApiModel[] = [
  // Windows, sound, graphics
  { name: "C.glfwSetWindowUserPointer", alsoKnownAs: ["C.glfwSetMonitorUserPointer"], header: "GLFW/glfw3.h", params: [look, keep], source: "https://www.glfw.org/docs/latest/group__window.html" },
  { name: "C.glfwSetJoystickUserPointer", header: "GLFW/glfw3.h", params: [look, keep], source: "https://www.glfw.org/docs/latest/group__input.html" },
  { name: "C.SDL_SetEventFilter", alsoKnownAs: ["C.SDL_AddEventWatch", "C.SDL_LogSetOutputFunction"], header: "SDL.h", params: [look, keep], source: "https://wiki.libsdl.org/SDL2/SDL_SetEventFilter" },
  { name: "C.SDL_AddTimer", alsoKnownAs: ["C.SDL_AddHintCallback", "C.SDL_SetWindowHitTest"], header: "SDL.h", params: [look, look, keep], source: "https://wiki.libsdl.org/SDL2/SDL_AddTimer" },
  { name: "C.glVertexPointer", alsoKnownAs: ["C.glColorPointer", "C.glTexCoordPointer"], header: "GL/gl.h", params: [look, look, look, keep], source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/xhtml/glVertexPointer.xml" },
  { name: "C.glNormalPointer", header: "GL/gl.h", params: [look, look, keep], source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/xhtml/glNormalPointer.xml" },
  { name: "C.glVertexAttribPointer", header: "GL/gl.h", params: [look, look, look, look, look, keep], source: "https://registry.khronos.org/OpenGL-Refpages/gl4/html/glVertexAttribPointer.xhtml" },
  { name: "C.glDebugMessageCallback", header: "GL/gl.h", params: [look, keep], source: "https://registry.khronos.org/OpenGL-Refpages/gl4/html/glDebugMessageCallback.xhtml" },
  { name: "C.Pa_OpenStream", alsoKnownAs: ["C.Pa_OpenDefaultStream"], header: "portaudio.h", params: ["writes", look, look, look, look, look, look, keep], source: "https://files.portaudio.com/docs/v19-doxydocs/portaudio_8h.html" },
  { name: "C.jack_set_process_callback", alsoKnownAs: ["C.jack_on_shutdown", "C.jack_set_buffer_size_callback", "C.jack_set_sample_rate_callback", "C.jack_set_xrun_callback"], header: "jack/jack.h", params: [look, look, keep], source: "https://jackaudio.org/api/group__ClientCallbacks.html" },
  { name: "C.libvlc_event_attach", header: "vlc/vlc.h", params: [look, look, look, keep], source: "https://videolan.videolan.me/vlc/group__libvlc__event.html" },
  { name: "C.libvlc_video_set_callbacks", header: "vlc/vlc.h", params: [look, look, look, look, keep], source: "https://videolan.videolan.me/vlc/group__libvlc__media__player.html" },
  { name: "C.mpv_set_wakeup_callback", header: "mpv/client.h", params: [look, look, keep], source: "https://mpv.io/manual/stable/#embedding-into-other-programs-libmpv" },
  { name: "C.wl_proxy_add_listener", header: "wayland-client.h", params: [look, keep, keep], source: "https://wayland.freedesktop.org/docs/html/apb.html" },
  { name: "C.wl_proxy_set_user_data", header: "wayland-client.h", params: [look, keep], source: "https://wayland.freedesktop.org/docs/html/apb.html" },

  // GLib
  { name: "C.g_thread_new", alsoKnownAs: ["C.gst_bus_add_watch"], header: "glib.h", params: [look, look, keep], source: "https://docs.gtk.org/glib/func.timeout_add.html" },
  { name: "C.dbus_connection_add_filter", header: "dbus/dbus.h", params: [look, look, keep], source: "https://dbus.freedesktop.org/doc/api/html/group__DBusConnection.html" },

  // Databases
  { name: "C.sqlite3_create_function", alsoKnownAs: ["C.sqlite3_create_function_v2", "C.sqlite3_create_function16", "C.sqlite3_create_window_function"], header: "sqlite3.h", params: [look, look, look, look, keep], source: "https://www.sqlite.org/c3ref/create_function.html" },
  { name: "C.sqlite3_create_collation", alsoKnownAs: ["C.sqlite3_create_collation_v2"], header: "sqlite3.h", params: [look, look, look, keep], source: "https://www.sqlite.org/c3ref/create_collation.html" },
  { name: "C.sqlite3_create_module", alsoKnownAs: ["C.sqlite3_create_module_v2"], header: "sqlite3.h", params: [look, look, keep, keep], source: "https://www.sqlite.org/c3ref/create_module.html" },
  { name: "C.sqlite3_commit_hook", alsoKnownAs: ["C.sqlite3_rollback_hook", "C.sqlite3_update_hook", "C.sqlite3_wal_hook", "C.sqlite3_preupdate_hook", "C.sqlite3_busy_handler", "C.sqlite3_set_authorizer", "C.sqlite3_trace", "C.sqlite3_profile", "C.sqlite3_collation_needed"], header: "sqlite3.h", params: [look, look, keep], source: "https://www.sqlite.org/c3ref/commit_hook.html" },
  { name: "C.sqlite3_progress_handler", alsoKnownAs: ["C.sqlite3_trace_v2"], header: "sqlite3.h", params: [look, look, look, keep], source: "https://www.sqlite.org/c3ref/progress_handler.html" },
  { name: "C.sqlite3_set_auxdata", header: "sqlite3.h", params: [look, look, keep], source: "https://www.sqlite.org/c3ref/get_auxdata.html" },
  { name: "C.rocksdb_comparator_create", alsoKnownAs: ["C.rocksdb_mergeoperator_create", "C.rocksdb_compactionfilter_create", "C.rocksdb_slicetransform_create", "C.leveldb_comparator_create", "C.leveldb_filterpolicy_create"], params: [keep], source: "https://github.com/facebook/rocksdb/blob/main/include/rocksdb/c.h" },

  // Events and networks
  { name: "C.event_new", header: "event2/event.h", params: [look, look, look, look, keep], source: "https://libevent.org/doc/event_8h.html" },
  { name: "C.event_assign", header: "event2/event.h", params: [look, look, look, look, look, keep], source: "https://libevent.org/doc/event_8h.html" },
  { name: "C.bufferevent_setcb", header: "event2/event.h", params: [look, look, look, look, keep], source: "https://libevent.org/doc/bufferevent_8h.html" },
  { name: "C.evhttp_set_gencb", header: "event2/http.h", params: [look, look, keep], source: "https://libevent.org/doc/http_8h.html" },
  { name: "C.nghttp2_session_client_new", alsoKnownAs: ["C.nghttp2_session_server_new"], header: "nghttp2/nghttp2.h", params: ["writes", look, keep], source: "https://nghttp2.org/documentation/nghttp2_session_client_new.html" },
  { name: "C.mosquitto_new", header: "mosquitto.h", params: [look, look, keep], source: "https://mosquitto.org/api/files/mosquitto-h.html" },
  { name: "C.mosquitto_user_data_set", header: "mosquitto.h", params: [look, keep], source: "https://mosquitto.org/api/files/mosquitto-h.html" },
  { name: "C.rd_kafka_conf_set_opaque", alsoKnownAs: ["C.rd_kafka_topic_conf_set_opaque"], header: "librdkafka/rdkafka.h", params: [look, keep], source: "https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafka_8h.html" },
  { name: "C.io_uring_sqe_set_data", header: "liburing.h", params: [look, keep], source: "https://man7.org/linux/man-pages/man3/io_uring_sqe_set_data.3.html" },
  { name: "C.io_uring_prep_read", alsoKnownAs: ["C.io_uring_prep_write", "C.io_uring_prep_readv", "C.io_uring_prep_writev", "C.io_uring_prep_recv", "C.io_uring_prep_send"], header: "liburing.h", params: [look, look, keep], source: "https://man7.org/linux/man-pages/man3/io_uring_prep_read.3.html" },

  // Cryptography
  { name: "C.BIO_set_data", header: "openssl/bio.h", params: [look, keep], source: "https://docs.openssl.org/master/man3/BIO_get_data/" },
  { name: "C.SSL_set_ex_data", alsoKnownAs: ["C.SSL_CTX_set_ex_data", "C.X509_STORE_CTX_set_ex_data", "C.X509_STORE_set_ex_data", "C.RSA_set_ex_data"], header: "openssl/ssl.h", params: [look, look, keep], source: "https://docs.openssl.org/master/man3/BIO_get_ex_new_index/" },
  { name: "C.SSL_CTX_set_default_passwd_cb_userdata", alsoKnownAs: ["C.SSL_set_default_passwd_cb_userdata"], header: "openssl/ssl.h", params: [look, keep], source: "https://docs.openssl.org/master/man3/SSL_CTX_set_default_passwd_cb/" },

  // Languages and parsers
  { name: "C.lua_pushlightuserdata", header: "lua.h", params: [look, keep], source: "https://www.lua.org/manual/5.4/manual.html#lua_pushlightuserdata" },
  { name: "C.lua_boxpointer", header: "lua.h", params: [look, keep], source: "https://www.lua.org/manual/5.0/manual.html" },
  { name: "C.lua_newstate", header: "lua.h", params: [look, keep], source: "https://www.lua.org/manual/5.4/manual.html#lua_newstate" },
  { name: "C.PyCapsule_New", params: [keep, keep, look], source: "https://docs.python.org/3/c-api/capsule.html" },
  { name: "C.XML_SetUserData", header: "expat.h", params: [look, keep], source: "https://libexpat.github.io/doc/api/latest/" },
  { name: "C.xmlSetGenericErrorFunc", alsoKnownAs: ["C.xmlSetStructuredErrorFunc"], header: "libxml2/libxml/xmlerror.h", params: [keep, look], source: "https://gnome.pages.gitlab.gnome.org/libxml2/html/xmlerror_8h.html" },

  // Devices and computing
  { name: "C.libusb_fill_control_transfer", header: "libusb.h", params: [look, look, keep, look, keep], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__asyncio.html" },
  { name: "C.libusb_fill_bulk_transfer", alsoKnownAs: ["C.libusb_fill_interrupt_transfer"], header: "libusb.h", params: [look, look, look, keep, look, look, keep], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__asyncio.html" },
  { name: "C.libusb_fill_iso_transfer", header: "libusb.h", params: [look, look, look, keep, look, look, look, keep], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__asyncio.html" },
  { name: "C.libusb_hotplug_register_callback", header: "libusb.h", params: [look, look, look, look, look, look, look, keep], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__hotplug.html" },
  { name: "C.snd_async_add_pcm_handler", header: "alsa/asoundlib.h", params: ["writes", look, look, keep], source: "https://www.alsa-project.org/alsa-doc/alsa-lib/group___global.html" },
  { name: "C.cudaHostRegister", alsoKnownAs: ["C.cuMemHostRegister"], header: "cuda_runtime_api.h", params: [keep], source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__MEMORY.html" },
  { name: "C.MPI_Isend", alsoKnownAs: ["C.MPI_Irecv"], header: "mpi.h", params: [keep], source: "https://www.mpi-forum.org/docs/mpi-4.1/mpi41-report.pdf" },
];

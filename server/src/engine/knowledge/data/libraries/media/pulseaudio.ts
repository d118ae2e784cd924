// PulseAudio: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const pulseaudioTable: LibraryTable = {
  library: "PulseAudio",
  header: "pulse/pulseaudio.h",
  source: "https://freedesktop.org/software/pulseaudio/doxygen/",
  families: [
    {
      family: "pa_simple_free",
      header: "pulse/simple.h",
      creates: ["pa_simple_new"],
      releases: ["pa_simple_free"],
    },
    {
      family: "pa_mainloop_free",
      creates: ["pa_mainloop_new"],
      releases: ["pa_mainloop_free"],
      lends: [{ name: "pa_mainloop_get_api", owner: 0 }],
    },
    {
      family: "pa_threaded_mainloop_free",
      creates: ["pa_threaded_mainloop_new"],
      releases: ["pa_threaded_mainloop_free"],
      lends: [{ name: "pa_threaded_mainloop_get_api", owner: 0 }],
    },
    {
      family: "pa_glib_mainloop_free",
      header: "pulse/glib-mainloop.h",
      creates: ["pa_glib_mainloop_new"],
      releases: ["pa_glib_mainloop_free"],
      lends: [{ name: "pa_glib_mainloop_get_api", owner: 0 }],
    },
    {
      family: "pa_context_unref",
      creates: ["pa_context_new", "pa_context_new_with_proplist"],
      releases: ["pa_context_unref"],
      retains: [{ name: "pa_context_ref", returns: true }],
      lends: [{ name: "pa_stream_get_context", owner: 0 }],
    },
    {
      family: "pa_stream_unref",
      creates: ["pa_stream_new", "pa_stream_new_with_proplist", "pa_stream_new_extended"],
      releases: ["pa_stream_unref"],
      retains: [{ name: "pa_stream_ref", returns: true }],
    },
    {
      family: "pa_proplist_free",
      creates: ["pa_proplist_new", "pa_proplist_from_string", "pa_proplist_copy"],
      releases: ["pa_proplist_free"],
      lends: [{ name: "pa_proplist_gets", owner: 0 }, { name: "pa_proplist_iterate", owner: 0 }],
    },
    {
      family: "pa_xfree",
      creates: [
        { name: "pa_xmalloc", nullable: false }, { name: "pa_xmalloc0", nullable: false }, "pa_xstrdup", "pa_xstrndup", "pa_xmemdup",
        "pa_proplist_to_string", "pa_proplist_to_string_sep", "pa_locale_to_utf8", "pa_utf8_to_locale",
      ],
      releases: ["pa_xfree"],
    },
    {
      family: "pa_operation_unref",
      creates: [
        "pa_context_get_server_info", "pa_context_get_sink_info_list", "pa_context_get_sink_info_by_name",
        "pa_context_get_sink_info_by_index", "pa_context_get_source_info_list", "pa_context_get_source_info_by_name",
        "pa_context_get_source_info_by_index", "pa_context_get_sink_input_info_list", "pa_context_get_sink_input_info",
        "pa_context_get_source_output_info_list", "pa_context_get_source_output_info", "pa_context_get_client_info_list",
        "pa_context_get_client_info", "pa_context_get_module_info_list", "pa_context_get_module_info", "pa_context_get_card_info_list",
        "pa_context_get_card_info_by_name", "pa_context_get_card_info_by_index", "pa_context_set_sink_volume_by_name",
        "pa_context_set_sink_volume_by_index", "pa_context_set_sink_mute_by_name", "pa_context_set_sink_mute_by_index",
        "pa_context_set_source_volume_by_name", "pa_context_set_source_volume_by_index", "pa_context_set_source_mute_by_name",
        "pa_context_set_source_mute_by_index", "pa_context_set_sink_input_volume", "pa_context_set_sink_input_mute",
        "pa_context_set_default_sink", "pa_context_set_default_source", "pa_context_move_sink_input_by_index",
        "pa_context_move_sink_input_by_name", "pa_context_load_module", "pa_context_unload_module", "pa_context_subscribe",
        "pa_context_drain", "pa_context_exit_daemon", "pa_stream_drain", "pa_stream_cork", "pa_stream_flush", "pa_stream_trigger",
        "pa_stream_prebuf", "pa_stream_set_name", "pa_stream_set_buffer_attr", "pa_stream_update_timing_info",
        "pa_stream_update_sample_rate",
      ],
      releases: ["pa_operation_unref"],
      retains: [{ name: "pa_operation_ref", returns: true }],
    },
    {
      family: "pa_signal_free",
      header: "pulse/mainloop-signal.h",
      creates: ["pa_signal_new"],
      releases: ["pa_signal_free"],
    },
  ],
  rows: [
    { name: "pa_strerror", returnsBorrowed: "library" },
    { name: "pa_get_library_version", returnsBorrowed: "library" },
    { name: "pa_context_get_server", returnsBorrowed: 0 },
    { name: "pa_stream_get_device_name", returnsBorrowed: 0 },
    { name: "pa_stream_get_sample_spec", returnsBorrowed: 0 },
    { name: "pa_stream_get_buffer_attr", returnsBorrowed: 0 },
    { name: "pa_sample_format_to_string", returnsBorrowed: "library" },
    { name: "pa_channel_position_to_string", returnsBorrowed: "library" },
  ],
};

// Allegro 5: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const allegroTable: LibraryTable = {
  library: "Allegro 5",
  header: "allegro5/allegro.h",
  source: "https://liballeg.org/a5docs/trunk/",
  families: [
    {
      family: "al_destroy_display",
      creates: ["al_create_display"],
      releases: ["al_destroy_display"],
      lends: ["al_get_current_display"],
    },
    {
      family: "al_destroy_bitmap",
      creates: ["al_create_bitmap", "al_create_sub_bitmap", "al_clone_bitmap", "al_load_bitmap", "al_load_bitmap_flags", "al_load_bitmap_f"],
      releases: ["al_destroy_bitmap"],
      lends: [{ name: "al_get_backbuffer", owner: 0 }, "al_get_target_bitmap", { name: "al_get_parent_bitmap", owner: 0 }],
    },
    {
      family: "al_destroy_event_queue",
      creates: ["al_create_event_queue"],
      releases: ["al_destroy_event_queue"],
      lends: [
        "al_get_keyboard_event_source", "al_get_mouse_event_source", "al_get_joystick_event_source",
        { name: "al_get_display_event_source", owner: 0 }, { name: "al_get_timer_event_source", owner: 0 },
      ],
    },
    {
      family: "al_destroy_timer",
      creates: ["al_create_timer"],
      releases: ["al_destroy_timer"],
    },
    {
      family: "al_destroy_config",
      creates: ["al_create_config", "al_load_config_file", "al_load_config_file_f", "al_merge_config"],
      releases: ["al_destroy_config"],
      lends: ["al_get_system_config"],
    },
    {
      family: "al_destroy_path",
      creates: ["al_create_path", "al_create_path_for_directory", "al_clone_path", "al_get_standard_path"],
      releases: ["al_destroy_path"],
    },
    {
      family: "al_destroy_mutex",
      creates: ["al_create_mutex", "al_create_mutex_recursive"],
      releases: ["al_destroy_mutex"],
    },
    {
      family: "al_destroy_cond",
      creates: ["al_create_cond"],
      releases: ["al_destroy_cond"],
    },
    {
      family: "al_destroy_thread",
      creates: ["al_create_thread"],
      releases: ["al_destroy_thread"],
    },
    {
      family: "al_fclose",
      creates: ["al_fopen", "al_fopen_interface", "al_make_temp_file"],
      releases: ["al_fclose"],
    },
    {
      family: "al_ustr_free",
      creates: ["al_ustr_new", "al_ustr_new_from_buffer", "al_ustr_newf", "al_ustr_dup", "al_ustr_dup_substr"],
      releases: ["al_ustr_free"],
    },
    {
      family: "al_destroy_mouse_cursor",
      creates: ["al_create_mouse_cursor"],
      releases: ["al_destroy_mouse_cursor"],
    },
    {
      family: "al_destroy_fs_entry",
      creates: ["al_create_fs_entry", "al_read_directory"],
      releases: ["al_destroy_fs_entry"],
    },
    {
      family: "al_destroy_shader",
      creates: ["al_create_shader"],
      releases: ["al_destroy_shader"],
    },
    {
      family: "al_destroy_font",
      header: "allegro5/allegro_font.h",
      creates: [
        "al_load_font", "al_load_bitmap_font", "al_load_bitmap_font_flags", "al_load_ttf_font", "al_create_builtin_font",
        "al_grab_font_from_bitmap",
      ],
      releases: ["al_destroy_font"],
    },
    {
      family: "al_destroy_sample",
      header: "allegro5/allegro_audio.h",
      creates: [
        "al_load_sample", "al_load_sample_f",
        { name: "al_create_sample", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows"] },
      ],
      releases: ["al_destroy_sample"],
    },
    {
      family: "al_destroy_sample_instance",
      header: "allegro5/allegro_audio.h",
      creates: ["al_create_sample_instance"],
      releases: ["al_destroy_sample_instance"],
    },
    {
      family: "al_destroy_audio_stream",
      header: "allegro5/allegro_audio.h",
      creates: ["al_create_audio_stream", "al_load_audio_stream"],
      releases: ["al_destroy_audio_stream"],
    },
    {
      family: "al_destroy_mixer",
      header: "allegro5/allegro_audio.h",
      creates: ["al_create_mixer"],
      releases: ["al_destroy_mixer"],
      lends: ["al_get_default_mixer"],
    },
    {
      family: "al_destroy_voice",
      header: "allegro5/allegro_audio.h",
      creates: ["al_create_voice"],
      releases: ["al_destroy_voice"],
    },
    {
      family: "al_destroy_native_file_dialog",
      header: "allegro5/allegro_native_dialog.h",
      creates: ["al_create_native_file_dialog"],
      releases: ["al_destroy_native_file_dialog"],
    },
  ],
  rows: [
    { name: "al_get_config_value", returnsBorrowed: 0 },
    { name: "al_path_cstr", returnsBorrowed: 0 },
    { name: "al_cstr", returnsBorrowed: 0 },
    { name: "al_get_app_name", returnsBorrowed: "library" },
  ],
};

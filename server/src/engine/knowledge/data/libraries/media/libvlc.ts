// libVLC: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libvlcTable: LibraryTable = {
  library: "libVLC",
  header: "vlc/vlc.h",
  source: "https://videolan.videolan.me/vlc/group__libvlc.html",
  families: [
    {
      family: "libvlc_release",
      creates: ["libvlc_new"],
      releases: ["libvlc_release"],
      retains: ["libvlc_retain"],
    },
    {
      family: "libvlc_media_release",
      creates: [
        "libvlc_media_new_path", "libvlc_media_new_location", "libvlc_media_new_fd", "libvlc_media_new_callbacks",
        "libvlc_media_new_as_node", "libvlc_media_duplicate", "libvlc_media_player_get_media", "libvlc_media_list_item_at_index",
        "libvlc_media_list_media",
      ],
      releases: ["libvlc_media_release"],
      retains: ["libvlc_media_retain"],
    },
    {
      family: "libvlc_media_player_release",
      creates: ["libvlc_media_player_new", "libvlc_media_player_new_from_media", "libvlc_media_list_player_get_media_player"],
      releases: ["libvlc_media_player_release"],
      retains: ["libvlc_media_player_retain"],
    },
    {
      family: "libvlc_media_list_release",
      creates: ["libvlc_media_list_new", "libvlc_media_subitems"],
      releases: ["libvlc_media_list_release"],
      retains: ["libvlc_media_list_retain"],
    },
    {
      family: "libvlc_media_list_player_release",
      creates: ["libvlc_media_list_player_new"],
      releases: ["libvlc_media_list_player_release"],
      retains: ["libvlc_media_list_player_retain"],
    },
    {
      family: "libvlc_media_discoverer_release",
      creates: ["libvlc_media_discoverer_new"],
      releases: ["libvlc_media_discoverer_release"],
    },
    {
      family: "libvlc_renderer_discoverer_release",
      creates: ["libvlc_renderer_discoverer_new"],
      releases: ["libvlc_renderer_discoverer_release"],
    },
    {
      family: "libvlc_audio_equalizer_release",
      creates: ["libvlc_audio_equalizer_new", "libvlc_audio_equalizer_new_from_preset"],
      releases: ["libvlc_audio_equalizer_release"],
    },
    {
      family: "libvlc_audio_output_list_release",
      creates: ["libvlc_audio_output_list_get"],
      releases: ["libvlc_audio_output_list_release"],
    },
    {
      family: "libvlc_audio_output_device_list_release",
      creates: ["libvlc_audio_output_device_list_get", "libvlc_audio_output_device_enum"],
      releases: ["libvlc_audio_output_device_list_release"],
    },
    {
      family: "libvlc_track_description_list_release",
      creates: [
        "libvlc_video_get_spu_description", "libvlc_audio_get_track_description", "libvlc_video_get_track_description",
        "libvlc_video_get_title_description",
      ],
      releases: ["libvlc_track_description_list_release"],
    },
    {
      family: "libvlc_module_description_list_release",
      creates: ["libvlc_audio_filter_list_get", "libvlc_video_filter_list_get"],
      releases: ["libvlc_module_description_list_release"],
    },
    {
      family: "libvlc_free",
      creates: ["libvlc_media_get_mrl", "libvlc_media_get_meta", "libvlc_video_get_aspect_ratio", "libvlc_audio_output_device_get"],
      releases: ["libvlc_free"],
    },
  ],
  rows: [
    { name: "libvlc_media_event_manager", returnsBorrowed: 0 },
    { name: "libvlc_media_player_event_manager", returnsBorrowed: 0 },
    { name: "libvlc_media_list_event_manager", returnsBorrowed: 0 },
    { name: "libvlc_media_list_player_event_manager", returnsBorrowed: 0 },
    { name: "libvlc_errmsg", returnsBorrowed: "library" },
    { name: "libvlc_get_version", returnsBorrowed: "library" },
    { name: "libvlc_get_compiler", returnsBorrowed: "library" },
    { name: "libvlc_get_changeset", returnsBorrowed: "library" },
    { name: "libvlc_event_type_name", returnsBorrowed: "library" },
  ],
};

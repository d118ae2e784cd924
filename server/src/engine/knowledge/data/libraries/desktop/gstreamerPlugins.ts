// GStreamer plugin libraries: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const gstreamerPluginsTable: LibraryTable = {
  library: "GStreamer plugin libraries",
  header: "gst/gst.h",
  source: "https://gstreamer.freedesktop.org/documentation/libs.html",
  families: [
    {
      family: "gst_sample_unref",
      header: "gst/app/app.h",
      source: "https://gstreamer.freedesktop.org/documentation/applib/",
      creates: ["gst_app_sink_pull_sample", "gst_app_sink_pull_preroll", "gst_app_sink_try_pull_sample", "gst_app_sink_try_pull_preroll"],
      releases: [],
    },
    {
      family: "gst_caps_unref",
      creates: [
        "gst_app_src_get_caps", "gst_app_sink_get_caps", "gst_video_info_to_caps", "gst_audio_info_to_caps",
        "gst_discoverer_stream_info_get_caps",
      ],
      releases: [],
    },
    {
      family: "g_object_unref",
      header: "gst/pbutils/pbutils.h",
      source: "https://gstreamer.freedesktop.org/documentation/pbutils/",
      creates: [
        "gst_discoverer_new", "gst_discoverer_discover_uri", "gst_discoverer_info_get_stream_info", "gst_encoding_container_profile_new",
        "gst_encoding_audio_profile_new", "gst_encoding_video_profile_new", "gst_rtsp_server_new", "gst_rtsp_server_get_mount_points",
        "gst_rtsp_media_factory_new", "gst_rtsp_mount_points_new", "gst_rtsp_auth_new", "gst_rtsp_address_pool_new",
      ],
      releases: [],
    },
    {
      family: "gst_discoverer_stream_info_list_free",
      header: "gst/pbutils/pbutils.h",
      source: "https://gstreamer.freedesktop.org/documentation/pbutils/",
      creates: [
        "gst_discoverer_info_get_stream_list", "gst_discoverer_info_get_streams", "gst_discoverer_info_get_audio_streams",
        "gst_discoverer_info_get_video_streams", "gst_discoverer_info_get_subtitle_streams", "gst_discoverer_info_get_container_streams",
        "gst_discoverer_container_info_get_streams",
      ],
      releases: ["gst_discoverer_stream_info_list_free"],
    },
    {
      family: "gst_video_info_free",
      header: "gst/video/video.h",
      source: "https://gstreamer.freedesktop.org/documentation/video/",
      creates: ["gst_video_info_new", "gst_video_info_copy"],
      releases: ["gst_video_info_free"],
    },
    {
      family: "gst_audio_info_free",
      header: "gst/audio/audio.h",
      source: "https://gstreamer.freedesktop.org/documentation/audio/",
      creates: ["gst_audio_info_new", "gst_audio_info_copy"],
      releases: ["gst_audio_info_free"],
    },
    {
      family: "gst_sdp_message_free",
      header: "gst/sdp/sdp.h",
      source: "https://gstreamer.freedesktop.org/documentation/sdp/",
      creates: [
        { name: "gst_sdp_message_new", outParam: 0 }, { name: "gst_sdp_message_new_from_text", outParam: 1 },
        { name: "gst_sdp_message_copy", outParam: 1 },
      ],
      releases: ["gst_sdp_message_free"],
    },
    {
      family: "g_free",
      header: "gst/sdp/sdp.h",
      source: "https://gstreamer.freedesktop.org/documentation/sdp/",
      creates: ["gst_sdp_message_as_text"],
      releases: [],
    },
    {
      family: "gst_webrtc_session_description_free",
      header: "gst/webrtc/webrtc.h",
      source: "https://gstreamer.freedesktop.org/documentation/webrtclib/",
      creates: [{ name: "gst_webrtc_session_description_new", params: ["borrows", "takes"] }, "gst_webrtc_session_description_copy"],
      releases: ["gst_webrtc_session_description_free"],
    },
  ],
  rows: [
    { name: "gst_app_src_push_buffer", params: ["borrows", "takes"] },
    { name: "gst_app_src_push_buffer_list", params: ["borrows", "takes"] },
    { name: "gst_app_src_push_sample", params: ["borrows", "borrows"] },
    { name: "gst_rtsp_mount_points_add_factory", params: ["borrows", "borrows", "takes"] },
  ],
};

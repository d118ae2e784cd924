// What media and sound libraries lend: error texts, names, parts of an object. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lenders, lending } from "../../../tableEntries.ts";

export const mediaLenders: readonly LibraryTable[] = [
  lenders(
    "FFmpeg", "libavutil/avutil.h", "https://ffmpeg.org/doxygen/trunk/",
    lending("library", "av_get_colorspace_name", "av_color_space_name", "av_color_range_name", "av_color_primaries_name", "av_color_transfer_name", "av_chroma_location_name", "av_hwdevice_get_type_name", "av_get_profile_name", "avcodec_profile_name", "avutil_configuration", "avutil_license", "avfilter_configuration", "avcodec_license", "avformat_license", "avcodec_descriptor_get_by_name", "av_codec_iterate", "av_muxer_iterate", "av_demuxer_iterate", "av_filter_iterate", "av_pix_fmt_desc_get", "av_pix_fmt_desc_next", "av_get_known_color_name", "av_bsf_iterate", "avio_enum_protocols", "sws_get_class", "swr_get_class", "av_get_picture_type_char"),
    lending(0, "av_dict_iterate", "av_opt_find", "av_opt_next", "av_stream_get_side_data", "avfilter_pad_get_name", "av_default_item_name"),
  ),
  lenders("ALSA", "alsa/asoundlib.h", "https://www.alsa-project.org/alsa-doc/alsa-lib/", lending("library", "snd_pcm_format_description", "snd_pcm_access_name", "snd_pcm_stream_name", "snd_pcm_type_name", "snd_mixer_selem_channel_name"), lending(0, "snd_ctl_card_info_get_longname", "snd_ctl_card_info_get_driver", "snd_ctl_card_info_get_mixername", "snd_pcm_info_get_subdevice_name", "snd_mixer_selem_id_get_name", "snd_mixer_elem_next", "snd_rawmidi_info_get_name", "snd_rawmidi_info_get_id", "snd_seq_client_info_get_name", "snd_seq_port_info_get_name")),
  lenders("PulseAudio", "pulse/pulseaudio.h", "https://freedesktop.org/software/pulseaudio/doxygen/", lending("library", "pa_channel_position_to_pretty_string"), lending(0, "pa_stream_get_channel_map", "pa_stream_get_timing_info")),
  lenders("PortAudio", "portaudio.h", "https://files.portaudio.com/docs/v19-doxydocs/"),
  lenders("PortMidi", "portmidi.h", "https://github.com/PortMidi/portmidi"),
  lenders("libsndfile", "sndfile.h", "https://libsndfile.github.io/libsndfile/api.html"),
  lenders("Opus", "opus/opus.h", "https://opus-codec.org/docs/"),
  lenders("mpg123", "mpg123.h", "https://www.mpg123.de/api/"),
  lenders("LAME", "lame/lame.h", "https://lame.sourceforge.io/index.php", lending("library", "get_lame_url")),
  lenders("libvpx", "vpx/vpx_codec.h", "https://www.webmproject.org/docs/"),
  lenders("libaom", "aom/aom_codec.h", "https://aomedia.googlesource.com/aom/", lending("library", "aom_codec_err_to_string", "aom_codec_version_str")),
  lenders("mpv", "mpv/client.h", "https://github.com/mpv-player/mpv/blob/master/include/mpv/client.h"),
  lenders("libVLC", "vlc/vlc.h", "https://videolan.videolan.me/vlc/group__libvlc.html"),
  lenders("FluidSynth", "fluidsynth.h", "https://www.fluidsynth.org/api/", lending("library", "fluid_version_str"), lending(0, "fluid_synth_error", "fluid_preset_get_name", "fluid_sfont_get_name", "fluid_synth_get_channel_preset", "fluid_synth_get_sfont", "fluid_synth_get_sfont_by_id")),
  lenders("libheif", "libheif/heif.h", "https://github.com/strukturag/libheif", lending(0, "heif_image_get_plane_readonly", "heif_image_get_plane")),
  lenders("libtiff", "tiffio.h", "https://libtiff.gitlab.io/libtiff/"),
  lenders("libpng", "png.h", "https://github.com/pnggroup/libpng/blob/libpng16/libpng-manual.txt", lending("library", "png_get_libpng_ver", "png_get_copyright", "png_get_header_ver")),
  lenders("GIFLIB", "gif_lib.h", "https://giflib.sourceforge.net/"),
  lenders("libjpeg-turbo", "turbojpeg.h", "https://libjpeg-turbo.org/Documentation/Documentation"),
  lenders("libexif", "libexif/exif-data.h", "https://libexif.github.io/api/"),
  lenders("gPhoto2", "gphoto2/gphoto2.h", "https://github.com/gphoto/libgphoto2/tree/master/libgphoto2/gphoto2", lending("library", "gp_library_version")),
  lenders("SANE", "sane/sane.h", "https://sane-project.gitlab.io/standard/"),
  lenders("OpenAL", "AL/al.h", "https://www.openal.org/documentation/"),
  lenders("miniaudio", "miniaudio.h", "https://miniaud.io/docs/", lending("library", "ma_result_description", "ma_version_string", "ma_get_backend_name", "ma_get_format_name")),
  lenders("Tesseract", "tesseract/capi.h", "https://tesseract-ocr.github.io/tessapi/", lending(0, "TessBaseAPIGetStringVariable")),
  lenders("libvips", "vips/vips.h", "https://www.libvips.org/API/current/", lending(0, "vips_image_get_history")),
  lenders("libraw", "libraw/libraw.h", "https://www.libraw.org/docs", lending("library", "libraw_strprogress"), lending(0, "libraw_unpack_function_name", "libraw_get_iparams", "libraw_get_lensinfo", "libraw_get_imgother")),
  lenders("OpenSlide", "openslide/openslide.h", "https://openslide.org/api/openslide_8h.html"),
  lenders("ZBar", "zbar.h", "https://zbar.sourceforge.net/api/", lending("library", "zbar_get_addon_name")),
];

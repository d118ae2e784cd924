// Types of libraries whose objects only the library allocates: programs hold pointers to them and never make one with
// malloc, so `free` is never the way to give one back. Data only. Not here: structs that programs also allocate
// themselves (`struct addrinfo`, `AVPacket` of old FFmpeg), and types that some release function ends in several ways.

export interface OpaqueTypes {
  /** Family that releases them, see apiModel.ts. */
  readonly family: string;
  /** Names as C writes them, `struct` tags with `struct_`. */
  readonly types: readonly string[];
  readonly source: string;
}

export const opaqueTypes: readonly OpaqueTypes[] = [
  { family: "g_error_free", types: ["GError"], source: "https://docs.gtk.org/glib/method.Error.free.html" },
  { family: "g_key_file_free", types: ["GKeyFile"], source: "https://docs.gtk.org/glib/method.KeyFile.free.html" },
  { family: "g_variant_unref", types: ["GVariant"], source: "https://docs.gtk.org/glib/method.Variant.unref.html" },
  { family: "g_hash_table_unref", types: ["GHashTable"], source: "https://docs.gtk.org/glib/type_func.HashTable.unref.html" },
  { family: "g_object_unref", types: ["GObject", "VipsImage", "GdkPixbuf", "PangoLayout", "GstElement", "GstBus"], source: "https://docs.gtk.org/gobject/method.Object.unref.html" },
  { family: "fclose", types: ["FILE"], source: "https://man7.org/linux/man-pages/man3/fclose.3.html" },
  { family: "closedir", types: ["DIR"], source: "https://man7.org/linux/man-pages/man3/closedir.3.html" },
  { family: "sqlite3_close", types: ["sqlite3"], source: "https://sqlite.org/c3ref/close.html" },
  { family: "sqlite3_finalize", types: ["sqlite3_stmt"], source: "https://sqlite.org/c3ref/finalize.html" },
  { family: "xmlFreeDoc", types: ["xmlDoc", "struct__xmlDoc"], source: "https://gnome.pages.gitlab.gnome.org/libxml2/html/tree_8h.html" },
  { family: "EVP_PKEY_free", types: ["EVP_PKEY"], source: "https://docs.openssl.org/master/man3/EVP_PKEY_new/" },
  { family: "X509_free", types: ["X509"], source: "https://docs.openssl.org/master/man3/X509_new/" },
  { family: "SSL_free", types: ["SSL"], source: "https://docs.openssl.org/master/man3/SSL_free/" },
  { family: "SSL_CTX_free", types: ["SSL_CTX"], source: "https://docs.openssl.org/master/man3/SSL_CTX_free/" },
  { family: "BIO_free", types: ["BIO"], source: "https://docs.openssl.org/master/man3/BIO_new/" },
  { family: "BN_free", types: ["BIGNUM"], source: "https://docs.openssl.org/master/man3/BN_new/" },
  { family: "RSA_free", types: ["RSA"], source: "https://docs.openssl.org/master/man3/RSA_new/" },
  { family: "EC_KEY_free", types: ["EC_KEY"], source: "https://docs.openssl.org/master/man3/EC_KEY_new/" },
  { family: "git_repository_free", types: ["git_repository"], source: "https://libgit2.org/docs/reference/main/repository/git_repository_free.html" },
  { family: "git_commit_free", types: ["git_commit"], source: "https://libgit2.org/docs/reference/main/commit/git_commit_free.html" },
  { family: "git_reference_free", types: ["git_reference"], source: "https://libgit2.org/docs/reference/main/refs/git_reference_free.html" },
  { family: "pcap_close", types: ["pcap_t"], source: "https://www.tcpdump.org/manpages/pcap_close.3pcap.html" },
  { family: "PQfinish", types: ["PGconn"], source: "https://www.postgresql.org/docs/current/libpq-connect.html" },
  { family: "PQclear", types: ["PGresult"], source: "https://www.postgresql.org/docs/current/libpq-exec.html" },
  { family: "hid_close", types: ["hid_device"], source: "https://libusb.info/hidapi/group__API.html" },
  { family: "libusb_exit", types: ["libusb_context"], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__lib.html" },
  { family: "libusb_close", types: ["libusb_device_handle"], source: "https://libusb.sourceforge.io/api-1.0/group__libusb__dev.html" },
  { family: "snd_pcm_close", types: ["snd_pcm_t"], source: "https://www.alsa-project.org/alsa-doc/alsa-lib/group___p_c_m.html" },
  { family: "SDL_DestroyWindow", types: ["SDL_Window"], source: "https://wiki.libsdl.org/SDL2/SDL_DestroyWindow" },
  { family: "SDL_DestroyRenderer", types: ["SDL_Renderer"], source: "https://wiki.libsdl.org/SDL2/SDL_DestroyRenderer" },
  { family: "cairo_destroy", types: ["cairo_t"], source: "https://www.cairographics.org/manual/cairo-cairo-t.html" },
  { family: "cairo_surface_destroy", types: ["cairo_surface_t"], source: "https://www.cairographics.org/manual/cairo-cairo-surface-t.html" },
  { family: "lua_close", types: ["lua_State"], source: "https://www.lua.org/manual/5.4/manual.html#lua_close" },
  { family: "av_frame_free", types: ["AVFrame"], source: "https://ffmpeg.org/doxygen/trunk/group__lavu__frame.html" },
  { family: "avcodec_free_context", types: ["AVCodecContext"], source: "https://ffmpeg.org/doxygen/trunk/group__lavc__core.html" },
];

// libsoup: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libsoupTable: LibraryTable = {
  library: "libsoup",
  header: "libsoup/soup.h",
  source: "https://libsoup.gnome.org/libsoup-3.0/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "soup_session_new", "soup_session_new_with_options", "soup_message_new", "soup_message_new_from_uri", "soup_session_send",
        "soup_session_send_finish", "soup_server_new", "soup_cookie_jar_new", "soup_cookie_jar_text_new", "soup_cookie_jar_db_new",
        "soup_logger_new",
      ],
      releases: [],
    },
    {
      family: "g_bytes_unref",
      creates: ["soup_session_send_and_read", "soup_session_send_and_read_finish"],
      releases: [],
    },
    {
      family: "soup_cookie_free",
      creates: ["soup_cookie_new", "soup_cookie_parse", "soup_cookie_copy"],
      releases: ["soup_cookie_free"],
    },
    {
      family: "soup_message_headers_unref",
      creates: ["soup_message_headers_new"],
      releases: ["soup_message_headers_unref", "soup_message_headers_free"],
    },
  ],
  rows: [
    { name: "soup_cookie_jar_add_cookie", params: ["borrows", "takes"] },
  ],
};

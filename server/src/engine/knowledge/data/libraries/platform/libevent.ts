// libevent: bases, events, buffers, HTTP. Buffers of a bufferevent belong to it.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const libevent: LibraryTable = {
  library: "libevent",
  header: "event2/event.h",
  source: "https://libevent.org/doc/",
  families: [
    { family: "event_base_free", creates: ["event_base_new", "event_base_new_with_config", "event_init"], releases: ["event_base_free"] },
    { family: "event_config_free", creates: ["event_config_new"], releases: ["event_config_free"] },
    { family: "event_free", creates: ["event_new"], releases: ["event_free"] },
    { family: "bufferevent_free", header: "event2/bufferevent.h", creates: ["bufferevent_socket_new", "bufferevent_filter_new", "bufferevent_openssl_socket_new", "bufferevent_openssl_filter_new"], releases: ["bufferevent_free"] },
    { family: "evbuffer_free", header: "event2/buffer.h", creates: ["evbuffer_new"], releases: ["evbuffer_free"], lends: lent(0, "bufferevent_get_input", "bufferevent_get_output", "evhttp_request_get_input_buffer", "evhttp_request_get_output_buffer") },
    { family: "evhttp_free", header: "event2/http.h", creates: ["evhttp_new"], releases: ["evhttp_free"] },
    { family: "evhttp_request_free", header: "event2/http.h", creates: ["evhttp_request_new"], releases: ["evhttp_request_free"] },
    { family: "evhttp_connection_free", header: "event2/http.h", creates: ["evhttp_connection_base_new", "evhttp_connection_base_bufferevent_new", "evhttp_connection_new"], releases: ["evhttp_connection_free"], lends: lent(0, "evhttp_request_get_connection") },
    { family: "evhttp_uri_free", header: "event2/http.h", creates: ["evhttp_uri_new", "evhttp_uri_parse", "evhttp_uri_parse_with_flags"], releases: ["evhttp_uri_free"], lends: lent(0, "evhttp_request_get_evhttp_uri") },
    { family: "evdns_base_free", header: "event2/dns.h", creates: ["evdns_base_new"], releases: ["evdns_base_free"] },
    { family: "evconnlistener_free", header: "event2/listener.h", creates: ["evconnlistener_new", "evconnlistener_new_bind"], releases: ["evconnlistener_free"] },
    { family: "evutil_freeaddrinfo", header: "event2/util.h", creates: out(3, "evutil_getaddrinfo"), releases: ["evutil_freeaddrinfo"] },
    { family: "malloc", header: "event2/http.h", creates: ["evhttp_encode_uri", "evhttp_decode_uri", "evhttp_uriencode", "evhttp_uridecode", "evhttp_htmlescape"], releases: [] },
  ],
  rows: [{ name: "evhttp_make_request", header: "event2/http.h", params: ["borrows", "takes", "borrows", "borrows"] }],
};

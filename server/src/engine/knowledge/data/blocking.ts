// Calls that wait for somebody else (`always`) or may do so (`may`), beyond those that other tables have. While such a
// call waits it holds an OS thread. Data only.
import type { ApiModel } from "../apiModel.ts";

const man2 = "https://man7.org/linux/man-pages/man2/";
const man3 = "https://man7.org/linux/man-pages/man3/";
const zmq = "https://libzmq.readthedocs.io/en/latest/";
const pq = "https://www.postgresql.org/docs/current/libpq-exec.html";
const usb = "https://libusb.sourceforge.io/api-1.0/";
const win = "https://learn.microsoft.com/windows/win32/api/";

export const blockingModels: readonly ApiModel[] = [
  { name: "C.sleep", alsoKnownAs: ["C.pause"], header: "unistd.h", blocks: "always", source: `${man3}sleep.3.html` },
  { name: "C.usleep", header: "unistd.h", blocks: "always", source: `${man3}usleep.3.html` },
  { name: "C.clock_nanosleep", header: "time.h", blocks: "always", source: `${man2}clock_nanosleep.2.html` },
  { name: "C.accept4", header: "sys/socket.h", blocks: "always", source: `${man2}accept.2.html` },
  { name: "C.recvmmsg", header: "sys/socket.h", blocks: "always", source: `${man2}recvmmsg.2.html` },
  { name: "C.ppoll", header: "poll.h", blocks: "always", source: `${man2}poll.2.html` },
  { name: "C.pselect", header: "sys/select.h", blocks: "always", source: `${man2}select.2.html` },
  { name: "C.epoll_pwait", header: "sys/epoll.h", blocks: "always", source: `${man2}epoll_wait.2.html` },
  { name: "C.kevent", header: "sys/event.h", blocks: "always", source: "https://man.freebsd.org/cgi/man.cgi?query=kevent" },
  { name: "C.gethostbyaddr", alsoKnownAs: ["C.gethostbyname2", "C.gethostbyname_r"], header: "netdb.h", blocks: "always", source: `${man3}gethostbyname.3.html` },
  { name: "C.res_query", alsoKnownAs: ["C.res_search"], header: "resolv.h", blocks: "always", source: `${man3}resolver.3.html` },
  { name: "C.flock", header: "sys/file.h", blocks: "always", source: `${man2}flock.2.html` },
  { name: "C.lockf", header: "unistd.h", blocks: "always", source: `${man3}lockf.3.html` },
  { name: "C.wait3", alsoKnownAs: ["C.wait4"], header: "sys/wait.h", blocks: "always", source: `${man2}wait4.2.html` },
  { name: "C.waitid", header: "sys/wait.h", blocks: "always", source: `${man2}waitid.2.html` },
  { name: "C.pthread_cond_wait", alsoKnownAs: ["C.pthread_cond_timedwait"], header: "pthread.h", blocks: "always", source: `${man3}pthread_cond_wait.3p.html` },
  { name: "C.pthread_join", header: "pthread.h", blocks: "always", source: `${man3}pthread_join.3.html` },
  { name: "C.pthread_barrier_wait", header: "pthread.h", blocks: "always", source: `${man3}pthread_barrier_wait.3p.html` },
  { name: "C.sem_wait", alsoKnownAs: ["C.sem_timedwait"], header: "semaphore.h", blocks: "always", source: `${man3}sem_wait.3.html` },
  { name: "C.cnd_wait", alsoKnownAs: ["C.cnd_timedwait"], header: "threads.h", blocks: "always", source: "https://en.cppreference.com/w/c/thread/cnd_wait" },
  { name: "C.thrd_sleep", header: "threads.h", blocks: "always", source: "https://en.cppreference.com/w/c/thread/thrd_sleep" },
  { name: "C.msgrcv", header: "sys/msg.h", blocks: "always", source: `${man2}msgop.2.html` },
  { name: "C.mq_receive", alsoKnownAs: ["C.mq_timedreceive"], header: "mqueue.h", blocks: "always", source: `${man3}mq_receive.3.html` },
  { name: "C.semop", alsoKnownAs: ["C.semtimedop"], header: "sys/sem.h", blocks: "always", source: `${man2}semop.2.html` },
  { name: "C.getchar", header: "stdio.h", blocks: "always", source: `${man3}fgetc.3.html` },
  { name: "C.Sleep", alsoKnownAs: ["C.SleepEx"], header: "synchapi.h", blocks: "always", source: `${win}synchapi/nf-synchapi-sleep` },
  { name: "C.WaitForSingleObject", alsoKnownAs: ["C.WaitForSingleObjectEx", "C.WaitForMultipleObjects", "C.WaitForMultipleObjectsEx"], header: "synchapi.h", blocks: "always", source: `${win}synchapi/nf-synchapi-waitforsingleobject` },
  { name: "C.GetMessageW", alsoKnownAs: ["C.GetMessageA", "C.GetMessage"], header: "winuser.h", blocks: "always", source: `${win}winuser/nf-winuser-getmessage` },
  { name: "C.pcap_loop", alsoKnownAs: ["C.pcap_dispatch"], header: "pcap/pcap.h", blocks: "always", source: "https://www.tcpdump.org/manpages/pcap_loop.3pcap.html" },
  { name: "C.pcap_next_ex", alsoKnownAs: ["C.pcap_next"], header: "pcap/pcap.h", blocks: "always", source: "https://www.tcpdump.org/manpages/pcap_next_ex.3pcap.html" },
  { name: "C.libusb_handle_events", alsoKnownAs: ["C.libusb_handle_events_completed", "C.libusb_handle_events_timeout", "C.libusb_handle_events_timeout_completed", "C.libusb_wait_for_event"], header: "libusb.h", blocks: "always", source: `${usb}group__libusb__poll.html` },
  { name: "C.libusb_bulk_transfer", alsoKnownAs: ["C.libusb_interrupt_transfer", "C.libusb_control_transfer"], header: "libusb.h", blocks: "always", source: `${usb}group__libusb__syncio.html` },
  { name: "C.hid_read", alsoKnownAs: ["C.hid_read_timeout"], header: "hidapi.h", blocks: "always", source: "https://libusb.github.io/hidapi/group__API.html" },
  { name: "C.zmq_recv", header: "zmq.h", blocks: "always", source: `${zmq}zmq_recv.html` },
  { name: "C.zmq_msg_recv", alsoKnownAs: ["C.zmq_recvmsg"], header: "zmq.h", blocks: "always", source: `${zmq}zmq_msg_recv.html` },
  { name: "C.zmq_poll", header: "zmq.h", blocks: "always", source: `${zmq}zmq_poll.html` },
  { name: "C.zmq_proxy", header: "zmq.h", blocks: "always", source: `${zmq}zmq_proxy.html` },
  { name: "C.nn_recv", header: "nanomsg/nn.h", blocks: "always", source: "https://nanomsg.org/v1.1.5/nn_recv.html" },
  { name: "C.curl_easy_perform", header: "curl/curl.h", blocks: "always", source: "https://curl.se/libcurl/c/curl_easy_perform.html" },
  { name: "C.curl_multi_wait", alsoKnownAs: ["C.curl_multi_poll"], header: "curl/curl.h", blocks: "always", source: "https://curl.se/libcurl/c/curl_multi_wait.html" },
  { name: "C.mosquitto_loop", alsoKnownAs: ["C.mosquitto_loop_forever"], header: "mosquitto.h", blocks: "always", source: "https://mosquitto.org/api/files/mosquitto-h.html" },
  { name: "C.snd_pcm_readi", alsoKnownAs: ["C.snd_pcm_readn", "C.snd_pcm_writei", "C.snd_pcm_writen", "C.snd_pcm_wait"], header: "alsa/asoundlib.h", blocks: "always", source: "https://www.alsa-project.org/alsa-doc/alsa-lib/group___p_c_m.html" },
  { name: "C.pa_simple_read", alsoKnownAs: ["C.pa_simple_write", "C.pa_simple_drain"], header: "pulse/simple.h", blocks: "always", source: "https://www.freedesktop.org/software/pulseaudio/doxygen/simple_8h.html" },
  { name: "C.PQexec", alsoKnownAs: ["C.PQexecParams", "C.PQexecPrepared"], header: "libpq-fe.h", blocks: "always", source: pq },
  { name: "C.PQconnectdb", header: "libpq-fe.h", blocks: "always", source: "https://www.postgresql.org/docs/current/libpq-connect.html" },
  { name: "C.mysql_query", alsoKnownAs: ["C.mysql_real_query"], header: "mysql.h", blocks: "always", source: "https://dev.mysql.com/doc/c-api/8.0/en/mysql-query.html" },
  { name: "C.rd_kafka_consumer_poll", alsoKnownAs: ["C.rd_kafka_consume"], header: "librdkafka/rdkafka.h", blocks: "always", source: "https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafka_8h.html" },
  { name: "C.pam_authenticate", header: "security/pam_appl.h", blocks: "always", source: `${man3}pam_authenticate.3.html` },
  { name: "C.SSL_read", alsoKnownAs: ["C.SSL_write", "C.SSL_connect", "C.SSL_accept", "C.SSL_do_handshake"], header: "openssl/ssl.h", blocks: "may", source: "https://docs.openssl.org/master/man3/SSL_read/" },
];

// Calls that fail with EINTR when a signal arrives while they wait. `always`: whatever the handlers' flags; the others
// are restarted for handlers with SA_RESTART, which those of the Go runtime have. Data only; names are those of C.
import type { SlowCallRow } from "../signalBehaviour.ts";

export const slowCallRows: readonly SlowCallRow[] = [
  // signal(7): never restarted. Without those that exist to wait for a signal.
  {
    names: [
      "poll",
      "ppoll", "select", "pselect", "epoll_wait", "epoll_pwait", "epoll_pwait2", "nanosleep", "clock_nanosleep", "usleep",
      "sigwaitinfo", "sigtimedwait", "msgrcv", "msgsnd", "semop", "semtimedop", "io_getevents", "__poll",
      "__select",
    ],
    interruptible: "always",
    source: "https://man7.org/linux/man-pages/man7/signal.7.html",
  },
  // signal(7): restarted under SA_RESTART.
  {
    names: [
      "read",
      "readv", "write", "writev", "accept", "accept4", "connect", "recv", "recvfrom", "recvmsg", "recvmmsg", "send",
      "sendto", "sendmsg", "sendmmsg", "wait", "wait3", "wait4", "waitid", "waitpid", "flock", "sem_wait", "sem_timedwait",
      "mq_receive", "mq_timedreceive", "mq_send", "mq_timedsend", "getrandom",
    ],
    interruptible: "without-restart",
    source: "https://man7.org/linux/man-pages/man7/signal.7.html",
  },

  // Libraries that hand EINTR on to their callers.
  { names: ["zmq_poll"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_poll.html" },
  { names: ["zmq_recv", "zmq_recvmsg"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_recv.html" },
  { names: ["zmq_msg_recv"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_msg_recv.html" },
  { names: ["zmq_send", "zmq_sendmsg"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_send.html" },
  { names: ["zmq_msg_send"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_msg_send.html" },
  { names: ["zmq_setsockopt"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_setsockopt.html" },
  { names: ["zmq_getsockopt"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_getsockopt.html" },
  { names: ["zmq_ctx_term"], interruptible: "always", source: "https://libzmq.readthedocs.io/en/latest/zmq_ctx_term.html" },
  { names: ["zmq_connect", "zmq_bind"], interruptible: "always", source: "https://github.com/zeromq/libzmq/blob/master/src/socket_base.cpp" },
  { names: ["zsock_connect"], interruptible: "always", source: "https://github.com/zeromq/czmq/blob/master/src/zsock.c" },
  { names: ["zframe_recv", "zframe_send"], interruptible: "always", source: "http://czmq.zeromq.org/manual:zframe" },
  { names: ["zstr_recv", "zstr_send", "zstr_sendm", "zstr_sendf", "zstr_sendx"], interruptible: "always", source: "http://czmq.zeromq.org/manual:zstr" },
  { names: ["zmsg_recv", "zmsg_send", "zsock_send", "zsock_recv", "zsock_connect", "zsock_wait"], interruptible: "always", source: "http://czmq.zeromq.org/manual:zsock" },
  { names: ["zmsg_recv", "zmsg_send"], interruptible: "always", source: "http://czmq.zeromq.org/manual:zmsg" },
  { names: ["zstr_recv"], interruptible: "always", source: "http://czmq.zeromq.org/manual:zstr" },
  { names: ["nn_recv", "nn_recvmsg", "nn_send", "nn_sendmsg", "nn_poll"], interruptible: "always", source: "https://nanomsg.org/v1.1.5/nn_recv.html" },
  { names: ["nn_close"], interruptible: "always", source: "https://nanomsg.org/v1.1.5/nn_close.html" },
  { names: ["seccomp_notify_receive", "seccomp_notify_respond"], interruptible: "always", source: "https://man7.org/linux/man-pages/man3/seccomp_notify_alloc.3.html" },
  { names: ["snd_pcm_wait"], interruptible: "always", source: "https://www.alsa-project.org/alsa-doc/alsa-lib/group___p_c_m.html" },
  { names: ["libusb_handle_events", "libusb_handle_events_timeout", "libusb_handle_events_completed", "libusb_handle_events_timeout_completed"], interruptible: "always", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__misc.html" },
  { names: ["ring_buffer__poll", "ring_buffer__consume", "perf_buffer__poll"], interruptible: "always", source: "https://libbpf.readthedocs.io/en/latest/api.html" },
  { names: ["ibv_get_async_event", "ibv_get_cq_event"], interruptible: "always", source: "https://man7.org/linux/man-pages/man3/ibv_get_cq_event.3.html" },
  { names: ["io_uring_wait_cqe", "io_uring_wait_cqe_nr", "io_uring_submit_and_wait"], interruptible: "always", source: "https://man7.org/linux/man-pages/man3/io_uring_wait_cqe.3.html" },
];

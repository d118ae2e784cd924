// Messaging and remote calls: librdkafka, ZeroMQ, CZMQ, nanomsg, RabbitMQ, Mosquitto, Pulsar, D-Bus. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const rdkafkaTable: LibraryTable = {
  library: "librdkafka",
  header: "librdkafka/rdkafka.h",
  source: "https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafka_8h.html",
  families: [
    { family: "rd_kafka_destroy", creates: [{ name: "rd_kafka_new", params: ["borrows", "takes-on-success", "writes", "borrows"] }], releases: ["rd_kafka_destroy", "rd_kafka_destroy_flags"] },
    { family: "rd_kafka_conf_destroy", creates: ["rd_kafka_conf_new", "rd_kafka_conf_dup", "rd_kafka_conf_dup_filter"], releases: ["rd_kafka_conf_destroy"] },
    { family: "rd_kafka_topic_conf_destroy", creates: ["rd_kafka_topic_conf_new", "rd_kafka_topic_conf_dup"], releases: ["rd_kafka_topic_conf_destroy"] },
    { family: "rd_kafka_topic_destroy", creates: [{ name: "rd_kafka_topic_new", params: ["borrows", "borrows", "takes-on-success"] }], releases: ["rd_kafka_topic_destroy"] },
    { family: "rd_kafka_message_destroy", creates: ["rd_kafka_consume", "rd_kafka_consume_queue", "rd_kafka_consumer_poll"], releases: ["rd_kafka_message_destroy"] },
    { family: "rd_kafka_event_destroy", creates: ["rd_kafka_queue_poll"], releases: ["rd_kafka_event_destroy"] },
    { family: "rd_kafka_queue_destroy", creates: ["rd_kafka_queue_new", "rd_kafka_queue_get_main", "rd_kafka_queue_get_consumer", "rd_kafka_queue_get_partition", "rd_kafka_queue_get_background"], releases: ["rd_kafka_queue_destroy"] },
    { family: "rd_kafka_topic_partition_list_destroy", creates: ["rd_kafka_topic_partition_list_new", "rd_kafka_topic_partition_list_copy", { name: "rd_kafka_subscription", outParam: 1 }, { name: "rd_kafka_assignment", outParam: 1 }], releases: ["rd_kafka_topic_partition_list_destroy"] },
    { family: "rd_kafka_metadata_destroy", creates: [{ name: "rd_kafka_metadata", outParam: 3 }], releases: ["rd_kafka_metadata_destroy"] },
    { family: "rd_kafka_headers_destroy", creates: ["rd_kafka_headers_new", "rd_kafka_headers_copy"], releases: ["rd_kafka_headers_destroy"] },
    { family: "rd_kafka_error_destroy", creates: ["rd_kafka_init_transactions", "rd_kafka_begin_transaction", "rd_kafka_send_offsets_to_transaction", "rd_kafka_commit_transaction", "rd_kafka_abort_transaction", "rd_kafka_error_new", "rd_kafka_incremental_assign", "rd_kafka_incremental_unassign", "rd_kafka_consumer_close_queue", "rd_kafka_sasl_background_callbacks_enable", "rd_kafka_sasl_set_credentials", "rd_kafka_AdminOptions_set_require_stable_offsets", "rd_kafka_AdminOptions_set_include_authorized_operations", "rd_kafka_AdminOptions_set_match_consumer_group_states", "rd_kafka_AdminOptions_set_match_consumer_group_types", "rd_kafka_AdminOptions_set_isolation_level"], releases: ["rd_kafka_error_destroy"], lends: [{ name: "rd_kafka_error_string", owner: 0 }, { name: "rd_kafka_error_name", owner: 0 }] },
    { family: "rd_kafka_group_list_destroy", creates: [{ name: "rd_kafka_list_groups", outParam: 2 }], releases: ["rd_kafka_group_list_destroy"] },
    { family: "rd_kafka_DeleteRecords_destroy", creates: ["rd_kafka_DeleteRecords_new"], releases: ["rd_kafka_DeleteRecords_destroy", { name: "rd_kafka_DeleteRecords_destroy_array", through: true }] },
    { family: "rd_kafka_DeleteGroup_destroy", creates: ["rd_kafka_DeleteGroup_new"], releases: ["rd_kafka_DeleteGroup_destroy", { name: "rd_kafka_DeleteGroup_destroy_array", through: true }] },
    { family: "rd_kafka_DeleteConsumerGroupOffsets_destroy", creates: ["rd_kafka_DeleteConsumerGroupOffsets_new"], releases: ["rd_kafka_DeleteConsumerGroupOffsets_destroy", { name: "rd_kafka_DeleteConsumerGroupOffsets_destroy_array", through: true }] },
    { family: "rd_kafka_ListConsumerGroupOffsets_destroy", creates: ["rd_kafka_ListConsumerGroupOffsets_new"], releases: ["rd_kafka_ListConsumerGroupOffsets_destroy", { name: "rd_kafka_ListConsumerGroupOffsets_destroy_array", through: true }] },
    { family: "rd_kafka_AlterConsumerGroupOffsets_destroy", creates: ["rd_kafka_AlterConsumerGroupOffsets_new"], releases: ["rd_kafka_AlterConsumerGroupOffsets_destroy", { name: "rd_kafka_AlterConsumerGroupOffsets_destroy_array", through: true }] },
    { family: "rd_kafka_AclBinding_destroy", creates: ["rd_kafka_AclBinding_new", "rd_kafka_AclBindingFilter_new"], releases: ["rd_kafka_AclBinding_destroy", { name: "rd_kafka_AclBinding_destroy_array", through: true }] },
    { family: "rd_kafka_TopicCollection_destroy", creates: ["rd_kafka_TopicCollection_of_topic_names"], releases: ["rd_kafka_TopicCollection_destroy"] },
    { family: "rd_kafka_ElectLeaders_destroy", creates: ["rd_kafka_ElectLeaders_new"], releases: ["rd_kafka_ElectLeaders_destroy"] },
    { family: "rd_kafka_UserScramCredentialAlteration_destroy", creates: ["rd_kafka_UserScramCredentialUpsertion_new", "rd_kafka_UserScramCredentialDeletion_new"], releases: ["rd_kafka_UserScramCredentialAlteration_destroy", { name: "rd_kafka_UserScramCredentialAlteration_destroy_array", through: true }] },
    { family: "rd_kafka_Uuid_destroy", creates: ["rd_kafka_Uuid_new", "rd_kafka_Uuid_copy"], releases: ["rd_kafka_Uuid_destroy"] },
    { family: "rd_kafka_mem_free", creates: ["rd_kafka_memberid", "rd_kafka_clusterid"], releases: [{ name: "rd_kafka_mem_free", param: 1 }] },
    { family: "rd_kafka_AdminOptions_destroy", creates: ["rd_kafka_AdminOptions_new"], releases: ["rd_kafka_AdminOptions_destroy"] },
    { family: "rd_kafka_NewTopic_destroy", creates: ["rd_kafka_NewTopic_new"], releases: ["rd_kafka_NewTopic_destroy", { name: "rd_kafka_NewTopic_destroy_array", through: true }] },
    { family: "rd_kafka_DeleteTopic_destroy", creates: ["rd_kafka_DeleteTopic_new"], releases: ["rd_kafka_DeleteTopic_destroy", { name: "rd_kafka_DeleteTopic_destroy_array", through: true }] },
    { family: "rd_kafka_NewPartitions_destroy", creates: ["rd_kafka_NewPartitions_new"], releases: ["rd_kafka_NewPartitions_destroy", { name: "rd_kafka_NewPartitions_destroy_array", through: true }] },
    { family: "rd_kafka_ConfigResource_destroy", creates: ["rd_kafka_ConfigResource_new"], releases: ["rd_kafka_ConfigResource_destroy", { name: "rd_kafka_ConfigResource_destroy_array", through: true }] },
    { family: "rd_kafka_consumer_group_metadata_destroy", creates: ["rd_kafka_consumer_group_metadata", "rd_kafka_consumer_group_metadata_new"], releases: ["rd_kafka_consumer_group_metadata_destroy"] },
  ],
  rows: [{ name: "rd_kafka_conf_set_default_topic_conf", params: ["borrows", "takes"] }],
};

export const zeromqTable: LibraryTable = {
  library: "ZeroMQ",
  header: "zmq.h",
  source: "https://libzmq.readthedocs.io/en/latest/",
  families: [
    { family: "zmq_ctx_term", creates: ["zmq_ctx_new", "zmq_init"], releases: ["zmq_ctx_term", "zmq_ctx_destroy", "zmq_term"] },
    { family: "zmq_close", creates: ["zmq_socket"], releases: ["zmq_close"] },
    { family: "zmq_msg_close", creates: [{ name: "zmq_msg_init", inPlace: 0 }, { name: "zmq_msg_init_size", inPlace: 0 }, { name: "zmq_msg_init_data", inPlace: 0, params: ["writes", "keeps", "borrows", "borrows", "keeps"] }], releases: ["zmq_msg_close"], lends: [{ name: "zmq_msg_data", owner: 0 }, { name: "zmq_msg_gets", owner: 0 }] },
    { family: "zmq_poller_destroy", creates: ["zmq_poller_new"], releases: [{ name: "zmq_poller_destroy", through: true }] },
  ],
  rows: [{ name: "zmq_msg_send", params: ["takes-on-success", "borrows", "borrows"] }, { name: "zmq_sendmsg", params: ["borrows", "takes-on-success", "borrows"] }],
};

export const czmqTable: LibraryTable = {
  library: "CZMQ",
  header: "czmq.h",
  source: "https://github.com/zeromq/czmq#readme",
  families: [
    { family: "zsock_destroy", creates: ["zsock_new", "zsock_new_checked", "zsock_new_pub", "zsock_new_sub", "zsock_new_req", "zsock_new_rep", "zsock_new_dealer", "zsock_new_router", "zsock_new_push", "zsock_new_pull", "zsock_new_xpub", "zsock_new_xsub", "zsock_new_pair", "zsock_new_stream"], releases: [{ name: "zsock_destroy", through: true }] },
    { family: "zmsg_destroy", creates: ["zmsg_new", "zmsg_recv", "zmsg_dup", "zmsg_popmsg", "zmsg_load"], releases: [{ name: "zmsg_destroy", through: true }] }, { family: "zframe_destroy", creates: ["zframe_new", "zframe_new_empty", "zframe_from", "zframe_recv", "zframe_dup", "zmsg_pop", "zmsg_unwrap"], releases: [{ name: "zframe_destroy", through: true }] },
    { family: "zactor_destroy", creates: ["zactor_new"], releases: [{ name: "zactor_destroy", through: true }] }, { family: "zpoller_destroy", creates: ["zpoller_new"], releases: [{ name: "zpoller_destroy", through: true }] }, { family: "zloop_destroy", creates: ["zloop_new"], releases: [{ name: "zloop_destroy", through: true }] }, { family: "zlist_destroy", creates: ["zlist_new"], releases: [{ name: "zlist_destroy", through: true }] }, { family: "zlistx_destroy", creates: ["zlistx_new"], releases: [{ name: "zlistx_destroy", through: true }] }, { family: "zhash_destroy", creates: ["zhash_new"], releases: [{ name: "zhash_destroy", through: true }] }, { family: "zhashx_destroy", creates: ["zhashx_new"], releases: [{ name: "zhashx_destroy", through: true }] }, { family: "zcert_destroy", creates: ["zcert_new", "zcert_new_from", "zcert_load", "zcert_dup"], releases: [{ name: "zcert_destroy", through: true }] }, { family: "zcertstore_destroy", creates: ["zcertstore_new"], releases: [{ name: "zcertstore_destroy", through: true }] }, { family: "zconfig_destroy", creates: ["zconfig_load"], releases: [{ name: "zconfig_destroy", through: true }] }, { family: "zuuid_destroy", creates: ["zuuid_new"], releases: [{ name: "zuuid_destroy", through: true }] },
    { family: "zchunk_destroy", creates: ["zchunk_new", "zchunk_slurp", "zchunk_dup"], releases: [{ name: "zchunk_destroy", through: true }] }, { family: "zfile_destroy", creates: ["zfile_new"], releases: [{ name: "zfile_destroy", through: true }] }, { family: "zdir_destroy", creates: ["zdir_new"], releases: [{ name: "zdir_destroy", through: true }] }, { family: "zdigest_destroy", creates: ["zdigest_new"], releases: [{ name: "zdigest_destroy", through: true }] },
    { family: "malloc", creates: ["zstr_recv", "zmsg_popstr"], releases: [{ name: "zstr_free", through: true }] },
  ],
  rows: [
    { name: "zmsg_send", releases: { param: 0, family: "zmsg_destroy", through: true, onSuccess: true } },
    { name: "zframe_send", params: ["keeps", "borrows", "borrows"] },
    { name: "zmsg_append", releases: { param: 1, family: "zframe_destroy", through: true, onSuccess: true } },
    { name: "zmsg_prepend", releases: { param: 1, family: "zframe_destroy", through: true, onSuccess: true } },
    { name: "zmsg_addmsg", releases: { param: 1, family: "zmsg_destroy", through: true, onSuccess: true } },
  ],
};

export const nanomsgTable: LibraryTable = {
  library: "nanomsg",
  header: "nanomsg/nn.h",
  source: "https://nanomsg.org/documentation.html",
  families: [
    { family: "nn_freemsg", creates: ["nn_allocmsg"], releases: ["nn_freemsg"] },
    { family: "nng_msg_free", header: "nng/nng.h", source: "https://nng.nanomsg.org/man/", creates: [{ name: "nng_msg_alloc", outParam: 0 }, { name: "nng_msg_dup", outParam: 0 }, { name: "nng_recvmsg", outParam: 1 }], releases: ["nng_msg_free"] },
    { family: "nng_aio_free", header: "nng/nng.h", source: "https://nng.nanomsg.org/man/", creates: [{ name: "nng_aio_alloc", outParam: 0 }], releases: ["nng_aio_free"] },
  ],
  rows: [{ name: "nng_sendmsg", header: "nng/nng.h", source: "https://nng.nanomsg.org/man/", params: ["borrows", "takes-on-success", "borrows"] }],
};

export const rabbitmqTable: LibraryTable = {
  library: "rabbitmq-c",
  header: "rabbitmq-c/amqp.h",
  source: "https://alanxz.github.io/rabbitmq-c/",
  families: [
    { family: "amqp_destroy_connection", creates: ["amqp_new_connection"], releases: ["amqp_destroy_connection"] },
    { family: "amqp_destroy_envelope", creates: [{ name: "amqp_consume_message", inPlace: 1 }], releases: ["amqp_destroy_envelope"] },
  ],
};

export const mosquittoTable: LibraryTable = {
  library: "Mosquitto",
  header: "mosquitto.h",
  source: "https://mosquitto.org/api/files/mosquitto-h.html",
  families: [{ family: "mosquitto_destroy", creates: ["mosquitto_new"], releases: ["mosquitto_destroy"] }],
};

export const pulsarTable: LibraryTable = {
  library: "Pulsar C client",
  header: "pulsar/c/client.h",
  source: "https://pulsar.apache.org/api/cpp/",
  families: [
    { family: "pulsar_client_configuration_free", creates: ["pulsar_client_configuration_create"], releases: ["pulsar_client_configuration_free"] },
    { family: "pulsar_producer_configuration_free", creates: ["pulsar_producer_configuration_create"], releases: ["pulsar_producer_configuration_free"] },
    { family: "pulsar_consumer_configuration_free", creates: ["pulsar_consumer_configuration_create"], releases: ["pulsar_consumer_configuration_free"] },
    { family: "pulsar_reader_configuration_free", creates: ["pulsar_reader_configuration_create"], releases: ["pulsar_reader_configuration_free"] },
    { family: "pulsar_message_free", creates: ["pulsar_message_create"], releases: ["pulsar_message_free"] },
  ],
};

export const dbusTable: LibraryTable = {
  library: "D-Bus",
  header: "dbus/dbus.h",
  source: "https://dbus.freedesktop.org/doc/api/html/",
  families: [
    {
      family: "dbus_message_unref", creates: ["dbus_message_new", "dbus_message_new_method_call", "dbus_message_new_method_return", "dbus_message_new_signal", "dbus_message_new_error", "dbus_message_copy", "dbus_connection_pop_message", "dbus_connection_send_with_reply_and_block", "dbus_pending_call_steal_reply"],
      releases: ["dbus_message_unref"], retains: [{ name: "dbus_message_ref", returns: true }], lends: [{ name: "dbus_message_get_destination", owner: 0 }, { name: "dbus_message_get_signature", owner: 0 }, { name: "dbus_message_get_path", owner: 0 }, { name: "dbus_message_get_interface", owner: 0 }, { name: "dbus_message_get_member", owner: 0 }, { name: "dbus_message_get_sender", owner: 0 }, { name: "dbus_message_get_error_name", owner: 0 }],
    },
    { family: "dbus_connection_unref", creates: ["dbus_connection_open", "dbus_connection_open_private", "dbus_bus_get", "dbus_bus_get_private"], releases: ["dbus_connection_unref"], retains: [{ name: "dbus_connection_ref", returns: true }] },
    { family: "dbus_server_unref", creates: ["dbus_server_listen"], releases: ["dbus_server_unref"], retains: [{ name: "dbus_server_ref", returns: true }] },
    { family: "dbus_pending_call_unref", creates: [{ name: "dbus_connection_send_with_reply", outParam: 2 }], releases: ["dbus_pending_call_unref"], retains: [{ name: "dbus_pending_call_ref", returns: true }] },
    { family: "dbus_free", creates: ["dbus_malloc", "dbus_malloc0", "dbus_get_local_machine_id"], releases: ["dbus_free"] },
    { family: "dbus_free_string_array", releases: ["dbus_free_string_array"] },
  ],
};

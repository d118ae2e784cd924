// ALSA: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const alsaTable: LibraryTable = {
  library: "ALSA",
  header: "alsa/asoundlib.h",
  source: "https://www.alsa-project.org/alsa-doc/alsa-lib/",
  families: [
    {
      family: "snd_pcm_close",
      creates: [{ name: "snd_pcm_open", outParam: 0 }, { name: "snd_pcm_open_lconf", outParam: 0 }],
      releases: ["snd_pcm_close"],
    },
    {
      family: "snd_pcm_hw_params_free",
      creates: [{ name: "snd_pcm_hw_params_malloc", outParam: 0 }],
      releases: ["snd_pcm_hw_params_free"],
    },
    {
      family: "snd_pcm_sw_params_free",
      creates: [{ name: "snd_pcm_sw_params_malloc", outParam: 0 }],
      releases: ["snd_pcm_sw_params_free"],
    },
    {
      family: "snd_pcm_info_free",
      creates: [{ name: "snd_pcm_info_malloc", outParam: 0 }],
      releases: ["snd_pcm_info_free"],
    },
    {
      family: "snd_pcm_status_free",
      creates: [{ name: "snd_pcm_status_malloc", outParam: 0 }],
      releases: ["snd_pcm_status_free"],
    },
    {
      family: "snd_pcm_free_chmaps",
      creates: ["snd_pcm_query_chmaps"],
      releases: ["snd_pcm_free_chmaps"],
    },
    {
      family: "malloc",
      creates: [
        "snd_pcm_get_chmap", "snd_device_name_get_hint", { name: "snd_card_get_name", outParam: 1 },
        { name: "snd_card_get_longname", outParam: 1 },
      ],
      releases: [],
    },
    {
      family: "snd_device_name_free_hint",
      creates: [{ name: "snd_device_name_hint", outParam: 2 }],
      releases: ["snd_device_name_free_hint"],
    },
    {
      family: "snd_mixer_close",
      creates: [{ name: "snd_mixer_open", outParam: 0 }],
      releases: ["snd_mixer_close"],
      lends: [
        { name: "snd_mixer_find_selem", owner: 0 }, { name: "snd_mixer_first_elem", owner: 0 }, { name: "snd_mixer_last_elem", owner: 0 },
      ],
    },
    {
      family: "snd_mixer_selem_id_free",
      creates: [{ name: "snd_mixer_selem_id_malloc", outParam: 0 }],
      releases: ["snd_mixer_selem_id_free"],
    },
    {
      family: "snd_ctl_close",
      creates: [{ name: "snd_ctl_open", outParam: 0 }],
      releases: ["snd_ctl_close"],
    },
    {
      family: "snd_ctl_card_info_free",
      creates: [{ name: "snd_ctl_card_info_malloc", outParam: 0 }],
      releases: ["snd_ctl_card_info_free"],
    },
    {
      family: "snd_ctl_elem_value_free",
      creates: [{ name: "snd_ctl_elem_value_malloc", outParam: 0 }],
      releases: ["snd_ctl_elem_value_free"],
    },
    {
      family: "snd_ctl_elem_info_free",
      creates: [{ name: "snd_ctl_elem_info_malloc", outParam: 0 }],
      releases: ["snd_ctl_elem_info_free"],
    },
    {
      family: "snd_ctl_elem_id_free",
      creates: [{ name: "snd_ctl_elem_id_malloc", outParam: 0 }],
      releases: ["snd_ctl_elem_id_free"],
    },
    {
      family: "snd_seq_close",
      creates: [{ name: "snd_seq_open", outParam: 0 }],
      releases: ["snd_seq_close"],
    },
    {
      family: "snd_seq_client_info_free",
      creates: [{ name: "snd_seq_client_info_malloc", outParam: 0 }],
      releases: ["snd_seq_client_info_free"],
    },
    {
      family: "snd_seq_port_info_free",
      creates: [{ name: "snd_seq_port_info_malloc", outParam: 0 }],
      releases: ["snd_seq_port_info_free"],
    },
    {
      family: "snd_seq_port_subscribe_free",
      creates: [{ name: "snd_seq_port_subscribe_malloc", outParam: 0 }],
      releases: ["snd_seq_port_subscribe_free"],
    },
    {
      family: "snd_midi_event_free",
      creates: [{ name: "snd_midi_event_new", outParam: 1 }],
      releases: ["snd_midi_event_free"],
    },
    {
      family: "snd_rawmidi_close",
      creates: [{ name: "snd_rawmidi_open", outParam: 0 }],
      releases: ["snd_rawmidi_close"],
    },
    {
      family: "snd_rawmidi_info_free",
      creates: [{ name: "snd_rawmidi_info_malloc", outParam: 0 }],
      releases: ["snd_rawmidi_info_free"],
    },
    {
      family: "snd_hwdep_close",
      creates: [{ name: "snd_hwdep_open", outParam: 0 }],
      releases: ["snd_hwdep_close"],
    },
    {
      family: "snd_timer_close",
      creates: [{ name: "snd_timer_open", outParam: 0 }],
      releases: ["snd_timer_close"],
    },
  ],
  rows: [
    { name: "snd_strerror", returnsBorrowed: "library" },
    { name: "snd_pcm_name", returnsBorrowed: 0 },
    { name: "snd_pcm_format_name", returnsBorrowed: "library" },
    { name: "snd_pcm_state_name", returnsBorrowed: "library" },
    { name: "snd_mixer_selem_get_name", returnsBorrowed: 0 },
    { name: "snd_ctl_card_info_get_name", returnsBorrowed: 0 },
    { name: "snd_ctl_card_info_get_id", returnsBorrowed: 0 },
    { name: "snd_pcm_info_get_name", returnsBorrowed: 0 },
    { name: "snd_pcm_info_get_id", returnsBorrowed: 0 },
    { name: "snd_asoundlib_version", returnsBorrowed: "library" },
  ],
};

// FluidSynth: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const fluidsynthTable: LibraryTable = {
  library: "FluidSynth",
  header: "fluidsynth.h",
  source: "https://www.fluidsynth.org/api/",
  families: [
    {
      family: "delete_fluid_settings",
      creates: ["new_fluid_settings"],
      releases: ["delete_fluid_settings"],
    },
    {
      family: "delete_fluid_synth",
      creates: ["new_fluid_synth"],
      releases: ["delete_fluid_synth"],
    },
    {
      family: "delete_fluid_audio_driver",
      creates: ["new_fluid_audio_driver", "new_fluid_audio_driver2"],
      releases: ["delete_fluid_audio_driver"],
    },
    {
      family: "delete_fluid_midi_driver",
      creates: ["new_fluid_midi_driver"],
      releases: ["delete_fluid_midi_driver"],
    },
    {
      family: "delete_fluid_player",
      creates: ["new_fluid_player"],
      releases: ["delete_fluid_player"],
    },
    {
      family: "delete_fluid_sequencer",
      creates: ["new_fluid_sequencer", "new_fluid_sequencer2"],
      releases: ["delete_fluid_sequencer"],
    },
    {
      family: "delete_fluid_event",
      creates: ["new_fluid_event"],
      releases: ["delete_fluid_event"],
    },
  ],
};

// Audio Toolbox: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const appleAudioTable: LibraryTable = {
  library: "Audio Toolbox",
  header: "AudioToolbox/AudioToolbox.h",
  source: "https://developer.apple.com/documentation/audiotoolbox",
  families: [
    {
      family: "AudioQueueDispose",
      creates: [{ name: "AudioQueueNewOutput", outParam: 6 }, { name: "AudioQueueNewInput", outParam: 6 }],
      releases: ["AudioQueueDispose"],
    },
    {
      family: "AudioComponentInstanceDispose",
      creates: [{ name: "AudioComponentInstanceNew", outParam: 1 }],
      releases: ["AudioComponentInstanceDispose"],
    },
    {
      family: "AudioConverterDispose",
      creates: [{ name: "AudioConverterNew", outParam: 2 }, { name: "AudioConverterNewSpecific", outParam: 4 }],
      releases: ["AudioConverterDispose"],
    },
    {
      family: "AudioFileClose",
      creates: [
        { name: "AudioFileOpenURL", outParam: 3 }, { name: "AudioFileCreateWithURL", outParam: 4 },
        { name: "AudioFileOpenWithCallbacks", outParam: 6 },
      ],
      releases: ["AudioFileClose"],
    },
    {
      family: "ExtAudioFileDispose",
      creates: [
        { name: "ExtAudioFileOpenURL", outParam: 1 }, { name: "ExtAudioFileCreateWithURL", outParam: 5 },
        { name: "ExtAudioFileWrapAudioFileID", outParam: 2 },
      ],
      releases: ["ExtAudioFileDispose"],
    },
    {
      family: "DisposeAUGraph",
      creates: [{ name: "NewAUGraph", outParam: 0 }],
      releases: ["DisposeAUGraph"],
    },
  ],
};

// SDL_net: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const sdlNetTable: LibraryTable = {
  library: "SDL_net",
  header: "SDL_net.h",
  source: "https://wiki.libsdl.org/SDL2_net/CategoryAPI",
  families: [
    {
      family: "SDLNet_TCP_Close",
      creates: ["SDLNet_TCP_Open", "SDLNet_TCP_Accept"],
      releases: ["SDLNet_TCP_Close"],
    },
    {
      family: "SDLNet_UDP_Close",
      creates: ["SDLNet_UDP_Open"],
      releases: ["SDLNet_UDP_Close"],
    },
    {
      family: "SDLNet_FreePacket",
      creates: ["SDLNet_AllocPacket"],
      releases: ["SDLNet_FreePacket"],
    },
    {
      family: "SDLNet_FreePacketV",
      creates: ["SDLNet_AllocPacketV"],
      releases: ["SDLNet_FreePacketV"],
    },
    {
      family: "SDLNet_FreeSocketSet",
      creates: ["SDLNet_AllocSocketSet"],
      releases: ["SDLNet_FreeSocketSet"],
    },
  ],
  rows: [
    { name: "SDLNet_ResolveIP", returnsBorrowed: "library" },
    { name: "SDLNet_TCP_GetPeerAddress", returnsBorrowed: 0 },
    { name: "SDLNet_UDP_GetPeerAddress", returnsBorrowed: 0 },
  ],
};

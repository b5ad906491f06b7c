#pragma once
// What happens when the X server ends under an open window. Xlib then ends the process itself, with code 1 and words of its own; staff and the
// service's journal are told in ours instead. Private to this room.

#include <string>

namespace renkei::window {

// From now on that end is `message` (one line, without line end) on stderr and exit_code(ErrorKind::Unavailable). Does nothing where no libX11 is in
// the process. Thread: the one that opens the window; Xlib calls back on whatever thread speaks with the server.
void tell_when_server_is_lost(const std::string& message);

}  // namespace renkei::window

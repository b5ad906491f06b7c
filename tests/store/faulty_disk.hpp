#pragma once
// An SQLite file system (VFS) that passes everything on to the ordinary one until a number of bytes has been written;
// from then on the disk is full. One at a time; name it in store::Options::vfs.

#include <string>

namespace renkei::tests {

// Registers the file system once. Returns its name.
std::string faulty_disk();
// How many bytes may still be written; negative: as many as you like.
void set_room(long long bytes);
// Bytes written since the last set_room.
long long bytes_written();
// Number of fsync calls since the last set_room.
long long flushes();

}  // namespace renkei::tests

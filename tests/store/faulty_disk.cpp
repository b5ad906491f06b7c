#include "faulty_disk.hpp"

#include <sqlite3.h>

#include <cstring>

namespace renkei::tests {
namespace {

long long room = -1, written = 0, flushed = 0;

// Our file with the ordinary one behind it, as SQLite wants it: memory of szOsFile bytes.
struct File {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }
sqlite3_vfs* system_disk(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

bool takes(long long bytes)
{
    if (room >= 0 && written + bytes > room) return false;
    written += bytes;
    return true;
}

int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, n, at); }
int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at)
{
    if (takes(n)) return real(f)->pMethods->xWrite(real(f), from, n, at);
    // What a real disk does: a part still fits.
    const auto part = static_cast<int>(room - written);
    if (part > 0) {
        written = room;
        real(f)->pMethods->xWrite(real(f), from, part, at);
    }
    return SQLITE_FULL;
}
int truncate(sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
int sync(sqlite3_file* f, int flags)
{
    ++flushed;
    return real(f)->pMethods->xSync(real(f), flags);
}
int file_size(sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); }
int lock(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* held) { return real(f)->pMethods->xCheckReservedLock(real(f), held); }
int control(sqlite3_file* f, int what, void* with) { return real(f)->pMethods->xFileControl(real(f), what, with); }
int sector(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
int traits(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** at) { return real(f)->pMethods->xShmMap(real(f), page, size, extend, at); }
int shm_lock(sqlite3_file* f, int at, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), at, n, flags); }
void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }

const sqlite3_io_methods kMethods = {2, close, read, write, truncate, sync, file_size, lock, unlock, check_lock, control, sector, traits,
                                     shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* out)
{
    f->pMethods = nullptr;
    const int code = system_disk(vfs)->xOpen(system_disk(vfs), name, real(f), flags, out);
    if (real(f)->pMethods != nullptr) f->pMethods = &kMethods;
    return code;
}
int remove(sqlite3_vfs* vfs, const char* name, int flush) { return system_disk(vfs)->xDelete(system_disk(vfs), name, flush); }
int access(sqlite3_vfs* vfs, const char* name, int flags, int* out) { return system_disk(vfs)->xAccess(system_disk(vfs), name, flags, out); }
int full_path(sqlite3_vfs* vfs, const char* name, int n, char* out) { return system_disk(vfs)->xFullPathname(system_disk(vfs), name, n, out); }

}  // namespace

std::string faulty_disk()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
        sqlite3_vfs own = *system;
        own.zName = "renkei-faulty";
        own.pAppData = system;
        own.pNext = nullptr;
        own.szOsFile = static_cast<int>(sizeof(File)) + system->szOsFile;
        own.xOpen = open;
        own.xDelete = remove;
        own.xAccess = access;
        own.xFullPathname = full_path;
        return own;
    }();
    sqlite3_vfs_register(&vfs, 0);
    return vfs.zName;
}

void set_room(long long bytes)
{
    room = bytes;
    written = 0;
    flushed = 0;
}

long long bytes_written() { return written; }
long long flushes() { return flushed; }

}  // namespace renkei::tests

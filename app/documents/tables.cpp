#include "documents/tables.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/descriptor.hpp"
#include "base/photo_wire.hpp"

namespace renkei::documents {
namespace {

namespace fs = std::filesystem;

struct Table {
    void* bytes = nullptr;
    size_t size = 0;
};

std::map<std::string, Table, std::less<>>& tables()
{
    static std::map<std::string, Table, std::less<>> all;
    return all;
}

void bring(const fs::path& file)
{
    const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about{};
    if (open.get() < 0 || ::fstat(open.get(), &about) != 0 || about.st_size <= 0) return;
    void* const bytes = ::mmap(nullptr, static_cast<size_t>(about.st_size), PROT_READ, MAP_PRIVATE, open.get(), 0);
    if (bytes != MAP_FAILED) tables()[file.string()] = {bytes, static_cast<size_t>(about.st_size)};
}

// poppler looks which tables there are when it begins, and forgets it with its last document: so there is one to the end.
void keep_poppler_awake()
{
    static const std::string page = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 3\n0000000000 65535 f \n"
                                    "0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n";
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    static const poppler::document* const kept = poppler::document::load_from_raw_data(page.data(), static_cast<int>(page.size()));
    (void)kept;
}

}  // namespace

void bring_tables()
{
    const fs::path data = kDocumentTables;
    std::error_code failed;
    for (fs::directory_iterator at(data / "cMap" / "Adobe-Japan1", failed), end; !failed && at != end; at.increment(failed)) bring(at->path());
    bring(data / "cidToUnicode" / "Adobe-Japan1");
    keep_poppler_awake();
}

// What is there already; nothing else can be opened behind the walls.
FILE* table_called(std::string_view path)
{
    const auto found = tables().find(path);
    return found == tables().end() ? nullptr : ::fmemopen(found->second.bytes, found->second.size, "r");
}

}  // namespace renkei::documents

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)   // a program that is watched has no walls, and the sanitizers take this name
// poppler's calls come here, since a program's names go before its libraries'.
extern "C" FILE* fopen(const char* path, const char* mode)
{
    if (FILE* const table = renkei::documents::table_called(path)) return table;
    static const auto real = reinterpret_cast<FILE* (*)(const char*, const char*)>(::dlsym(RTLD_NEXT, "fopen"));
    if (real != nullptr) return real(path, mode);
    errno = ENOENT;
    return nullptr;
}
#endif

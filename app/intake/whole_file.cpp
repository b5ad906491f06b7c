#include "intake/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/descriptor.hpp"

namespace renkei::intake {

WholeFile read_whole_file(const std::filesystem::path& file, std::uintmax_t most_bytes)
{
    using Fault = WholeFile::Fault;
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat told {};
    if (opened.get() < 0 || ::fstat(opened.get(), &told) != 0 || !S_ISREG(told.st_mode)) return {Fault::Unreadable};
    const auto size = static_cast<std::uintmax_t>(told.st_size);
    if (size > most_bytes) return {Fault::TooLarge};
    WholeFile whole{Fault::None, std::string(static_cast<size_t>(size), '\0')};
    const auto read = read_all(opened.get(), whole.bytes.data(), whole.bytes.size());
    if (!read || *read != whole.bytes.size()) return {Fault::Unreadable};
    return whole;
}

}  // namespace renkei::intake

#pragma once
// Whole files as bytes, for tests.

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace renkei::tests {

// Empty where there is no file.
[[nodiscard]] inline std::string bytes_of(const std::filesystem::path& file)
{
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

// Makes the file, or replaces what is in it.
inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// The first place where the file says `from` says `to` from now on; false where it does not say it.
[[nodiscard]] inline bool change_in(const std::filesystem::path& file, const std::string& from, const std::string& to)
{
    std::string text = bytes_of(file);
    const size_t at = text.find(from);
    if (at == std::string::npos) return false;
    write_bytes(file, text.replace(at, from.size(), to));
    return true;
}

}  // namespace renkei::tests

#pragma once
// What is inside a workbook, for whoever asks how it was written.

#include <zip.h>

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace renkei::tests {

inline std::string part_of(const std::filesystem::path& file, const std::string& part)
{
    int failed = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_RDONLY, &failed);
    REQUIRE(archive != nullptr);
    zip_stat_t about;
    REQUIRE(zip_stat(archive, part.c_str(), 0, &about) == 0);
    std::string text(about.size, '\0');
    zip_file_t* const opened = zip_fopen(archive, part.c_str(), 0);
    REQUIRE(zip_fread(opened, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
    zip_fclose(opened);
    zip_discard(archive);
    return text;
}

}  // namespace renkei::tests

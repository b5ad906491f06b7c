#pragma once
// What is in a store as a folder that renkei load reads again: a workbook (renkei.xlsx, the form with all that staff have brought), the
// pictures and films that it names, and the fact tables. Loaded into an empty store it is the same content, to the last field; read_export()
// tells whether it would be. Reads and writes files; any thread.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "intake/staff_folder.hpp"
#include "model/content.hpp"

namespace renkei::intake {

struct LostFile {
    std::string kind, name;   // of the record; as staff call the file
};

struct Exported {
    size_t records = 0, files = 0;   // of staff's
    std::vector<LostFile> lost{};    // damaged in the store, or gone from it
};

struct ExportServices {
    std::function<std::string(std::string_view)> folded;                                // names made comparable
    std::function<std::filesystem::path(const std::string& media)> media_path;          // where the store keeps it
};

// `folder` must not be there yet; it comes whole or not at all, and its files lie on the disk when this returns. Error: CannotCreate.
[[nodiscard]] Result<Exported> write_export(const std::filesystem::path& folder, const model::Content& content, Instant written,
                                            const ExportServices& services);

// What a load of the folder into an empty store would make of it. Pictures and films are told by their bytes alone, and known by
// `content`, of which it was written. Error: BadData.
[[nodiscard]] Result<model::Content> read_export(const std::filesystem::path& folder, const model::Content& content, Date today,
                                                 const FolderServices& services);

}  // namespace renkei::intake

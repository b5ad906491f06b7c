#pragma once
// A folder that staff bring: photographs and films with a table of them (photos.csv, films.csv), exhibitions with their panels (exhibits.csv,
// panels.csv), events, notices (events.csv, notices.csv), and showcases of their own (showcases.csv, showcases.json). docs/content-format.md gives the columns. A row that is not right is held, and the others are taken.
//
// Decoding, storing and comparing texts are the business of other rooms, so they are handed in. Reads files; any thread.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "intake/findings.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// A photograph that was decoded and kept.
struct TakenPhoto {
    std::string media;              // its hash in the store
    PixelSize size, source;         // as kept; as brought
};

// A film that was looked through and kept.
struct TakenFilm {
    std::string media, poster, subtitles;   // hashes in the store; subtitles: empty for none
    PixelSize size;
    int milliseconds = 0;
    bool sound = false, subtitles_read = false;   // the file of subtitles is one
};

// What other rooms do for the readers of a folder.
struct FolderServices {
    std::function<std::string(std::string_view)> folded;                          // texts made comparable
    std::function<std::string(std::string)> table_text;                           // a table's bytes as UTF-8
    std::function<Result<TakenPhoto>(const std::filesystem::path&)> take_photo;   // BadData: the picture is wrong; anything else stops
    std::function<void(size_t done, size_t all)> progress;
    std::function<Result<TakenFilm>(const std::filesystem::path& clip, const std::filesystem::path& subtitles)> take_film{};   // likewise; subtitles may be empty
    std::function<std::string(std::string_view)> undrawable{};                    // the first character that the display cannot draw, named; empty: it can
};

struct Brought {
    model::Content content;                              // what was taken; panels may belong to exhibitions that were there before
    std::vector<Finding> findings;
    std::vector<std::string> tables{};                   // the workbooks and tables that were opened, by their names in the folder
    size_t files = 0, rows = 0, held = 0, refused = 0;   // rows that were not taken, and those of a file that was stopped
};

// Has it been made of photographs alone? It goes when a showcase of its municipality is brought.
[[nodiscard]] bool is_own_showcase(const model::Showcase& showcase);

// Is it a workbook, a table that names no files beside it (showcases, exhibitions, events), or a folder with any table of staff or with
// a workbook? There may be fact tables beside it. A file is told by its name here, so that one of another kind is refused with its reason.
[[nodiscard]] bool is_staff_folder(const std::filesystem::path& path);

// What those tables are called, for a sentence: "showcases.json, showcases.csv/自治体紹介.csv, …".
[[nodiscard]] std::string staff_tables();

// `path`: such a folder or table, or one workbook, whose pictures lie beside it. Error: what no row can be blamed for (the decoder is missing,
// the disk is full).
[[nodiscard]] Result<Brought> read_staff_folder(const std::filesystem::path& path, const model::Content& content, Date today, const FolderServices& services);

// Each takes the place of what it replaces (model/merge.hpp). A municipality that has photographs or films and no showcase gets one,
// with the captions for its words.
void put_into(model::Content& content, const Brought& brought);

}  // namespace renkei::intake

#pragma once
// What staff bring, a folder, a workbook or several together: photographs and films with a table of them (photos.csv, films.csv), exhibitions with their panels
// (exhibits.csv, panels.csv), events, notices (events.csv, notices.csv), and showcases of their own (showcases.csv, showcases.json). docs/content-format.md
// gives the columns.
// A row that is not right is held, and the others are taken.
//
// Decoding, storing and comparing texts are the business of other rooms, so they are handed in. Reads files; any thread.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "base/photo_wire.hpp"
#include "base/result.hpp"
#include "base/workbook_wire.hpp"
#include "intake/findings.hpp"
#include "intake/pairing.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// A photograph that was decoded and kept.
struct TakenPhoto {
    std::string media;              // its hash in the store
    PixelSize size, source;         // as kept; as brought
    bool surplus = false;           // its file has bytes that belong to no picture
    size_t pages = 0;               // of a document, of which the first was kept; 0: it was a picture
    PageFlaw flaw = PageFlaw::None;            // of a document
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
    // likewise; subtitles may be empty
    std::function<Result<TakenFilm>(const std::filesystem::path& clip, const std::filesystem::path& subtitles)> take_film{};
    std::function<std::string(std::string_view)> undrawable{};                    // the first character that the display cannot draw, named; empty: it can
    std::function<Result<std::vector<WorkbookSheet>>(const std::filesystem::path&)> read_workbook{};   // BadData: the workbook is wrong; Unavailable stops
    // of tables of somebody's own: what was just said first, then what is remembered
    std::vector<Pairing> pairings{};
    // what take_photo will be asked for next, in this order, as far as it can be told
    std::function<void(std::vector<std::filesystem::path>)> expect_photos{};
};

// A workbook or table that was opened, as findings call it.
struct BroughtTable {
    std::string name;
    std::filesystem::path file;
};

struct Brought {
    model::Content content;                              // what was taken; panels may belong to exhibitions that were there before
    std::vector<Finding> findings;
    std::vector<BroughtTable> tables{};
    size_t files = 0, rows = 0, held = 0, refused = 0;   // rows that were not taken, and those of a file that was stopped
    std::vector<Pairing> paired{};                       // what was just said, with the headings of each table that was read so
    bool all_notices = false;                            // a table of notices alone: those that it leaves out are withdrawn
};

// One of the things that are loaded together.
struct Bringing {
    std::filesystem::path path;     // a folder, a workbook or table, or a file that tables name
    std::filesystem::path root{};   // from where on findings name files; empty: as `path` is written
    bool unpacked = false;          // of an archive: all its folders are looked into
};

// Has it been made of photographs alone? It goes when a showcase of its municipality is brought.
inline constexpr const char* kOwnShowcase = "photo-";   // its key begins so
[[nodiscard]] inline bool is_own_showcase(const model::Showcase& showcase) { return showcase.key.starts_with(kOwnShowcase); }

// Is it a workbook, a table (CSV), an archive, or a folder with any of these? There may be fact tables beside it. A file is told by its name
// here, so that one of another kind is refused with its reason.
[[nodiscard]] bool is_staff_folder(const std::filesystem::path& path);
// Does a link, a pipe or a device lie in it that is called like one of them? Whoever loads the folder is to hear what it is.
[[nodiscard]] bool has_table_that_is_no_file(const std::filesystem::path& folder);

// Is it a table of notices, by its name or by its columns? Loaded alone it is the whole of them, on top of what is on show.
[[nodiscard]] bool is_table_of_notices(const std::filesystem::path& path, const FolderServices& services);

// What those tables are called, for a sentence: "showcases.json, showcases.csv/自治体紹介.csv, …".
[[nodiscard]] std::string staff_tables();

// All of it as one. A table finds the files that it names beside it first, then anywhere in what was brought. Error: what no row can be
// blamed for (the decoder is missing, the disk is full).
[[nodiscard]] Result<Brought> read_staff(const std::vector<Bringing>& all, const model::Content& content, Date today, const FolderServices& services);
// `path`: one folder, or one workbook or table, whose pictures lie beside it.
[[nodiscard]] Result<Brought> read_staff_folder(const std::filesystem::path& path, const model::Content& content, Date today, const FolderServices& services);

// Each takes the place of what it replaces (model/merge.hpp). A municipality that has photographs or films and no showcase gets one,
// with the captions for its words.
void put_into(model::Content& content, const Brought& brought);

}  // namespace renkei::intake

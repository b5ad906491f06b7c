#pragma once
// A stick as staff bring it: files in a folder, and a decoder that takes every picture but the broken ones.

#include <catch2/catch.hpp>

#include <algorithm>

#include "intake/staff_folder.hpp"
#include "support/content_builder.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"
#include "workbooks.hpp"

namespace renkei::tests {

namespace fs = std::filesystem;
using namespace renkei::intake;

// Towns of the test: two of the same name, and one ward.
inline model::Content towns()
{
    model::Content content = a_content().build();
    content.municipalities = {a_municipality("01206", "釧路市"), a_municipality("13118", "荒川区"), a_municipality("13206", "府中市"), a_municipality("34208", "府中市")};
    content.municipalities[1].prefecture = content.municipalities[2].prefecture = "東京都";
    content.municipalities[1].kind = "特別区";
    content.municipalities[3].prefecture = "広島県";
    content.showcases = {a_showcase("kushiro")};
    return content;
}

// As plain as possible: ASCII case and the sounds of one letter; the real one is text::folded.
inline std::string plainly_folded(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"か\u3099", "が"}, {"（", "("}, {"）", ")"}, {"９", "9"}})
        for (size_t at = 0; (at = out.find(from, at)) != std::string::npos;) out.replace(at, from.size(), to);
    return out;
}

struct Stick {
    TemporaryFolder folder;
    std::vector<std::string> asked, played;   // files that went to the decoder, and to the player

    Stick& file(const std::string& name, const std::string& bytes = "pixels")
    {
        fs::create_directories((folder.path() / name).parent_path());
        write_bytes(folder.path() / name, bytes);
        return *this;
    }
    // `only`: one workbook of the stick, not the whole.
    Result<Brought> read(const model::Content& content = towns(), const std::string& only = "")
    {
        return read_staff_folder(only.empty() ? folder.path() : folder.path() / only, content, *parse_date("2026-11-22"), services());
    }
    Result<Brought> read_all(const std::vector<Bringing>& all) { return read_staff(all, towns(), *parse_date("2026-11-22"), services()); }
    FolderServices services()
    {
        return FolderServices{.folded = plainly_folded,
                                     .table_text = [](std::string text) { return text; },
                                     .take_photo = [this](const fs::path& path) -> Result<TakenPhoto> {
                                         asked.push_back(path.filename().string());
                                         const std::string bytes = bytes_of(path);
                                         if (bytes == "gone") return Error{ErrorKind::NotFound, Sentence{"it is not there", "ありません"}};
                                         if (bytes == "pulled out")
                                             return fs::remove_all(path.parent_path()), Error{ErrorKind::NotFound, Sentence{"it is not there", "ありません"}};
                                         if (bytes == "broken") return Error{ErrorKind::BadData, Sentence{"the picture is damaged", "画像が壊れています"}};
                                         if (bytes == "no decoder") return Error{ErrorKind::Unavailable, Sentence{"no decoder", "ありません"}};
                                         const PixelSize size = bytes == "small" ? PixelSize{800, 600} : PixelSize{3000, 2000};
                                         TakenPhoto photo{.media = "hash of " + path.filename().string(), .size = size, .source = size};
                                         photo.surplus = bytes.ends_with("surplus");
                                         photo.pages = bytes == "three pages" ? 3 : bytes.find("page ") != std::string::npos ? 1 : 0;
                                         photo.flaw = bytes == "page with damage" ? PageFlaw::Damaged : bytes == "page without size"
                                             ? PageFlaw::Sizeless : bytes == "page askew" ? PageFlaw::Askew : PageFlaw::None;
                                         return photo;
                                     },
                                     .progress = {},
                                     .take_film = [this](const fs::path& clip, const fs::path& subtitles) -> Result<TakenFilm> {
                                         played.push_back(clip.filename().string());
                                         if (bytes_of(clip) == "broken") return Error{ErrorKind::BadData, Sentence{"the film is damaged", "映像が壊れています"}};
                                         if (bytes_of(clip) == "no player") return Error{ErrorKind::Unavailable, Sentence{"no player", "ありません"}};
                                         return TakenFilm{.media = "hash of " + clip.filename().string(), .poster = "its picture",
                                                          .subtitles = subtitles.empty() ? "" : "hash of " + subtitles.filename().string(),
                                                          .size = {1920, 1080},
                                                          .milliseconds = bytes_of(clip).ends_with("long") ? 200'000 : 20'000, .sound = true,
                                                              .subtitles_read = !subtitles.empty()};
                                     },
                                     .undrawable = {},
                                     .read_workbook = read_workbook};
    }
};

inline Brought taken(Result<Brought> result)
{
    REQUIRE(result.ok());
    return std::move(result).value();
}

inline std::string causes(const Brought& brought, Severity severity)
{
    std::string all;
    for (const Finding& f : brought.findings)
        if (f.severity == severity) all += (all.empty() ? "" : " ") + f.cause + "@" + std::to_string(f.row) + (f.cell.empty() ? "" : ":" + f.cell);
    return all;
}

}  // namespace renkei::tests

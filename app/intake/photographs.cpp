#include "intake/photographs.hpp"

#include <optional>
#include <set>

#include "base/sentence.hpp"
#include "intake/exhibits.hpp"
#include "intake/film_rows.hpp"
#include "intake/photo_rows.hpp"
#include "intake/shipped.hpp"
#include "intake/showcase_rows.hpp"
#include "intake/showcases.hpp"
#include "model/merge.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostRows = 2000;
constexpr const char* kOwnShowcase = "photo-";         // key of a showcase that photographs alone have made
constexpr const char* kPhotoTables[] = {"photos.csv", "写真.csv"};
constexpr const char* kFilmTables[] = {"films.csv", "映像.csv"};
constexpr const char* kExhibitTables[] = {"exhibits.csv", "展示.csv"};
constexpr const char* kPanelTables[] = {"panels.csv", "パネル.csv"};
constexpr const char* kShowcaseTables[] = {"showcases.csv", "自治体紹介.csv"};
constexpr const char* kShowcases[] = {"showcases.json", "showcases/showcases.json"};
constexpr const char* kShowcasesBesideFacts[] = {"showcases.json"};   // the other one is theirs

constexpr ColumnName kCaptionColumns[] = {{Column::Caption, "title"}, {Column::Caption, "説明"}, {Column::Caption, "題名"}};

template <size_t Count>
std::optional<std::string> first_of(const fs::path& folder, const char* const (&names)[Count])
{
    for (const char* name : names) {
        std::error_code missing;
        if (fs::is_regular_file(folder / name, missing)) return name;
    }
    return std::nullopt;
}

std::optional<std::string> showcases_in(const fs::path& folder) { return has_fact_tables(folder) ? first_of(folder, kShowcasesBesideFacts) : first_of(folder, kShowcases); }

Result<void> read_photos(const fs::path& folder, const std::string& name, const Reading& reading, FolderPictures& pictures)
{
    auto table = StaffTable::open(folder, name, {kPictureColumns, kPlaceColumns, kCaptionColumns}, reading);
    if (!table || !table->needs({Column::File}, "file（ファイル名）") || !table->needs({Column::Credit}, "credit（クレジット）") ||
        !table->needs({Column::Code, Column::Municipality}, "code5（市区町村コード）")) return {};
    std::set<std::string> taken;
    return table->read(kMostRows, [&](StaffRow& row) -> Result<bool> {
        bool wrong = false;
        const auto* municipality = row.municipality(true, wrong);
        if (municipality == nullptr) return false;
        model::Photo photo;
        photo.code5 = municipality->code5;
        RENKEI_TRY(const bool right, take_picture(row, pictures, photo, [&] {
            if (taken.insert(photo.code5 + "/" + photo.file).second) return true;
            row.hold(Column::File, "file", sentence("“{1}” stands twice for {2}; take one of the rows out", row.cell(Column::File), municipality->name));
            return false;
        }));
        if (right) reading.brought.content.photos.push_back(std::move(photo));
        return right;
    });
}

// The first code of a showcase that nobody has; empty when all are right.
std::string unknown_code(const model::Showcase& showcase, const model::Content& content)
{
    if (content.municipality(showcase.code5) == nullptr) return showcase.code5;
    for (const std::string& code : showcase.ward_codes)
        if (const auto* ward = content.municipality(code); ward == nullptr || ward->kind != "特別区") return code;
    return "";
}

void read_showcases(const fs::path& folder, const std::string& name, const model::Content& content, Brought& brought)
{
    ++brought.files;
    auto showcases = [&]() -> Result<std::vector<model::Showcase>> {
        RENKEI_TRY(const std::string text, whole_text(folder / name));
        return parse_showcases(text, name);
    }();
    if (!showcases) return stop_file(brought, name, showcases.error());
    for (model::Showcase& showcase : *showcases) {
        ++brought.rows;
        showcase.by_staff = true;
        const std::string unknown = unknown_code(showcase, content);
        if (unknown.empty()) {
            brought.content.showcases.push_back(std::move(showcase));
            continue;
        }
        brought.findings.push_back({name, "", 0, Severity::Hold, "municipality", sentence("the showcase {1} names “{2}”, which is no code of a municipality or ward", showcase.key, unknown)});
        ++brought.held;
    }
}

}  // namespace

bool is_own_showcase(const model::Showcase& showcase) { return showcase.key.starts_with(kOwnShowcase); }

bool is_staff_folder(const fs::path& folder)
{
    return first_of(folder, kPhotoTables) || first_of(folder, kFilmTables) || showcases_in(folder) || first_of(folder, kShowcaseTables) || first_of(folder, kExhibitTables) || first_of(folder, kPanelTables);
}

Result<Brought> read_staff_folder(const fs::path& folder, const model::Content& content, Date today, const PhotoServices& services)
{
    Brought brought;
    const MunicipalityIndex places(content, services);
    const Reading reading{.content = content, .services = services, .places = places, .today = today, .brought = brought};
    FolderPictures pictures(folder, services);
    if (const auto name = showcases_in(folder)) read_showcases(folder, *name, content, brought);
    if (const auto name = first_of(folder, kShowcaseTables)) RENKEI_CHECK(read_showcase_rows(folder, *name, reading));
    if (const auto name = first_of(folder, kExhibitTables)) RENKEI_CHECK(read_exhibits(folder, *name, reading));
    const auto panels = first_of(folder, kPanelTables), photos = first_of(folder, kPhotoTables);
    if (panels) RENKEI_CHECK(read_panels(folder, *panels, reading, pictures));
    if (photos) RENKEI_CHECK(read_photos(folder, *photos, reading, pictures));
    const auto films = first_of(folder, kFilmTables);
    if (films) RENKEI_CHECK(read_films(folder, *films, reading, pictures));
    std::string tables;
    for (const auto& table : {panels, photos, films})
        if (table) tables += (tables.empty() ? "" : ", ") + *table;
    if (!tables.empty()) pictures.note_unnamed(tables, brought);
    return brought;
}

void put_into(model::Content& content, const Brought& brought)
{
    model::put_brought(content, brought.content);
    std::erase_if(content.showcases, is_own_showcase);
    std::set<std::string> shown;
    for (const auto& s : content.showcases) shown.insert(s.code5);
    const auto add_own = [&](const std::string& code5, const std::string& caption) {
        const auto* m = content.municipality(code5);
        if (m == nullptr || !shown.insert(code5).second) return;
        model::Showcase own;
        own.key = kOwnShowcase + code5;
        own.code5 = code5;
        own.name_ruby = {{m->name, m->kana}};
        own.ja.lead = own.en.lead = caption;
        own.by_staff = true;
        content.showcases.push_back(std::move(own));
    };
    for (const auto& photo : content.photos) add_own(photo.code5, photo.caption);
    for (const auto& film : content.films) add_own(film.code5, film.caption);
}

}  // namespace renkei::intake

#include "intake/staff_folder.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

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

constexpr const char* kOwnShowcase = "photo-";         // key of a showcase that photographs alone have made
constexpr std::string_view kShowcasesOfFacts = "showcases/showcases.json";   // beside fact tables it is theirs

// The first code of a showcase that nobody has; empty when all are right.
std::string unknown_code(const model::Showcase& showcase, const model::Content& content)
{
    if (content.municipality(showcase.code5) == nullptr) return showcase.code5;
    for (const std::string& code : showcase.ward_codes)
        if (const auto* ward = content.municipality(code); ward == nullptr || ward->kind != "特別区") return code;
    return "";
}

Result<void> read_showcases(const fs::path& folder, const std::string& name, const Reading& reading)
{
    Brought& brought = reading.brought;
    ++brought.files;
    auto showcases = [&]() -> Result<std::vector<model::Showcase>> {
        RENKEI_TRY(const std::string text, whole_text(folder / name));
        return parse_showcases(text, name);
    }();
    if (!showcases) {
        stop_file(brought, name, showcases.error());
        return {};
    }
    for (model::Showcase& showcase : *showcases) {
        ++brought.rows;
        showcase.by_staff = true;
        const std::string unknown = unknown_code(showcase, reading.content);
        if (unknown.empty()) {
            brought.content.showcases.push_back(std::move(showcase));
            continue;
        }
        brought.findings.push_back({.file = name, .severity = Severity::Hold, .cause = "municipality", .message = sentence("the showcase {1} names “{2}”, which is no code of a municipality or ward", showcase.key, unknown)});
        ++brought.held;
    }
    return {};
}

// A kind of table that staff bring: its names, of which the first that is there is read.
struct Input {
    std::array<const char*, 2> names;
    Result<void> (*read)(const fs::path& folder, const std::string& name, const Reading& reading, FolderFiles& files);
    bool names_files = false;   // pictures or films, so that one which no table names is told
};

// In the order in which they are read: panels after the exhibitions to which they belong.
constexpr std::array kInputs{
    Input{.names = {"showcases.json", kShowcasesOfFacts.data()}, .read = [](const auto& folder, const auto& name, const auto& reading, auto&) { return read_showcases(folder, name, reading); }},
    Input{.names = {"showcases.csv", "自治体紹介.csv"}, .read = [](const auto& folder, const auto& name, const auto& reading, auto&) { return read_showcase_rows(folder, name, reading); }},
    Input{.names = {"exhibits.csv", "展示.csv"}, .read = [](const auto& folder, const auto& name, const auto& reading, auto&) { return read_exhibits(folder, name, reading); }},
    Input{.names = {"panels.csv", "パネル.csv"}, .read = read_panels, .names_files = true},
    Input{.names = {"photos.csv", "写真.csv"}, .read = read_photos, .names_files = true},
    Input{.names = {"films.csv", "映像.csv"}, .read = read_films, .names_files = true},
};

std::optional<std::string> table_in(const fs::path& folder, const Input& input)
{
    for (const char* name : input.names) {
        std::error_code missing;
        if (fs::is_regular_file(folder / name, missing) && !(name == kShowcasesOfFacts && has_fact_tables(folder))) return name;
    }
    return std::nullopt;
}

}  // namespace

bool is_own_showcase(const model::Showcase& showcase) { return showcase.key.starts_with(kOwnShowcase); }

bool is_staff_folder(const fs::path& folder)
{
    return std::any_of(kInputs.begin(), kInputs.end(), [&](const Input& input) { return table_in(folder, input).has_value(); });
}

std::string staff_tables()
{
    std::string names;
    for (const Input& input : kInputs) {
        names.append(names.empty() ? "" : ", ").append(input.names.front());
        if (input.names.back() != kShowcasesOfFacts) names.append("/").append(input.names.back());
    }
    return names;
}

Result<Brought> read_staff_folder(const fs::path& folder, const model::Content& content, Date today, const FolderServices& services)
{
    Brought brought;
    const MunicipalityIndex places(content, services);
    const Reading reading{.content = content, .services = services, .places = places, .today = today, .brought = brought};
    FolderFiles files(folder, services);
    std::string naming;   // the tables that name files
    for (const Input& input : kInputs) {
        const auto table = table_in(folder, input);
        if (!table) continue;
        RENKEI_CHECK(input.read(folder, *table, reading, files));
        if (input.names_files) naming += (naming.empty() ? "" : ", ") + *table;
    }
    if (!naming.empty()) files.note_unnamed(naming, brought);
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

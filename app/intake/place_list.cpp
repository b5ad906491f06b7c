#include "intake/place_list.hpp"

#include <algorithm>
#include <span>

#include "base/said_once.hpp"
#include "base/sentence.hpp"
#include "base/utf8.hpp"

namespace renkei::intake {
namespace {

constexpr size_t kMostPlaces = 10'000, kShown = 3;
constexpr size_t kLongestDescription = 80;              // characters of one of three; of English twice as many say as much
constexpr std::string_view kJapaneseEnd = "。", kEnglishEnd = ". ";
constexpr const char* kListBefore = "一覧：";           // and the file's name: source of an introduction that a list has made
constexpr const char* kNamesBefore = "名称の一覧：";    // and that of one without descriptions
constexpr const char* kKeyBefore = "staff-";

struct Place {
    std::string name, name_en, text, text_en;
};
struct Town {
    const model::Municipality* municipality = nullptr;
    std::vector<Place> places;   // with a description, kShown at most
};

// Mt. Fuji, No. 5 and J. Conder end no sentence, nor does what goes on in small letters.
bool is_abbreviated(std::string_view before, char next)
{
    constexpr std::string_view kShort[] = {"Mt", "Mts", "St", "Ft", "Mr", "Mrs", "Ms", "Dr", "Prof", "Jr", "Sr", "Ave", "Blvd", "Rd", "Bldg", "Dept", "Univ",
                                           "Pref", "Capt", "Col", "Gen", "Lt", "Rev", "Hon", "Co", "Ltd", "Inc", "Corp",
                                           "c", "ca", "cf", "vs", "e.g", "i.e", "approx", "est"};
    constexpr std::string_view kShortBeforeNumber[] = {"No", "Nos", "no", "nos", "Vol", "vol", "Fig", "fig", "p", "pp", "Jan", "Feb", "Mar", "Apr", "Jun",
                                                       "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"};
    if (next >= 'a' && next <= 'z') return true;
    const std::string_view word = before.substr(before.find_last_of(" \n(") + 1);   // npos + 1: all of it
    if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return true;
    const auto is_one_of = [&](const auto& words) { return std::find(std::begin(words), std::end(words), word) != std::end(words); };
    return is_one_of(kShort) || (next >= '0' && next <= '9' && is_one_of(kShortBeforeNumber));
}

// Whole sentences, as many as have room; a first one that is longer stays.
std::string shortened(const std::string& text, std::string_view ends, size_t most)
{
    if (code_points(text) <= most) return text;
    size_t end = text.size();
    for (size_t at = text.find(ends); at != std::string::npos; at = text.find(ends, at + 1)) {
        const size_t after = at + ends.size();
        if (ends == kEnglishEnd && is_abbreviated(std::string_view(text).substr(0, at), after < text.size() ? text[after] : ' ')) continue;
        if (end != text.size() && code_points(std::string_view(text).substr(0, after)) > most) break;
        end = after;
    }
    return text.substr(0, text.find_last_not_of(' ', end - 1) + 1);
}

// False after a finding.
bool take_place(StaffRow& row, bool described, Place& place)
{
    place = {.name = row.cell(Column::Title), .name_en = row.cell(Column::TitleEnglish), .text = row.cell(Column::Lead),
             .text_en = row.cell(Column::LeadEnglish)};
    if (place.text.empty()) place.text = row.cell(Column::Body);
    if (!described) place.text = row.cell(Column::Category);   // all that is said of it: 都指定史跡
    if (place.text_en.empty()) place.text_en = row.cell(Column::BodyEnglish);
    place.text = shortened(place.text, kJapaneseEnd, kLongestDescription);
    place.text_en = shortened(place.text_en, kEnglishEnd, 2 * kLongestDescription);
    if (place.name.empty()) {
        row.hold(Column::Title, "title", sentence("the name is missing; enter what visitors are to read"));
        return false;
    }
    return row.fits(Column::Title, "title", place.name) && row.fits(Column::TitleEnglish, "title", place.name_en) &&
        row.fits(Column::Body, "body_ja", place.text) && row.fits(Column::BodyEnglish, "body_en", place.text_en);
}

const model::Showcase* introduction_of(const std::vector<model::Showcase>& showcases, const std::string& code5)
{
    const auto found = std::find_if(showcases.begin(), showcases.end(), [&](const auto& s) { return s.code5 == code5 && !is_own_showcase(s); });
    return found != showcases.end() ? &*found : nullptr;
}

// Which introduction goes before which, whatever comes first: what somebody has written, a list that describes, one that only names.
enum class Standing { None, Names, List, Written };
Standing standing_of(const model::Showcase* showcase)
{
    if (showcase == nullptr) return Standing::None;
    if (!showcase->by_staff) return Standing::Written;
    return showcase->source.starts_with(kListBefore) ? Standing::List : showcase->source.starts_with(kNamesBefore) ? Standing::Names : Standing::Written;
}

model::Showcase showcase_of(const Town& town, const model::Showcase* before, const std::string& source)
{
    model::Showcase showcase;
    showcase.code5 = town.municipality->code5;
    showcase.key = before != nullptr ? before->key : kKeyBefore + showcase.code5;
    showcase.name_ruby = {{town.municipality->name, town.municipality->kana}};
    showcase.source = source;
    showcase.by_staff = true;
    // A text in one language for each of the three, or none in it.
    const bool english = std::all_of(town.places.begin(), town.places.end(),
                                     [](const Place& place) { return !place.name_en.empty() && !place.text_en.empty(); });
    for (const Place& place : town.places) {
        const bool first = showcase.ja.lead.empty();
        showcase.ja.lead += (first ? "" : "、") + place.name;
        showcase.ja.body += (first ? "" : "\n") + place.name + "　" + place.text;
        if (!english) continue;
        showcase.en.lead += (first ? "" : ", ") + place.name_en;
        showcase.en.body += (first ? "" : "\n") + place.name_en + ": " + place.text_en;
    }
    return showcase;
}

// Once a list: one of a prefecture has dozens of them.
void tell_of_kept(StaffTable& table, const std::vector<std::string>& names)
{
    constexpr size_t kNamed = 3;
    if (names.size() <= kNamed)
        for (const std::string& name : names) table.note("list", sentence("{1} has an introduction already, which stays; nothing of the list was taken for it", name));
    if (names.size() <= kNamed) return;
    const Sentence first = listed(std::span(names).first(kNamed), kNamed);
    table.note("list", sentence("{1} and {2} more have introductions already, which stay; nothing of the list was taken for them", first, names.size() - kNamed));
}

}  // namespace

Result<void> read_place_list(const TableSource& source, const Reading& reading)
{
    auto table = StaffTable::open(source, kPlaceListSheet, reading);
    if (!table || !table->needs({Column::Code, Column::Municipality}, "市区町村") || !table->needs({Column::Title}, "名称") ||
        !table->needs({Column::Body, Column::Lead, Column::Category}, "説明")) return {};
    const bool described = table->has(Column::Body) || table->has(Column::Lead);
    std::vector<Town> towns;
    size_t places = 0;
    RENKEI_CHECK(table->read(kMostPlaces, [&](StaffRow& row) -> Result<bool> {
        bool wrong = false;
        const auto* municipality = row.municipality(true, wrong);
        Place place;
        if (municipality == nullptr || !take_place(row, described, place)) return false;
        ++places;
        auto town = std::find_if(towns.begin(), towns.end(), [&](const Town& one) { return one.municipality == municipality; });
        if (town == towns.end()) town = towns.insert(town, Town{.municipality = municipality, .places = {}});
        if (!place.text.empty() && town->places.size() < kShown) town->places.push_back(std::move(place));
        return true;
    }));
    const std::string origin = (described ? kListBefore : kNamesBefore) + std::filesystem::path(source.name).filename().string();
    const Standing standing = described ? Standing::List : Standing::Names;
    auto& taken = reading.brought.content.showcases;
    size_t made = 0;
    std::vector<std::string> kept;
    for (const Town& town : towns) {
        if (town.places.empty()) continue;
        const auto* before = introduction_of(reading.content.showcases, town.municipality->code5);
        const auto* beside = introduction_of(taken, town.municipality->code5);   // of this load
        if (standing_of(before) > standing || standing_of(beside) >= standing) {
            kept.push_back(town.municipality->name);
            continue;
        }
        if (beside != nullptr) taken.erase(taken.begin() + (beside - taken.data()));
        taken.push_back(showcase_of(town, before, origin));
        ++made;
    }
    tell_of_kept(*table, kept);
    if (made == 0) return {};
    table->note("list", described ? sentence("{1} places in {2} municipalities: the first {3} with a description make the introduction of each", places, towns.size(), kShown)
                                  : sentence("the list has no descriptions: of its {1} places in {2} municipalities, the names and kinds of the first {3} make the introduction of each", places, towns.size(), kShown));
    return {};
}

}  // namespace renkei::intake

#include "intake/event_cells.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "intake/form_examples.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {
namespace {

constexpr std::string_view kKeyBefore = "staff-";   // a number that some office gives its events is nobody else's

std::string number_of(const model::Event& event)
{
    const std::string before = event_key(event.code5, "");
    return event.key.starts_with(before) ? event.key.substr(before.size()) : event.key;
}

std::string clock_time(std::optional<int> minute)
{
    if (!minute) return "";
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", *minute / 60, *minute % 60);
    return text;
}

std::string times_of(const model::Event& event)
{
    if (!event.end_minute) return clock_time(event.start_minute);
    return clock_time(event.start_minute) + "〜" + clock_time(event.end_minute);
}

std::string degrees(std::optional<double> value)
{
    if (!value) return "";
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, *value).ptr};
}

std::string others_of(const model::Event& event, const TownNames& towns)
{
    std::vector<std::string> codes = event.related_codes;
    const auto* here = towns.town(event.code5);   // it stands in a column of its own, and is no other
    if (here != nullptr && here->kind != "特別区" && !codes.empty() && codes.front() == event.code5) codes.erase(codes.begin());
    return towns.joined(codes);
}

// Those by which a row is compared.
constexpr Column kSaid[] = {Column::Code, Column::Title, Column::TitleEnglish, Column::Category, Column::Start, Column::End, Column::Times, Column::WhenNote,
                            Column::Place,
                            Column::Fee, Column::Related, Column::Url, Column::Tentative, Column::Source, Column::Latitude, Column::Longitude,
                            Column::TitleKana, Column::Description, Column::Address};

}  // namespace

TownNames::TownNames(const model::Content& content) : content_(content)
{
    for (const auto& m : content.municipalities) ++count_[full_name(m)];
}

std::string TownNames::of(const std::string& code5) const
{
    const auto* found = content_.municipality(code5);
    if (found == nullptr) return "";
    const std::string name = full_name(*found);
    return count_.at(name) == 1 ? name : code5;
}

std::string TownNames::joined(const std::vector<std::string>& codes) const
{
    std::string all;
    for (const std::string& code : codes) {
        const std::string name = of(code);
        all += (all.empty() ? "" : "、") + (name.empty() ? code : name);
    }
    return all;
}

std::string code6(const std::string& code5) { return code5.size() == 5 ? code5 + check_digit_of(code5) : code5; }

std::string event_key(const std::string& code5, const std::string& number) { return std::string(kKeyBefore) + code5 + "-" + number; }

std::string event_cell(const model::Event& event, Column column, const TownNames& towns)
{
    const auto* town = towns.town(event.code5);
    switch (column) {
        case Column::Code: return code6(event.code5);
        case Column::Municipality: return town != nullptr ? town->name : "";
        case Column::Key: return number_of(event);
        case Column::Title: return event.title;
        case Column::TitleEnglish: return event.title_en;
        case Column::Category: return event.category;
        case Column::Start: return event.start_date ? iso_date(*event.start_date) : "";
        case Column::End: return event.end_date ? iso_date(*event.end_date) : "";
        case Column::StartTime: return clock_time(event.start_minute);
        case Column::EndTime: return clock_time(event.end_minute);
        case Column::Times: return times_of(event);
        case Column::WhenNote: return event.when_note;
        case Column::Place: return event.venue;
        case Column::Fee: return event.fee_yen ? std::to_string(*event.fee_yen) : "";
        case Column::Related: return others_of(event, towns);
        case Column::Url: return event.url;
        case Column::Tentative: return event.flags == kTentativeFlag ? "はい" : "";
        case Column::Source: return event.source;
        case Column::TitleKana: return event.title_kana;
        case Column::Description: return event.description;
        case Column::Address: return event.address;
        case Column::Latitude: return degrees(event.latitude);
        case Column::Longitude: return degrees(event.longitude);
        case Column::OriginFile: return event.source_file;
        case Column::OriginRow: return event.source_row > 0 ? std::to_string(event.source_row) : "";
        default: return "";
    }
}

bool same_cells(const model::Event& a, const model::Event& b, const TownNames& towns)
{
    return std::all_of(std::begin(kSaid), std::end(kSaid), [&](Column column) { return event_cell(a, column, towns) == event_cell(b, column, towns); });
}

}  // namespace renkei::intake

#include "intake/showcase_rows.hpp"

#include <algorithm>

#include "base/sentence.hpp"

namespace renkei::intake {
namespace {

constexpr size_t kMostShowcases = 2000;                // there are 1,741 municipalities
constexpr const char* kKeyBefore = "staff-";           // and the code: key of a showcase that nobody had

// By code or by name. False after a finding.
bool take_wards(StaffRow& row, model::Showcase& showcase)
{
    const std::string cell = row.cell(Column::Wards);
    if (cell.empty()) return true;
    const MunicipalityIndex& places = row.reading().places;
    showcase.ward_codes.clear();
    for (const std::string& part : parts_of(cell)) {
        const auto named = places.by_name(part);
        const auto ward_of = [](const model::Municipality* m) { return m != nullptr && m->kind == "特別区"; };
        const auto found = std::find_if(named.begin(), named.end(), ward_of);
        const auto* ward = found != named.end() ? *found : places.by_code(part);
        if (!ward_of(ward)) {
            row.hold(Column::Wards, "ward", sentence("“{1}” is none of the 23 wards; write its name or code, with a comma between several", part));
            return false;
        }
        if (std::find(showcase.ward_codes.begin(), showcase.ward_codes.end(), ward->code5) == showcase.ward_codes.end())
            showcase.ward_codes.push_back(ward->code5);
    }
    return true;
}

// What is left out, and told, when it cannot be used.
void take_extras(StaffRow& row, model::Showcase& showcase)
{
    if (const std::string url = row.address(Column::Url); !url.empty()) showcase.url = url;
    const std::string motif = row.folded(Column::Motif);
    const auto known = std::find_if(std::begin(kMotifs), std::end(kMotifs),
                                    [&](const Motif& m) { return motif == m.name || motif == row.reading().services.folded(m.written); });
    if (known != std::end(kMotifs)) showcase.motif = known->name;
    else if (!motif.empty()) row.note(Column::Motif, "motif", sentence("“{1}” is no landscape that is drawn here: lake, coast, cliffs, mountain, field, pasture or river", row.cell(Column::Motif)));
}

// False after a finding.
bool take_words(StaffRow& row, model::Showcase& showcase)
{
    struct Words {
        Column column;
        const char* field;
        std::string& to;
    };
    for (const Words& words : {Words{Column::Lead, "lead_ja", showcase.ja.lead}, Words{Column::Body, "body_ja", showcase.ja.body},
                               Words{Column::LeadEnglish, "lead_en", showcase.en.lead},
                              Words{Column::BodyEnglish, "body_en", showcase.en.body}}) {
        words.to = row.text(words.column);   // an empty cell takes words away: old ones never stand beside new ones
        if (!row.fits(words.column, words.field, words.to)) return false;
    }
    for (const Words& words : {Words{Column::Link, "link_label_ja", showcase.link_label_ja},
                               Words{Column::LinkEnglish, "link_label_en", showcase.link_label_en}}) {
        if (const std::string cell = row.cell(words.column); !cell.empty()) words.to = cell;
        if (!row.fits(words.column, words.field, words.to)) return false;
    }
    if (!showcase.ja.lead.empty()) return true;
    row.hold(Column::Lead, "lead", sentence("the introduction is missing; enter one or two sentences"));
    return false;
}

}  // namespace

Result<void> read_showcase_rows(const TableSource& source, const Reading& reading)
{
    auto table = StaffTable::open(source, kShowcaseSheet, reading);
    if (!table || !table->needs({Column::Code, Column::Municipality}, "municipality（市区町村）") || !table->needs({Column::Lead}, "lead（紹介文）")) return {};
    return table->read(kMostShowcases, [&](StaffRow& row) -> Result<bool> {
        bool wrong = false;
        const auto* municipality = row.municipality(true, wrong);
        if (municipality == nullptr) return false;
        const auto of_this = [&](const model::Showcase& s) { return s.code5 == municipality->code5; };
        auto& taken = reading.brought.content.showcases;
        if (std::any_of(taken.begin(), taken.end(), of_this)) {
            row.hold(Column::Municipality, "municipality", sentence("{1} has two introductions; take one of the rows out", municipality->name));
            return false;
        }
        const auto& before = reading.content.showcases;
        const auto had = std::find_if(before.begin(), before.end(), of_this);
        model::Showcase showcase = had != before.end() ? *had : model::Showcase{};
        if (had == before.end() || is_own_showcase(*had)) showcase.key = kKeyBefore + municipality->code5;
        if (had == before.end()) showcase.name_ruby = {{municipality->name, municipality->kana}};
        showcase.code5 = municipality->code5;
        showcase.source = row.text(Column::Source);
        if (!row.fits(Column::Source, "source", showcase.source)) return false;
        if (showcase.source.empty()) showcase.source = std::filesystem::path(source.name).filename().string();
        showcase.by_staff = true;
        if (!take_words(row, showcase) || !take_wards(row, showcase)) return false;
        take_extras(row, showcase);
        if (!showcase.ward_codes.empty() && showcase.link_label_ja.empty()) showcase.link_label_ja = "連携する区";
        if (!showcase.ward_codes.empty() && showcase.link_label_en.empty())
            showcase.link_label_en = showcase.ward_codes.size() == 1 ? "Partner ward" : "Partner wards";
        taken.push_back(std::move(showcase));
        return true;
    });
}

}  // namespace renkei::intake

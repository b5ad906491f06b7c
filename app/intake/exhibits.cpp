#include "intake/exhibits.hpp"

#include <algorithm>
#include <set>

#include "base/sentence.hpp"
#include "intake/film_rows.hpp"

namespace renkei::intake {
namespace {

// An exhibition of more panels than this would be a day's reading.
constexpr size_t kMostExhibits = 100, kMostPanels = 500;

// From two cells, or as staff write it in one. False after a finding.
bool take_dates(StaffRow& row, model::Exhibit& exhibit)
{
    if (!row.days(exhibit.start_date, exhibit.end_date)) return false;
    if (exhibit.end_date && *exhibit.end_date < row.reading().today)
        row.note(row.end_column(), "date", sentence("the exhibition is over: it is kept and not shown"));
    return true;
}

// Staff call an exhibition by its key or by its title.
const model::Exhibit* called(const std::vector<model::Exhibit>& exhibits, const std::string& name, const FolderServices& services)
{
    const auto found = std::find_if(exhibits.begin(), exhibits.end(), [&](const auto& e) { return services.folded(e.key) == name ||
                                                                                          services.folded(e.title) == name; });
    return found != exhibits.end() ? &*found : nullptr;
}

// Which exhibition a panel belongs to: of this folder, else of those that are there. Null after a finding.
const model::Exhibit* exhibit_of(StaffRow& row)
{
    const Reading& reading = row.reading();
    const auto& brought = reading.brought.content.exhibits;
    const std::string name = row.folded(Column::Exhibit);
    if (name.empty()) {
        const auto& only = brought.empty() ? reading.content.exhibits : brought;
        if (only.size() == 1) return &only.front();
        row.hold(Column::Exhibit, "exhibit", sentence("it is not said to which exhibition the panel belongs; enter its key or title"));
        return nullptr;
    }
    const auto* found = called(brought, name, reading.services);
    if (found == nullptr) found = called(reading.content.exhibits, name, reading.services);
    if (found == nullptr) row.hold(Column::Exhibit, "exhibit", sentence("there is no exhibition “{1}”, or its row is held; write its key or title as exhibits.csv has it", row.cell(Column::Exhibit)));
    return found;
}

// The number that stands there, else the one after the panel before. False after a finding.
bool take_number(StaffRow& row, int before, model::ExhibitPanel& panel)
{
    const std::string written = row.folded(Column::Number);
    const auto number = written_number(written.empty() ? std::to_string(before + 1) : written);
    if (number) panel.number = *number;
    else row.hold(Column::Number, "number", sentence("“{1}” is no number from 1 to 999",
                                                     written.empty() ? std::to_string(before + 1) : row.cell(Column::Number)));
    return number.has_value();
}

// False after a finding.
bool take_panel_words(StaffRow& row, model::ExhibitPanel& panel)
{
    panel.heading = row.cell(Column::Heading);
    panel.text = row.text(Column::Text);
    panel.heading_en = row.cell(Column::HeadingEnglish);
    panel.text_en = row.text(Column::BodyEnglish);
    panel.caption_en = row.cell(Column::CaptionEnglish);
    return row.fits(Column::Heading, "heading", panel.heading) && row.fits(Column::Text, "text", panel.text) &&
        row.fits(Column::HeadingEnglish, "heading_en", panel.heading_en) &&
           row.fits(Column::BodyEnglish, "text_en", panel.text_en) && row.fits(Column::CaptionEnglish, "caption_en", panel.caption_en);
}

// A film stands on the panel as its poster, which is never cut, and as what plays in its place.
void put_film(model::ExhibitPanel& panel, const model::Film& film)
{
    panel.picture = {.code5 = panel.picture.code5, .file = film.file, .media = film.poster, .width = film.width, .height = film.height,
                     .caption = film.caption, .credit = film.credit,
                     .no_crop = true, .permitted_until = film.permitted_until};
    panel.clip = {.media = film.media, .subtitles = film.subtitles, .milliseconds = film.milliseconds, .sound = film.sound};
}

// True when the row has a picture or film that may be shown; what is wrong with one is told, and the panel goes without it.
Result<bool> take_panel_picture(StaffRow& row, FolderFiles& files, model::ExhibitPanel& panel)
{
    if (row.cell(Column::File).empty()) return false;
    const auto once = [] { return true; };   // several panels may have the same
    if (names_film(row, files)) {
        model::Film film;
        RENKEI_TRY(const bool right, take_film(row, files, film, once));
        if (right) put_film(panel, film);
        return right;
    }
    model::Photo picture;
    RENKEI_TRY(const bool right, take_picture(row, files, picture, once));
    picture.code5 = panel.picture.code5;
    if (right) panel.picture = std::move(picture);
    return right;
}

// What would have held a photograph's row leaves this one its words: it is taken and counted, so that is what is said. `from`: the first
// finding of its picture.
void note_without(std::vector<Finding>& findings, size_t from)
{
    for (size_t i = from; i < findings.size(); ++i) {
        if (findings[i].severity != Severity::Hold) continue;
        findings[i].severity = Severity::Note;
        findings[i].message = sentence("{1} (the panel is taken without it)", findings[i].message);
    }
}

}  // namespace

Result<void> read_exhibits(const TableSource& source, const Reading& reading)
{
    auto table = StaffTable::open(source, kExhibitSheet, reading);
    if (!table || !table->needs({Column::Title}, "title（題名）")) return {};
    return table->read(kMostExhibits, [&](StaffRow& row) -> Result<bool> {
        model::Exhibit exhibit;
        exhibit.title = row.cell(Column::Title);
        exhibit.key = row.cell(Column::Key).empty() ? exhibit.title : row.cell(Column::Key);
        exhibit.title_en = row.cell(Column::TitleEnglish);
        exhibit.subtitle = row.cell(Column::Subtitle);
        exhibit.place = row.cell(Column::Place);
        exhibit.source = row.cell(Column::Source);
        if (exhibit.title.empty()) {
            row.hold(Column::Title, "title", sentence("the title is missing; enter it as visitors are to read it"));
            return false;
        }
        if (!row.fits(Column::Key, "key", exhibit.key) || !row.fits(Column::Title, "title", exhibit.title) ||
            !row.fits(Column::TitleEnglish, "title_en", exhibit.title_en) || !row.fits(Column::Subtitle, "subtitle", exhibit.subtitle) ||
            !row.fits(Column::Place, "place", exhibit.place) || !row.fits(Column::Source, "source", exhibit.source)) return false;
        if (!take_dates(row, exhibit)) return false;
        auto& taken = reading.brought.content.exhibits;
        if (std::any_of(taken.begin(), taken.end(), [&](const auto& e) { return e.key == exhibit.key; })) {
            row.hold(row.cell(Column::Key).empty() ? Column::Title : Column::Key, "key", sentence("the exhibition “{1}” stands twice; take one of the rows out, or give each a key of its own", exhibit.key));
            return false;
        }
        taken.push_back(std::move(exhibit));
        return true;
    });
}

Result<void> read_panels(const TableSource& source, const Reading& reading, FolderFiles& files)
{
    auto table = StaffTable::open(source, kPanelSheet, reading);
    if (!table || !table->needs({Column::Text, Column::File, Column::Heading}, "text（本文）")) return {};
    std::map<std::string, int> last;   // number by exhibition
    std::set<std::pair<std::string, int>> numbers;
    RENKEI_CHECK(read_with_files(*table, kMostPanels, files, [&](StaffRow& row) -> Result<bool> {
        model::ExhibitPanel panel;
        const model::Exhibit* exhibit = exhibit_of(row);
        if (exhibit == nullptr || !take_number(row, last[exhibit->key], panel)) return false;
        panel.exhibit = exhibit->key;
        if (!take_panel_words(row, panel)) return false;
        bool wrong = false;
        if (const auto* municipality = row.municipality(false, wrong)) panel.picture.code5 = municipality->code5;
        if (wrong) return false;
        if (!numbers.emplace(panel.exhibit, panel.number).second) {
            row.hold(Column::Number, "number", sentence("there are two panels {1} of this exhibition; give each a number of its own", panel.number));
            return false;
        }
        last[panel.exhibit] = panel.number;
        const size_t before = reading.brought.findings.size();
        RENKEI_TRY(const bool pictured, take_panel_picture(row, files, panel));
        if (!pictured && panel.text.empty() && panel.heading.empty()) {
            row.hold(Column::Text, "text", sentence("the panel has neither a text nor a picture that may be shown"));
            return false;
        }
        note_without(reading.brought.findings, before);
        reading.brought.content.panels.push_back(std::move(panel));
        return true;
    }));
    auto& panels = reading.brought.content.panels;   // the rows may stand in any order
    std::stable_sort(panels.begin(), panels.end(), [](const auto& a, const auto& b) { return std::tie(a.exhibit, a.number) < std::tie(b.exhibit, b.number); });
    return {};
}

}  // namespace renkei::intake

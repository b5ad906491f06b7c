#include "intake/form_examples.hpp"

#include "base/civil_time.hpp"

namespace renkei::intake {
namespace {

constexpr size_t kMostShowcases = 4, kMostTowns = 12;
constexpr std::string_view kHallExhibitions = "全国連携展示";   // the category of events that were exhibitions in the hall
// Whoever takes a picture is known to those who fill in the form, so the example says only what belongs there.
constexpr const char* kWhoTookIt = "（撮影者か提供者の名前）";

std::string town_of(const std::string& code5, const model::Content& content)
{
    const auto* municipality = content.municipality(code5);
    return municipality != nullptr ? full_name(*municipality) : code5;
}

std::string names_of(const std::vector<std::string>& codes, const model::Content& content)
{
    std::string names;
    for (const std::string& code : codes)
        if (const auto* ward = content.municipality(code)) names += (names.empty() ? "" : "、") + ward->name;
    return names;
}

std::string written_motif(const std::string& name)
{
    const auto* const found = std::find_if(std::begin(kMotifs), std::end(kMotifs), [&](const Motif& motif) { return motif.name == name; });
    return found != std::end(kMotifs) ? found->written : "";
}

std::vector<const model::Showcase*> shipped_showcases(const model::Content& content, size_t most)
{
    std::vector<const model::Showcase*> shipped;
    for (const auto& showcase : content.showcases)
        if (!showcase.by_staff && shipped.size() < most) shipped.push_back(&showcase);
    return shipped;
}

std::vector<Example> showcase_examples(const model::Content& content)
{
    std::vector<Example> examples;
    for (const auto* s : shipped_showcases(content, kMostShowcases))
        examples.push_back({.cells = {{Column::Municipality, town_of(s->code5, content)}, {Column::Code, s->code5}, {Column::Lead, s->ja.lead},
                                      {Column::Body, s->ja.body}, {Column::LeadEnglish, s->en.lead},
                                      {Column::BodyEnglish, s->en.body}, {Column::Wards, names_of(s->ward_codes, content)}, {Column::Link, s->link_label_ja},
                                      {Column::Url, s->url},
                                      {Column::Motif, written_motif(s->motif)}},
                            .source = s->source});
    return examples;
}

const model::Showcase* shipped_showcase(const model::Content& content, const std::string& code5)
{
    const auto found = std::find_if(content.showcases.begin(), content.showcases.end(), [&](const auto& s) { return !s.by_staff && s.code5 == code5; });
    return found != content.showcases.end() ? &*found : nullptr;
}

// The newest one of the record about towns that all have a showcase here, so that its panels can be about them.
const model::Event* hall_exhibition(const model::Content& content)
{
    const model::Event* newest = nullptr;
    for (const auto& event : content.events) {
        const bool told = !event.related_codes.empty() && std::all_of(event.related_codes.begin(), event.related_codes.end(),
                                                                      [&](const auto& code) { return shipped_showcase(content, code) != nullptr; });
        if (!event.by_staff && event.category == kHallExhibitions && event.start_date && event.end_date && told &&
            (newest == nullptr || *event.start_date > *newest->start_date)) newest = &event;
    }
    return newest;
}

std::vector<Example> exhibit_examples(const model::Content& content)
{
    const auto* e = hall_exhibition(content);
    if (e == nullptr) return {};
    return {{.cells = {{Column::Key, std::to_string(static_cast<int>(e->start_date->year())) + "-1"}, {Column::Title, e->title},
                       {Column::Period, iso_date(*e->start_date) + "〜" + iso_date(*e->end_date)},
                       {Column::Place, e->venue}, {Column::Source, e->source}},
             .source = e->source}};
}

std::vector<Example> panel_examples(const model::Content& content)
{
    std::vector<Example> examples;
    const auto* exhibition = hall_exhibition(content);
    for (const auto& code5 : exhibition != nullptr ? exhibition->related_codes : std::vector<std::string>{}) {
        const auto* s = shipped_showcase(content, code5);
        examples.push_back({.cells = {{Column::Exhibit, exhibition->title}, {Column::Number, std::to_string(examples.size() + 1)},
                                      {Column::Heading, town_of(code5, content)}, {Column::Text, s->ja.body},
                                      {Column::Municipality, town_of(code5, content)}, {Column::Code, code5}},
                            .source = s->source});
    }
    return examples;
}

std::vector<Example> file_examples(const model::Content& content, const char* file)
{
    const auto shipped = shipped_showcases(content, 1);
    if (shipped.empty()) return {};
    return {{.cells = {{Column::File, file}, {Column::Municipality, town_of(shipped.front()->code5, content)}, {Column::Code, shipped.front()->code5},
                       {Column::Credit, kWhoTookIt}}, .source = ""}};
}

// The newest that the record has with who took part.
std::vector<Example> event_examples(const model::Content& content)
{
    const model::Event* newest = nullptr;
    for (const auto& event : content.events)
        if (!event.by_staff && event.start_date && event.end_date && !event.related_codes.empty() && event.related_codes.size() <= kMostTowns &&
            (newest == nullptr || *event.start_date > *newest->start_date)) newest = &event;
    if (newest == nullptr) return {};
    std::string towns;
    for (const std::string& code : newest->related_codes) towns += (towns.empty() ? "" : "、") + town_of(code, content);
    return {{.cells = {{Column::Title, newest->title}, {Column::Start, iso_date(*newest->start_date)}, {Column::End, iso_date(*newest->end_date)},
                       {Column::Place, newest->venue},
                       {Column::Municipality, newest->code5.empty() ? "" : town_of(newest->code5, content)}, {Column::Code, newest->code5},
                       {Column::Related, towns}, {Column::Category, newest->category},
                       {Column::Url, newest->url}, {Column::Source, newest->source}},
             .source = newest->source}};
}

// No notice is a fact that ships; how the columns are written is all that can be shown.
std::vector<Example> notice_examples()
{
    return {{.cells = {{Column::Urgent, "いいえ"}, {Column::Start, "2026-12-01"}, {Column::End, "2026-12-28 17:00"}, {Column::Title, "（お知らせの題名）"},
                       {Column::Body, "（お知らせの本文）"}}, .source = ""}};
}

}  // namespace

std::string full_name(const model::Municipality& municipality) { return municipality.prefecture + municipality.name; }

std::vector<Example> examples_of(const StaffSheet& sheet, const model::Content& content)
{
    if (&sheet == &kShowcaseSheet) return showcase_examples(content);
    if (&sheet == &kExhibitSheet) return exhibit_examples(content);
    if (&sheet == &kPanelSheet) return panel_examples(content);
    if (&sheet == &kPhotoSheet) return file_examples(content, "photo1.jpg");
    if (&sheet == &kFilmSheet) return file_examples(content, "film1.mp4");
    if (&sheet == &kEventSheet) return event_examples(content);
    if (&sheet == &kNoticeSheet) return notice_examples();
    return {};
}

}  // namespace renkei::intake

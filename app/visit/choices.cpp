#include "visit/choices.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/han_forms.hpp"
#include "base/hangul.hpp"
#include "visit/game.hpp"

namespace renkei::visit {
namespace {

using model::Municipality;
using Towns = std::vector<const Municipality*>;

constexpr size_t kTownsAtOnce = 15;    // so many are shown at once; of more another letter is asked
constexpr size_t kNeighbours = 5;

constexpr std::array<std::string_view, kRegions> kLastOfRegion{"01", "07", "14", "23", "30", "35", "39", "47"};

Letters letters_for(Wording language) { return language == Language::Japanese ? Letters::Kana : Letters::Latin; }

std::string typed_in(const Place& place)
{
    std::string typed = place.subject;
    if (typed.ends_with('*')) {   // a row of the board is open, not a letter chosen
        auto letters = letters_of(typed);
        letters.pop_back();
        letters.pop_back();
        typed.clear();
        for (const auto& letter : letters) typed += letter;
    }
    return typed;
}

double apart(const Municipality& a, const Municipality& b) { return std::hypot((a.lon - b.lon) * std::cos(a.lat * 0.01745329), a.lat - b.lat); }

Towns neighbours(const Municipality& m, const model::Content& content)
{
    Towns all;
    for (const auto& other : content.municipalities)
        if (other.code5 != m.code5 && apart(m, other) < 2) all.push_back(&other);
    const size_t count = std::min(kNeighbours, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), [&](const auto* a, const auto* b) { return apart(m, *a) < apart(m, *b); });
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
    return all;
}

Choice town_choice(const Municipality& m, Wording language) { return {"open town " + m.code5, label_of(m, language)}; }

// Two towns of one name are told apart by their prefecture.
std::vector<Choice> town_choices(const Towns& towns, Wording language, const Words& words)
{
    std::vector<Choice> choices;
    for (const auto* m : towns) {
        Choice choice = town_choice(*m, language);
        const bool twin = std::any_of(towns.begin(), towns.end(), [&](const auto* other) { return other != m && label_of(*other, language) == choice.label && other->prefecture_code != m->prefecture_code; });
        if (twin) choice.label += language == Language::Japanese ? "（" + m->prefecture + "）" : " (" + words.prefecture(m->prefecture) + ")";
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::vector<Choice> region_choices(int region, const model::Content& content, const Words& words)
{
    std::vector<Choice> choices;
    std::set<std::string> seen;
    for (const auto& m : content.municipalities) {
        if (region_of(m.prefecture_code) != region) continue;
        const bool parted = region == 1 && !m.subprefecture.empty();
        const std::string subject = parted ? m.prefecture_code + "/" + m.subprefecture : m.prefecture_code;
        if (seen.insert(subject).second) choices.push_back({"open towns " + subject, parted ? words.subprefecture(m.subprefecture) : words.prefecture(m.prefecture)});
    }
    return choices;
}

std::vector<Choice> find_choices(const Place& place, Wording language, const Index& index, const Words& words)
{
    const Letters letters = letters_for(language);
    const std::string typed = typed_in(place);
    const Towns towns = index.beginning(typed, letters);
    const auto key = [&](const std::string& letter) {
        std::string label = letter;
        if (letters == Letters::Latin && letter.size() == 1) label = std::string(1, static_cast<char>(letter[0] - 'a' + 'A'));
        return Choice{"open find " + typed + letter, label, true};
    };
    std::vector<Choice> choices;
    if (!typed.empty() && towns.size() <= kTownsAtOnce) return town_choices(towns, language, words);
    const std::vector<std::string> next = index.following(typed, letters);
    if (typed.empty() && letters == Letters::Kana) {   // the board: its ten rows, then the five of a row
        const std::string open = place.subject.empty() ? "" : letters_of(place.subject).front();
        for (const std::string& letter : next) {
            const std::string row = row_of(letter);
            if (!open.empty() && row == open) choices.push_back(key(letter));
            else if (open.empty() && (choices.empty() || choices.back().label != row)) choices.push_back({"open find " + row + "*", row, true});
        }
        return choices;
    }
    // Whose whole reading it is already stands before the letters that can follow.
    Towns whole;
    const std::string folded = letters == Letters::Kana ? folded_kana(typed) : folded_latin(typed);
    for (const auto* m : towns) {   // ascending by their stems, so they come first
        if (stem_of(*m, letters) != folded) break;
        whole.push_back(m);
    }
    choices = town_choices(whole, language, words);
    for (const std::string& letter : next) choices.push_back(key(letter));
    return choices;
}

std::string filled(std::string text, const std::string& name)
{
    static constexpr std::string_view kMark = "{name}";
    if (const size_t at = text.find(kMark); at != std::string::npos) text.replace(at, kMark.size(), name);
    return text;
}

std::vector<Choice> town_page_choices(const Municipality& m, Wording language, const Matter& matter, const Words& words)
{
    const model::Content& content = matter.content;
    std::vector<Choice> choices;
    const Place own{.page = Page::Events, .subject = "town " + m.code5};
    if (!events_at(own, matter).empty()) choices.push_back({"open events " + own.subject, words.fixed("footer.events")});
    const bool parted = m.prefecture_code == "01" && !m.subprefecture.empty();
    choices.push_back({"open towns " + (parted ? m.prefecture_code + "/" + m.subprefecture : m.prefecture_code), filled(words.fixed("visit.around"), parted ? words.subprefecture(m.subprefecture) : words.prefecture(m.prefecture))});
    for (const auto* ward : wards_of(m.code5, content)) choices.push_back({"open ward " + ward->code5, label_of(*ward, language)});
    for (const auto* other : neighbours(m, content)) choices.push_back(town_choice(*other, language));
    return choices;
}

std::vector<Choice> event_choices(const Place& place, Wording language, const Matter& matter, const Words& words)
{
    const auto events = events_at(place, matter);
    const std::string of = place.subject.starts_with("town ") ? place.subject.substr(0, 10) + " " : "";
    std::vector<Choice> choices;
    // The way to the town of the one that is looked at comes first.
    if (const auto* event = event_at(place, events); event != nullptr)
        if (const auto* m = matter.content.municipality(event->code5)) choices.push_back({m->kind == "特別区" ? "open ward " + m->code5 : "open town " + m->code5, filled(words.fixed("visit.to_town"), label_of(*m, language))});
    for (const auto* event : events) choices.push_back({"open events " + of + event->key, words.event(*event)});
    return choices;
}

std::vector<Choice> ward_choices(Wording language, const model::Content& content)
{
    std::vector<Choice> choices;
    for (const auto& m : content.municipalities)
        if (m.kind == "特別区") choices.push_back({"open ward " + m.code5, label_of(m, language)});
    return choices;
}

Choice choice_of(Wording wording, const Words& words) { return {"say " + std::string(wording_tag(wording)), words.own_name(wording)}; }

}  // namespace

std::vector<Choice> ways_on(const Matter& matter, const Words& words)
{
    std::vector<Choice> ways{{"open find", words.fixed("visit.find")}, {"open wards", words.fixed("visit.ward")}};
    if (!events_at({.page = Page::Events}, matter).empty()) ways.push_back({"open events", words.fixed("footer.events")});
    if (!matter.panels.empty()) ways.push_back({"open exhibits", words.fixed("visit.exhibits")});
    if (has_game(matter.content)) ways.push_back({"open game", words.fixed("visit.game")});
    return ways;
}

bool are_over(const std::vector<const model::Event*>& events, Date today) { return !events.empty() && model::last_day(*events.front()) < today; }

std::vector<const model::Event*> events_at(const Place& place, const Matter& matter)
{
    const std::string_view subject = place.subject;
    const std::string town = subject.starts_with("town ") ? std::string(subject.substr(5, 5)) : "";
    std::vector<const model::Event*> coming, past;
    for (const auto& e : matter.content.events) {
        if (!e.start_date || model::last_day(e) < *e.start_date) continue;
        const bool there = town.empty() || e.code5 == town || std::find(e.related_codes.begin(), e.related_codes.end(), town) != e.related_codes.end();
        if (there) (model::last_day(e) >= matter.today ? coming : past).push_back(&e);
    }
    std::stable_sort(coming.begin(), coming.end(), [](const auto* a, const auto* b) { return *a->start_date < *b->start_date; });
    std::stable_sort(past.begin(), past.end(), [](const auto* a, const auto* b) { return *a->start_date > *b->start_date; });
    std::vector<const model::Event*>& events = coming.empty() ? past : coming;
    if (events.size() > kMostEvents) events.erase(events.begin() + kMostEvents, events.end());
    return events;
}

const model::Event* event_at(const Place& place, const std::vector<const model::Event*>& events)
{
    std::string_view key = place.subject;
    if (key.starts_with("town ")) key.remove_prefix(std::min<size_t>(key.size(), 11));
    const auto found = std::find_if(events.begin(), events.end(), [&](const auto* e) { return e->key == key; });
    return found != events.end() ? *found : events.empty() ? nullptr : events.front();
}

// The first is a prefecture.
std::string name_of_region(int region, const Words& words) { return words.fixed("visit.region." + std::to_string(region)); }

int region_of(std::string_view prefecture_code)
{
    int region = 1;
    for (const std::string_view last : kLastOfRegion)
        if (prefecture_code > last) ++region;
    return std::min(region, kRegions);
}

std::string label_of(const Municipality& m, Wording language)
{
    if (m.romaji.empty()) return m.name;
    if (language == Language::Korean) return hangul_of_place(m.romaji);
    return language == Language::English ? std::string(model::without_kind(m.romaji)) : han_of(m.name, language);
}

Towns towns_of_ward(std::string_view ward, const model::Content& content)
{
    std::set<std::string> codes;
    for (const auto& link : content.links)
        if (link.ward_code5 == ward) codes.insert(link.member_codes.begin(), link.member_codes.end());
    for (const auto& plan : content.plans)
        if (std::find(plan.ward_codes.begin(), plan.ward_codes.end(), ward) != plan.ward_codes.end()) codes.insert(plan.member_codes.begin(), plan.member_codes.end());
    for (const auto& showcase : content.showcases)
        if (std::find(showcase.ward_codes.begin(), showcase.ward_codes.end(), ward) != showcase.ward_codes.end()) codes.insert(showcase.code5);
    Towns towns;
    for (const auto& code : codes)
        if (const auto* m = content.municipality(code)) towns.push_back(m);
    return towns;
}

Towns wards_of(std::string_view code5, const model::Content& content)
{
    Towns wards;
    for (const auto& m : content.municipalities) {
        if (m.kind != "特別区") continue;
        const Towns towns = towns_of_ward(m.code5, content);
        if (std::any_of(towns.begin(), towns.end(), [&](const auto* t) { return t->code5 == code5; })) wards.push_back(&m);
    }
    return wards;
}

Towns towns_at(const Place& place, Wording language, const model::Content& content, const Index& index)
{
    Towns towns;
    const auto take_if = [&](const auto& wanted) {
        for (const auto& m : content.municipalities)
            if (wanted(m)) towns.push_back(&m);
    };
    if (!place.near.empty()) {
        for (const auto& code : place.near)
            if (const auto* m = content.municipality(code)) towns.push_back(m);
        return towns;
    }
    switch (place.page) {
        case Page::Region: take_if([&](const auto& m) { return std::to_string(region_of(m.prefecture_code)) == place.subject; }); break;
        case Page::Towns: take_if([&](const auto& m) { return m.prefecture_code == place.subject || m.prefecture_code + "/" + m.subprefecture == place.subject; }); break;
        case Page::Town: take_if([&](const auto& m) { return m.code5 == place.subject; }); break;
        case Page::Ward: return towns_of_ward(place.subject, content);
        case Page::Find: {
            if (place.subject.ends_with('*')) {
                const std::string row = letters_of(place.subject).front();
                for (const auto* m : index.beginning("", Letters::Kana))
                    if (const auto letters = letters_of(stem_of(*m, Letters::Kana)); !letters.empty() && row_of(letters.front()) == row) towns.push_back(m);
                return towns;
            }
            return index.beginning(place.subject, letters_for(language));
        }
        default: break;
    }
    return towns;
}

std::vector<Choice> choices_at(const Place& place, Wording language, const Matter& matter, const Words& words)
{
    const model::Content& content = matter.content;
    const Index& index = matter.index;
    if (!place.near.empty()) return town_choices(towns_at(place, language, content, index), language, words);
    std::vector<Choice> choices;
    switch (place.page) {
        case Page::Map:
            for (int i = 1; i <= kRegions; ++i) choices.push_back({"open region " + std::to_string(i), name_of_region(i, words)});
            choices.push_back({"open layers", words.fixed("visit.layers")});
            break;
        case Page::Region: return region_choices(place.subject.empty() ? 1 : place.subject.front() - '0', content, words);
        case Page::Towns:
        case Page::Ward: return town_choices(towns_at(place, language, content, index), language, words);
        case Page::Town:
            if (const auto* m = content.municipality(place.subject)) return town_page_choices(*m, language, matter, words);
            break;
        case Page::Find: return find_choices(place, language, index, words);
        case Page::Wards: return ward_choices(language, content);
        case Page::Events: return event_choices(place, language, matter, words);
        case Page::Exhibits: return matter.panels;
        case Page::Layers:
            for (int i = 0; i < kLayers; ++i)
                if (const auto layer = static_cast<Layer>(i); !towns_in(layer, content).empty()) choices.push_back({"layer " + std::string(name_of(layer)), words.fixed("visit.layer." + std::string(name_of(layer)))});
            break;
        case Page::Game: return game_choices(place.subject, language, content, words);
        case Page::Languages:
            for (const Language written : kLanguages) {
                choices.push_back(choice_of(written, words));
                if (written == kEasyJapanese.language) choices.push_back(choice_of(kEasyJapanese, words));
            }
            break;
    }
    return choices;
}

}  // namespace renkei::visit

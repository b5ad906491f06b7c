#include "config/keys.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <utility>

#include "base/civil_time.hpp"
#include "base/sentence.hpp"

namespace renkei::config {
namespace {

// Lists are short: six choices of language, some dozen scenes.
constexpr size_t kLongestList = 64;

std::optional<Hours> parse_hours(const std::string& text)
{
    if (text == "closed") return Hours{0, 0};
    int oh = 0, om = 0, ch = 0, cm = 0, read = 0;
    if (std::sscanf(text.c_str(), "%2d:%2d-%2d:%2d%n", &oh, &om, &ch, &cm, &read) != 4 || static_cast<size_t>(read) != text.size()) return std::nullopt;
    const auto minute = [](int h, int m) { return h >= 0 && m >= 0 && m < 60 && h * 60 + m <= 24 * 60 ? h * 60 + m : -1; };
    const Hours hours{minute(oh, om), minute(ch, cm)};
    if (hours.open < 0 || hours.close < 0 || hours.open == hours.close) return std::nullopt;
    return hours;
}

// "12-29" or "2026-08-11"; a year of 0 where none is said. 02-29 is a day of every year that has it.
bool parse_day(std::string_view text, int& year, int& month, int& day)
{
    const bool has_year = text.size() == 10;
    const std::string whole = has_year ? std::string(text) : "2024-" + std::string(text);   // 2024 has every day
    const auto date = text.size() == 5 || has_year ? parse_date(whole) : std::nullopt;
    if (!date) return false;
    year = has_year ? static_cast<int>(date->year()) : 0;
    month = static_cast<int>(static_cast<unsigned>(date->month()));
    day = static_cast<int>(static_cast<unsigned>(date->day()));
    return true;
}

// "12-29/01-03", "2026-08-11" or "2026-12-28/2027-01-04": from and to as ISO 8601 writes an interval.
std::optional<ClosedDays> parse_closed_days(const std::string& text)
{
    const size_t slash = text.find('/');
    const std::string_view first = std::string_view(text).substr(0, slash), last = slash == std::string::npos ? first : std::string_view(text).substr(slash + 1);
    ClosedDays days;
    if (!parse_day(first, days.first_year, days.first_month, days.first_day) || !parse_day(last, days.last_year, days.last_month, days.last_day)) return std::nullopt;
    if ((days.first_year == 0) != (days.last_year == 0)) return std::nullopt;
    if (days.first_year != 0 && first > last) return std::nullopt;
    return days;
}

std::string closed_days_text(const ClosedDays& days)
{
    const auto one = [](int year, int month, int day) {
        char text[32];
        if (year != 0) std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        else std::snprintf(text, sizeof text, "%02d-%02d", month, day);
        return std::string(text);
    };
    const std::string first = one(days.first_year, days.first_month, days.first_day), last = one(days.last_year, days.last_month, days.last_day);
    return first == last ? first : first + "/" + last;
}

bool is_scene_name(const std::string& name)
{
    return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '-'; });
}

bool is_whole_path(const std::string& text) { return text.size() > 1 && text.size() <= 4096 && text.front() == '/' && text.find('\0') == std::string::npos; }

// Stands on a button, and in a line of the history.
bool is_persons_name(const std::string& text)
{
    return !text.empty() && text.size() <= 60 && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string in_quotes(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string list_text(const std::vector<std::string>& items)
{
    std::string out = "[";
    for (const auto& item : items) out += (out.size() > 1 ? ", " : "") + in_quotes(item);
    return out + "]";
}

std::optional<double> number_of(const Given& given)
{
    if (const auto* whole = std::get_if<long long>(&given)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&given); real && std::isfinite(*real)) return *real;
    return std::nullopt;
}

// Sets one kind of value each; chosen by the type at the key's place.
struct Setter {
    Config& config;
    const Key& key;
    const Given& given;

    bool operator()(std::string& (*place)(Config&)) const
    {
        const auto* text = std::get_if<std::string>(&given);
        if (!text || text->find('\0') != std::string::npos) return false;
        if (!key.words.empty() && std::find(key.words.begin(), key.words.end(), *text) == key.words.end()) return false;
        if (key.item != nullptr && !text->empty() && !key.item(*text)) return false;
        place(config) = *text;
        return true;
    }
    bool operator()(bool& (*place)(Config&)) const
    {
        const auto* flag = std::get_if<bool>(&given);
        if (!flag) return false;
        place(config) = *flag;
        return true;
    }
    bool operator()(int& (*place)(Config&)) const
    {
        const auto* whole = std::get_if<long long>(&given);
        if (!whole) return false;
        const bool allowed = key.choices.empty() ? static_cast<double>(*whole) >= key.least && static_cast<double>(*whole) <= key.most
                                                 : std::find(key.choices.begin(), key.choices.end(), *whole) != key.choices.end();
        if (!allowed) return false;
        place(config) = static_cast<int>(*whole);
        return true;
    }
    bool operator()(double& (*place)(Config&)) const
    {
        const auto number = number_of(given);
        if (!number || *number < key.least || *number > key.most) return false;
        place(config) = *number;
        return true;
    }
    bool operator()(std::vector<Wording>& (*place)(Config&)) const
    {
        const auto* items = std::get_if<std::vector<std::string>>(&given);
        if (!items || items->empty()) return false;
        std::vector<Wording> languages;
        for (const auto& item : *items) {
            const auto language = parse_wording(item);
            if (!language || std::find(languages.begin(), languages.end(), *language) != languages.end()) return false;
            languages.push_back(*language);
        }
        place(config) = std::move(languages);
        return true;
    }
    bool operator()(std::vector<std::string>& (*place)(Config&)) const
    {
        const auto* items = std::get_if<std::vector<std::string>>(&given);
        if (!items || items->size() > kLongestList || !std::all_of(items->begin(), items->end(), key.item ? key.item : is_scene_name)) return false;
        place(config) = *items;
        return true;
    }
    bool operator()(Hours& (*place)(Config&)) const
    {
        const auto* text = std::get_if<std::string>(&given);
        const auto hours = text ? parse_hours(*text) : std::nullopt;
        if (!hours) return false;
        place(config) = *hours;
        return true;
    }
    bool operator()(std::vector<ClosedDays>& (*place)(Config&)) const
    {
        const auto* items = std::get_if<std::vector<std::string>>(&given);
        if (!items || items->size() > kLongestList) return false;
        std::vector<ClosedDays> all;
        for (const auto& item : *items) {
            const auto days = parse_closed_days(item);
            if (!days) return false;
            all.push_back(*days);
        }
        place(config) = std::move(all);
        return true;
    }
};

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> items;
    for (size_t begin = 0; begin < text.size();) {
        const size_t comma = std::min(text.find(',', begin), text.size());
        std::string item = text.substr(begin, comma - begin);
        item.erase(0, item.find_first_not_of(' '));
        item.erase(item.find_last_not_of(' ') + 1);
        items.push_back(std::move(item));
        begin = comma + 1;
    }
    return items;
}

// What is no number stays text, and is refused by its type.
template <class T>
Given number_or_text(const std::string& text)
{
    T value{};
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (result.ec == std::errc{} && result.ptr == end) return value;
    return text;
}

// Insertions, removals and changes of one character, and exchanges of two neighbours (optimal string alignment).
size_t distance(std::string_view a, std::string_view b)
{
    std::vector<size_t> before, last, row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(last, row);
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

// So many slips are of a hand that meant this word: one in three letters; with more it is another word.
size_t most_slips(std::string_view word) { return std::max<size_t>(word.size() / 3, 1); }

}  // namespace

std::span<const Key> key_table()
{
    using Text = std::string& (*)(Config&);
    using Flag = bool& (*)(Config&);
    using Whole = int& (*)(Config&);
    using Number = double& (*)(Config&);
    using Languages = std::vector<Wording>& (*)(Config&);
    using Names = std::vector<std::string>& (*)(Config&);
    using Day = Hours& (*)(Config&);
    using Days = std::vector<ClosedDays>& (*)(Config&);
    const Sentence folder = sentence("a folder in quotation marks (\"\" for the usual place)");
    const Sentence hours = sentence("hours such as \"9:00-20:30\", or \"closed\"");
    const Sentence yes_no = sentence("true or false");
    const auto range = [](int least, int most) { return sentence("a number from {1} to {2}", least, most); };
    static const std::vector<Key> table = with_network_keys({
        {.name = "store", .place = Text([](Config& c) -> std::string& { return c.store; }), .expected = folder},
        {.name = "cache", .place = Text([](Config& c) -> std::string& { return c.cache; }), .expected = folder},
        {.name = "data", .place = Text([](Config& c) -> std::string& { return c.data; }), .expected = folder},
        {.name = "display.width_mm", .place = Number([](Config& c) -> double& { return c.display.width_mm; }), .expected = range(100, 20000), .least = 100, .most = 20000},
        {.name = "display.height_mm", .place = Number([](Config& c) -> double& { return c.display.height_mm; }), .expected = range(100, 20000), .least = 100, .most = 20000},
        {.name = "display.viewing_distance_mm", .place = Number([](Config& c) -> double& { return c.display.viewing_distance_mm; }), .expected = range(300, 20000), .least = 300, .most = 20000},
        {.name = "display.rotation", .place = Whole([](Config& c) -> int& { return c.display.rotation; }), .expected = sentence("0, 90, 180 or 270"), .choices = {0, 90, 180, 270}},
        {.name = "display.touch", .place = Flag([](Config& c) -> bool& { return c.display.touch; }), .expected = yes_no},
        {.name = "touch.panels", .place = Names([](Config& c) -> std::vector<std::string>& { return c.touch.panels; }), .expected = sentence("a list of turns and matrices such as [\"rotate 90\"] or [\"ILITEK: matrix 1 0 0.02 0 1 0\"]"), .item = is_touch_panel},
        {.name = "show.languages", .place = Languages([](Config& c) -> std::vector<Wording>& { return c.show.languages; }), .expected = sentence("one or more of \"ja\", \"ja-easy\", \"en\", \"zh-Hans\", \"zh-Hant\", \"ko\", each once")},
        {.name = "show.scenes", .place = Names([](Config& c) -> std::vector<std::string>& { return c.show.scenes; }), .expected = sentence("a list of scene names, such as [\"title\", \"events\"]")},
        {.name = "show.characters_per_second", .place = Number([](Config& c) -> double& { return c.show.characters_per_second; }), .expected = range(1, 10), .least = 1, .most = 10},
        {.name = "show.reduced_motion", .place = Flag([](Config& c) -> bool& { return c.show.reduced_motion; }), .expected = yes_no},
        {.name = "show.rotate_languages", .place = Flag([](Config& c) -> bool& { return c.show.rotate_languages; }), .expected = yes_no},
        {.name = "show.high_contrast", .place = Flag([](Config& c) -> bool& { return c.show.high_contrast; }), .expected = yes_no},
        {.name = "show.large_text", .place = Flag([](Config& c) -> bool& { return c.show.large_text; }), .expected = yes_no},
        {.name = "show.footer", .place = Flag([](Config& c) -> bool& { return c.show.footer; }), .expected = yes_no},
        {.name = "show.films", .place = Text([](Config& c) -> std::string& { return c.show.films; }), .expected = sentence("\"auto\", \"always\" or \"poster\""), .words = {"auto", "always", "poster"}},
        {.name = "show.sound", .place = Flag([](Config& c) -> bool& { return c.show.sound; }), .expected = yes_no},
        {.name = "wall.columns", .place = Whole([](Config& c) -> int& { return c.wall.columns; }), .expected = range(1, 8), .least = 1, .most = 8},
        {.name = "wall.rows", .place = Whole([](Config& c) -> int& { return c.wall.rows; }), .expected = range(1, 8), .least = 1, .most = 8},
        {.name = "wall.column", .place = Whole([](Config& c) -> int& { return c.wall.column; }), .expected = range(1, 8), .least = 1, .most = 8},
        {.name = "wall.row", .place = Whole([](Config& c) -> int& { return c.wall.row; }), .expected = range(1, 8), .least = 1, .most = 8},
        {.name = "opening.weekday", .place = Day([](Config& c) -> Hours& { return c.opening.weekday; }), .expected = hours},
        {.name = "opening.saturday", .place = Day([](Config& c) -> Hours& { return c.opening.saturday; }), .expected = hours},
        {.name = "opening.sunday", .place = Day([](Config& c) -> Hours& { return c.opening.sunday; }), .expected = hours},
        {.name = "opening.closed_days", .place = Days([](Config& c) -> std::vector<ClosedDays>& { return c.opening.closed_days; }), .expected = sentence("a list of days such as [\"12-29/01-03\", \"2026-08-11\"]")},
        {.name = "opening.closing_minutes", .place = Number([](Config& c) -> double& { return c.opening.closing_minutes; }), .expected = range(0, 120), .least = 0, .most = 120},
        {.name = "opening.outside", .place = Text([](Config& c) -> std::string& { return c.opening.outside; }), .expected = sentence("\"page\", \"dark\" or \"loop\""), .words = {"page", "dark", "loop"}},
        {.name = "staff.media_roots", .place = Names([](Config& c) -> std::vector<std::string>& { return c.staff.media_roots; }), .expected = sentence("a list of folders in which sticks appear, such as [\"/media\"]"), .item = is_whole_path},
        {.name = "staff.names", .place = Names([](Config& c) -> std::vector<std::string>& { return c.staff.names; }), .expected = sentence("a list of names, such as [\"A. Sato\", \"Public relations\"]"), .item = is_persons_name},
        {.name = "staff.second_person", .place = Flag([](Config& c) -> bool& { return c.staff.second_person; }), .expected = yes_no},
    });
    return table;
}

const Key* find_key(std::string_view name)
{
    for (const Key& key : key_table())
        if (name == key.name) return &key;
    return nullptr;
}

std::string nearest_key(std::string_view name)
{
    const auto split_at = [](std::string_view full) { return full.rfind('.') == std::string_view::npos ? 0 : full.rfind('.') + 1; };
    const std::string_view section = name.substr(0, split_at(name)), word = name.substr(split_at(name));
    const Key* best = nullptr;
    size_t least = most_slips(word) + 1;
    for (const Key& key : key_table()) {
        const std::string_view full = key.name, known = full.substr(split_at(full));
        const bool shortened = !word.empty() && known.starts_with(word) && known.substr(word.size()).starts_with('_');   // width for width_mm
        const size_t d = shortened ? 1 : distance(word, known) + (full.substr(0, split_at(full)) == section ? 0 : 1);
        if (d < least) {
            least = d;
            best = &key;
        }
    }
    return best ? best->name : "";
}

std::string nearest_variable(std::string_view name)
{
    std::string best;
    size_t least = most_slips(name.substr(std::min(variable_of("").size(), name.size()))) + 1;
    for (const Key& key : key_table()) {
        const std::string known = variable_of(key.name);
        const size_t d = distance(name, known);
        if (d >= least) continue;
        least = d;
        best = known;
    }
    return best;
}

bool set_value(Config& config, const Key& key, const Given& given)
{
    return std::visit(Setter{config, key, given}, key.place);
}

bool set_text(Config& config, const Key& key, const std::string& text)
{
    struct AsGiven {
        const std::string& text;
        Given operator()(std::string& (*)(Config&)) const { return text; }
        Given operator()(Hours& (*)(Config&)) const { return text; }
        Given operator()(bool& (*)(Config&)) const
        {
            if (text == "true" || text == "1") return true;
            if (text == "false" || text == "0") return false;
            return text;
        }
        Given operator()(int& (*)(Config&)) const { return number_or_text<long long>(text); }
        Given operator()(double& (*)(Config&)) const { return number_or_text<double>(text); }
        Given operator()(std::vector<Wording>& (*)(Config&)) const { return split(text); }
        Given operator()(std::vector<std::string>& (*)(Config&)) const { return split(text); }
        Given operator()(std::vector<ClosedDays>& (*)(Config&)) const { return text.empty() ? Given(text) : Given(split(text)); }   // an empty variable is a slip
    };
    return set_value(config, key, std::visit(AsGiven{text}, key.place));
}

std::string value_text(const Config& config, const Key& key)
{
    struct AsText {
        Config config;
        std::string operator()(std::string& (*place)(Config&)) { return in_quotes(place(config)); }
        std::string operator()(bool& (*place)(Config&)) { return place(config) ? "true" : "false"; }
        std::string operator()(int& (*place)(Config&)) { return std::to_string(place(config)); }
        std::string operator()(double& (*place)(Config&))
        {
            char text[32];
            std::snprintf(text, sizeof text, "%.10g", place(config));
            return text;
        }
        std::string operator()(std::vector<Wording>& (*place)(Config&))
        {
            std::vector<std::string> tags;
            for (const Wording language : place(config)) tags.emplace_back(wording_tag(language));
            return list_text(tags);
        }
        std::string operator()(std::vector<std::string>& (*place)(Config&)) { return list_text(place(config)); }
        std::string operator()(std::vector<ClosedDays>& (*place)(Config&))
        {
            std::vector<std::string> days;
            for (const ClosedDays& one : place(config)) days.push_back(closed_days_text(one));
            return list_text(days);
        }
        std::string operator()(Hours& (*place)(Config&))
        {
            const Hours& h = place(config);
            if (h.open == h.close) return in_quotes("closed");
            char text[48];
            std::snprintf(text, sizeof text, "\"%d:%02d-%d:%02d\"", h.open / 60, h.open % 60, h.close / 60, h.close % 60);
            return text;
        }
    };
    return std::visit(AsText{config}, key.place);
}

}  // namespace renkei::config

#include "scenes/support_facts.hpp"

#include <algorithm>
#include <cmath>

#include "scenes/figures.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

std::string name_of(const model::Support& s, Wording language)
{
    const std::string told = told_of("disasters", s.disaster, language);
    return is_alphabetic(language) ? replaced(told, "No. ", "No.\u00a0") : replaced(in_print(told), "（", "\n（");
}

// 平成23年3月11日; where only the month is known 令和3年8月, 2021.8.
std::string date_of(const model::Support& s, Wording language)
{
    if (is_plain_japanese(language)) return s.wareki_year + in_print(s.wareki_date);
    if (s.date_precision == "month") return text::year_and_month(s.start_date, language);
    const std::string first = text::long_date(s.start_date, language, text::Weekday::Omit);
    return s.start_date == s.end_date ? first : first + (language == Language::English ? "–" : "〜") +
        text::month_day(s.end_date, language, text::Weekday::Omit);
}

// People sent, where the statistics know the number: their labels begin with the disaster's name.
const model::Statistic* people_sent(const model::Content& content, const model::Support& s)
{
    const auto found = std::find_if(content.statistics.begin(), content.statistics.end(),
                                    [&](const auto& one) { return one.unit == "people" && one.value && one.label.starts_with(s.disaster); });
    return found == content.statistics.end() ? nullptr : &*found;
}

// A prefecture, an association of one, or a place of its own.
std::string recipient_name(const std::string& recipient, Wording language)
{
    if (is_translated("recipients", recipient, language)) return told_of("recipients", recipient, language);
    if (language != Language::English) return recipient.ends_with("会") ? association_name(recipient, language) : prefecture_name(recipient, language);
    const std::string prefecture = prefecture_name(recipient, language);
    return prefecture == recipient ? english_name("recipients", recipient) : prefecture;
}

std::string recipients_of(const Board& board, const model::Support& s, const text::Style& style, float measure, int most_lines)
{
    const Wording language = board.setting().language;
    std::string all;
    for (const std::string& r : s.recipients) {
        all += (all.empty() ? "" : std::string(between_names(language))) + recipient_name(r, language);
    }
    text::Paragraph p = board.paragraph(all, style);
    p.measure = measure;
    p.breaking = text::Breaking::Phrase;
    if (static_cast<int>(board.setting().typesetter.set(p).lines.size()) <= most_lines) return all;
    return filled(filled(words("support.recipients_more", language), "first", recipient_name(s.recipients.front(), language)), "count",
                  std::to_string(s.recipients.size()));
}

// Rocks that are smaller than a letter do not count.
Land coast_of(const Board& board, const NationLayout& nation)
{
    constexpr float kSpeck = 14;   // units
    const Setting& s = board.setting();
    return without_specks(main_land(nation, s.atlas, s.atlas.codes(), s.pixels_per_unit), kSpeck);
}

}  // namespace

std::string in_print(std::string text) { return replaced(replaced(replaced(std::move(text), "(", "（"), ")", "）"), "~", "〜"); }

std::string undated(const std::string& name, const std::string& year)
{
    if (year.empty() || !name.starts_with(year)) return name;
    return name.substr(std::min(name.find_first_not_of(' ', year.size()), name.size()));
}

std::string year_of(const model::Support& s, Wording language) { return is_plain_japanese(language) ? s.wareki_year : text::year_name(s.start_date, language); }

std::string upright_amount(long long yen, Wording language)
{
    if (language.easy) return yen_amount(yen, language);
    const std::string figures = text::kanji_number(yen);
    if (language == Language::SimplifiedChinese) return replaced(figures, "億", "亿") + "日元";   // 万 is both countries'
    if (language == Language::TraditionalChinese) return replaced(figures, "万", "萬") + "日圓";
    return figures + "円";
}

std::string given(const model::Support& s, bool money_told, bool people_told, Wording language)
{
    std::string all;
    const auto add = [&](const char* key) {
        std::string said = words(key, language);
        // A list has its capital at its head alone: Relief money, staff dispatched.
        if (!all.empty() && said.front() >= 'A' && said.front() <= 'Z') said.front() = static_cast<char>(said.front() - 'A' + 'a');
        all += (all.empty() ? "" : std::string(between_names(language))) + said;
    };
    if (!money_told) add(s.money_kind == "見舞金" ? "support.relief" : "support.aid");
    if (s.staff_dispatched && !people_told) add("support.staff");
    if (s.goods_provided) add("support.goods");
    return all;
}

Facts::Facts(Board& board, const NationLayout& nation, Vec2 at, float measure) : board_(board), sea_(coast_of(board, nation), board.frame()), at_(at),
    measure_(measure) {}

// A name that needs two lines leaves its year to the date above it, lest the date within it be torn.
std::string Facts::headline_of(const model::Support& s, float size) const
{
    const Wording language = board_.setting().language;
    const std::string name = name_of(s, language), year = year_of(s, language);
    const bool dated = !is_alphabetic(language) && date_of(s, language).starts_with(year);
    const bool room = board_.setting().typesetter.line(name, board_.style(text::Face::Headline, board_.type(size), 1.3f)).size.w <= measure_;
    return dated && !room ? undated(name, year) : name;
}

std::vector<Facts::Line> Facts::lines_of(const model::Support& s, Room room) const
{
    using text::Face;
    const Wording language = board_.setting().language;
    const bool large = board_.has_large_type();
    const auto closer = [&](float usual) { return room == Room::Usual ? usual : std::min(usual, 1.24f); };
    std::vector<Line> lines{{date_of(s, language), Face::Gothic, 28, closer(1.4f), ink::kWakatake, 0}};
    const float name = is_alphabetic(language) ? 40.0f : 46.0f;
    if (room != Room::Least) lines.push_back({headline_of(s, name), Face::Headline, name, closer(1.3f), ink::kSumi, 10});
    if (s.joint_amount_yen) {
        lines.push_back({words(s.money_kind == "見舞金" ? "support.joint_relief" : "support.joint_aid", language), Face::Gothic, 24, closer(1.3f), ink::kSumi,
                         14});
        const std::string amount = yen_amount(*s.joint_amount_yen, language);
        const float high = large && (board_.portrait() || room != Room::Usual) ? 60 : 76;   // the map begins sooner
        text::Style numeral = board_.style(Face::Numeral, high, 1);
        numeral.figures = text::Figures::Tabular;   // as it is set
        const float wide = board_.setting().typesetter.line(amount, numeral).size.w;
        lines.push_back({amount, Face::Numeral, wide > measure_ ? std::floor(high * measure_ / wide) - 1 : high, 1.22f, ink::kWakatake, 0});
        if (const std::string figures = yen_in_figures(*s.joint_amount_yen, language); !figures.empty() && room == Room::Usual)
            lines.push_back({figures, Face::Gothic, 24, 1.3f, ink::kSumi, 0});
    }
    const float after_amount = s.joint_amount_yen && !language.easy ? 8.0f : 14.0f;
    const auto* people = people_sent(*board_.setting().programme.content, s);
    if (people != nullptr) {
        lines.push_back({filled(words("support.people_sent", language), "count", text::grouped(static_cast<long long>(*people->value))), Face::Gothic, 28,
                         closer(1.4f), ink::kSumi, after_amount});
        if (people->as_of)
            lines.push_back({filled(words("support.as_of", language), "date", text::long_date(*people->as_of, language, text::Weekday::Omit)), Face::Gothic,
                             24, closer(1.5f), ink::kSumi, 0});
    }
    const text::Style small = board_.style(Face::Gothic, board_.type(26), 1.45f);
    const int most = !large ? 4 : room == Room::Least && language.easy ? 3 : 6;   // lines of names
    lines.push_back({recipients_of(board_, s, small, measure_, most), Face::Gothic, 26, closer(large ? 1.32f : 1.45f), ink::kSumi,
                     people != nullptr ? 4 : after_amount + 4});
    if (const std::string rest = given(s, s.joint_amount_yen.has_value(), people != nullptr, language); !rest.empty())
        lines.push_back({rest, Face::Gothic, 24, closer(1.6f), ink::kSumi.with_alpha(0.78f), 0});
    return lines;
}

// At the widest measure at which the words keep off the land; at the usual one where none does.
Facts::Set Facts::set(const Line& line, float y) const
{
    constexpr float kAir = 4, kStep = 12, kLeast = 200;   // units
    Set result{board_.paragraph(line.words, board_.style(line.face, board_.type(line.size), line.height)), false, 0};
    text::Paragraph& p = result.paragraph;
    p.style.figures = text::Figures::Tabular;
    p.breaking = text::Breaking::Phrase;
    const auto ends = [&](const text::Block& block) { return y + block.size.h + board_.type(line.size) * (line.height - 1); };
    for (p.measure = measure_; p.measure >= kLeast; p.measure -= kStep) {
        const text::Block block = board_.setting().typesetter.set(p);
        if (std::any_of(block.lines.begin(), block.lines.end(), [&](const text::Line& one) { return sea_.meets_land(one.box.moved({at_.x, y}).grown(kAir)); }))
            continue;
        result.clear = true, result.bottom = ends(block);
        return result;
    }
    p.measure = measure_;
    result.bottom = ends(board_.setting().typesetter.set(p));
    return result;
}

bool Facts::clear(const std::vector<Line>& lines) const
{
    float y = at_.y;
    for (const Line& line : lines) {
        const Set one = set(line, y + line.before);
        if (!one.clear) return false;
        y = one.bottom;
    }
    return true;
}

void Facts::say(const model::Support& s, float begin, float end)
{
    std::vector<Line> lines = lines_of(s, Room::Usual);
    if (board_.has_large_type())
        for (const Room room : {Room::Close, Room::Least})
            if (!clear(lines)) lines = lines_of(s, room);
    Entrance entrance{begin + 0.15f, {0, 12}, 0.5f, end >= 0 ? end - 0.25f : -1};
    float y = at_.y;
    for (const Line& line : lines) {
        y += line.before;
        const Set one = set(line, y);
        const Placed placed = board_.text(one.paragraph, {at_.x, y}, Anchor::TopLeft, line.color, entrance);
        reach_ = reach_.w > 0 ? reach_.united(placed.box) : placed.box;
        y = one.bottom;
        entrance.at += 0.06f;
    }
}

}  // namespace renkei::scenes

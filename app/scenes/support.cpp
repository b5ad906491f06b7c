// 8. Support. The disasters since 2008 as a chronicle beside the map: who was helped, with what. Each is said in turn: its
// recipients turn to young bamboo, a line reaches them from Tokyo, and its facts stand over the sea of Japan. No red, no alarm.

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "scenes/chronicle.hpp"
#include "scenes/figures.hpp"
#include "scenes/headline.hpp"
#include "scenes/names.hpp"
#include "scenes/page_number.hpp"
#include "scenes/paper.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/strings.hpp"
#include "scenes/support_map.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kFirst = 1.6f;      // second at which the first disaster is said: after the page has come
constexpr float kFirstLarge = 4.2f; // … where large type says the sum before
constexpr float kLargeFrom = 28;    // units of type from which a list leaves out years and details, and the map's key stands at its foot
constexpr float kColumnsLeft = 1000;   // of a lying page: the map lies left of it
constexpr float kForLabels = 120;      // of larger type: the insets' names reach further right
constexpr float kBesideKyushu = 300;   // of a lying page: the sea left of it
constexpr float kBeforeKey = 230;      // of a standing page: Kyushu, left of the map's key
constexpr float kBeforeKeyText = 30;   // from the sum to the key below it: they are two things
constexpr float kOffNames = 12;         // from the map's names to its key: it is none of them
constexpr float kAfter = 1.2f;      // how long the last one stays beyond its share

bool is_large(const Board& board) { return board.type(24) >= kLargeFrom; }

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

// Brackets and waves of the typewriter become those of print.
std::string in_print(std::string text) { return replaced(replaced(replaced(std::move(text), "(", "（"), ")", "）"), "~", "〜"); }

std::string name_of(const model::Support& s, Wording language)
{
    const std::string told = told_of("disasters", s.disaster, language);
    return tells_in_english(language) ? replaced(told, "No. ", "No.\u00a0") : replaced(in_print(told), "（", "\n（");
}

// Without the year that stands over or beside it: 平成28年熊本地震, 2016年熊本地震, 2016년 구마모토 지진.
std::string undated(const std::string& name, const std::string& year)
{
    if (year.empty() || !name.starts_with(year)) return name;
    return name.substr(std::min(name.find_first_not_of(' ', year.size()), name.size()));
}

// As the display counts years.
std::string year_of(const model::Support& s, Wording language) { return language == Language::Japanese && !language.easy ? s.wareki_year : text::year_name(s.start_date, language); }

// 平成23年3月11日; where only the month is known 令和3年8月, 2021.8.
std::string date_of(const model::Support& s, Wording language)
{
    if (language == Language::Japanese && !language.easy) return s.wareki_year + in_print(s.wareki_date);
    if (s.date_precision == "month") return text::year_and_month(s.start_date, language);
    const std::string first = text::long_date(s.start_date, language, text::Weekday::Omit);
    return s.start_date == s.end_date ? first : first + (language == Language::English ? "–" : "〜") + text::month_day(s.end_date, language, text::Weekday::Omit);
}

// Upright, in figures of kanji: 十億円, 十亿日元.
std::string upright_amount(long long yen, Wording language)
{
    const std::string figures = text::kanji_number(yen);
    if (language == Language::SimplifiedChinese) return replaced(figures, "億", "亿") + "日元";   // 万 is both countries'
    if (language == Language::TraditionalChinese) return replaced(figures, "万", "萬") + "日圓";
    return figures + "円";
}

// People sent, where the statistics know the number: their labels begin with the disaster's name.
const model::Statistic* people_sent(const model::Content& content, const model::Support& s)
{
    const auto found = std::find_if(content.statistics.begin(), content.statistics.end(), [&](const auto& one) { return one.unit == "people" && one.value && one.label.starts_with(s.disaster); });
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
    return filled(filled(words("support.recipients_more", language), "first", recipient_name(s.recipients.front(), language)), "count", std::to_string(s.recipients.size()));
}

// What was given, in words: money of its kind, people, goods; without what is told with its number.
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

// The facts of one disaster, over the sea of Japan.
class Facts {
  public:
    Facts(Board& board, Vec2 at, float measure) : board_(board), at_(at), measure_(measure) {}

    // All that any of them takes.
    [[nodiscard]] const Rect& reach() const { return reach_; }

    void say(const model::Support& s, float begin, float end)
    {
        const Wording language = board_.setting().language;
        y_ = at_.y;
        entrance_ = {begin + 0.15f, {0, 12}, 0.5f, end >= 0 ? end - 0.25f : -1};
        set(date_of(s, language), text::Face::Gothic, 28, 1.4f, ink::kWakatake);
        y_ += 10;
        const float large = tells_in_english(language) ? 40.0f : 46.0f;
        set(headline_of_one(s, large), text::Face::Headline, large, 1.3f, ink::kSumi);
        y_ += 14;
        if (s.joint_amount_yen) {
            set(words(s.money_kind == "見舞金" ? "support.joint_relief" : "support.joint_aid", language), text::Face::Gothic, 24, 1.3f, ink::kSumi);
            const std::string amount = yen_amount(*s.joint_amount_yen, language);
            const float high = is_large(board_) && board_.portrait() ? 60 : 76;   // the map begins sooner
            text::Style numeral = board_.style(text::Face::Numeral, high, 1);
            numeral.figures = text::Figures::Tabular;   // as it is set
            const float wide = board_.setting().typesetter.line(amount, numeral).size.w;
            set(amount, text::Face::Numeral, wide > measure_ ? std::floor(high * measure_ / wide) - 1 : high, 1.22f, ink::kWakatake);
            y_ += 8;
        }
        const auto* people = people_sent(*board_.setting().programme.content, s);
        if (people != nullptr) {
            set(filled(words("support.people_sent", language), "count", text::grouped(static_cast<long long>(*people->value))), text::Face::Gothic, 28, 1.4f, ink::kSumi);
            if (people->as_of) set(filled(words("support.as_of", language), "date", text::long_date(*people->as_of, language, text::Weekday::Omit)), text::Face::Gothic, 24, 1.5f, ink::kSumi);
        }
        const text::Style small = board_.style(text::Face::Gothic, board_.type(26), 1.45f);
        y_ += 4;
        set(recipients_of(board_, s, small, measure_, is_large(board_) ? 6 : 4), text::Face::Gothic, 26, is_large(board_) ? 1.32f : 1.45f, ink::kSumi);
        if (const std::string rest = given(s, s.joint_amount_yen.has_value(), people != nullptr, language); !rest.empty()) set(rest, text::Face::Gothic, 24, 1.6f, ink::kSumi.with_alpha(0.78f));
    }

  private:
    // A name that needs two lines leaves its year to the date above it, lest the date within it be torn.
    std::string headline_of_one(const model::Support& s, float size) const
    {
        const Wording language = board_.setting().language;
        const std::string name = name_of(s, language);
        const std::string year = year_of(s, language);
        const bool dated = !tells_in_english(language) && date_of(s, language).starts_with(year);
        const bool room = board_.setting().typesetter.line(name, board_.style(text::Face::Headline, board_.type(size), 1.3f)).size.w <= measure_;
        return dated && !room ? undated(name, year) : name;
    }

    void set(const std::string& words, text::Face face, float size, float line_height, paint::Color color)
    {
        text::Paragraph p = board_.paragraph(words, board_.style(face, board_.type(size), line_height));
        p.style.figures = text::Figures::Tabular;
        p.measure = measure_;
        p.breaking = text::Breaking::Phrase;
        const Placed placed = board_.text(p, {at_.x, y_}, Anchor::TopLeft, color, entrance_);
        reach_ = reach_.w > 0 ? reach_.united(placed.box) : placed.box;
        y_ = placed.box.bottom() + board_.type(size) * (line_height - 1);
        entrance_.at += 0.06f;
    }

    Board& board_;
    Vec2 at_;
    float measure_, y_ = 0;
    Entrance entrance_;
    Rect reach_;
};

// How much it was in all: upright beside the title in Japanese, below it in other languages, with the title's own translation, or first of all.
void add_sum(Board& board, const std::vector<model::Support>& supports, Vec2 beside, Rect below, Rect opening, std::optional<float> greens_at)
{
    const Wording language = board.setting().language;
    std::set<std::string> prefectures;
    size_t recipients = 0;
    for (const auto& s : supports) {
        prefectures.insert(s.prefecture_codes.begin(), s.prefecture_codes.end());
        recipients += s.recipients.size();
    }
    const bool japanese = language == Language::Japanese && !language.easy;   // in a column, with figures in kanji
    const auto number = [&](size_t n) { return japanese ? text::kanji_number(static_cast<long long>(n)) : std::to_string(n); };
    std::string sum = words("support.sum", language);
    sum = filled(filled(filled(sum, "disasters", number(supports.size())), "prefectures", number(prefectures.size())), "recipients", number(recipients));
    text::Paragraph p = board.paragraph(sum, board.style(text::Face::Mincho, board.type(japanese ? 28.0f : 24.0f), 1.4f));
    if (japanese) {
        p.direction = text::Direction::Vertical;
        board.text(p, beside, Anchor::TopRight, ink::kSumi, {0.6f, {0, 0}});
        return;
    }
    if (is_large(board)) {   // the type takes its room: it is said first, where the disasters are said afterwards
        text::Paragraph first = board.paragraph(sum, board.style(text::Face::Mincho, board.type(48), 1.4f));
        first.measure = opening.w;
        board.text(first, {opening.x, opening.y}, Anchor::TopLeft, ink::kSumi, {0.4f, {0, 0}, 0.5f, kFirstLarge - 0.4f});
        return;
    }
    p.measure = below.w;
    p.align = text::Align::End;
    const Placed all = board.text(p, {below.right(), below.y}, Anchor::TopRight, ink::kSumi, {0.6f, {0, 0}});
    if ((!board.portrait() && !tells_in_english(language)) || !greens_at) return;   // lying, the key's lines would reach the marks of columns
    p.spans = {{words("support.key", language), {}}};
    board.text(p, {below.right(), all.box.bottom() + kBeforeKeyText}, Anchor::TopRight, ink::kSumi, {*greens_at, {0, 0}});
}

// The sea nearest to where words are wanted: they move and are wrapped closer until they are off all land and what is taken.
void add_on_sea(Board& board, text::Paragraph p, Vec2 at, Anchor anchor, const NationLayout& nation, const std::vector<Rect>& taken, float appears)
{
    constexpr float kAir = 6, kStep = 12, kBack = 120, kOver = 840, kUpOrDown = 300, kCloser = 24, kLeast = 120;   // units; kOver: to the Pacific
    constexpr float kALine = 340;   // units of way that a further line counts as: a narrow stack is the last resort
    const Setting& s = board.setting();
    Land land = main_land(nation, s.atlas, s.atlas.codes(), s.pixels_per_unit);
    merge(land, inset_land(nation, s.atlas, s.atlas.codes(), s.pixels_per_unit));
    const SeaChart chart(land, board.frame());
    const auto is_free = [&](const Rect& box) {
        const Rect air = box.grown(kAir);
        return box.x >= kMargin && box.right() <= board.right() && box.y >= kMargin && box.bottom() <= board.bottom() && !chart.meets_land(air) && std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return air.meets(other); });
    };
    std::optional<std::pair<float, Vec2>> best;   // its measure, where it is anchored
    float least = std::numeric_limits<float>::infinity();
    const float wanted = p.measure;
    for (float measure = wanted; measure >= kLeast; measure -= kCloser) {
        p.measure = measure;
        const text::Block block = s.typesetter.set(p);
        for (float y = -kUpOrDown; y <= kUpOrDown; y += kStep)
            for (float x = -kBack; x <= kOver; x += kStep) {
                const float cost = std::hypot(x, y) + kALine * static_cast<float>(block.lines.size());
                if (cost >= least) continue;
                const Vec2 top_left = corner(block, at + Vec2{x, y}, anchor);
                if (is_free({top_left.x, top_left.y, block.size.w, block.size.h})) least = cost, best = {measure, at + Vec2{x, y}};
            }
    }
    p.measure = best ? best->first : wanted;
    board.text(p, best ? best->second : at, anchor, ink::kSumi, {appears, {0, 0}});
}

// What the map's greens say, from the first of them on: upright below the title in Japanese, with the sum elsewhere; in large type at the map's
// foot, where the sea is.
void add_key(Board& board, Vec2 top_right, const NationLayout& nation, const std::vector<Rect>& taken, float greens_at)
{
    const Wording language = board.setting().language;
    const bool japanese = language == Language::Japanese && !language.easy, large = is_large(board);
    text::Paragraph p = board.paragraph(words("support.key", language), board.style(text::Face::Mincho, board.type(24), large ? 1.3f : japanese ? 1.4f : 1.35f));
    if (large) {
        const Rect great = nation.insets.front().inset.frame;
        p.breaking = text::Breaking::Phrase;
        p.measure = great.x - 24 - kMargin - (board.portrait() ? kBeforeKey : 0);
        add_on_sea(board, p, {board.portrait() ? great.x - 24 : kMargin, great.bottom()}, board.portrait() ? Anchor::BottomRight : Anchor::BottomLeft, nation, taken, greens_at);
    }
    else if (japanese) {
        p.direction = text::Direction::Vertical;
        board.text(p, top_right, Anchor::TopRight, ink::kSumi, {greens_at, {0, 0}});
    }
    else if (!board.portrait() && !tells_in_english(language)) {   // on the sea before Kyushu
        p.breaking = text::Breaking::Phrase;
        p.measure = kBesideKyushu;
        add_on_sea(board, p, {kMargin, board.frame().h * 0.615f}, Anchor::BottomLeft, nation, taken, greens_at);
    }
}

struct Page {
    size_t first = 0, end = 0;
};

Result<Page> page_of(std::string_view item, size_t count)
{
    constexpr size_t a_page = programme::kDisastersAPage;
    const size_t pages = (count + a_page - 1) / a_page;
    const auto number = page_number(item, std::max<size_t>(1, pages));
    if (!number) return no_page("support", item, pages);
    return Page{(*number - 1) * a_page, std::min(*number * a_page, count)};
}

// Those of this page, whose gifts the facts tell one after the other.
Chronicle chronicle_of(const Board& board, const std::vector<Help>& helps, const Page& page, float title)
{
    const auto& supports = board.setting().programme.content->supports;
    const Wording language = board.setting().language;
    const Size f = board.frame();
    const float type = board.type(24);
    const bool list = tells_in_english(language), large = is_large(board);
    Chronicle c;
    std::string year;
    for (size_t i = page.first; i < page.end; ++i) {
        const model::Support& s = supports[i];
        ChronicleEntry e;
        const std::string of_year = year_of(s, language);
        if (of_year != year && (!large || !list)) e.year = year = of_year;   // with larger type the names' own years must do
        const std::string told = told_of("disasters", s.disaster, language), name = list ? told : in_print(told);
        e.translated = is_translated("disasters", s.disaster, language);
        e.words = list && year.empty() ? name : undated(undated(name, of_year), s.wareki_year);
        if (s.joint_amount_yen) e.amount = list ? yen_amount(*s.joint_amount_yen, language) : upright_amount(*s.joint_amount_yen, language);
        if (list) e.detail = given(s, false, false, language);
        e.marks = {true, s.staff_dispatched, s.goods_provided};
        e.said = helps[i].at;
        e.until = helps[i].until;
        c.entries.push_back(std::move(e));
    }
    float names = 168;
    if (!list)
        for (const char* row : {"support.money", "support.staff", "support.goods"}) {
            c.rows.push_back(words(row, language));
            names = std::max(names, board.setting().typesetter.line(c.rows.back(), board.style(text::Face::Gothic, type, 1)).size.w);
        }
    c.rows_from = board.right() - (list && large ? title + 64 : names);
    const float right = c.rows_from - 20, top = board.portrait() ? f.h - support_chronicle_high(support_type(board)) : kMargin;
    const float left = board.portrait() ? kMargin : kColumnsLeft * std::min(1.0f, f.w / 1920);
    c.area = {left, top, right - left, (board.portrait() ? f.h - (large ? 206.0f : 118.0f) : f.h - 116) - top};
    if (list && large && !board.portrait()) c.area.x += kForLabels, c.area.w -= kForLabels;
    const float free = board.footing(words("credit.map_lakes", board.setting().language)).top - 20 - top;
    if (list) c.area.h = std::min(c.area.h, free);
    else if (large) c.area.h = free;
    if (list) return c;
    const float pitch = std::min(type * (board.portrait() ? 3.0f : 2.7f), c.area.w / static_cast<float>(c.entries.size()));
    c.area.w = pitch * static_cast<float>(c.entries.size());
    c.area.x = right - c.area.w;
    return c;
}

}  // namespace

Result<canvas::Composition> compose_support(std::string_view item, const Setting& setting)
{
    const auto& supports = setting.programme.content->supports;
    if (supports.empty()) return nothing_for("support");
    RENKEI_TRY(const Page page, page_of(item, supports.size()));
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const float dwell = setting.dwell;
    const bool japanese = setting.language == Language::Japanese && !setting.language.easy;
    const float first = is_large(board) && !japanese ? kFirstLarge : kFirst;
    const float pace = (dwell - first - kAfter) / static_cast<float>(page.end - page.first);
    add_paper(board, {0, 0, f.w, f.h});

    std::vector<Help> helps;
    for (size_t i = 0; i < page.end; ++i) {
        const float at = i < page.first ? -1 : first + pace * static_cast<float>(i - page.first);
        helps.push_back({&supports[i], at, i + 1 < page.end ? at + pace : -1});
    }
    const NationLayout nation = support_nation(f, support_type(board), inset_names(board));
    const float title = board.portrait() ? 92.0f : 112.0f;
    const Chronicle chronicle = chronicle_of(board, helps, page, title);
    const float top = chronicle.area.y;
    add_support_map(board, nation, helps);
    std::vector<Rect> taken = place_inset_labels(board, nation, ink::kSumi.with_alpha(0.8f));
    taken.push_back(add_tokyo_name(board, nation, taken));
    for (Rect& name : taken) name = name.grown(kOffNames);
    if (tells_in_english(setting.language)) add_chronicle_list(board, chronicle);
    else add_chronicle(board, chronicle);
    add_headline(board, headline_of(board, "support.title", title), {board.right(), top}, Anchor::TopRight);
    const float facts_wide = !is_large(board) || board.portrait() ? 450.0f : 504.0f;   // larger type: up to Honshu
    const auto greens = greens_from(helps);   // who was helped turns green when the next is said
    const float greens_at = std::max(0.7f, greens.value_or(0));
    add_sum(board, supports, {board.right() - title - 22, top + 6}, {chronicle.rows_from, top + title * 5 + 28, board.right() - chronicle.rows_from, 200}, {kMargin, kMargin - 6, facts_wide, 400}, greens ? std::optional(greens_at) : std::nullopt);
    Facts facts(board, {kMargin, kMargin - 6}, facts_wide);
    for (const Help& help : helps)
        if (help.at >= 0) facts.say(*help.support, help.at, help.until);
    for (const NationInset& i : nation.insets) taken.push_back(i.inset.frame);
    for (const Rect& ring : ringed_islands(board, nation, helps)) taken.push_back(ring);
    const float foot = board.footing(words("credit.map_lakes", board.setting().language)).top;
    const Rect beside = board.portrait() ? Rect{0, top, f.w, f.h - top} : Rect{chronicle.area.x, 0, f.w - chronicle.area.x, f.h};   // chronicle, sum, headline
    taken.insert(taken.end(), {facts.reach(), beside, {0, foot, f.w, f.h - foot}});
    if (greens) add_key(board, {board.right() - 12, top + title * 5 + 36}, nation, taken, greens_at);
    board.footer(words("credit.map_lakes", board.setting().language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes

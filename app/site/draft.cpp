#include "site/draft.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"

namespace renkei::site {
namespace {

constexpr size_t kMostUnmatched = 200;

enum class Part { None, When, Where, Who, Towns, Other };

// Headings, in whatever order pages have them; the longest word first.
constexpr std::array<std::pair<std::string_view, Part>, 24> kParts{{
    {"展示日時", Part::When}, {"開催日時", Part::When}, {"開催期間", Part::When}, {"展示期間", Part::When}, {"日時", Part::When}, {"日程", Part::When}, {"期間", Part::When},
    {"開催場所", Part::Where}, {"展示会場", Part::Where}, {"会場", Part::Where}, {"場所", Part::Where},
    {"主催", Part::Who}, {"参加自治体", Part::Towns}, {"出展自治体", Part::Towns}, {"連携協力", Part::Towns}, {"連携自治体", Part::Towns},
    {"共催", Part::Other}, {"後援", Part::Other}, {"内容", Part::Other}, {"資料等", Part::Other}, {"イベントの様子", Part::Other},
    {"本イベントに関する問い合わせ", Part::Other}, {"お問い合わせ", Part::Other}, {"問い合わせ", Part::Other},
}};
constexpr std::array<std::string_view, 8> kMarks{"【", "】", "■", "○", "◆", "●", "・", "◎"};
constexpr std::array<std::string_view, 4> kSections{"過去の連携事業", "連携事業", "イベント・お知らせ", "展示"};   // names of a part of the site, no titles

std::string_view without_marks(std::string_view text)
{
    for (bool any = true; any;) {
        any = false;
        for (const std::string_view mark : kMarks) {
            if (text.starts_with(mark)) text.remove_prefix(mark.size()), any = true;
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), any = true;
        }
        while (text.starts_with(' ')) text.remove_prefix(1);
        while (text.ends_with(' ')) text.remove_suffix(1);
    }
    return text;
}

// The part that a line begins, and what of the line belongs to it already.
std::pair<Part, std::string> part_of(const std::string& line)
{
    const std::string_view text = without_marks(line);
    for (const auto& [word, part] : kParts) {
        if (!text.starts_with(word)) continue;
        std::string_view behind = text.substr(word.size());
        if (behind.empty()) return {part, ""};
        for (const std::string_view sign : {":", "】", " "})
            if (behind.starts_with(sign)) {
                behind.remove_prefix(sign.size());
                return {part, std::string(without_marks(behind))};
            }
    }
    return {Part::None, ""};
}

void append(std::string& to, const std::string& line)
{
    if (!to.empty() && !line.empty()) to += ' ';
    to += line;
}

// Names behind the prefecture that was named last.
class Towns {
  public:
    explicit Towns(std::span<const model::Municipality> all) : all_(all)
    {
        for (const auto& m : all) prefectures_.insert(m.prefecture);
    }
    void read(const std::string& text, Draft& draft)
    {
        std::string word;
        const auto end = [&] {
            if (!word.empty()) name(std::exchange(word, {}), draft);
        };
        for (size_t at = 0; at < text.size();) {
            const size_t length = code_point_length(text, at);
            const std::string_view one = std::string_view(text).substr(at, length);
            at += length;
            if (one == "・" || one == "、" || one == " " || one == "," || one == "。" || one == "(" || one == ")" || one == ":" || one == "/") end();
            else word += one;
        }
        end();
    }

  private:
    void name(std::string word, Draft& draft)
    {
        for (const std::string& prefecture : prefectures_)
            if (word.starts_with(prefecture)) {
                prefecture_ = prefecture;
                word.erase(0, prefecture.size());
            }
        if (word.empty()) return;
        const auto is_it = [&](const model::Municipality& m) { return m.name == word && (prefecture_.empty() || m.prefecture == prefecture_); };
        const auto found = std::find_if(all_.begin(), all_.end(), is_it);
        const bool one = found != all_.end() && std::none_of(std::next(found), all_.end(), is_it);
        if (one) draft.codes.push_back(found->code5);
        else if (names_a_town(word) && draft.unmatched.size() < kMostUnmatched)
            draft.unmatched.push_back(prefecture_.empty() ? word : prefecture_ + " " + word);
    }
    static bool names_a_town(const std::string& word)
    {
        return std::any_of(std::begin(kEnds), std::end(kEnds), [&](const char* end) { return word.ends_with(end); });
    }

    static constexpr const char* kEnds[] = {"市", "町", "村", "区"};
    std::span<const model::Municipality> all_;
    std::set<std::string> prefectures_;
    std::string prefecture_;
};

bool is_section(const std::string& text) { return std::find(kSections.begin(), kSections.end(), text) != kSections.end(); }

std::string title_of(const Outline& page)
{
    for (int level = 1; level <= 3; ++level)
        for (const Line& line : page.lines)
            if (line.heading == level && !is_section(line.text) && part_of(plain(line.text)).first == Part::None) return line.text;
    const size_t end = std::min({page.title.find('|'), page.title.find("｜"), page.title.find(" - ")});
    std::string title = page.title.substr(0, end);
    while (title.ends_with(' ')) title.pop_back();
    return title;
}

// 開催します, 開催! and 開催しました are of one matter.
std::string matter_of(const Draft& draft)
{
    std::string title = plain(draft.title);
    for (const std::string_view end : {"を開催しました", "が開催されました", "を開催します", "開催しました", "開催します", "を開催", "開催", "!", "！", "。"})
        if (title.ends_with(end)) title.erase(title.size() - end.size());
    std::string bare;
    for (const char c : title)
        if (c != ' ') bare += c;
    return bare;
}

}  // namespace

Draft draft_of(const Outline& page, const std::string& address, std::span<const model::Municipality> municipalities)
{
    Draft draft;
    draft.address = address;
    draft.title = title_of(page);
    Towns towns(municipalities);
    std::string running;   // before the first part: where pages without headings tell their days
    Part now = Part::None;
    bool any = false;
    for (const Line& line : page.lines) {
        const std::string text = plain(line.text);
        const bool dated = text.find("掲載") != std::string::npos || text.find("更新日") != std::string::npos;
        if (!draft.published && dated)
            if (const auto day = days_in(text)) {
                draft.published = day->first;
                continue;
            }
        if (text.find("終了しました") != std::string::npos) draft.over = true;
        auto [part, rest] = part_of(text);
        if (part == Part::None && line.heading > 0 && line.text != draft.title) part = Part::Other;
        if (part != Part::None) now = part, any = true;
        else rest = text;
        if (now == Part::When) append(draft.when, rest);
        if (now == Part::Where) append(draft.venue, rest);
        if (now == Part::Who) append(draft.organiser, rest);
        if (now == Part::Towns) towns.read(rest, draft);
        if (!any && line.text != draft.title) append(running, text);
    }
    const auto year = draft.published ? std::optional(static_cast<int>(draft.published->year())) : std::nullopt;
    draft.days = days_in(draft.when.empty() ? running : draft.when, year);
    std::sort(draft.codes.begin(), draft.codes.end());
    draft.codes.erase(std::unique(draft.codes.begin(), draft.codes.end()), draft.codes.end());
    for (const Link& link : page.links)
        if (link.address.ends_with(".pdf")) draft.files.push_back(link.address);
    return draft;
}

bool same_matter(const Draft& a, const Draft& b)
{
    const bool same_day = a.days && b.days ? a.days->first == b.days->first : !a.days && !b.days;
    return same_day && matter_of(a) == matter_of(b);
}

}  // namespace renkei::site

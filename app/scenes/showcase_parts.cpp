#include "scenes/showcase_parts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {

SaidWords said_in(const model::Showcase& showcase, Wording display)
{
    const auto known = [&](const std::string& words) { return words.empty() || is_translated("showcases", words, display); };
    if (!(showcase.ja.lead.empty() && showcase.ja.body.empty()) && known(showcase.ja.lead) && known(showcase.ja.body))
        return {{told_of("showcases", showcase.ja.lead, display), told_of("showcases", showcase.ja.body, display)}, display};
    const bool english = falls_back_on_english(display) && !(showcase.en.lead.empty() && showcase.en.body.empty());
    return english ? SaidWords{showcase.en, Language::English} : SaidWords{showcase.ja, Language::Japanese};
}

std::string link_label(const model::Showcase& showcase, Wording display)
{
    static constexpr std::string_view kUsual = "showcase.linked_ward";
    if (showcase.link_label_ja == words(kUsual, Language::Japanese)) return words(kUsual, display);
    if (is_translated("showcases", showcase.link_label_ja, display)) return told_of("showcases", showcase.link_label_ja, display);
    return falls_back_on_english(display) && !showcase.link_label_en.empty() ? showcase.link_label_en : showcase.link_label_ja;
}

namespace {

// As Japan writes it, with its reading, which an English or Korean page says again in its letters; a Chinese page has it in its
// own characters, in which its text speaks of it, and no kana.
std::vector<text::Span> name_spans(const model::Showcase& showcase, const model::Municipality& m, Language display)
{
    if (is_chinese(display)) return {{town_name(m, display), ""}};
    std::vector<text::Span> spans;
    for (const auto& span : showcase.name_ruby) spans.push_back({span.base, span.reading});
    if (spans.empty()) spans.push_back({m.name, m.kana});
    return spans;
}

}  // namespace

std::string name_in_letters(const model::Municipality& m, Language display)
{
    return town_name(m, display == Language::Korean ? display : Language::English);
}

std::string prefecture_in_letters(const model::Municipality& m, Language display) { return prefecture_name(m.prefecture, display == Language::Korean ? display : Language::English); }

void add_name(Board& board, const NamePlace& place, const model::Showcase& showcase, const model::Municipality& m)
{
    const Language display = board.setting().language, forms = is_chinese(display) ? display : Language::Japanese;
    const std::vector<text::Span> spans = name_spans(showcase, m, display);
    size_t characters = 0;
    for (const auto& span : spans) characters += code_points(span.text);
    // Where other large type leaves it less room, short names are no larger and long ones stand closer, so that from page to page
    // names keep about one size.
    const bool large = board.has_large_type();
    const float most = large ? 144 : 160, pitch = std::min(most, place.room / static_cast<float>(std::max<size_t>(characters, 1)));
    text::Paragraph name;
    name.style = board.style(text::Face::Headline, pitch * (large && pitch < 0.9f * most ? 0.97f : 0.9f), 1);
    name.style.language = forms;
    name.style.tracking = pitch / name.style.size - 1;
    name.direction = text::Direction::Vertical;
    name.ruby_size = std::max(pitch * 0.25f, board.type(24));
    name.ruby_gap = 10;
    name.spans = spans;
    board.text(name, place.top_right, Anchor::TopRight, place.color, {place.from + 0.25f, {0, 0}, 0.9f, place.until});

    text::Paragraph where = board.paragraph(prefecture_name(m.prefecture, forms) + (m.district.empty() ? "" : "　" + district_name(m.district, forms)), board.style(text::Face::Mincho, board.type(40), 1.75f));
    where.style.language = forms;
    where.style.tracking = 0.06f;
    where.direction = text::Direction::Vertical;
    board.text(where, place.where, Anchor::TopRight, place.color, {place.from + 0.4f, {0, 0}, canvas::kEnter, place.until});
}

}  // namespace renkei::scenes

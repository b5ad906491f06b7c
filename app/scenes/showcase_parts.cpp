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
    const bool english = tells_in_english(display) && !(showcase.en.lead.empty() && showcase.en.body.empty());
    return english ? SaidWords{showcase.en, Language::English} : SaidWords{showcase.ja, Language::Japanese};
}

std::string link_label(const model::Showcase& showcase, Wording display)
{
    static constexpr std::string_view kUsual = "showcase.linked_ward";
    if (showcase.link_label_ja == words(kUsual, Language::Japanese)) return words(kUsual, display);
    if (is_translated("showcases", showcase.link_label_ja, display)) return told_of("showcases", showcase.link_label_ja, display);
    return tells_in_english(display) && !showcase.link_label_en.empty() ? showcase.link_label_en : showcase.link_label_ja;
}

void add_name(Board& board, const NamePlace& place, const model::Showcase& showcase, const model::Municipality& m)
{
    size_t characters = 0;
    for (const auto& span : showcase.name_ruby) characters += code_points(span.base);
    const float pitch = std::min(160.0f, place.room / static_cast<float>(std::max<size_t>(characters, 1)));
    text::Paragraph name;
    name.style = board.style(text::Face::Headline, pitch * 0.9f, 1);
    name.style.language = Language::Japanese;
    name.style.tracking = pitch / name.style.size - 1;
    name.direction = text::Direction::Vertical;
    name.ruby_size = std::max(pitch * 0.25f, board.type(24));
    name.ruby_gap = 10;
    for (const auto& span : showcase.name_ruby) name.spans.push_back({span.base, span.reading});
    if (name.spans.empty()) name.spans.push_back({m.name, m.kana});
    board.text(name, place.top_right, Anchor::TopRight, place.color, {place.from + 0.25f, {0, 0}, 0.9f, place.until});

    text::Paragraph where = board.paragraph(m.prefecture + (m.district.empty() ? "" : "　" + m.district), board.style(text::Face::Mincho, board.type(40), 1.75f));
    where.style.language = Language::Japanese;
    where.style.tracking = 0.06f;
    where.direction = text::Direction::Vertical;
    board.text(where, place.where, Anchor::TopRight, place.color, {place.from + 0.4f, {0, 0}, canvas::kEnter, place.until});
}

}  // namespace renkei::scenes

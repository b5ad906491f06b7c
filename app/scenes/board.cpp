#include "scenes/board.hpp"

#include <cmath>
#include <limits>
#include <memory>

#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

// Figures stand close to 年 and 月 in labels and headlines; a quarter em would tear them apart at these sizes.
constexpr float kWesternGap = 0.07f;

constexpr float kFooterAboveEdge = 36;  // of its lowest baseline
constexpr float kFooterPitch = 1.35f;   // ems between the lines of a footer
constexpr float kBetweenLanguages = 0.9f;   // ems

// The one in which the invitation to touch is said as well (requirements R56).
Language second_language(Language first) { return first == Language::English ? Language::Japanese : Language::English; }

// Baseline of the first line below the block's top.
float first_baseline(const text::Block& block)
{
    return block.glyphs.empty() ? block.size.h * 0.88f : block.glyphs.front().origin.y;
}

}  // namespace

Vec2 corner(const text::Block& block, Vec2 at, Anchor anchor)
{
    const float w = block.size.w, h = block.size.h;
    switch (anchor) {
        case Anchor::TopLeft: return at;
        case Anchor::TopRight: return {at.x - w, at.y};
        case Anchor::TopCentre: return {at.x - w / 2, at.y};
        case Anchor::BottomLeft: return {at.x, at.y - h};
        case Anchor::BottomRight: return {at.x - w, at.y - h};
        case Anchor::BottomCentre: return {at.x - w / 2, at.y - h};
        case Anchor::Centre: return {at.x - w / 2, at.y - h / 2};
        case Anchor::BaselineLeft: return {at.x, at.y - first_baseline(block)};
        case Anchor::BaselineRight: return {at.x - w, at.y - first_baseline(block)};
        case Anchor::BaselineCentre: return {at.x - w / 2, at.y - first_baseline(block)};
    }
    return at;
}

Board::Board(const Setting& setting, Ground ground) : setting_(setting)
{
    composition_.frame = setting.frame;
    composition_.dwell = setting.dwell;
    composition_.clear = ground == Ground::Day ? paint::ink::kWashi : paint::ink::kSumi;
}

int Board::layer(std::string name, Rect bounds, std::function<void(paint::Painter&)> paint)
{
    composition_.layers.push_back({std::move(name), bounds, std::move(paint)});
    return static_cast<int>(composition_.layers.size()) - 1;
}

canvas::Sprite& Board::show(int layer)
{
    canvas::Sprite sprite;
    sprite.layer = layer;
    composition_.elements.emplace_back(std::move(sprite));
    return std::get<canvas::Sprite>(composition_.elements.back());
}

float after_fade(float seconds)
{
    constexpr float kBegins = 0.36f, kHurried = 0.2f;   // from 0.45 s on at their own time
    return seconds < 0 ? seconds : std::max(seconds, kBegins + kHurried * seconds);
}

float Board::enters(float seconds) const
{
    constexpr float kHurries = 0.3f, kOwnTime = 1;   // from the latter on at their own time
    if (!setting_.behind_doors) return after_fade(seconds);
    return seconds < 0 || seconds >= kOwnTime ? seconds : seconds * kHurries;
}

canvas::Sprite& Board::show(int layer, const Entrance& entrance)
{
    Entrance e = entrance;
    e.at = enters(e.at);
    canvas::Sprite& sprite = show(layer);
    if (e.at >= 0) {
        sprite.opacity = canvas::Track(0);
        sprite.opacity.to(1, e.at, e.duration, canvas::Ease::OutQuint);
        if (e.from.x != 0) sprite.x = canvas::Track(e.from.x).to(0, e.at, e.duration, canvas::Ease::OutQuint);
        if (e.from.y != 0) sprite.y = canvas::Track(e.from.y).to(0, e.at, e.duration, canvas::Ease::OutQuint);
    }
    if (e.leaves >= 0) sprite.opacity.to(0, e.leaves, canvas::kLeave, canvas::Ease::InQuad);
    return sprite;
}

Placed Board::text(const text::Paragraph& paragraph, Vec2 at, Anchor anchor, paint::Color color, const Entrance& entrance)
{
    auto block = std::make_shared<const text::Block>(setting_.typesetter.set(paragraph));
    const Vec2 top_left = corner(*block, at, anchor);
    record(*block, top_left, color, entrance.at < 0 ? 0 : enters(entrance.at) + entrance.duration, entrance.leaves >= 0 ? entrance.leaves : std::numeric_limits<float>::infinity());
    // Room for ruby, descenders and glyphs that leave their em box.
    float ruby = 0;
    for (const text::Line& l : block->lines) ruby = l.ruby ? std::max(ruby, l.size) : ruby;
    const float reach = paragraph.style.size * 0.3f + ruby * 1.6f + paragraph.ruby_gap + 2;
    const Rect box{top_left.x, top_left.y, block->size.w, block->size.h};
    std::string name = "text";
    for (const auto& span : paragraph.spans) name += " " + span.text.substr(0, 24);
    const int index = layer(std::move(name), box.grown(reach), [block, top_left, color](paint::Painter& p) { p.text(*block, top_left, color); });
    show(index, entrance);
    return {static_cast<int>(composition_.elements.size()) - 1, box, top_left.y + first_baseline(*block)};
}

Placed Board::line(const std::string& words, const text::Style& style, Vec2 at, Anchor anchor, paint::Color color, const Entrance& entrance)
{
    return text(paragraph(words, style), at, anchor, color, entrance);
}

void Board::record(const text::Block& block, Vec2 top_left, paint::Color color, float appears, float leaves)
{
    for (const text::Line& l : block.lines)
        composition_.texts.push_back({l.text, l.size, l.box.moved(top_left), color, appears, l.ruby, leaves, l.language});
}

canvas::Counter& Board::counter(float size, Vec2 baseline, text::Align align, paint::Color color)
{
    canvas::Counter c;
    c.style = style(text::Face::Numeral, size, 1);
    c.style.figures = text::Figures::Tabular;
    c.color = color;
    c.at = baseline;
    c.align = align;
    composition_.elements.emplace_back(std::move(c));
    return std::get<canvas::Counter>(composition_.elements.back());
}

// The minute on the wall is true while the scene is there: every minute that can come is painted beforehand, and they change
// places at once, so that the picture is still in between.
void Board::clock(Vec2 right_baseline, const text::Style& style, paint::Color color)
{
    const float dwell = setting_.dwell;
    float begins = 0;
    for (int passed = 0; begins < dwell + kLate; ++passed) {
        const float ends = 60 * static_cast<float>(passed + 1) - setting_.clock_second;
        auto block = std::make_shared<const text::Block>(setting_.typesetter.line(text::clock_time(setting_.clock_minute + passed, setting_.language), style));
        const Vec2 at = corner(*block, right_baseline, Anchor::BaselineRight);
        const int minute = layer("clock", Rect{at.x, at.y, block->size.w, block->size.h}.grown(style.size * 0.3f + 2), [block, at, color](paint::Painter& p) { p.text(*block, at, color); });
        canvas::Track& opacity = show(minute).opacity;
        if (passed > 0) opacity = canvas::Track(0).to(1, begins, 0, canvas::Ease::Step);
        opacity.to(0, ends, 0, canvas::Ease::Step);
        if (begins < dwell) record(*block, at, color, begins, ends);
        begins = ends;
    }
}

// On one line, or on two: broken where its own line break stands, else where a sentence ends, else after the title that it quotes, else anywhere.
std::vector<std::string> Board::locator_lines(const std::string& locator, const text::Style& style, float room) const
{
    const size_t fold = locator.find('\n');
    const std::string whole = fold == std::string::npos ? locator : locator.substr(0, fold) + locator.substr(fold + 1);
    if (whole.empty()) return {};
    static constexpr std::string_view kQuoted = "」", kStop = "。";
    std::vector<size_t> cuts{whole.size(), fold};
    for (size_t stop = whole.rfind(kStop); stop != std::string::npos && stop > 0; stop = whole.rfind(kStop, stop - 1)) cuts.push_back(stop + kStop.size());
    if (const size_t quoted = whole.find(kQuoted); quoted != std::string::npos) cuts.push_back(quoted + kQuoted.size());
    for (const size_t cut : cuts) {
        if (cut == std::string::npos) continue;
        const std::string first = whole.substr(0, cut), second = whole.substr(std::min(cut, whole.size()));
        const auto fits = [&](const std::string& words) { return setting_.typesetter.line(words, style).size.w <= room; };
        if (fits(first) && second.empty()) return {first};
        if (fits(first) && fits(second)) return {first, second};
    }
    text::Paragraph p = paragraph(fold == std::string::npos ? whole : locator, style);
    p.measure = room;
    p.breaking = text::Breaking::Phrase;
    std::vector<std::string> lines;
    for (const text::Line& line : setting_.typesetter.set(p).lines) lines.push_back(line.text);
    return lines;
}

Footing Board::footing(const std::string& locator, float locator_right, bool passing) const
{
    constexpr float kBeforeClock = 48, kAir = 16;
    const float size = type(24), lowest = setting_.frame.h - kFooterAboveEdge;
    const text::Style s = style(text::Face::Gothic, size, 1);
    const auto width = [&](const std::string& words) { return setting_.typesetter.line(words, s).size.w; };
    text::Style other = s;
    other.language = second_language(setting_.language);
    Footing f;
    f.clock = {right(), lowest};
    f.right_begins = right();
    // The widest of the minutes that the clock may come to show.
    if (setting_.clock_minute >= 0)
        f.right_begins -= std::max(width(text::clock_time(setting_.clock_minute, setting_.language)), width(text::clock_time(22 * 60, setting_.language)));
    const float room = (locator_right > 0 ? locator_right : f.right_begins - kAir) - kMargin;
    f.locator = locator_lines(locator, s, room);
    if (const size_t fold = locator.find('\n'); passing && fold != std::string::npos && f.locator.size() > 1) {   // no line at the foot stays empty
        f.locator = locator_lines(locator.substr(fold + 1), s, setting_.touch ? room : right() - kMargin);   // the clock may stand above the invitation
        f.passing = f.locator.size();
        for (std::string& row : locator_lines(locator.substr(0, fold), s, room)) f.locator.push_back(std::move(row));
    }
    size_t rows = std::max<size_t>(f.locator.size(), 1);
    if (setting_.touch) {
        // Beside the clock, else above it, else the clock above, as the lines of the locator leave room; else over them all.
        const float clock = right() - f.right_begins, alone = width(words("footer.touch", setting_.language)), both = alone + kBetweenLanguages * size + setting_.typesetter.line(words("footer.touch", other.language), other).size.w;
        const auto has_room = [&](float left, size_t row) { return row >= f.locator.size() || left >= kMargin + width(f.locator[f.locator.size() - 1 - row]) + kAir; };
        const float beside = f.right_begins - (clock > 0 ? kBeforeClock : 0), invitation = has_room(beside - both, 0) ? both : alone;   // in two languages where they stand in one line
        size_t row = 0;
        if (has_room(beside - invitation, 0)) {
            f.invitation = {beside, lowest};
            f.right_begins = beside - invitation;
        } else if (!has_room(right() - invitation, 1) && f.locator.size() > 1 && has_room(right() - invitation, 0)) {
            f.invitation = {right(), lowest};
            f.right_begins = right() - invitation;
            f.clock.y -= kFooterPitch * size;
        } else {
            for (row = 1; !has_room(right() - invitation, row);) ++row;
            f.invitation = {right(), lowest - kFooterPitch * size * static_cast<float>(row)};
        }
        rows = std::max(rows, row + 1);
    }
    f.top = lowest - size * 0.88f - kFooterPitch * size * static_cast<float>(rows - 1);
    return f;
}

Footing Board::footer(const std::string& locator, paint::Color color, paint::Color right_color, float locator_right, const std::vector<Entrance>& seen)
{
    Footing f = footing(locator, locator_right, !seen.empty());
    if (!setting_.footer) return f;
    const float size = type(24);
    const text::Style s = style(text::Face::Gothic, size, 1);
    const Entrance still{-1, {0, 0}};
    // Behind doors it waits until they are open: in the gap it would go on where the leaving one's is cut.
    constexpr float kDoorsOpen = 1;
    const Entrance comes = setting_.behind_doors ? Entrance{kDoorsOpen, {0, 0}, 0.4f} : setting_.locator_enters ? Entrance{0, {0, 0}, 0.4f} : still;
    float baseline = setting_.frame.h - kFooterAboveEdge - size * kFooterPitch * (static_cast<float>(f.locator.size()) - 1);
    const size_t fold = seen.empty() ? std::string::npos : locator.find('\n');
    for (size_t i = 0; i < f.locator.size(); ++i) {
        const std::string& row = f.locator[i];
        const size_t begins = i < f.passing ? 0 : f.passing > 0 || fold == std::string::npos ? row.size() : fold;   // what comes and goes in this line
        const std::string stays = row.substr(0, begins), rest = row.substr(stays.size());
        float x = kMargin;
        if (!stays.empty()) {
            line(stays, s, {x, baseline}, Anchor::BaselineLeft, color, comes);
            x += setting_.typesetter.line(row, s).size.w - setting_.typesetter.line(rest, s).size.w;   // the space between them is of neither
        }
        if (!rest.empty())
            for (const Entrance& enters : seen) line(rest, s, {x, baseline}, Anchor::BaselineLeft, color, enters);
        baseline += size * kFooterPitch;
    }
    if (setting_.clock_minute >= 0) clock(f.clock, s, right_color);
    if (!setting_.touch) return f;
    Vec2 at = f.invitation;
    text::Style other = s;
    other.language = second_language(setting_.language);
    const std::string second = words("footer.touch", other.language);
    const float wide = setting_.typesetter.line(words("footer.touch", setting_.language), s).size.w + kBetweenLanguages * size + setting_.typesetter.line(second, other).size.w;
    if (f.right_begins <= at.x - wide + 1) at.x = line(second, other, at, Anchor::BaselineRight, right_color, still).box.x - kBetweenLanguages * size;
    line(words("footer.touch", setting_.language), s, at, Anchor::BaselineRight, right_color, still);
    return f;
}

text::Style Board::style(text::Face face, float size, float line_height) const
{
    text::Style s;
    s.face = face;
    s.size = size;
    s.language = setting_.language;
    s.line_height = line_height;
    s.western_gap = kWesternGap;
    return s;
}

text::Paragraph Board::paragraph(const std::string& words, const text::Style& style) const
{
    text::Paragraph p;
    p.spans = {{words, ""}};
    p.style = style;
    if (style.language == setting_.language) p.style.language = forms_of(words, style.language);
    return p;
}

text::Paragraph Board::balanced(text::Paragraph p) const
{
    constexpr float kStep = 12, kLeast = 0.5f;   // units; of the measure
    const size_t lines = setting_.typesetter.set(p).lines.size();
    if (lines < 2) return p;
    for (float measure = p.measure - kStep, least = p.measure * kLeast; measure > least; measure -= kStep) {
        text::Paragraph narrower = p;
        narrower.measure = measure;
        const text::Block block = setting_.typesetter.set(narrower);
        if (block.lines.size() > lines || block.overflow) break;
        p = std::move(narrower);
    }
    return p;
}

canvas::Composition Board::finish()
{
    composition_.still_from = 0;
    for (const canvas::Element& e : composition_.elements) {
        float settles = 0;
        if (const auto* s = std::get_if<canvas::Sprite>(&e))
            settles = std::max({s->opacity.settles(), s->x.settles(), s->y.settles(), s->scale.settles(), s->reveal.settles()});
        else if (const auto* c = std::get_if<canvas::Counter>(&e))
            settles = std::max(c->value.settles(), c->opacity.settles());
        else if (const auto* l = std::get_if<canvas::Lights>(&e)) {
            for (const canvas::Light& light : l->points) settles = std::max(settles, light.appears + l->fade_in);
            if (l->breathing > 0) settles = std::numeric_limits<float>::infinity();
        }
        composition_.still_from = std::max(composition_.still_from, settles);
    }
    return std::move(composition_);
}

}  // namespace renkei::scenes

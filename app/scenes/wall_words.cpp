#include "scenes/wall_words.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/utf8.hpp"
#include "scenes/locator.hpp"
#include "scenes/names.hpp"
#include "scenes/photographs.hpp"
#include "scenes/site.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::wall {
namespace {

namespace ink = paint::ink;

constexpr float kQrSize = 168, kBeside = 56, kAbove = 24;
constexpr float kLead = 40, kBody = 32;

// Every sentence of Japanese opens a column of its own.
std::string sentence_a_column(std::string words)
{
    static constexpr std::string_view kStop = "。";
    for (size_t at = 0; (at = words.find(kStop, at)) != std::string::npos; ++at) {
        at += kStop.size();
        if (at < words.size() && words[at] != '\n') words.insert(at, 1, '\n');
    }
    return words;
}

// A text in its place with the widest leading that has room; nothing when none has.
std::optional<text::Paragraph> fitting(const Board& board, const Places& p, const std::string& words, float size)
{
    const bool japanese = board.setting().language != Language::English;
    for (const float line_height : {japanese ? 1.75f : 1.45f, japanese ? 1.6f : 1.38f, japanese ? 1.45f : 1.3f}) {
        text::Paragraph set = board.paragraph(words, board.style(text::Face::Mincho, board.type(size), line_height));
        set.style.language = japanese ? Language::Japanese : Language::English;
        set.breaking = text::Breaking::Phrase;
        set.direction = japanese ? text::Direction::Vertical : text::Direction::Horizontal;
        set.measure = japanese ? p.text_room : p.text_right - p.text_left;
        const text::Block block = board.setting().typesetter.set(set);
        if (!block.overflow && block.size.w <= p.text_right - p.text_left && block.size.h <= p.text_room) return set;
    }
    return std::nullopt;
}

}  // namespace

Words words_of(const Board& board, const model::Showcase& s, const model::Municipality& m, const model::Municipality* ward)
{
    const bool english = board.setting().language == Language::English;
    Words w;
    w.link = board.paragraph(english ? s.link_label_en : s.link_label_ja, board.style(text::Face::Gothic, board.type(24), 1.5f));
    w.link.measure = 360;
    w.link.breaking = text::Breaking::Phrase;
    if (ward != nullptr) w.ward = board.paragraph(english ? ward->romaji : ward->name, board.style(text::Face::Headline, english ? 40.0f : 60.0f, 1));
    w.romaji = board.paragraph(m.romaji, board.style(text::Face::Mincho, board.type(40), 1));
    w.romaji.style.language = Language::English;
    w.prefecture = board.paragraph(english_prefecture(m.prefecture), board.style(text::Face::Mincho, board.type(24), 1));
    const text::Typesetter& typesetter = board.setting().typesetter;
    w.set_link = typesetter.set(w.link);
    if (ward != nullptr) w.set_ward = typesetter.set(w.ward);
    w.set_romaji = typesetter.set(w.romaji);
    w.set_prefecture = typesetter.set(w.prefecture);
    if (!s.url.empty()) {
        w.site = site_words(board, s.url, m, board.portrait() ? board.right() - kMargin : 620);
        w.set_site = typesetter.set(w.site);
    }
    return w;
}

Places places_of(const Board& board, const Words& w, float words_high, bool code)
{
    const Size f = board.frame();
    const float top = board.footing(words("credit.map_lakes", Language::Japanese)).top;
    Places p;
    p.words_bottom = top - 20;
    const float under = code ? w.set_site.size.h + 16 : 0;
    const bool link = w.widest() > 1;
    const float qr = code ? kQrSize : 0, beside = code ? kQrSize + kBeside : 0, high = std::max(qr, link ? w.high() : 0.0f);
    if (board.portrait()) {
        const float split = std::round(f.h * 0.47f), base = p.words_bottom - words_high - kAbove - under;
        p.picture = {0, 0, f.w, std::round(f.h * 0.6f)};
        p.aim = {0.5f, 0.42f};
        p.name = {f.w - 168, split + 84};
        p.text_right = f.w - 462;
        p.text_left = kMargin;
        p.map = {kMargin, base - 250, 300, 250};
        p.qr = {f.w - kMargin - qr, base - qr, qr, qr};
        p.romaji = high > 0 ? base - high - 44 : base - 8;
        p.ward = {f.w - kMargin - beside - w.widest(), base - 8};
        p.text_room = std::min(560.0f, p.map.y - 36 - p.name.y);
        p.shaded = {0, split + 60, f.w, f.h - split - 60};
    } else {
        const float base = std::min(984.0f, top - kAbove) - under;
        p.picture = {0, 0, f.w, f.h};
        p.aim = {0.4f, 0.45f};
        p.name = {f.w - 160, kMargin};
        p.text_right = f.w - 446;
        p.text_left = f.w * 0.56f;
        p.qr = {f.w - kMargin - qr, base - qr, qr, qr};
        p.romaji = high > 0 ? base - high - 44 : base - 8;
        p.ward = {f.w - kMargin - beside - w.widest(), base - 8};
        const float foot = link || code ? p.ward.x : f.w - kMargin - w.romaji_width();   // left of what stands there
        p.map = {foot - 64 - 260, base - 220, 260, 220};
        p.text_room = std::min(524.0f, p.romaji - 76 - p.name.y);
        p.foot = {0, p.words_bottom - words_high, f.w, f.h - p.words_bottom + words_high};
    }
    p.site = {f.w - kMargin, p.qr.bottom() + under};
    p.text_top = p.name.y;
    p.name_room = std::min(640.0f, p.romaji - w.romaji.style.size * 0.88f - 40 - p.name.y);
    return p;
}

std::optional<Reading> reading_of(const Board& board, const Places& p, const model::Showcase& s)
{
    const model::ShowcaseText& text = board.setting().language == Language::English ? s.en : s.ja;
    Reading reading{{}, {}, p.text_right};
    for (const auto& [words, size, to] : {std::tuple{&text.lead, kLead, &reading.lead}, std::tuple{&text.body, kBody, &reading.body}}) {
        if (words->empty()) continue;
        *to = fitting(board, p, sentence_a_column(*words), size);
        if (!*to) return std::nullopt;
        reading.left = std::min(reading.left, p.text_right - board.setting().typesetter.set(**to).size.w);
    }
    return reading;
}

float shade_begins(const Places& p, const Reading& reading) { return std::min({reading.left, p.map.x, p.name.x - 250}) - 36; }

void add_shade(Board& board, const Places& p, float share, const When& when)
{
    const Size f = board.frame();
    const auto show = [&](int layer) {
        if (when.from > 0) board.show(layer, when.entrance(0));
        else if (when.until >= 0) board.show(layer, {-1, {0, 0}, canvas::kEnter, when.until});
        else board.show(layer);
    };
    if (board.portrait()) {
        const float begins = p.picture.bottom() * 0.52f;
        const Rect area{0, begins, f.w, p.picture.bottom() - begins + 1};
        show(board.layer("shade", area, [area, share, full = (p.shaded.y - begins) / area.h](paint::Painter& painter) {
            auto stops = rising(ink::kSumi, 0, full, share);
            stops.push_back({1, ink::kSumi});   // the picture ends, and nobody sees where
            painter.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, area.y}, {0, area.bottom()}, stops});
        }));
        return;
    }
    const float way = 460, from = std::max(0.0f, p.shaded.x - way);
    const Rect area{from, 0, f.w - from, f.h};
    show(board.layer("shade", area, [area, share, full = (p.shaded.x - from) / area.w](paint::Painter& painter) {
        painter.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {area.x, 0}, {area.right(), 0}, rising(ink::kSumi, 0, full, share)});
    }));
}

void add_foot_shade(Board& board, const Places& p, float share)
{
    const Size f = board.frame();
    if (board.portrait()) return;   // its words stand below the picture
    const float ends = std::min(f.w, p.shaded.x + 320);
    const Rect foot{0, p.foot.y - 150, ends, f.h - p.foot.y + 150};
    board.show(board.layer("shade of the foot", foot, [foot, share, full = (p.foot.y - foot.y) / foot.h, over = p.shaded.x / ends](paint::Painter& painter) {
        painter.begin_group();
        painter.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, foot.y}, {0, foot.bottom()}, rising(ink::kSumi, 0, full, share)});
        // It ends where the other shade has all its depth, so that neither leaves the words of the footer too light.
        painter.end_group(paint::Gradient{paint::Gradient::Kind::Linear, {0, 0}, {foot.right(), 0}, {{0, ink::kSumi}, {over, ink::kSumi}, {1, ink::kSumi.with_alpha(0)}}});
    }));
}

void add_name(Board& board, const Places& p, const Words& w, const model::Showcase& s, const model::Municipality& m, const When& when)
{
    size_t characters = 0;
    for (const auto& span : s.name_ruby) characters += code_points(span.base);
    const float pitch = std::min(160.0f, p.name_room / static_cast<float>(std::max<size_t>(characters, 1)));
    text::Paragraph name;
    name.style = board.style(text::Face::Headline, pitch * 0.9f, 1);
    name.style.language = Language::Japanese;
    name.style.tracking = pitch / name.style.size - 1;
    name.direction = text::Direction::Vertical;
    name.ruby_size = std::max(pitch * 0.25f, board.type(24));
    name.ruby_gap = 10;
    for (const auto& span : s.name_ruby) name.spans.push_back({span.base, span.reading});
    if (name.spans.empty()) name.spans.push_back({m.name, m.kana});
    board.text(name, p.name, Anchor::TopRight, ink::kWashi, when.entrance(0.25f, 0.9f));

    text::Paragraph where = board.paragraph(m.prefecture + (m.district.empty() ? "" : "　" + m.district), board.style(text::Face::Mincho, board.type(40), 1.75f));
    where.style.language = Language::Japanese;
    where.style.tracking = 0.06f;
    where.direction = text::Direction::Vertical;
    board.text(where, {p.name.x - 190, p.text_top}, Anchor::TopRight, ink::kWashi, when.entrance(0.4f));

    const float right = board.right();
    board.text(w.prefecture, {right, p.romaji}, Anchor::BaselineRight, ink::kWashi, when.entrance(0.6f));
    board.text(w.romaji, {right - w.set_prefecture.size.w - 20, p.romaji}, Anchor::BaselineRight, ink::kWashi, when.entrance(0.55f));
}

void add_reading(Board& board, const Places& p, const Reading& reading, float turn, const When& when)
{
    const bool japanese = board.setting().language != Language::English;
    const auto add = [&](const text::Paragraph& text, const Entrance& entrance) {
        if (japanese) board.text(text, {p.text_right, p.text_top}, Anchor::TopRight, ink::kWashi, entrance);
        else board.text(text, {reading.left, p.text_top}, Anchor::TopLeft, ink::kWashi, entrance);
    };
    constexpr float kFadesBefore = 0.5f;
    if (reading.lead) add(*reading.lead, When{when.from, reading.body ? turn - kFadesBefore : when.until}.entrance(0.55f, 0.9f));
    if (reading.body) add(*reading.body, reading.lead ? When{turn, when.until}.entrance(0, 0.9f) : when.entrance(0.55f, 0.9f));
}

void add_locator(Board& board, const Places& p, const model::Municipality& m, const When& when)
{
    const auto found = locator_of(board.setting().atlas, m, p.map, board.setting().pixels_per_unit);
    if (!found) return;
    const auto locator = std::make_shared<const Locator>(*found);
    const Rect bounds = locator->land.bounds.united(locator->town.bounds).united(Rect{locator->centre.x, locator->centre.y, 0, 0}.grown(locator->radius)).grown(8);
    board.show(board.layer("locator", bounds, [locator](paint::Painter& painter) {
        begin_land(painter);
        trace(painter, locator->land);
        painter.fill(ink::kWashi.with_alpha(0.34f), paint::FillRule::EvenOdd);
        end_land(painter, locator->lakes);
        painter.begin();
        begin_land(painter);
        trace(painter, locator->town);
        painter.stroke(ink::kSumi, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
        painter.fill(ink::kShuNight, paint::FillRule::EvenOdd);
        end_land(painter, locator->lakes);
        painter.begin();
        painter.circle(locator->centre, locator->radius);
        painter.stroke(ink::kShuNight, {3.2f, paint::Cap::Round, paint::Join::Round, {}, 0});
        painter.begin();
    }), when.entrance(0.7f, 0.9f));
}

void add_link(Board& board, const Places& p, const Words& w, const model::Showcase& s, bool ward, const When& when)
{
    if (ward) {
        board.text(w.ward, p.ward, Anchor::BaselineLeft, ink::kWakatakeNight, when.entrance(1.5f));
        board.text(w.link, {p.ward.x, p.ward.y - w.ward.style.size * 0.88f - 18}, Anchor::BottomLeft, ink::kWashi, when.entrance(1.4f));
    } else if (!w.link.spans.front().text.empty()) {
        board.text(w.link, {p.ward.x, p.ward.y + 8}, Anchor::BottomLeft, ink::kWashi, when.entrance(1.4f));
    }
    if (s.url.empty()) return;
    // On a slip of paper: light modules on a dark ground are not read by every telephone.
    board.show(board.layer("qr", p.qr, [area = p.qr, url = s.url](paint::Painter& painter) {
        painter.begin();
        painter.rect(area);
        painter.fill(ink::kWashi);
        painter.qr(url, area, ink::kSumi, ink::kWashi);
    }), when.entrance(1.3f));
    board.text(w.site, p.site, Anchor::BottomRight, ink::kWashi, when.entrance(1.3f));
}

}  // namespace renkei::scenes::wall

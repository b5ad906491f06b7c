// The panel's pages on the way of new content: which stick, what was found, how it will look.

#include <algorithm>
#include <cmath>

#include "staff/look.hpp"
#include "staff/panel.hpp"

namespace renkei::staff {

namespace {

constexpr const char* kSeverities[] = {"止める", "保留", "注意"};

std::string counted(const Loaded& loaded)
{
    std::string text = std::to_string(loaded.accepted) + " 件を読み込みました。";
    if (loaded.held > 0) text += "保留は " + std::to_string(loaded.held) + " 件です。";
    if (loaded.refused > 0) text += "読めなかったのは " + std::to_string(loaded.refused) + " 件です。";
    return text;
}

std::string outcome(const Loaded& loaded)
{
    if (!loaded.trouble.empty()) return loaded.trouble;
    if (!loaded.revision) return "読み込めるものがありませんでした。表示はそのままです。";
    if (loaded.unchanged) return "中身は版 " + std::to_string(*loaded.revision) + " と同じなので、新しい版は作りませんでした。";
    return "版 " + std::to_string(*loaded.revision) + " の下書きができました。公開するまで、表示は変わりません。";
}

}  // namespace

void Panel::load(Look& look, const View& view)
{
    const Rect area = room(look);
    const bool free = view.busy.empty();
    if (!view.sources) return;
    if (view.sources->empty()) {
        (void)look.paragraph("読み込める USB メモリーやフォルダーが見つかりません。Excel のワークブックか CSV の表と、写真・映像を入れた USB メモリーを差し、数秒待って「もう一度探す」を押してください。",
                             {area.x, area.y + 20}, area.w);
    }
    const float row = std::max(look.target() + 48, 148.0f);
    const size_t each = std::max<size_t>(1, static_cast<size_t>((area.h - look.target() - Look::kGap) / (row + Look::kGap)));
    const size_t first = leaf(look, std::max<size_t>(1, (view.sources->size() + each - 1) / each)) * each;
    float y = area.y;
    for (size_t i = first; i < std::min(view.sources->size(), first + each); ++i) {
        const Source& source = (*view.sources)[i];
        look.field({area.x, y, area.w, row}, kField);
        look.text(source.name, {area.x + 36, y + 30});
        look.text(source.path, {area.x + 36, y + 82}, kSoft);
        if (look.button("読み込む", {area.right() - 264, y + (row - look.target()) / 2, 240, look.target()}, Weight::First, free))
            ask({.kind = Action::Kind::Load, .text = source.path});
        y += row + Look::kGap;
    }
    if (look.button("もう一度探す", {area.x, area.bottom() - look.target(), 320, look.target()}, Weight::Plain, free)) ask({.kind = Action::Kind::LookForSources});
}

void Panel::findings(Look& look, const View& view)
{
    if (!view.loaded) return;
    const Loaded& loaded = *view.loaded;
    const Rect area = room(look);
    look.heading(loaded.trouble.empty() && loaded.revision ? "抜いてもよいです" : "読み込めませんでした", {area.x, area.y}, loaded.revision ? kGood : kAccentText);
    float y = area.y + 72;
    if (loaded.trouble.empty()) y += look.paragraph(counted(loaded), {area.x, y}, area.w) + 10;
    y += look.paragraph(outcome(loaded) + (loaded.revision ? "" : " USB メモリーは抜いてもよいです。"), {area.x, y}, area.w) + 28;
    const float buttons = area.bottom() - look.target();
    const float label = 150, width = area.w - label;
    std::vector<float> heights;
    for (const Finding& one : loaded.findings) heights.push_back(look.paragraph_height(one.where, width) + look.paragraph_height(one.message, width) + 44);
    const auto starts = page_starts(heights, buttons - Look::kGap - y);
    const size_t open = leaf(look, starts.size());
    const size_t end = open + 1 < starts.size() ? starts[open + 1] : loaded.findings.size();
    for (size_t i = starts[open]; i < end; ++i) {
        const Finding& one = loaded.findings[i];
        look.rule({area.x, y}, area.w);
        look.text(kSeverities[static_cast<size_t>(one.severity)], {area.x, y + 20}, one.severity == Severity::Note ? kSoft : kAccentText);
        const float where = one.where.empty() ? 0 : look.paragraph(one.where, {area.x + label, y + 20}, width, kSoft) + 4;
        (void)look.paragraph(one.message, {area.x + label, y + 20 + where}, width);
        y += heights[i];
    }
    const bool draft = draft_of(view) != 0 && view.busy.empty();
    if (look.button("見る", {area.x, buttons, 260, look.target()}, Weight::First, draft)) {
        show(Page::Preview);
        ask({.kind = Action::Kind::Preview, .number = days_ = 0});
    }
    if (look.button("公開する・戻す", {area.x + 260 + Look::kGap, buttons, 340, look.target()}, Weight::Plain, view.busy.empty()))
        go(Page::Revisions, Action::Kind::ReadRevisions);
}

void Panel::preview(Look& look, const View& view)
{
    const Rect area = room(look);
    const long long draft = draft_of(view);
    const bool free = view.busy.empty();
    float y = area.y;
    look.text(draft != 0 ? "下書きの版 " + std::to_string(draft) + " を、次の日の表示で見ます。" : "下書きはありません。表示中の版を、次の日の表示で見ます。", {area.x, y}, kSoft);
    y += 60;
    const float step = look.portrait() ? 150 : 170;
    const auto days = [&](const char* label, float x, int by) {
        if (look.button(label, {area.x + x, y, step, look.target()}, Weight::Plain, free && days_ + by >= 0 && days_ + by <= 366)) {
            days_ += by;
            ask({.kind = Action::Kind::Preview, .number = days_});
        }
    };
    days("前の日", 0, -1);
    look.middle(view.preview_date, {area.x + step, y, 300, look.target()}, kInk, false);
    days("次の日", step + 300, 1);
    days("一週間後", 2 * step + 300 + Look::kGap, 7);
    days("四週間後", 3 * step + 300 + 2 * Look::kGap, 28);   // what is prepared is often for the month after
    float right = area.right() - 220;
    if (look.portrait()) {
        y += look.target() + Look::kGap;
        right = area.x;
    }
    if (look.button("絵を作る", {right, y, 220, look.target()}, Weight::First, free)) ask({.kind = Action::Kind::Preview, .number = days_});
    y += look.target() + Look::kGap;
    const bool ahead = draft != 0 && days_ > 0 && view.preview_days == days_;
    const float bottom = area.bottom() - (ahead ? look.target() + Look::kGap : 0);
    pictures(look, view, {area.x, y, area.w, bottom - y});
    if (ahead) plan_row(look, view, draft, {area.x, area.bottom() - look.target(), area.w, look.target()});
}

// The draft is put on show on the day that is being looked at, at an hour to choose.
void Panel::plan_row(Look& look, const View& view, long long draft, Rect area)
{
    const bool free = view.busy.empty();
    const float step = look.portrait() ? 110 : 130, words = look.portrait() ? 250 : 300;
    look.text(look.portrait() ? view.preview_date : view.preview_date + "の", {area.x, area.y + (area.h - 40) / 2});
    if (look.button("早く", {area.x + words, area.y, step, area.h}, Weight::Plain, free && hour_ > 0)) --hour_;
    look.middle(std::to_string(hour_) + "時", {area.x + words + step, area.y, step, area.h}, kInk, false);
    if (look.button("遅く", {area.x + words + 2 * step, area.y, step, area.h}, Weight::Plain, free && hour_ < 23)) ++hour_;
    const std::string at = (hour_ < 10 ? "0" : "") + std::to_string(hour_) + ":00";
    if (twice(look, "plan " + view.preview_date + at, "公開を予約する", "もう一度押すと予約", {area.right() - 320, area.y, 320, area.h}, Weight::First, free))
        ask({.kind = Action::Kind::Plan, .text = at, .number = draft});
}

void Panel::pictures(Look& look, const View& view, Rect area)
{
    if (view.pictures.empty()) return;
    const float shape = static_cast<float>(view.pictures[0].height) / static_cast<float>(view.pictures[0].width);
    // As wide as the columns, or a quarter less where that makes room for one more row.
    constexpr float kLess = 0.25f;
    const size_t columns = look.portrait() ? 3 : 4, rows = std::max<size_t>(1,
        static_cast<size_t>((area.h + Look::kGap) / ((area.w / static_cast<float>(columns)) * shape) + kLess));
    float width = (area.w - Look::kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float most = (area.h - Look::kGap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    width = std::min(width, most / shape);
    const size_t each = columns * rows, first = leaf(look, (view.pictures.size() + each - 1) / each) * each;
    for (size_t i = first; i < std::min(view.pictures.size(), first + each); ++i) {
        const size_t place = i - first;
        const Rect at{area.x + static_cast<float>(place % columns) * (width + Look::kGap),
                      area.y + static_cast<float>(place / columns) * (width * shape + Look::kGap), width, width * shape};
        look.picture(view.pictures[i].texture, at);
    }
}

}  // namespace renkei::staff

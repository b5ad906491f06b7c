// The panel's pages of care: what is shown and what was, notices, health.

#include <algorithm>

#include "staff/look.hpp"
#include "staff/panel.hpp"

namespace renkei::staff {

namespace {

std::string days_of(const DraftLine& draft) { return draft.days.empty() ? "日付が読み取れないので、表示できません" : draft.days; }

}  // namespace

void Panel::revision_row(Look& look, const View& view, const Revision& revision, Rect area)
{
    look.field(area, kField);
    if (revision.current) look.field({area.x, area.y, 8, area.h}, kAccent);
    const std::string state = revision.current ? "　表示中" : !revision.planned.empty() ? "　" + revision.planned + " に公開の予約" : revision.published ? "" : "　下書き";
    const std::string first = "版 " + std::to_string(revision.id) + state + "　" + revision.made;
    look.text(look.portrait() ? first : first + "　" + revision.who, {area.x + 36, area.y + 28}, revision.current ? kAccentText : kInk);
    const std::string counts = "追加 " + std::to_string(revision.added) + "　変更 " + std::to_string(revision.changed) + "　削除 " + std::to_string(revision.removed);
    if (look.portrait()) look.text(revision.who, {area.x + 36, area.y + 78}, kSoft);
    look.text(counts + (revision.note.empty() || look.portrait() ? "" : "　" + revision.note), {area.x + 36, area.y + (look.portrait() ? 128.0f : 78.0f)},
              kSoft);
    if (revision.current) return;
    const Rect at{area.right() - 344, area.y + (area.h - look.target()) / 2, 320, look.target()};
    if (!revision.planned.empty()) {
        if (twice(look, "plan" + std::to_string(revision.id), "予約を取りやめる", "もう一度押す", at, Weight::Plain, view.busy.empty()))
            ask({.kind = Action::Kind::CancelPlan, .number = revision.id});
        return;
    }
    if (twice(look, std::to_string(revision.id), "公開する", "もう一度押すと公開", at, revision.published ? Weight::Plain : Weight::First, view.busy.empty()))
        ask({.kind = Action::Kind::Publish, .number = revision.id});
}

void Panel::revisions(Look& look, const View& view)
{
    if (!view.revisions) return;
    const Rect area = room(look);
    const float row = std::max(look.target() + 48, look.portrait() ? 194.0f : 148.0f), buttons = area.bottom() - look.target();
    const size_t each = std::max<size_t>(1, static_cast<size_t>((buttons - area.y) / (row + 16)));
    const size_t first = leaf(look, std::max<size_t>(1, (view.revisions->size() + each - 1) / each)) * each;
    float y = area.y;
    for (size_t i = first; i < std::min(view.revisions->size(), first + each); ++i) {
        revision_row(look, view, (*view.revisions)[i], {area.x, y, area.w, row});
        y += row + 16;
    }
    const bool sure = sure_ == "back";
    if (twice(look, "back", "一つ前に戻す", "もう一度押すと戻る", {area.x, buttons, 380, look.target()}, Weight::Plain, view.busy.empty()))
        ask({.kind = Action::Kind::Rollback});
    if (sure) (void)look.paragraph("いまの版は表示されなくなります。版は残るので、上の一覧から公開し直せます。", {area.x + 380 + 28, buttons + 8}, area.w - 408, kAccentText);
}

void Panel::notices(Look& look, const View& view)
{
    if (!view.notices) return;
    const Rect area = room(look);
    if (view.notices->empty()) (void)look.paragraph("表示中の版に、お知らせはありません。", {area.x, area.y}, area.w, kSoft);
    const float row = std::max(look.target() + 48, 148.0f);
    const size_t each = std::max<size_t>(1, static_cast<size_t>(area.h / (row + 16)));
    const size_t first = leaf(look, std::max<size_t>(1, (view.notices->size() + each - 1) / each)) * each;
    float y = area.y;
    for (size_t i = first; i < std::min(view.notices->size(), first + each); ++i) {
        const NoticeLine& one = (*view.notices)[i];
        look.field({area.x, y, area.w, row}, kField);
        const char* state = one.withdrawn ? "取り下げ済み" : one.urgent ? "緊急" : "";
        if (*state != '\0') look.text(state, {area.x + 36, y + 28}, one.withdrawn ? kSoft : kAccentText);
        (void)look.paragraph(one.title, {area.x + 36, y + (*state != '\0' ? 74.0f : 56.0f)}, area.w - 440, one.withdrawn ? kSoft : kInk);
        const Rect at{area.right() - 344, y + (row - look.target()) / 2, 320, look.target()};
        if (twice(look, one.key, one.withdrawn ? "元に戻す" : "取り下げる", "もう一度押す", at, Weight::Plain, view.busy.empty()))
            ask({.kind = one.withdrawn ? Action::Kind::PutBack : Action::Kind::Withdraw, .text = one.key});
        y += row + 16;
    }
}

void Panel::drafts(Look& look, const View& view)
{
    if (!view.drafts) return;
    const Rect area = room(look);
    if (view.drafts->empty()) (void)look.paragraph("確かめるものはありません。サイトの新しいページは、自動で調べています。", {area.x, area.y}, area.w, kSoft);
    // Lying, what can be done stands beside the words; standing, below them.
    const bool beside = !look.portrait();
    const float pad = 28, button = 240, both = 2 * button + Look::kGap, width = area.w - 2 * pad - (beside ? both + Look::kGap : 0),
        foot = beside ? 0 : look.target() + 16;
    std::vector<float> heights;
    for (const DraftLine& one : *view.drafts)
        heights.push_back(std::max(look.target(), look.paragraph_height(one.title, width) + look.paragraph_height(days_of(one), width) +
                                   look.paragraph_height(one.place, width)) + foot + 2 * pad + 16);
    const auto starts = page_starts(heights, area.h);
    const size_t open = leaf(look, starts.size());
    const size_t end = open + 1 < starts.size() ? starts[open + 1] : view.drafts->size();
    float y = area.y;
    for (size_t i = starts[open]; i < end; ++i) {
        const DraftLine& one = (*view.drafts)[i];
        look.field({area.x, y, area.w, heights[i] - 16}, kField);
        float line = y + pad + look.paragraph(one.title, {area.x + pad, y + pad}, width);
        line += look.paragraph(days_of(one), {area.x + pad, line}, width, one.days.empty() ? kAccentText : kInk);
        (void)look.paragraph(one.place, {area.x + pad, line}, width, kSoft);
        const Rect first{beside ? area.right() - pad - both : area.x + pad,
                         beside ? y + (heights[i] - 16 - look.target()) / 2 : y + heights[i] - 16 - pad - look.target(), button, look.target()};
        const bool alone = !beside && !one.shown && one.days.empty();
        const Rect second{first.x + (alone ? 0 : button + Look::kGap), first.y, button, first.h};
        const bool free = view.busy.empty();
        if (one.shown) look.middle("表示中", first, kGood, false);
        else if (!one.days.empty() && twice(look, "show" + one.id, "表示する", "もう一度押す", first, Weight::First, free))
            ask({.kind = Action::Kind::Confirm, .text = one.id});
        if (twice(look, "drop" + one.id, one.shown ? "表示をやめる" : "表示しない", "もう一度押す", second, Weight::Plain, free))
            ask({.kind = Action::Kind::Dismiss, .text = one.id});
        y += heights[i];
    }
}

void Panel::health(Look& look, const View& view)
{
    if (!view.health) return;
    const Rect area = room(look);
    const bool well = std::all_of(view.health->begin(), view.health->end(), [](const HealthLine& line) { return line.ok; });
    look.heading(well ? "この装置は正常です" : "確かめることがあります", {area.x, area.y}, well ? kGood : kAccentText);
    const float label = 320, width = area.w - label - 150;
    float y = area.y + 84;
    std::vector<float> heights;
    for (const HealthLine& line : *view.health) heights.push_back(std::max(Look::kLine, look.paragraph_height(line.words, width)) + 12);
    const auto starts = page_starts(heights, area.bottom() - y);
    const size_t open = leaf(look, starts.size());
    const size_t end = open + 1 < starts.size() ? starts[open + 1] : view.health->size();
    for (size_t i = starts[open]; i < end; ++i) {
        const HealthLine& line = (*view.health)[i];
        look.rule({area.x, y}, area.w);
        look.text(line.ok ? "正常" : "確認", {area.x, y + 14}, line.ok ? kGood : kAccentText);
        look.text(line.name, {area.x + 150, y + 14});
        (void)look.paragraph(line.words, {area.x + 150 + label, y + 14}, width, line.ok ? kSoft : kInk);
        y += heights[i];
    }
}

}  // namespace renkei::staff

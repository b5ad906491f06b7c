// The panel's first pages: PIN, who it is, and what there is to do.

#include <algorithm>

#include "staff/lock.hpp"
#include "staff/look.hpp"
#include "staff/panel.hpp"

namespace renkei::staff {

namespace {

std::string what_is_on(const View& view)
{
    if (!view.revisions) return "";
    for (const Revision& one : *view.revisions)
        if (one.current) return "いま表示しているのは、" + one.made + " に読み込んだ版 " + std::to_string(one.id) + " です。";
    return "まだ何も公開していません。";
}

}  // namespace

void Panel::pin(Look& look, const View& view)
{
    const Rect area = room(look);
    if (!view.pin.known) return;
    if (!view.pin.set) {
        look.heading("暗証番号がまだ設定されていません", {area.x, area.y + 40});
        (void)look.paragraph("このパネルは、暗証番号を設定すると使えます。表示装置で次のように打ち、6～12桁の数字を決めてください。", {area.x, area.y + 130}, area.w);
        look.field({area.x, area.y + 250, std::min(area.w, 760.0f), 100}, kField);
        look.text("renkei pin", {area.x + 40, area.y + 285});
        (void)look.paragraph("数字そのものは保存しません。やり方は職員の手引きの一枚目にあります。", {area.x, area.y + 390}, area.w, kSoft);
        return;
    }
    if (view.pin.seconds_locked > 0) {
        look.heading("しばらく受け付けません", {area.x, area.y + 40}, kAccentText);
        const int seconds = view.pin.seconds_locked;
        const std::string left = seconds >= 60 ? std::to_string((seconds + 59) / 60) + " 分" : std::to_string(seconds) + " 秒";
        (void)look.paragraph("暗証番号を " + std::to_string(kTries) + " 回間違えました。あと " + left + "たってから、もう一度入れてください。展示は続いています。", {area.x, area.y + 130}, area.w);
        return;
    }
    keys(look, view, area);
}

void Panel::keys(Look& look, const View& view, Rect area)
{
    const float key = std::min({area.h / 5.2f, area.w / 3.4f, 190.0f}), gap = 18, whole = 3 * key + 2 * gap;
    const bool beside = !look.portrait();
    const float left = beside ? area.right() - whole : area.x + (area.w - whole) / 2;
    const float top = beside ? area.y : area.y + 420;
    look.heading("暗証番号", {area.x, area.y + 40});
    (void)look.paragraph("職員の暗証番号を入れて「決定」を押してください。", {area.x, area.y + 130}, beside ? left - area.x - 80 : area.w, kSoft);
    for (size_t i = 0; i < kLongestPin; ++i) {
        const float x = area.x + static_cast<float>(i) * 46;
        if (i < digits_.size()) look.field({x, area.y + 250, 30, 30}, kInk);
        else look.field({x, area.y + 277, 30, 3}, i < kShortestPin ? kSoft : kRule);
    }
    if (view.pin.tries_left < kTries) look.text("暗証番号が違います。あと " + std::to_string(view.pin.tries_left) + " 回試せます。", {area.x, area.y + 320}, kAccentText);
    static constexpr const char* kKeys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "消す", "0", "決定"};
    for (int i = 0; i < 12; ++i) {
        const std::string label = kKeys[i];
        const Rect place{left + static_cast<float>(i % 3) * (key + gap), top + static_cast<float>(i / 3) * (key + gap), key, key};
        const bool done = label == "決定";
        const bool enabled = view.busy.empty() && (!done || digits_.size() >= kShortestPin);
        if (!look.button(label, place, done ? Weight::First : Weight::Plain, enabled, label.size() == 1)) continue;
        if (done) {
            ask({.kind = Action::Kind::TryPin, .text = digits_});
            digits_.clear();
        } else if (label == "消す") {
            if (!digits_.empty()) digits_.pop_back();
        } else if (digits_.size() < kLongestPin) {
            digits_ += label;
        }
    }
}

void Panel::who(Look& look, const View& view)
{
    const Rect area = room(look);
    const size_t columns = look.portrait() ? 2 : 3;
    const float width = (area.w - Look::kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns), height = std::max(look.target(), 120.0f);
    const size_t rows = std::max<size_t>(1, static_cast<size_t>((area.h - 80) / (height + Look::kGap)));
    const size_t first = leaf(look, (view.names.size() + rows * columns - 1) / (rows * columns)) * rows * columns;
    look.text("履歴に残る名前です。", {area.x, area.y}, kSoft);
    for (size_t i = first; i < std::min(view.names.size(), first + rows * columns); ++i) {
        const size_t place = i - first;
        const Rect at{area.x + static_cast<float>(place % columns) * (width + Look::kGap),
                      area.y + 80 + static_cast<float>(place / columns) * (height + Look::kGap), width, height};
        if (look.button(view.names[i], at)) ask({.kind = Action::Kind::Choose, .text = view.names[i]});
    }
}

void Panel::home(Look& look, const View& view)
{
    struct Way {
        const char *heading, *line;
        Page page;
        Action::Kind read;
    };
    static constexpr Way kWays[] = {
        {"読み込む", "USB メモリーやフォルダーの資料を読み、確かめる", Page::Load, Action::Kind::LookForSources},
        {"見る", "公開する前に、表示される絵を見る", Page::Preview, Action::Kind::ReadRevisions},
        {"公開する・戻す", "版を選んで表示する。一つ前に戻す", Page::Revisions, Action::Kind::ReadRevisions},
        {"お知らせ", "表示中のお知らせを取り下げる", Page::Notices, Action::Kind::ReadNotices},
        {"状態", "装置と時計が正常かを確かめる", Page::Health, Action::Kind::ReadHealth},
        {"サイトの下書き", "サイトから読み取った催しを、表示するか決める", Page::Drafts, Action::Kind::ReadDrafts},
    };
    const Rect area = room(look);
    look.text(what_is_on(view), {area.x, area.y}, kSoft);
    const int ways = view.has_sites ? 6 : 5;
    const int columns = look.portrait() ? 1 : 2, rows = (ways + columns) / columns;   // and the darkened display's
    const float top = area.y + 76, width = (area.w - Look::kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = std::min(240.0f, (area.h - 76 - Look::kGap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
    for (int i = 0; i < ways; ++i) {
        const Rect at{area.x + static_cast<float>(i % columns) * (width + Look::kGap), top + static_cast<float>(i / columns) * (height + Look::kGap), width,
                      height};
        if (look.card(kWays[i].heading, kWays[i].line, at)) go(kWays[i].page, kWays[i].read);
    }
    const Rect last{area.x + static_cast<float>(ways % columns) * (width + Look::kGap), top + static_cast<float>(ways / columns) * (height + Look::kGap),
                    width, height};
    if (view.dark ? look.card("画面をつける", "消した画面を、もとの表示に戻す", last) : look.card("画面を消す", "しばらく暗くする。緊急のお知らせは表示される", last))
        ask({.kind = Action::Kind::Darken, .number = view.dark ? 0 : 1});
}

}  // namespace renkei::staff

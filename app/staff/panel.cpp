#include "staff/panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <utility>

#include "staff/look.hpp"

namespace renkei::staff {

Panel::Panel(std::shared_ptr<Lettering> lettering, float target) : lettering_(std::move(lettering)), target_(target)
{
    ImGui::CreateContext(&lettering_->atlas());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;   // a display writes no settings beside itself
    io.LogFilename = nullptr;
}

Panel::~Panel() { ImGui::DestroyContext(); }

void Panel::use(std::shared_ptr<Lettering> lettering)
{
    ImGui::GetIO().Fonts = &lettering->atlas();
    lettering_ = std::move(lettering);
}

void Panel::show(Page page)
{
    page_ = page;
    leaf_ = 0;
    digits_.clear();
    sure_.clear();
}

void Panel::go(Page page, Action::Kind read)
{
    show(page);
    ask({.kind = read});
}

std::optional<Action> Panel::build(PixelSize display, float seconds_since_last, const View& view)
{
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(display.w), static_cast<float>(display.h)};
    io.DeltaTime = std::max(seconds_since_last, 0.001f);
    // A finger that has left is nowhere: nothing stays lit under it.
    if (!io.MouseDown[0]) io.MousePos = {-FLT_MAX, -FLT_MAX};
    if (!touches_.empty()) {
        io.MousePos = {touches_.front().at.x, touches_.front().at.y};
        io.MouseDown[0] = touches_.front().down;
        touches_.pop_front();
        settling_ = 2;
    } else if (settling_ > 0) {
        --settling_;
    }
    asked_.reset();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, kPaper);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("staff", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                 ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollWithMouse);
    Look look(*lettering_, display, target_);
    pages(look, view);
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    ImGui::Render();
    return std::exchange(asked_, std::nullopt);
}

void Panel::pages(Look& look, const View& view)
{
    head(look, view);
    switch (page_) {
        case Page::Pin: pin(look, view); break;
        case Page::Who: who(look, view); break;
        case Page::Home: home(look, view); break;
        case Page::Load: load(look, view); break;
        case Page::Findings: findings(look, view); break;
        case Page::Preview: preview(look, view); break;
        case Page::Revisions: revisions(look, view); break;
        case Page::Notices: notices(look, view); break;
        case Page::Health: health(look, view); break;
        case Page::Drafts: drafts(look, view); break;
    }
    foot(look, view);
}

Rect Panel::room(const Look& look) const
{
    const float top = look.target() + 2 * Look::kMargin, bottom = look.target() + 2 * Look::kGap;
    return {Look::kMargin, top, look.width() - 2 * Look::kMargin, look.height() - top - bottom};
}

void Panel::head(Look& look, const View& view)
{
    static constexpr const char* kTitles[] = {"職員パネル", "操作する人を選んでください", "何をしますか", "どれを読み込みますか", "読み込みの結果", "見る", "公開する・戻す", "お知らせ", "状態", "サイトの下書き"};
    const float top = Look::kMargin, middle = top + look.target() / 2;
    look.field({Look::kMargin, middle - 28, 10, 56}, kAccent);
    look.heading(kTitles[static_cast<size_t>(page_)], {Look::kMargin + 34, middle - Lettering::kHeading / 2});
    const float button = 200, left = look.width() - Look::kMargin - button;
    if (look.button("閉じる", {left, top, button, look.target()})) ask({.kind = Action::Kind::Close});
    const bool inside = page_ != Page::Pin && page_ != Page::Who && page_ != Page::Home;
    if (inside && look.button("戻る", {left - Look::kGap - button, top, button, look.target()}, Weight::Plain, view.busy.empty()))
        go(Page::Home, Action::Kind::ReadRevisions);
    if (!inside && !look.portrait())
        look.right(view.clock + (view.who.empty() ? "" : "　" + view.who), {left - Look::kGap, middle - Lettering::kBody / 2}, kSoft);
    look.rule({Look::kMargin, top + look.target() + Look::kMargin / 2}, look.width() - 2 * Look::kMargin);
}

// What is being done, or what was: one line at the foot.
void Panel::foot(Look& look, const View& view)
{
    const float y = look.height() - look.target() - Look::kGap;
    const float width = look.width() - 2 * Look::kMargin;
    if (!view.busy.empty()) {
        const std::string far = view.all > 0 ? "　" + std::to_string(view.done) + "／" + std::to_string(view.all) : "";
        look.text(view.busy + far, {Look::kMargin, y}, kInk);
        look.field({Look::kMargin, y + 52, width, 12}, kField);
        const float share = view.all > 0 ? static_cast<float>(view.done) / static_cast<float>(view.all)
            : static_cast<float>(ImGui::GetTime() - 4 * std::floor(ImGui::GetTime() / 4)) / 4;
        if (view.all > 0) look.field({Look::kMargin, y + 52, std::max(12.0f, width * std::min(share, 1.0f)), 12}, kAccent);
        else look.field({Look::kMargin + (width - width / 8) * share, y + 52, width / 8, 12}, kAccent);
        return;
    }
    const float left = page_ == Page::Pin || page_ == Page::Who || page_ == Page::Home ? width : width - 520;   // beside the buttons to leaf
    (void)look.paragraph(view.message.text, {Look::kMargin, y}, left, view.message.bad ? kAccentText : kInk);
}

size_t Panel::leaf(Look& look, size_t count)
{
    leaf_ = std::min(leaf_, count - 1);
    if (count < 2) return 0;
    const float y = look.height() - look.target() - Look::kGap, right = look.width() - Look::kMargin, button = 180;
    const bool back = look.button("前へ", {right - 2 * button - 120, y, button, look.target()}, Weight::Plain, leaf_ > 0);
    look.middle(std::to_string(leaf_ + 1) + "／" + std::to_string(count), {right - button - 120, y, 120, look.target()}, kSoft, false);
    if (look.button("次へ", {right - button, y, button, look.target()}, Weight::Plain, leaf_ + 1 < count)) ++leaf_;
    if (back) --leaf_;
    return leaf_;
}

bool Panel::twice(Look& look, const std::string& id, const std::string& label, const std::string& again, Rect area, Weight weight, bool enabled)
{
    const bool sure = sure_ == id;
    if (!look.button(sure ? again : label, area, sure ? Weight::Grave : weight, enabled)) return false;
    sure_ = sure ? std::string() : id;
    return sure;
}

}  // namespace renkei::staff

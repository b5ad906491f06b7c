// Every page of the staff panel, drawn as the display draws it. With RENKEI_PANEL_PICTURES=DIR the pictures are kept, to be looked at.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "canvas/canvas.hpp"
#include "staff/panel.hpp"
#include "window/window.hpp"

using namespace renkei;
using namespace renkei::staff;

namespace {

View a_view()
{
    View view;
    view.pin = {.known = true, .set = true, .tries_left = 4};
    view.names = {"企画課 佐藤", "企画課 鈴木", "総務課 田中", "広報担当"};
    view.who = view.names[0];
    view.clock = "11月29日 10:02";
    view.sources = {{"STAFF-USB", "/run/renkei/stick/renkei"}, {"秋の展示", "/media/renkei/秋の展示"}};
    Loaded loaded{.files = 4, .rows = 12, .accepted = 9, .held = 3, .revision = 3};
    loaded.findings = {{Severity::Hold, "展示.xlsx　シート「写真」　C5", "『uncredited.png』にクレジットがありません。写真に添える撮影者・提供者の名前を入れてください"},
                       {Severity::Hold, "展示.xlsx　シート「自治体紹介」　A3", "市区町村『どこか市』はありません。釧路市のように書くか、コードを入れてください"},
                       {Severity::Note, "展示.xlsx　シート「催し」　D12", "開催日が過ぎています。これまでの催しに入ります"}};
    view.loaded = loaded;
    view.revisions = {{{.id = 3, .made = "11月29日 10:01", .who = "企画課 佐藤", .note = "STAFF-USB", .added = 4, .changed = 1},
                       {.id = 2, .current = true, .published = true, .made = "11月2日 9:12", .who = "総務課 田中", .note = "11月の展示", .added = 21, .removed = 18},
                       {.id = 1, .published = true, .made = "10月5日 16:40", .who = "root", .note = "同梱の内容", .added = 2016}}};
    view.health = {{{false, "時計", "時計が 2026-11-29T10:02:00+09:00 より前です。時計を合わせるか、電池とネットワークを確かめてください"}, {true, "保存庫", ""}, {true, "ディスクの空き", "空き 74 GB"}, {true, "画面", ""}}};
    view.notices = {{{"water", "断水のため、トイレは使えません", true}, {"lift", "1階のエレベーターは点検中です", false}, {"snow", "大雪のため、16時で閉館します", true, true}}};
    view.drafts = {{{"site-1", "魅力発信の催しを開催します", "2038年10月30日（土）～31日（日） 11:00～19:30", "東京区政会館　北海道 佐呂間町、北海道 紋別市　見当たらない名前 1 件"},
                    {"site-2", "物産の市", "", "区民広場"},
                    {"site-3", "交流の集い", "2038年11月6日（土）", "区民広場", true}}};
    view.has_sites = true;
    view.preview = 3;
    view.preview_date = "11月29日（日）";
    return view;
}

struct Stage {
    PixelSize size;
    Result<window::Window> window = window::Window::open({.surface = window::Surface::Offscreen, .size = size});
    Result<canvas::Canvas> canvas = window.ok() ? canvas::Canvas::create(RENKEI_SOURCE_DIR "/shaders") : Result<canvas::Canvas>(window.error());
};

paint::Image drawn(Stage& stage, Panel& panel, const View& view, const std::string& name)
{
    bool whole = false;
    for (int i = 0; i < 100 && !whole; ++i) {   // until the type is on the GPU
        (void)panel.build(stage.size, 0.016f, view);
        whole = stage.canvas->draw_overlay(stage.size);
    }
    REQUIRE(whole);
    auto picture = stage.canvas->read_back(stage.size);
    REQUIRE(picture.ok());
    if (const char* folder = std::getenv("RENKEI_PANEL_PICTURES"))  // NOLINT(concurrency-mt-unsafe)
        REQUIRE(canvas::write_png(*picture, std::string(folder) + "/" + name + (stage.size.h > stage.size.w ? "-portrait.png" : ".png")).ok());
    return std::move(picture).value();
}

uint32_t at(const paint::Image& picture, int x, int y)
{
    return picture.pixels[static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x)] & 0xffffffu;
}

void every_page(PixelSize size)
{
    Stage stage{size};
    REQUIRE(stage.canvas.ok());
    auto lettering = Lettering::make(static_cast<float>(std::min(size.w, size.h)) / 1080, "同梱の内容");
    REQUIRE(lettering);
    Panel panel(lettering, 88);
    View view = a_view();
    const paint::Image blue{640, 360, std::vector<uint32_t>(640 * 360, 0xff2050a0u)};
    for (int i = 0; i < 10; ++i) view.pictures.push_back({stage.canvas->add_overlay_picture(blue), 640, 360});
    struct Wanted {
        const char* name;
        Page page;
    };
    std::set<std::vector<uint32_t>> different;
    for (const Wanted& wanted : {Wanted{"pin", Page::Pin}, {"who", Page::Who}, {"home", Page::Home}, {"load", Page::Load}, {"findings", Page::Findings},
                                 {"preview", Page::Preview}, {"revisions", Page::Revisions},
                                 {"notices", Page::Notices}, {"health", Page::Health}, {"drafts", Page::Drafts}}) {
        panel.show(wanted.page);
        const paint::Image picture = drawn(stage, panel, view, wanted.name);
        CAPTURE(wanted.name);
        CHECK(at(picture, 4, 4) == 0xf5f1e8u);
        if (wanted.page == Page::Preview) CHECK(std::count(picture.pixels.begin(), picture.pixels.end(), 0xff2050a0u) > 100000);
        different.insert(picture.pixels);
    }
    CHECK(different.size() == 10);
    panel.show(Page::Pin);
    view.pin = {.known = true, .set = true, .tries_left = 0, .seconds_locked = 272};
    (void)drawn(stage, panel, view, "pin-locked");
    view.pin = {.known = true, .set = false};
    (void)drawn(stage, panel, view, "pin-none");
    stage.canvas->drop_overlay_pictures();
}

}  // namespace

TEST_CASE("every page of the staff panel is drawn, lying and standing", "[commands]")
{
    SECTION("lying") { every_page({1920, 1080}); }
    SECTION("standing") { every_page({1080, 1920}); }
}

TEST_CASE("a draft is planned for the day that is looked at, at an hour to choose, with two touches", "[commands]")
{
    const PixelSize size{1920, 1080};
    Stage stage{size};
    REQUIRE(stage.canvas.ok());
    auto lettering = Lettering::make(1, "同梱の内容");
    REQUIRE(lettering);
    Panel panel(lettering, 88);
    View view = a_view();
    const auto tap = [&](float x, float y) {
        std::optional<Action> asked;
        for (const bool down : {true, false}) panel.touch({x, y}, down);
        for (int frame = 0; frame < 6; ++frame)
            if (auto one = panel.build(size, 0.02f, view)) asked = std::move(one);
        return asked;
    };
    panel.show(Page::Preview);
    CHECK_FALSE(tap(1700, 900));   // for today nothing is planned
    const Action next_day{.kind = Action::Kind::Preview, .number = 1};
    CHECK(tap(620, 320) == next_day);
    view.preview_days = 1;
    view.preview_date = "11月30日（月）";
    (void)drawn(stage, panel, view, "preview-plan");
    CHECK_FALSE(tap(690, 900));    // an hour later
    CHECK_FALSE(tap(1700, 900));
    const Action plan{.kind = Action::Kind::Plan, .text = "10:00", .number = 3};
    CHECK(tap(1700, 900) == plan);

    view.revisions->front().planned = "11月30日 10:00";
    panel.show(Page::Revisions);
    (void)drawn(stage, panel, view, "revisions-planned");
    CHECK_FALSE(tap(1650, 290));
    const Action cancel{.kind = Action::Kind::CancelPlan, .number = 3};
    CHECK(tap(1650, 290) == cancel);

    panel.show(Page::Notices);     // the third was withdrawn
    CHECK_FALSE(tap(1650, 616));
    const Action back{.kind = Action::Kind::PutBack, .text = "snow"};
    CHECK(tap(1650, 616) == back);

    panel.show(Page::Drafts);      // each with the words of its draft beside it
    (void)drawn(stage, panel, view, "drafts-lying");
    const Action confirm{.kind = Action::Kind::Confirm, .text = "site-1"}, drop{.kind = Action::Kind::Dismiss, .text = "site-3"};
    CHECK_FALSE(tap(1440, 312));
    CHECK(tap(1440, 312) == confirm);
    CHECK_FALSE(tap(1440, 516));   // without a day there is nothing to show
    CHECK_FALSE(tap(1440, 516));
    CHECK_FALSE(tap(1700, 720));
    CHECK(tap(1700, 720) == drop);
}

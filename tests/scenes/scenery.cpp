#include "scenery.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "intake/shipped.hpp"
#include "scenes/make_scene.hpp"
#include "support/content_builder.hpp"

namespace renkei::tests {

std::shared_ptr<const model::Content> shipped_content()
{
    static const auto content = [] {
        auto read = intake::read_shipped(RENKEI_SOURCE_DIR "/data");
        REQUIRE(read.ok());
        return std::make_shared<const model::Content>(std::move(read).value());
    }();
    return content;
}

std::shared_ptr<const model::Content> lobby_content()
{
    static const auto content = [] {
        model::Content with = *shipped_content();
        model::Notice lift{"lift", "エレベーターの点検のお知らせ", "11月24日の午前中は、3号機をご利用になれません。ご不便をおかけします。", false, {}, {}};
        lift.en = {"Lift inspection", "Lift 3 is out of service on the morning of 24 November. We apologise for the inconvenience."};
        model::Notice drill{"drill", "火災報知機が鳴りました", "係員の案内に従い、落ち着いて1階の出口へお進みください。エレベーターは使わないでください。", true, {}, {}};
        drill.en = {"The fire alarm has sounded", "Please follow the staff and walk calmly to the exit on the ground floor. Do not use the lifts."};
        drill.zh_hans = {"火灾警报已响起", "请听从工作人员的引导，冷静地前往一楼出口。请勿使用电梯。"};
        drill.zh_hant = {"火災警報已響起", "請聽從工作人員的引導，冷靜地前往一樓出口。請勿使用電梯。"};
        drill.ko = {"화재경보기가 울렸습니다", "직원의 안내에 따라 침착하게 1층 출구로 이동해 주십시오. 엘리베이터는 이용하지 마십시오."};
        with.notices = {lift, drill};
        return std::make_shared<const model::Content>(std::move(with));
    }();
    return content;
}

const map::Atlas& the_atlas()
{
    static const map::Atlas atlas = [] {
        auto opened = map::Atlas::open(RENKEI_SOURCE_DIR "/data/mesh", std::filesystem::path(RENKEI_BINARY).parent_path() / "test-cache");
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    return atlas;
}

const text::Typesetter& the_typesetter()
{
    static const text::Typesetter typesetter = [] {
        auto opened = text::Typesetter::open();
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    return typesetter;
}

std::shared_ptr<const programme::Programme> programme_of(const char* day, std::shared_ptr<const model::Content> content)
{
    programme::Options options;
    options.hours = {.weekday = {9 * 60, 20 * 60 + 30}, .saturday = {9 * 60, 17 * 60}, .sunday = {0, 0}, .always = false};
    return programme::build(std::move(content), parse_date(day).value(), "1", options);
}

std::shared_ptr<const programme::Programme> full_day(const char* day)
{
    static const auto content = [] {
        model::Content with = *lobby_content();
        with.exhibits = {an_exhibit("autumn", "湿原の四季")};
        with.exhibits[0].subtitle = "釧路湿原の写真と暮らし";
        with.exhibits[0].place = "1階エントランスホール";
        with.exhibits[0].end_date = parse_date("2026-12-25");
        const std::string page = "湿原は、水と草のあいだにあります。川はゆっくりと曲がり、春には雪どけの水がひろがって、冬には霧が木々を白くします。ここに暮らす人は、その水を田畑と町とに分けてきました。";
        with.panels = {a_panel("autumn", 1), a_panel("autumn", 2, page + page + page)};
        with.panels[1].heading = "水と草のあいだ";
        return std::make_shared<const model::Content>(std::move(with));
    }();
    return programme_of(day, content);
}

Instant evening_of(const programme::Programme& programme)
{
    const Instant noon = instant_of(programme.date, std::chrono::hours(12));
    const auto closes = programme::closing_after(programme.hours, noon);
    return closes ? *closes - std::chrono::minutes(11) : noon;
}

std::vector<Item> everything()
{
    std::vector<Item> items;
    std::set<std::pair<std::string, std::string>> seen;
    for (const char* day : {kEventDay, kAutumn, kLater}) {
        const auto programme = full_day(day);
        for (const auto* slots : {&programme->slots, &programme->cards})
            for (const auto& slot : *slots)
                if (slot.scene == "events" || seen.emplace(slot.scene, slot.item).second) items.push_back({programme, slot.scene, slot.item});
    }
    return items;
}

scenes::Setting setting_of(const programme::Programme& programme, const Look& look, float dwell)
{
    const scenes::Frame frame = scenes::frame_for(look.display);
    return {.programme = programme,
            .atlas = the_atlas(),
            .typesetter = the_typesetter(),
            .frame = frame.units,
            .pixels_per_unit = frame.pixels_per_unit,
            .language = look.language,
            .type_floor = look.type_floor,
            .footer = true,
            .clock_minute = 23 * 60 + 59,
            .begins = evening_of(programme),
            .touch = look.touch,
            .washi = nullptr,
            .dwell = dwell};
}

Result<canvas::Composition> composed(const programme::Programme& programme, const std::string& scene, const std::string& item, const Look& look)
{
    return scenes::compose(scene, item, setting_of(programme, look, programme::dwell_of(programme, scene, item)));
}

std::string described(const std::string& scene, const std::string& item, const Look& look)
{
    return scene + (item.empty() ? "" : "/" + item) + " " + std::string(wording_tag(look.language)) + " " + std::to_string(look.display.w) + "x" + std::to_string(look.display.h);
}

}  // namespace renkei::tests

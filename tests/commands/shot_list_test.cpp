#include <catch2/catch.hpp>

#include <algorithm>

#include "commands/shot_list.hpp"
#include "support/content_builder.hpp"

using namespace renkei;

TEST_CASE("what staff call their things makes no file name that no disk takes", "[commands]")
{
    auto content = std::make_shared<model::Content>(tests::a_content().build());
    std::string long_key = "春/夏";
    for (int i = 0; i < 40; ++i) long_key += "の展示";
    content->exhibits = {tests::an_exhibit("../aki"), tests::an_exhibit(long_key)};
    content->panels = {tests::a_panel("../aki", 1)};
    const auto programme = programme::build(content, *parse_date("2026-11-22"), "1", {});
    size_t exhibits = 0;
    for (const commands::Shot& shot : commands::every_shot(*programme, *programme).shots) {
        CAPTURE(shot.name);
        CHECK(shot.name.find('/') == std::string::npos);
        CHECK(shot.name.size() < 200);
        exhibits += shot.scene == "exhibit";
    }
    CHECK(exhibits == 3);
}

TEST_CASE("a complete view has the urgent notice and every panel, and tells what it leaves out", "[commands]")
{
    auto content = std::make_shared<model::Content>(tests::a_content().build());
    content->exhibits = {tests::an_exhibit("eA")};
    for (int number = 1; number <= 14; ++number) content->panels.push_back(tests::a_panel("eA", number));
    model::Notice urgent;
    urgent.key = "n1";
    urgent.title = "避難してください";
    urgent.urgent = true;
    content->notices = {urgent};
    const auto programme = programme::build(content, *parse_date("2026-11-22"), "1", {});
    const auto count = [](const commands::ShotList& list, std::string_view scene) {
        return std::count_if(list.shots.begin(), list.shots.end(), [&](const commands::Shot& shot) { return shot.scene == scene; });
    };
    const commands::ShotList all = commands::every_shot(*programme, *programme);
    CHECK(count(all, "notice") == 1);
    CHECK(count(all, "exhibit") == 15);
    CHECK(std::none_of(all.left_out.begin(), all.left_out.end(), [](const commands::LeftOut& one) { return one.scene == "exhibit"; }));
    CHECK(commands::item_called(*programme, "exhibit", "eA-1") == "eA/1");
    CHECK(commands::item_called(*programme, "exhibit", "eA/1") == "eA/1");
    CHECK(commands::item_called(*programme, "notice", "n1") == "n1");
    CHECK(commands::item_called(*programme, "exhibit", "eB-1") == "eB-1");

    for (int number = 2; number <= 120; ++number) {
        content->notices.push_back(urgent);
        content->notices.back().key = "n" + std::to_string(number);
    }
    const auto longer = programme::build(content, *parse_date("2026-11-22"), "1", {});
    const commands::ShotList most = commands::every_shot(*longer, *longer);
    CHECK(count(most, "notice") == 100);
    CHECK(std::any_of(most.left_out.begin(), most.left_out.end(), [](const commands::LeftOut& one) { return one.scene == "notice" && one.items == 20; }));
}

#include <catch2/catch.hpp>

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
    for (const commands::Shot& shot : commands::every_shot(*programme, *programme)) {
        CAPTURE(shot.name);
        CHECK(shot.name.find('/') == std::string::npos);
        CHECK(shot.name.size() < 200);
        exhibits += shot.scene == "exhibit";
    }
    CHECK(exhibits == 3);
}

#include "model/merge.hpp"

#include <catch2/catch.hpp>

#include "model/kinds.hpp"
#include "support/content_builder.hpp"

using namespace renkei;

namespace {

model::Showcase introduction(const std::string& key, const std::string& lead, bool by_staff)
{
    model::Showcase s = tests::a_showcase(key);
    s.ja.lead = lead;
    s.by_staff = by_staff;
    return s;
}

model::Photo photo(const std::string& code5, const std::string& file, const std::string& caption = "")
{
    model::Photo p;
    p.code5 = code5;
    p.file = file;
    p.caption = caption;
    return p;
}

std::string keys(const std::vector<model::Showcase>& showcases)
{
    std::string all;
    for (const auto& s : showcases) all += s.key + "=" + s.ja.lead + (s.by_staff ? "* " : " ");
    return all;
}

std::string files(const std::vector<model::Photo>& photos)
{
    std::string all;
    for (const auto& p : photos) all += p.code5 + "/" + p.file + (p.caption.empty() ? "" : "=" + p.caption) + " ";
    return all;
}

// One record of every kind, each with what a record of staff has.
model::Content one_of_each()
{
    model::Content content;
    model::visit_kinds(content, [](const char*, auto& records) {
        auto& record = records.emplace_back();
        if constexpr (requires { record.by_staff; }) record.by_staff = true;
    });
    return content;
}

}  // namespace

TEST_CASE("a load of the fact tables keeps every kind that is staff's and replaces the others", "[model]")
{
    const model::Content before = one_of_each();
    model::Content tables;
    CHECK(model::keep_staffs(before, tables) == 7);
    CHECK(model::count_records(tables) == 7);
    CHECK(tables.showcases.size() + tables.events.size() + tables.exhibits.size() + tables.panels.size() + tables.notices.size() + tables.photos.size() +
          tables.films.size() == 7);

    model::Content again = one_of_each();   // the same names: nothing is there twice
    CHECK(model::keep_staffs(before, again) == 7);
    CHECK(model::count_records(again) == model::count_records(before));
    CHECK(model::keep_staffs({}, again) == 0);
}

TEST_CASE("what staff entered stands where a table has a record of the same name", "[model]")
{
    model::Content before, tables;
    before.showcases = {introduction("kushiro", "staff", true), introduction("gone", "table", false), introduction("nemuro", "staff", true)};
    tables.showcases = {introduction("akkeshi", "table", false), introduction("kushiro", "table", false), introduction("shibetsu", "table", false)};
    CHECK(model::keep_staffs(before, tables) == 2);
    CHECK(keys(tables.showcases) == "akkeshi=table kushiro=staff* shibetsu=table nemuro=staff* ");
}

TEST_CASE("what is brought takes the place of what it replaces, and nothing else", "[model]")
{
    model::Content content, brought;
    SECTION("the photographs of a municipality go together, and stand by municipality")
    {
        content.photos = {photo("01206", "old-1"), photo("01206", "old-2"), photo("34208", "old")};
        brought.photos = {photo("13206", "new"), photo("01206", "z"), photo("01206", "a")};
        model::put_brought(content, brought);
        CHECK(files(content.photos) == "01206/z 01206/a 13206/new 34208/old ");   // in the order of their table
    }
    SECTION("an introduction keeps its place")
    {
        content.showcases = {introduction("a", "old", false), introduction("b", "old", false), introduction("c", "old", false)};
        brought.showcases = {introduction("d", "new", true), introduction("b", "new", true)};
        model::put_brought(content, brought);
        CHECK(keys(content.showcases) == "a=old b=new* c=old d=new* ");
    }
    SECTION("of two of the same name the later one holds")
    {
        brought.photos = {photo("01206", "sea", "first"), photo("01206", "lake"), photo("01206", "sea", "second")};
        model::put_brought(content, brought);
        CHECK(files(content.photos) == "01206/lake 01206/sea=second ");
    }
    SECTION("the panels of an exhibition go together, those of another stay")
    {
        content.panels = {tests::a_panel("aki", 1), tests::a_panel("aki", 2), tests::a_panel("haru", 1)};
        brought.panels = {tests::a_panel("aki", 3)};
        model::put_brought(content, brought);
        REQUIRE(content.panels.size() == 2);
        CHECK(content.panels[0].number == 3);
        CHECK(content.panels[1].exhibit == "haru");
    }
    SECTION("nothing takes the place of nothing")
    {
        content = one_of_each();
        model::put_brought(content, {});
        CHECK(model::count_records(content) == model::count_records(one_of_each()));
    }
}

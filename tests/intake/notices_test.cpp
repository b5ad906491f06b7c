// A table of notices by itself is the whole of them; in a folder or workbook each takes the place of the one with its key.

#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

model::Content with_notices()
{
    model::Content content = towns();
    content.notices = {{"lift", "点検", "", false, {}, {}}, {"old", "休館日", "", false, {}, {}}};
    return content;
}

std::string keys_after(const Brought& brought)
{
    model::Content content = with_notices();
    put_into(content, brought);
    std::string keys;
    for (const auto& notice : content.notices) keys += notice.key + " ";
    return keys;
}

}  // namespace

TEST_CASE("a table of notices alone withdraws what it leaves out, under any name and with the columns of either language", "[intake]")
{
    Stick stick;
    stick.file("notices.csv", "key,urgent,from,until,title,body,title_en\nlift,no,2026-11-20,2026-11-22,点検,午前中,Inspection\ndrill,yes,2026-11-20 10:15,2026-11-20T10:30,訓練,,\n");
    stick.file("alarm.csv", "お知らせ番号,緊急,題名,本文\nalarm,はい,火災,避難してください\n");
    stick.file("none/お知らせ.csv", bytes_of(RENKEI_SOURCE_DIR "/data/forms/notices.csv"));
    const Brought whole = taken(stick.read(with_notices(), "notices.csv"));
    CHECK(whole.all_notices);
    CHECK(keys_after(whole) == "lift drill ");
    REQUIRE(whole.content.notices.size() == 2);
    CHECK(whole.content.notices[0].en.title == "Inspection");
    CHECK_FALSE(whole.content.notices[0].until_minute);
    CHECK(whole.content.notices[1].urgent);
    CHECK(whole.content.notices[1].from_minute == 10 * 60 + 15);
    CHECK(whole.content.notices[1].until_minute == 10 * 60 + 30);

    const Brought alarm = taken(stick.read(with_notices(), "alarm.csv"));
    CHECK(causes(alarm, Severity::Note) == "table@0");
    CHECK(keys_after(alarm) == "alarm ");

    const Brought none = taken(stick.read(with_notices(), "none/お知らせ.csv"));
    CHECK(keys_after(none) == "lift old ");   // an empty form says nothing
}

TEST_CASE("a table of notices withdraws nothing while one of its rows is held, and nothing at all from a folder", "[intake]")
{
    Stick stick;
    stick.file("notices.csv", "key,title,until\nlift,点検,2026-11-31\nnew,新しい,\n");
    const Brought held = taken(stick.read(with_notices(), "notices.csv"));
    CHECK(causes(held, Severity::Hold) == "date@2:C2");
    CHECK(causes(held, Severity::Note) == "withdrawn@0");
    CHECK(keys_after(held) == "lift old new ");

    Stick folder;
    folder.file("notices.csv", "key,title\nnew,新しい\n");
    CHECK(keys_after(taken(folder.read(with_notices()))) == "lift old new ");
}

TEST_CASE("a table of another kind is not taken for notices by two columns that many have", "[intake]")
{
    Stick stick;
    stick.file("湿原パネル.csv", "番号,見出し,本文\n1,釧路湿原,日本最大の湿原です。\n");
    const Brought panels = taken(stick.read(with_notices(), "湿原パネル.csv"));
    CHECK(panels.refused == 1);
    CHECK(panels.content.notices.empty());
    CHECK(keys_after(panels) == "lift old ");
    stick.file("tt.csv", "題名,開催日\n催し,2093-12-01\n");
    CHECK(taken(stick.read(with_notices(), "tt.csv")).content.events.size() == 1);
    stick.file("en.csv", "title,start_date\nFair,2093-12-01\n");
    CHECK(taken(stick.read(with_notices(), "en.csv")).content.events.size() == 1);
}

// Pictures by their place in the folder, what is no file, and tables as other programs write them.

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "intake/photo_rows.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

std::string messages(const Brought& brought)
{
    std::string all;
    for (const Finding& finding : brought.findings) all += finding.message.en + "\n";
    return all;
}

}  // namespace

TEST_CASE("a picture is named with its folder where several have its name", "[intake]")
{
    Stick stick;
    stick.file("2024/a.jpg").file("2025/a.jpg").file("2025/only.jpg").file("写真/が.jpg").file("top.jpg");
    stick.file("photos.csv", "file,municipality,credit\n"
                             "2025/a.jpg,釧路市,山田\n"
                             "2024\\A.jpg,釧路市,山田\n"
                             "./top.jpg,釧路市,山田\n"
                             "only.jpg,釧路市,山田\n"
                             "写真/か\u3099.jpg,釧路市,山田\n");
    const Brought brought = taken(stick.read());
    CHECK(messages(brought).empty());
    REQUIRE(brought.content.photos.size() == 5);
    CHECK(brought.content.photos[0].file == "2025/a.jpg");   // both are kept, under names of their own
    CHECK(brought.content.photos[1].file == "2024/a.jpg");
    CHECK(brought.content.photos[2].file == "top.jpg");
    CHECK(brought.content.photos[3].file == "only.jpg");
    CHECK(brought.content.photos[4].file == "が.jpg");
}

TEST_CASE("a picture that is elsewhere, or one of several, is held with the reason", "[intake]")
{
    Stick stick;
    stick.file("2024/a.jpg").file("2025/a.jpg").file("b.jpg");
    stick.file("photos.csv", "file,municipality,credit\n"
                             "a.jpg,釧路市,山田\n"
                             "2026/a.jpg,釧路市,山田\n"
                             "2024/b.jpg,釧路市,山田\n"
                             "../b.jpg,釧路市,山田\n"
                             "2024/../b.jpg,釧路市,山田\n"
                             "..\\b.jpg,釧路市,山田\n"
                             "C:\\Users\\yamada\\b.jpg,釧路市,山田\n"
                             "/home/yamada/b.jpg,釧路市,山田\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.held == 8);
    CHECK(stick.asked.empty());
    std::vector<std::string> said;
    for (const Finding& finding : brought.findings)
        if (finding.severity == Severity::Hold) said.push_back(finding.message.en);
    REQUIRE(said.size() == 8);
    CHECK(said[0].find("write its folder before it, as 202") != std::string::npos);
    CHECK(said[1].find("there is no file “2026/a.jpg”") != std::string::npos);
    CHECK(said[2].find("there is no file “2024/b.jpg”") != std::string::npos);
    for (const size_t i : {size_t{3}, size_t{4}, size_t{5}}) CHECK(said[i].find("leads out of the folder") != std::string::npos);
    CHECK(said[6].find("write its name only, b.jpg") != std::string::npos);
    CHECK(said[7].find("write its name only, b.jpg") != std::string::npos);
    CHECK(causes(brought, Severity::Note) == "unnamed@0 unnamed@0 unnamed@0");
}

TEST_CASE("links and pipes are said to be what they are", "[intake]")
{
    Stick stick;
    stick.file("real.jpg").file("photos.csv", "file,municipality,credit\nlink.jpg,釧路市,山田\npipe.jpg,釧路市,山田\nreal.jpg,釧路市,山田\n");
    fs::create_symlink(stick.folder.path() / "real.jpg", stick.folder.path() / "link.jpg");
    REQUIRE(::mkfifo((stick.folder.path() / "pipe.jpg").c_str(), 0600) == 0);
    REQUIRE(::mkfifo((stick.folder.path() / "book.xlsx").c_str(), 0600) == 0);
    fs::create_symlink(stick.folder.path() / "photos.csv", stick.folder.path() / "panels.csv");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.photos.size() == 1);
    const std::string said = messages(brought);
    CHECK(said.find("“link.jpg” is a link and no file") != std::string::npos);
    CHECK(said.find("“pipe.jpg” is a pipe and no file") != std::string::npos);
    CHECK(said.find("“book.xlsx” is a pipe and no file") != std::string::npos);
    CHECK(said.find("“panels.csv” is a link and no file") != std::string::npos);
    CHECK(said.find("there is no file") == std::string::npos);
}

TEST_CASE("a folder with nothing but what is no file is told as that, and is no folder of staff", "[intake]")
{
    for (const char* name : {"events.csv", "book.xlsx", "town.zip", "showcases.json"})
        for (const bool pipe : {true, false}) {
            CAPTURE(name, pipe);
            Stick stick;
            if (pipe) REQUIRE(::mkfifo((stick.folder.path() / name).c_str(), 0600) == 0);
            else fs::create_symlink("gone", stick.folder.path() / name);
            CHECK_FALSE(is_staff_folder(stick.folder.path()));
            CHECK(has_table_that_is_no_file(stick.folder.path()));
            CHECK(messages(taken(stick.read())).find("“" + std::string(name) + "” is " + (pipe ? "a pipe" : "a link") + " and no file") != std::string::npos);
        }
    Stick stick;
    stick.file("events.csv", "題名,開催日\n");
    CHECK_FALSE(has_table_that_is_no_file(stick.folder.path()));
    CHECK_FALSE(has_table_that_is_no_file(stick.folder.path() / "gone"));
}

TEST_CASE("tables with tabs or semicolons are read, and a header alone is nothing filled in", "[intake]")
{
    Stick stick;
    stick.file("催し.csv", "題名\t開催日\t会場\n\"物産\t展\"\t2026-12-05\t区民館, 2階\n");
    stick.file("展示.csv", "題名;会期;会場\n湿原;2026-11-02〜27;\"ホール; 1階\"\n");
    stick.file("写真.csv", "ファイル名,市区町村,クレジット\n");
    const Brought brought = taken(stick.read());
    CHECK(messages(brought).empty());
    REQUIRE(brought.content.events.size() == 1);
    CHECK(brought.content.events[0].venue == "区民館, 2階");
    REQUIRE(brought.content.exhibits.size() == 1);
    CHECK(brought.content.exhibits[0].place == "ホール; 1階");
    CHECK(brought.rows == 2);

    Stick empty;
    empty.file("写真.csv", "ファイル名,市区町村,クレジット\r\n").file("催し.csv", "題名;開催日");
    const Brought nothing = taken(empty.read());
    CHECK(nothing.findings.empty());
    CHECK(nothing.rows == 0);
}

TEST_CASE("an address in showcases of staff that shows a password is left out, and told", "[intake]")
{
    Stick stick;
    stick.file("showcases.json", R"([{"key": "kushiro", "code5": "01206", "name_ruby": [{"base": "釧路市", "reading": "くしろし"}], "ja": {"lead": "湿原のまち。"}, "en": {"lead": "A town."}, "url": "https://staff:secret@example.jp/"}])");
    const Brought brought = taken(stick.read());
    REQUIRE(brought.content.showcases.size() == 1);
    CHECK(brought.content.showcases[0].url.empty());
    CHECK(causes(brought, Severity::Note) == "url@0");
    CHECK(messages(brought).find("secret") == std::string::npos);
}

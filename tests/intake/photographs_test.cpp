// The folder of photographs that staff bring: which rows are taken, which are held, and what is said about them.

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "intake/photo_rows.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

TEST_CASE("a table of photographs with everything in it is taken", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,municipality,caption,credit,focal_x,focal_y,no_crop,permitted_until\n"
                             "Lake.JPG,01206,釧路市,朝の湖,釧路市観光協会,30%,0.25,yes,2027-03-31\n"
                             "wood.png,1206,,,山田,60,,no,令和９年3月31日\n");
    stick.file("lake.jpg").file("pictures/wood.png");
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    REQUIRE(brought.content.photos.size() == 2);
    const model::Photo& lake = brought.content.photos[0];
    CHECK(lake.code5 == "01206");
    CHECK(lake.file == "lake.jpg");
    CHECK(lake.media == "hash of lake.jpg");
    CHECK(lake.width == 3000);
    CHECK(lake.caption == "朝の湖");
    CHECK(lake.credit == "釧路市観光協会");
    CHECK(lake.focal_x == Approx(0.3));
    CHECK(lake.focal_y == Approx(0.25));
    CHECK(lake.no_crop);
    CHECK(lake.permitted_until == parse_date("2027-03-31"));
    CHECK(brought.content.photos[1].focal_x == Approx(0.6));
    CHECK_FALSE(brought.content.photos[1].no_crop);
    CHECK(brought.content.photos[1].permitted_until == parse_date("2027-03-31"));
    CHECK(brought.rows == 2);
    CHECK(brought.held == 0);
}

TEST_CASE("a table is found by its name whatever its case and width", "[intake]")
{
    const std::string name = GENERATE("PHOTOS.CSV", "Photos.csv", "写真.CSV");
    Stick stick;
    stick.file(name, "file,code5,credit\nLAKE.JPG,01206,山田\n").file("lake.jpg");
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    CHECK(brought.content.photos.size() == 1);
}

TEST_CASE("a page of a document is never cut, and what of the document is not shown is told", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,credit,no_crop\nplan.pdf,01206,釧路市,いいえ\nbook.pdf,01206,釧路市,\nold.pdf,01206,釧路市,\n");
    stick.file("plan.pdf", "one page").file("book.pdf", "three pages").file("old.pdf", "page with damage").file("letter.PDF", "nobody's");
    const Brought brought = taken(stick.read());
    REQUIRE(brought.content.photos.size() == 3);
    CHECK_FALSE(brought.content.photos[0].no_crop);   // a picture: what the row says counts
    CHECK(brought.content.photos[1].no_crop);
    CHECK(brought.content.photos[2].no_crop);
    CHECK(causes(brought, Severity::Note) == "pages@3:A3 picture@4:A4 unnamed@0");
    CHECK(brought.findings.front().message.ja.find("残りの 2 ページ") != std::string::npos);
    CHECK(brought.findings.back().message.ja.find("PDF") != std::string::npos);
}

TEST_CASE("what is odd about a page that was taken is told in its own words", "[intake]")
{
    for (const auto& [kind, cause, words] : {std::tuple{"page without size", "picture@2:A2", "US レター"}, std::tuple{"page askew", "picture@2:A2", "90 度の倍数"},
                                             std::tuple{"page with surplus", "surplus@2:A2", "PDF の前か後ろ"}}) {
        CAPTURE(kind);
        Stick stick;
        stick.file("photos.csv", "file,code5,credit\nplan.pdf,01206,釧路市\n").file("plan.pdf", kind);
        const Brought brought = taken(stick.read());
        CHECK(brought.content.photos.size() == 1);
        CHECK(causes(brought, Severity::Note) == cause);
        CHECK(brought.findings.front().message.ja.find(words) != std::string::npos);
    }
}

TEST_CASE("a picture with bytes that belong to none is taken, and that is told", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,credit\nlake.jpg,01206,山田\n").file("lake.jpg", "surplus");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Note) == "surplus@2:A2");
    CHECK(brought.content.photos.size() == 1);
}

TEST_CASE("headers and names are found in Japanese and however a Mac writes them", "[intake]")
{
    Stick stick;
    stick.file("写真.csv", "ファイル名,市区町村名,クレジット,中心（横）\nがけ.jpg,北海道釧路市,山田,10%\n").file("か\u3099け.jpg");
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    REQUIRE(brought.content.photos.size() == 1);
    CHECK(brought.content.photos[0].focal_x == Approx(0.1));
}

TEST_CASE("a row that is not right is held, and the others are taken", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,municipality,credit,permitted_until\n"
                             "good.jpg,01206,,山田,\n"
                             "uncredited.jpg,01206,,,\n"
                             "missing.jpg,01206,,山田,\n"
                             "good2.jpg,99999,,山田,\n"
                             "good2.jpg,,府中市,山田,\n"
                             "good2.jpg,01206,府中市,山田,\n"
                             "good2.jpg,01206,,山田,いつか\n"
                             "broken.jpg,01206,,山田,\n"
                             "good.jpg,01206,,山田,\n"
                             ",,,,\n"
                             "good2.jpg,,東京都府中市,山田,\n");
    stick.file("good.jpg").file("good2.jpg").file("uncredited.jpg").file("broken.jpg", "broken");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.photos.size() == 2);
    CHECK(brought.content.photos[1].code5 == "13206");
    CHECK(causes(brought, Severity::Hold) == "credit@3:D3 file@4:A4 municipality@5:B5 municipality@6:C6 municipality@7:C7 until@8:E8 picture@9:A9 file@10:A10");
    CHECK(brought.held == 8);
    CHECK(brought.rows == 10);
    // A photograph nobody may show is not even opened.
    CHECK(std::find(stick.asked.begin(), stick.asked.end(), "uncredited.jpg") == stick.asked.end());
    for (const Finding& f : brought.findings) {
        CHECK(f.file == "photos.csv");
        CHECK_FALSE(f.message.ja.empty());
        CHECK(f.message.ja != f.message.en);
    }
}

TEST_CASE("a file's name that is too long is told with its cell", "[intake]")
{
    Stick stick;
    const std::string name = std::string(240, 'a') + ".jpg";
    stick.file("photos.csv", "file,code5,credit\n" + name + ",01206,山田\n").file(name);
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "length@2:A2");
    REQUIRE_FALSE(brought.findings.empty());
    CHECK(brought.findings[0].message.ja.starts_with("A2 は 244 文字です"));
}

TEST_CASE("what is doubtful is said and taken, carefully", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,credit,focal_x,no_crop,permitted_until,weather\n"
                             "a.jpg,01206,山田,left,perhaps,2026-11-21,fine\n"
                             "b.jpg,01206,山田,,,2026-11-22,\n");
    stick.file("a.jpg", "small").file("b.jpg").file("stray.png").file("note.txt");
    const Brought brought = taken(stick.read());
    REQUIRE(brought.content.photos.size() == 2);
    CHECK(brought.content.photos[0].focal_x == Approx(0.5));
    CHECK(brought.content.photos[0].no_crop);
    CHECK(causes(brought, Severity::Note) == "column@1 until@2:F2 focus@2:D2 no_crop@2:E2 size@2:A2 unnamed@0");
}

TEST_CASE("a table that cannot be read stops, and says why", "[intake]")
{
    Stick stick;
    SECTION("no credit column") { stick.file("photos.csv", "file,code5\na.jpg,01206\n"); }
    SECTION("no file column") { stick.file("photos.csv", "code5,credit\n01206,山田\n"); }
    SECTION("neither code nor name") { stick.file("photos.csv", "file,credit\na.jpg,山田\n"); }
    SECTION("a quote that never ends") { stick.file("photos.csv", "file,code5,credit\n\"a.jpg,01206,山田\n"); }
    SECTION("a showcase that is no JSON") { stick.file("showcases.json", "[{"); }
    const Brought brought = taken(stick.read());
    CHECK(brought.content.photos.empty());
    CHECK(brought.refused == 1);
    REQUIRE(brought.findings.size() == 1);
    CHECK(brought.findings[0].severity == Severity::Stop);
}

TEST_CASE("where the decoder is missing nothing is taken for broken", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,credit\na.jpg,01206,山田\n").file("a.jpg", "no decoder");
    const auto result = stick.read();
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::Unavailable);
}

TEST_CASE("links out of the folder are not followed", "[intake]")
{
    Stick stick;
    const TemporaryFolder elsewhere;
    write_bytes(elsewhere.path() / "secret.jpg", "pixels");
    fs::create_symlink(elsewhere.path() / "secret.jpg", stick.folder.path() / "a.jpg");
    stick.file("photos.csv", "file,code5,credit\na.jpg,01206,山田\n../secret.jpg,01206,山田\n" + (elsewhere.path() / "secret.jpg").string() + ",01206,山田\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.photos.empty());
    CHECK(brought.held == 3);
    CHECK(stick.asked.empty());
}

TEST_CASE("photographs replace those of the same municipality, and make a showcase where there is none", "[intake]")
{
    model::Content content = towns();
    model::Photo old;
    old.file = "old.jpg";
    old.code5 = "01206";
    content.photos.push_back(old);
    old.code5 = "34208";
    content.photos.push_back(old);
    Brought brought;
    model::Photo fresh;
    fresh.file = "new.jpg";
    fresh.code5 = "01206";
    brought.content.photos.push_back(fresh);
    fresh.code5 = "13206";
    fresh.caption = "並木道";
    brought.content.photos.push_back(fresh);
    put_into(content, brought);
    std::map<std::string, std::string> files;
    for (const auto& photo : content.photos) files[photo.code5] += photo.file;
    CHECK(files == std::map<std::string, std::string>{{"01206", "new.jpg"}, {"13206", "new.jpg"}, {"34208", "old.jpg"}});
    REQUIRE(content.showcases.size() == 3);
    CHECK(content.showcases[0].key == "kushiro");
    CHECK(content.showcases[1].key == "photo-13206");
    CHECK(content.showcases[1].ja.lead == "並木道");
    CHECK(content.showcases[1].by_staff);
    put_into(content, {});
    CHECK(content.showcases.size() == 3);
}

TEST_CASE("dates, places and answers are read as offices write them", "[intake]")
{
    CHECK(written_date("2027-03-31") == parse_date("2027-03-31"));
    CHECK(written_date("2027/3/31") == parse_date("2027-03-31"));
    CHECK(written_date("令和9年3月31日") == parse_date("2027-03-31"));
    CHECK(written_date("r9.3.31") == parse_date("2027-03-31"));
    CHECK(written_date("令和元年5月1日") == parse_date("2019-05-01"));
    CHECK_FALSE(written_date("令和0年1月1日"));
    CHECK(written_date("平成40年1月1日") == parse_date("2028-01-01"));
    CHECK(year_behind_its_era("平成40年1月1日") == 40);
    CHECK(year_behind_its_era("h.32.1.1") == 32);
    CHECK(year_behind_its_era("平成30年1月1日~平成 33年1月1日") == 33);
    for (const char* right : {"", "平成31年4月30日", "令和40年1月1日", "2026-12-05 hall 40", "h31.1.1", "平成", "h"}) CHECK_FALSE(year_behind_its_era(right));
    CHECK_FALSE(written_date("昭和70年1月1日"));   // an era that ended before anything that is shown
    for (const char* none : {"", "27-3-31", "2027-02-29", "2027-03", "いつか", "99999999999-1-1"}) CHECK_FALSE(written_date(none));
    CHECK(focal_of("0") == 0.0);
    CHECK(focal_of("1") == 1.0);
    CHECK(*focal_of("50") == Approx(0.5));
    for (const char* none : {"", "-1", "101", "nan", "left", "5px"}) CHECK_FALSE(focal_of(none));
    CHECK(yes_or_no("はい") == true);
    CHECK(yes_or_no("") == false);
    CHECK_FALSE(yes_or_no("perhaps"));
}

TEST_CASE("a code has five digits, or six of which the last one is right; spreadsheets drop the first 0", "[intake]")
{
    Stick stick;
    stick.file("a.jpg").file("b.jpg").file("c.jpg").file("d.jpg").file("e.jpg");
    stick.file("photos.csv", "file,code,credit\na.jpg,012068,x\nb.jpg,12068,x\nc.jpg,1206,x\nd.jpg,012069,x\ne.jpg,132063,x\n");
    const Brought brought = taken(stick.read());
    REQUIRE(brought.content.photos.size() == 4);
    for (size_t i = 0; i < 3; ++i) CHECK(brought.content.photos[i].code5 == "01206");
    CHECK(brought.content.photos[3].code5 == "13206");
    CHECK(causes(brought, Severity::Hold) == "municipality@5:B5");
}

TEST_CASE("a stick that is pulled out midway stops the load, a file that is gone holds its row", "[intake]")
{
    const std::string table = "file,code5,credit\na.jpg,01206,x\nb.jpg,01206,x\n";
    Stick pulled;
    pulled.file("photos.csv", table).file("a.jpg").file("b.jpg", "pulled out");
    const auto stopped = pulled.read();
    REQUIRE_FALSE(stopped.ok());
    CHECK(stopped.error().kind == ErrorKind::NotFound);
    CHECK(stopped.error().message.find("whether the stick is plugged in") != std::string::npos);
    Stick missing;
    missing.file("photos.csv", table).file("a.jpg").file("b.jpg", "gone");
    const Brought brought = taken(missing.read());
    CHECK(brought.content.photos.size() == 1);
    CHECK(brought.held == 1);
}

TEST_CASE("the decoder hears which pictures will be asked for, before the first is", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,credit\nb.jpg,01206,山田\nuncredited.jpg,01206,\nmissing.jpg,01206,山田\nb.jpg,13118,山田\na.jpg,99999,山田\nbroken.jpg,01206,山田\nc.jpg,01206,山田\n");
    stick.file("exhibits.csv", "title,start_date,end_date\n展示,2026-11-01,2026-12-01\n").file("panels.csv",
                                                                                             "exhibit,text,file,credit\n展示,文,d.jpg,山田\n展示,文,film.mp4,山田\n");
    for (const char* name : {"a.jpg", "b.jpg", "c.jpg", "d.jpg", "uncredited.jpg", "film.mp4"}) stick.file(name);
    stick.file("broken.jpg", "broken");
    const Brought plain = taken(stick.read());
    FolderServices services = stick.services();
    std::vector<std::string> told;
    services.expect_photos = [&](const std::vector<fs::path>& files) {
        for (const fs::path& file : files) told.push_back(file.filename().string());
        told.emplace_back("/");
    };
    services.take_photo = [&, take = services.take_photo](const fs::path& file) {
        told.push_back("> " + file.filename().string());
        return take(file);
    };
    const Brought brought = taken(read_staff_folder(stick.folder.path(), towns(), *parse_date("2026-11-22"), services));
    const std::vector<std::string> photos{"b.jpg", "b.jpg", "a.jpg", "broken.jpg", "c.jpg", "/", "> b.jpg", "> b.jpg", "> broken.jpg", "> c.jpg"},
        panels{"d.jpg", "/", "> d.jpg"};
    for (const auto& part : {photos, panels}) CHECK(std::search(told.begin(), told.end(), part.begin(), part.end()) != told.end());
    CHECK(told.size() == photos.size() + panels.size());
    for (const Severity severity : {Severity::Stop, Severity::Hold, Severity::Note}) CHECK(causes(brought, severity) == causes(plain, severity));
    const auto kept = [](const Brought& one) {
        std::vector<std::string> media;
        for (const auto& photo : one.content.photos) media.push_back(photo.code5 + photo.file + photo.media);
        for (const auto& panel : one.content.panels) media.push_back(panel.picture.media + panel.clip.media);
        return media;
    };
    CHECK(kept(brought) == kept(plain));
    CHECK(kept(brought).size() == 5);
}

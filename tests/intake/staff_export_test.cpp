// What a store holds as a folder, and read again: the same to the last field.

#include "intake/staff_export.hpp"

#include <map>

#include "base/hash.hpp"
#include "field_text.hpp"
#include "intake/shipped.hpp"
#include "stick.hpp"
#include "text/fold.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

const Date kToday = *parse_date("2026-11-22");
constexpr Instant kWritten{std::chrono::milliseconds(1'795'000'000'000)};

// A store of media: files by the hash of their bytes.
struct Shelf {
    TemporaryFolder folder;
    std::string keep(const std::string& bytes)
    {
        const std::string hash = to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}));
        write_bytes(folder.path() / hash, bytes);
        return hash;
    }
    fs::path path(const std::string& hash) const { return folder.path() / hash; }
};

FolderServices services(Stick& stick, Shelf& shelf)
{
    FolderServices all = stick.services();
    all.folded = text::folded;
    all.take_photo = [&shelf](const fs::path& file) -> Result<TakenPhoto> { return TakenPhoto{.media = shelf.keep(bytes_of(file)), .size = {3000, 2000},
                                                                                              .source = {4000, 3000}}; };
    all.take_film = [&shelf](const fs::path& clip, const fs::path& subtitles) -> Result<TakenFilm> {
        return TakenFilm{.media = shelf.keep(bytes_of(clip)), .poster = shelf.keep("a picture of " + bytes_of(clip)), .subtitles = subtitles.empty()
                         ? "" : shelf.keep(bytes_of(subtitles)), .size = {1920, 1080},
                         .milliseconds = 20'000, .sound = true, .subtitles_read = !subtitles.empty()};
    };
    return all;
}

// The facts that ship, with one of every kind that staff bring, in the ways in which they are brought.
model::Content full(Stick& stick, Shelf& shelf)
{
    auto facts = read_shipped(RENKEI_SOURCE_DIR "/data");
    REQUIRE(facts.ok());
    stick.file("自治体紹介.csv", "市区町村,紹介文,本文,紹介文(英語),連携する区,連携の内容,ホームページ,風景\n釧路市,釧路の紹介。,\"二つの\n段落。\",Kushiro.,荒川区、港区,交流,https://www.city.kushiro.lg.jp/,海\n北海道帯広市,帯広の紹介。,,,,,,\n");
    stick.file("展示.csv", "展示番号,題名,副題,会期,会場,題名(英語),出典\n2026-aki,湿原の四季,'=写真,令和8年11月2日〜27日,1階,Marsh,控え\n,題名だけ,,,,,\n");
    stick.file("パネル.csv", "展示番号,番号,見出し,本文,写真,キャプション,クレジット,中心(横),中心(縦),トリミング不可,掲載期限,市区町村,見出し(英語),本文(英語),キャプション(英語),字幕\n"
                              "2026-aki,1,はじめに,\"水と草。\n\n二段落。\",2026/lake.heic,朝,釧路市,40%,33.3%,はい,2027-03-31,釧路市,First,Water.,Morning,\n2026-aki,3,,,mashu.mp4,川,釧路市,,,,,,,,,words.vtt\n題名だけ,1,見出し,,,,,,,,,,,,,\n");
    stick.file("写真.csv", "ファイル名,市区町村,キャプション,クレジット,中心(横),掲載期限\n2026/lake.heic,釧路市,湖,釧路市,12.345%,\n2025/lake.heic,帯広市,,帯広市,,2026-01-31\n");
    stick.file("2026/lake.heic", "one lake").file("2025/lake.heic", "another lake").file("mashu.mp4", "\x1A\x45\xDF\xA3 clip").file("words.vtt", "WEBVTT -->");
    stick.file("映像.csv", "ファイル名,市区町村,キャプション,クレジット,静止画\nmashu.mp4,弟子屈町,摩周湖,弟子屈町,2026/lake.heic\n");
    stick.file("催し.csv", "題名,開催日,時間,会場,市区町村,日時の備考,題名(カナ),説明,住所\n\"=市, 大きな\",2026-12-05,9:00〜16:30,広場,釧路市,,オオキナイチ,\"港の市。\n=朝から\",釧路市錦町2-4\n毎年のまつり,,,,釧路市,毎年6月に開催,,,\n");
    stick.file("お知らせ.csv", "お知らせ番号,緊急,表示開始,表示終了,題名,本文,題名(英語),本文(簡体字),題名(簡体字)\n1,はい,2026-11-22 17:30,2026-11-23 24:00,休館,\"一行\n二行\",Closed,休息,休馆\n,,,2026-12-31,二つ目,,,,\n");
    const auto brought = read_staff_folder(stick.folder.path(), *facts, kToday, services(stick, shelf));
    REQUIRE(brought.ok());
    CHECK(causes(*brought, Severity::Hold).empty());
    put_into(*facts, *brought);
    CHECK(facts->panels.size() == 3);
    CHECK(facts->photos.size() == 2);
    CHECK(facts->films.size() == 1);
    CHECK(facts->notices.size() == 2);
    return *std::move(facts);
}

}  // namespace

TEST_CASE("what is exported is read again to the last field, and its files byte for byte", "[intake]")
{
    Stick stick;
    Shelf shelf;
    const model::Content content = full(stick, shelf);
    TemporaryFolder out;
    const fs::path folder = out.path() / "控え";
    const auto written = write_export(folder, content, kWritten, {.folded = text::folded,
                                                                  .media_path = [&](const std::string& hash) { return shelf.path(hash); }});
    REQUIRE(written.ok());
    CHECK(written->lost.empty());
    CHECK(written->records == 14);
    CHECK(fs::exists(folder / "renkei.xlsx"));
    CHECK(bytes_of(folder / "写真と映像" / "lake.jpg") == "one lake");
    CHECK(bytes_of(folder / "写真と映像" / "lake-2.jpg") == "another lake");

    std::map<std::string, std::string> before;
    visit_kind_texts(content, [&](const std::string& kind, const std::string& text) { before[kind] = text; });
    const auto again = read_export(folder, content, kToday, services(stick, shelf));
    REQUIRE(again.ok());
    visit_kind_texts(*again, [&](const std::string& kind, const std::string& text) {
        INFO(kind);
        CHECK(text == before[kind]);
    });
    // Whatever stands there stays.
    CHECK(write_export(folder, content, kWritten, {.folded = text::folded, .media_path = {}}).error().kind == ErrorKind::CannotCreate);
}

TEST_CASE("a picture that the store has lost is told, and the rest is exported", "[intake]")
{
    Stick stick;
    Shelf shelf;
    const model::Content content = full(stick, shelf);
    write_bytes(shelf.path(content.photos[0].media), "spoilt by a disk");
    TemporaryFolder out;
    const auto written = write_export(out.path() / "a", content, kWritten,
                                      {.folded = text::folded, .media_path = [&](const std::string& hash) { return shelf.path(hash); }});
    REQUIRE(written.ok());
    REQUIRE_FALSE(written->lost.empty());
    CHECK(written->lost[0].kind == "photo");
    const auto again = read_export(out.path() / "a", content, kToday, services(stick, shelf));
    REQUIRE(again.ok());
    CHECK(again->photos.size() == content.photos.size() - 1);
    CHECK(again->notices.size() == content.notices.size());
}

TEST_CASE("an export that cannot be written leaves nothing behind", "[intake]")
{
    TemporaryFolder out;
    const auto written = write_export(out.path() / "none" / "a", towns(), kWritten, {.folded = text::folded, .media_path = {}});
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().kind == ErrorKind::CannotCreate);
    CHECK(fs::is_empty(out.path()));
}

TEST_CASE("what a killed export left beside its place goes with the next one; what another is writing stays", "[intake]")
{
    TemporaryFolder out;
    for (const char* left : {".a.999999999.part", ".a.1.part", ".b.999999999.part"}) fs::create_directories(out.path() / left / "facts");
    REQUIRE(write_export(out.path() / "a", towns(), kWritten, {.folded = text::folded, .media_path = {}}).ok());
    CHECK_FALSE(fs::exists(out.path() / ".a.999999999.part"));
    CHECK(fs::exists(out.path() / ".a.1.part"));
    CHECK(fs::exists(out.path() / ".b.999999999.part"));
}

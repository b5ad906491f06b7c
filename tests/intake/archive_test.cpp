// Archives: what lies in them is read like a folder, and what an archive may do to nobody.

#include <sys/stat.h>
#include <zip.h>

#include <catch2/catch.hpp>

#include "intake/archive.hpp"
#include "stick.hpp"
#include "text/fold.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

struct Zip {
    zip_t* archive;
    std::vector<std::unique_ptr<std::string>> kept{};   // libzip reads them when it closes

    explicit Zip(const fs::path& file)
    {
        int failed = 0;
        archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failed);
        REQUIRE(archive != nullptr);
    }
    ~Zip() { CHECK(zip_close(archive) == 0); }
    zip_uint64_t add(const std::string& name, const std::string& bytes = "pixels", zip_flags_t flags = ZIP_FL_ENC_UTF_8)
    {
        kept.push_back(std::make_unique<std::string>(bytes));
        const zip_int64_t index = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, kept.back()->data(), kept.back()->size(), 0), flags);
        REQUIRE(index >= 0);
        return static_cast<zip_uint64_t>(index);
    }
};

struct Unpacked {
    TemporaryFolder folder, into;
    fs::path archive = folder.path() / "束.zip";

    std::vector<Finding> run(const ArchiveLimits& limits = {})
    {
        auto found = unpack_archive(archive, into.path(), "束.zip", text::table_text, limits);
        REQUIRE(found.ok());
        return std::move(found).value();
    }
    // Everything that lies there, and what is next to it.
    [[nodiscard]] std::string files() const
    {
        std::vector<std::string> all;
        for (const auto& one : fs::recursive_directory_iterator(into.path()))
            all.push_back(one.path().lexically_relative(into.path()).string() + (one.is_directory() ? "/" : ""));
        std::sort(all.begin(), all.end());
        std::string text;
        for (const auto& one : all) text += (text.empty() ? "" : " ") + one;
        return text;
    }
};

std::string told(const std::vector<Finding>& findings)
{
    std::string all;
    for (const Finding& f : findings) {
        CHECK_FALSE(f.message.ja.empty());
        CHECK(f.message.ja != f.message.en);
        CHECK(f.file.find("束.zip") == 0);
        CHECK(f.severity != Severity::Hold);   // no row is counted for a file that was left out
        all += (all.empty() ? "" : " ") + f.file + (f.severity == Severity::Stop ? "!" : "");
    }
    return all;
}

}  // namespace

TEST_CASE("an archive is unpacked with its folders, by names as macOS and Windows write them", "[intake]")
{
    Unpacked unpacked;
    {
        Zip zip(unpacked.archive);
        zip.add("釧路/写真.csv", "file\n");
        zip.add("釧路/か\u3099.jpg");                                                            // NFD
        zip.add("\x8B\xFA\x98\x48\x8E\x73.jpg", "pixels", ZIP_FL_ENC_CP437);                     // 釧路市 in CP932
        zip.add("windows\\sub\\a.jpg");
        zip.add("__MACOSX/釧路/._写真.csv");
        zip.add("釧路/.DS_Store");
        zip.add("Thumbs.db");
    }
    CHECK(told(unpacked.run()).empty());
    CHECK(unpacked.files() == "windows/ windows/sub/ windows/sub/a.jpg 釧路/ 釧路/か\u3099.jpg 釧路/写真.csv 釧路市.jpg");
    CHECK(bytes_of(unpacked.into.path() / "釧路/写真.csv") == "file\n");
}

TEST_CASE("one file of an archive is taken out alone, and never one of another place", "[intake]")
{
    Unpacked unpacked;
    {
        Zip zip(unpacked.archive);
        zip.add("2026/催し.csv", "題名\n");
        zip.add("2026/lake.jpg");
        zip.add("../2026/催し.csv");
        zip.add("催し.csv");
    }
    CHECK(told(unpacked.run({.only = "2026/催し.csv"})).empty());
    CHECK(unpacked.files() == "2026/ 2026/催し.csv");
    Unpacked none;
    fs::copy_file(unpacked.archive, none.archive);
    CHECK(told(none.run({.only = "../2026/催し.csv"})).empty());
    CHECK(none.files().empty());
}

TEST_CASE("nothing of an archive is written outside its own folder", "[intake]")
{
    Unpacked unpacked;
    const fs::path beside = unpacked.into.path().parent_path();
    {
        Zip zip(unpacked.archive);
        zip.add("../outside.jpg");
        zip.add("a/../../outside.jpg");
        zip.add("/tmp/renkei-absolute.jpg");
        zip.add("C:\\Windows\\a.jpg");
        zip.add("..\\outside.jpg");
        zip.add("line\nbreak.jpg");
        const auto link = zip.add("link.jpg", "/etc/passwd");
        REQUIRE(zip_file_set_external_attributes(zip.archive, link, 0, ZIP_OPSYS_UNIX, (S_IFLNK | 0777u) << 16) == 0);
        const auto pipe = zip.add("pipe.jpg", "");
        REQUIRE(zip_file_set_external_attributes(zip.archive, pipe, 0, ZIP_OPSYS_UNIX, (S_IFIFO | 0777u) << 16) == 0);
        zip.add("1/2/3/4/5/6/7/8/9/deep.jpg");
        zip.add("inner.zip");
        zip.add("good.jpg");
        zip.add("good.jpg/below.jpg");   // where a file stands already
    }
    const auto findings = unpacked.run();
    CHECK(findings.size() == 11);
    CHECK(told(findings).find("!") == std::string::npos);
    CHECK(unpacked.files() == "good.jpg");
    CHECK_FALSE(fs::exists(beside / "outside.jpg"));
    CHECK_FALSE(fs::exists("/tmp/renkei-absolute.jpg"));
}

TEST_CASE("an archive that is made to fill the disk, damaged or locked is stopped, and nothing of it is left", "[intake]")
{
    Unpacked unpacked;
    SECTION("a file that grows many times")
    {
        {
            Zip zip(unpacked.archive);
            zip.add("good.jpg");
            zip.add("bomb.jpg", std::string(size_t{20} << 20, '\0'));
        }
        CHECK(told(unpacked.run()) == "束.zip!");
    }
    SECTION("many files that grow together")
    {
        {
            Zip zip(unpacked.archive);
            for (int i = 0; i < 5; ++i) zip.add(std::to_string(i) + ".jpg", std::string(100'000, '\0'));
        }
        CHECK(told(unpacked.run({.any_ratio = 300'000})) == "束.zip!");
    }
    SECTION("too many bytes together")
    {
        {
            Zip zip(unpacked.archive);
            for (int i = 0; i < 5; ++i) zip.add(std::to_string(i) + ".jpg", "0123456789");
        }
        CHECK(told(unpacked.run({.bytes = 45})) == "束.zip!");
    }
    SECTION("too many files")
    {
        {
            Zip zip(unpacked.archive);
            for (int i = 0; i < 5; ++i) zip.add(std::to_string(i) + ".jpg");
        }
        CHECK(told(unpacked.run({.entries = 4})) == "束.zip!");
    }
    SECTION("a password")
    {
        {
            Zip zip(unpacked.archive);
            zip.add("good.jpg");
            REQUIRE(zip_file_set_encryption(zip.archive, zip.add("secret.jpg"), ZIP_EM_AES_256, "geheim") == 0);
        }
        const auto findings = unpacked.run();
        CHECK(told(findings) == "束.zip!");
        CHECK(findings[0].message.ja.find("パスワード") != std::string::npos);
    }
    SECTION("an entry that lies about its size")
    {
        {
            Zip zip(unpacked.archive);
            REQUIRE(zip_set_file_compression(zip.archive, zip.add("lie.jpg", std::string(1000, 'x')), ZIP_CM_STORE, 0) == 0);
        }
        std::string bytes = bytes_of(unpacked.archive);
        const size_t entry = bytes.find("PK\x01\x02");
        REQUIRE(entry != std::string::npos);
        bytes[entry + 24] = 10;
        bytes[entry + 25] = 0;
        write_bytes(unpacked.archive, bytes);
        CHECK(unpacked.run().size() == 1);
    }
    SECTION("no archive at all")
    {
        write_bytes(unpacked.archive, "PK, it says");
        CHECK(told(unpacked.run()) == "束.zip!");
    }
    SECTION("cut in the middle")
    {
        {
            Zip zip(unpacked.archive);
            zip.add("good.jpg");
        }
        const std::string bytes = bytes_of(unpacked.archive);
        write_bytes(unpacked.archive, bytes.substr(0, bytes.size() / 2));
        CHECK(told(unpacked.run()) == "束.zip!");
    }
    CHECK(unpacked.files().empty());
}

TEST_CASE("a damaged file of an archive is held, and the others are taken", "[intake]")
{
    Unpacked unpacked;
    {
        Zip zip(unpacked.archive);
        for (const char* name : {"bad.jpg", "good.jpg"})
            REQUIRE(zip_set_file_compression(zip.archive, zip.add(name, std::string("pixels of ") + name), ZIP_CM_STORE, 0) == 0);
    }
    REQUIRE(change_in(unpacked.archive, "pixels of bad", "pixels of bed"));
    CHECK(told(unpacked.run()) == "束.zip/bad.jpg");
    CHECK(unpacked.files() == "good.jpg");
}

TEST_CASE("tables and pictures may come from several places, and a table's own folder goes first", "[intake]")
{
    Stick stick;
    stick.file("a/photos.csv", "file,municipality,credit\nlake.jpg,釧路市,a\n").file("a/lake.jpg", "small");
    stick.file("b.zip/釧路/写真.csv", "file,municipality,credit\nlake.jpg,荒川区,b\nno.jpg,荒川区,b\n").file("b.zip/釧路/lake.jpg").file("b.zip/他/lake.jpg");
    stick.file("pictures/no.jpg").file("pictures/left.jpg").file("events.csv", "題名,開催日\n市,2026-12-01\n").file("loose.jpg");
    const Brought brought = taken(stick.read_all({{.path = stick.folder.path() / "a/"},
                                                  {.path = stick.folder.path() / "b.zip", .root = stick.folder.path(), .unpacked = true},
                                                  {.path = stick.folder.path() / "pictures"},
                                                  {.path = stick.folder.path() / "events.csv"},
                                                  {.path = stick.folder.path() / "loose.jpg"}}));
    CHECK(causes(brought, Severity::Hold).empty());
    REQUIRE(brought.content.photos.size() == 3);
    CHECK(brought.content.photos[0].width == 800);    // of a/
    CHECK(brought.content.photos[1].width == 3000);   // of b.zip/釧路
    CHECK(brought.content.photos[2].file == "no.jpg");
    CHECK(brought.content.events.size() == 1);
    std::string unnamed;
    for (const Finding& finding : brought.findings)
        if (finding.cause == "unnamed") unnamed += finding.file + " ";
    CHECK(unnamed == "他/lake.jpg left.jpg loose.jpg ");
    REQUIRE(brought.tables.size() == 3);
    CHECK(brought.tables[0].name == (stick.folder.path() / "a/photos.csv").string());
    CHECK(brought.tables[1].name == "b.zip/釧路/写真.csv");
}

// An update from the feed that is killed at any moment: what is on show is the revision before or the one after, the next update completes
// it, asks for nothing that had come already, and leaves nothing behind.

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

#include "web_script.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// How the rounds ended.
struct Ends {
    int before = 0, after = 0;
    int had_media = 0, had_parts = 0;   // files that had come; begun ones
};

// A display that has one publication, and another waiting for it. Each round begins there again.
class Rounds {
  public:
    Rounds()
    {
        CHECK(field_.display.synced()["result"] == "updated");
        for (int i = 0; i < 2; ++i) field_.publisher.photograph(std::to_string(i) + ".png", 0xff102030u + static_cast<uint32_t>(i) * 7777);
        field_.publisher.caption("second");
        field_.publisher.build();
        words_ = {"sync"};
        words_.insert(words_.end(), field_.display.how.begin(), field_.display.how.end());
        fs::copy(store_, before_, fs::copy_options::recursive);
        (void)field_.script.asked();
        const auto begun = std::chrono::steady_clock::now();
        CHECK(field_.display.synced()["media"] == 2);
        whole_run_ = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
        for (const std::string& path : field_.script.asked())
            if (path.starts_with(kMedia)) media_.insert(path.substr(kMedia.size()));
        REQUIRE(media_.size() == 2);
    }
    // `kill` runs the words and kills them.
    template <class Kill>
    void round(const Kill& kill)
    {
        fs::remove_all(store_);
        fs::copy(before_, store_, fs::copy_options::recursive);
        (void)field_.script.asked();
        kill(field_.display.folder, words_);
        const std::string shown = field_.display.captions();
        CHECK((shown == "first first " || shown == "second second "));
        ++(shown == "first first " ? ends_.before : ends_.after);
        (void)field_.script.asked();
        const auto [whole, begun] = arrived();
        ends_.had_media += static_cast<int>(whole.size());
        ends_.had_parts += static_cast<int>(begun.size());

        const Json told = field_.display.synced();
        CHECK((told["result"] == "updated" || told["result"] == "nothing-new"));
        CHECK(field_.display.captions() == "second second ");
        std::set<std::string> again;
        for (const std::string& asked : field_.script.asked()) {
            if (!asked.starts_with(kMedia)) continue;
            const std::string hash = asked.substr(kMedia.size(), 64);
            CHECK_FALSE(whole.contains(hash));
            CHECK((asked.find(" bytes=") != std::string::npos) == begun.contains(hash));
            CHECK(again.insert(hash).second);
        }
        for (const auto& entry : fs::recursive_directory_iterator(store_)) {
            const std::string name = entry.path().filename().string();
            INFO(entry.path());
            CHECK_FALSE((name.starts_with("incoming") || name == ".incoming" || name.starts_with("pending") || name.ends_with(".part")));
        }
        CHECK(field_.display.synced()["result"] == "nothing-new");
    }
    [[nodiscard]] std::chrono::microseconds whole_run() const { return whole_run_; }
    [[nodiscard]] const Ends& ends() const { return ends_; }

  private:
    // Media that had come as a whole, and in part.
    [[nodiscard]] std::pair<std::set<std::string>, std::set<std::string>> arrived() const
    {
        std::set<std::string> whole, begun;
        for (const std::string& hash : media_) {
            const auto right = fs::file_size(field_.publisher.out / "targets" / "media" / hash);
            const auto size_of = [](const fs::path& file) {
                std::error_code none;
                const auto size = fs::file_size(file, none);
                return none ? uintmax_t{0} : size;
            };
            const uintmax_t part = size_of(store_ / "feed" / "incoming" / ("0-" + hash + ".part"));
            if (size_of(store_ / "media" / hash.substr(0, 2) / hash) == right || size_of(store_ / "feed" / "incoming" / ("0-" + hash)) == right ||
                part == right) whole.insert(hash);
            else if (part > 0) begun.insert(hash);
        }
        return {whole, begun};
    }

    const std::string kMedia = "/targets/media/";
    ScriptedField field_{};
    fs::path store_ = field_.display.folder.path() / "store", before_ = field_.display.folder.path() / "before";
    std::vector<std::string> words_;
    std::set<std::string> media_;
    std::chrono::microseconds whole_run_{};
    Ends ends_;
};

Ends kill_at_random(int count)
{
    Rounds rounds;
    std::mt19937 random(20261129);
    for (int i = 0; i < count; ++i) {
        CAPTURE(i);
        const auto at = std::uniform_int_distribution<long>(0, rounds.whole_run().count())(random);
        rounds.round([&](const TemporaryFolder& folder, const std::vector<std::string>& words) { run_and_kill(folder, words, static_cast<unsigned>(at)); });
    }
    return rounds.ends();
}

// At every `step`-th change of the disk, beginning with the `first`. Returns how many there were.
size_t kill_at_changes(size_t first, size_t step, Ends& ends)
{
    Rounds rounds;
    size_t n = first;
    for (bool killed = true; killed; n += step) {
        CAPTURE(n);
        rounds.round([&](const TemporaryFolder& folder, const std::vector<std::string>& words) { killed = run_and_kill_at_change(folder, words, n); });
    }
    ends = rounds.ends();
    return n - step;
}

}  // namespace

TEST_CASE("an update that is killed leaves the revision before or after, and the next one completes it", "[e2e]") { (void)kill_at_random(12); }

TEST_CASE("an update that is killed at a change of the disk is completed by the next one", "[e2e]")
{
    Ends ends;
    CHECK(kill_at_changes(7, 31, ends) > 50);   // a run has hundreds
    CHECK(ends.before > 0);
}

TEST_CASE("1000 updates that are killed", "[.][killed]")
{
    const Ends ends = kill_at_random(1000);
    WARN(ends.before << " ended before, " << ends.after << " after; " << ends.had_media << " media had come, " << ends.had_parts << " in part");
    CHECK(ends.before > 0);
    CHECK(ends.after > 0);
    CHECK(ends.had_media > 0);
}

TEST_CASE("an update that is killed at every change of the disk", "[.][killed]")
{
    Ends ends;
    const size_t count = kill_at_changes(1, 1, ends);
    WARN(count << " changes: " << ends.before << " ended before, " << ends.after << " after; " << ends.had_media << " media had come, " << ends.had_parts
         << " in part");
    CHECK(count > 50);
    CHECK(ends.after > 0);
}

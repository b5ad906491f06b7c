// A visit by a hand from outside the process: the pointer of a display server (Xvfb, xdotool) on the display's own window, seen in that server's
// picture; and that nothing of it is there for whoever comes next.

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <map>
#include <sstream>

#include "field.hpp"
#include "screen.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

constexpr uint32_t kPaper = 0xf5f1e8;

struct Box {
    int x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] int middle_x() const { return x + w / 2; }
    [[nodiscard]] int middle_y() const { return y + h / 2; }
};

// What renkei itself tells of the same display after these touches.
struct Page {
    std::map<std::string, Box> buttons{};
    renkei::test::Picture picture{};
};

Page page_after(const TemporaryFolder& folder, const std::string& settings, const std::string& script)
{
    Page page;
    const std::string file = (folder.path() / "shot.png").string();
    const auto shot = json_of(run(folder, {"shot", "--config", settings, "--scene", "title", "--touch", script, "--size", "1920x1080", "--json",
                                           "--out", file}));
    for (const auto& target : shot["targets"]) page.buttons.emplace(target["id"], Box{target["x"], target["y"], target["w"], target["h"]});
    REQUIRE(renkei::test::read_picture(page.picture, file));
    return page;
}

// A visitor who knows beforehand which pages come: on a slow machine the display would else ask whether somebody is still there.
class Visitor {
  public:
    Visitor(const TemporaryFolder& folder, const std::string& settings, const Screen& screen, const std::vector<std::string>& buttons) : screen_(screen)
    {
        std::string script = "1 tap 960 500";
        pages_.push_back(page_after(folder, settings, script));
        for (const auto& id : buttons) pages_.push_back(page_after(folder, settings, script += "; tap \"" + id + "\""));
    }
    void come()
    {
        screen_.touch(960, 500);
        Screen::wait([&] { return there(); });
        see_on("home");
    }
    void tap(const std::string& id)
    {
        CAPTURE(id);
        const Box box = button(id);
        ++page_;
        screen_.touch(box.middle_x(), box.middle_y());
        Screen::wait([&] { return there(); });
    }
    // A key that is on is paper, from its left edge on.
    void see_on(const std::string& id) const { screen_.see(button(id).x + 8, button(id).middle_y(), kPaper); }
    [[nodiscard]] const Box& button(const std::string& id) const
    {
        CAPTURE(id);
        REQUIRE(pages_.at(page_).buttons.contains(id));
        return pages_[page_].buttons.at(id);
    }

  private:
    // Is what the server shows renkei's own picture of the same visit? Asked of places all over it.
    [[nodiscard]] bool there() const
    {
        const auto& picture = pages_.at(page_).picture;
        int same = 0, all = 0;
        for (int y = 12; y < 1080; y += 36)
            for (int x = 12; x < 1920; x += 36, ++all) {
                const uint32_t wanted = picture.pixels[static_cast<size_t>(y) * 1920 + static_cast<size_t>(x)], seen = screen_.pixel(x, y);
                const auto differ = [&](int shift) { return std::abs(static_cast<int>(wanted >> shift & 255u) - static_cast<int>(seen >> shift & 255u)); };
                same += differ(0) <= 12 && differ(8) <= 12 && differ(16) <= 12 ? 1 : 0;
            }
        return same >= all * 99 / 100;
    }

    const Screen& screen_;
    std::vector<Page> pages_{};
    size_t page_ = 0;
};

// What lies in the store's folder, but for the counts of touches.
std::map<std::string, std::string> kept_in(const fs::path& store)
{
    std::map<std::string, std::string> files;
    for (const auto& file : fs::recursive_directory_iterator(store))
        if (file.is_regular_file() && !file.path().filename().string().starts_with("touches.db") && !file.path().string().ends_with("-shm"))
            files[file.path().string()] = bytes_of(file.path());
    return files;
}

}  // namespace

TEST_CASE("a hand from outside makes a visit, and whoever comes next finds nothing of it", "[e2e]")
{
    const TemporaryFolder folder, x;
    const std::string settings = (folder.path() / "settings.toml").string();
    write_bytes(settings, "[display]\ntouch = true\nviewing_distance_mm = 600\n");
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const Screen screen(x);
    const pid_t show = started({RENKEI_BINARY, "show", "--config", settings, "--scenes", "title", "--json"},
                               {screen.display(), "RENKEI_STORE=" + (folder.path() / "store").string(),
                                "RENKEI_CACHE=" + (folder.path() / "cache").string()},
                               x.path() / "show");
    screen.first_picture(show, x.path() / "show");
    const auto before = kept_in(folder.path() / "store");
    const uint32_t night = screen.pixel(1900, 1060);

    Visitor first(folder, settings, screen, {"open region 1", "home", "open languages", "say en", "open wards", "open ward 13115", "open town 01452", "large"});
    first.come();
    first.tap("open region 1");
    first.tap("home");
    first.see_on("home");
    first.tap("open languages");
    screen.see(1900, 20, kPaper);             // a page by day
    first.tap("say en");
    first.see_on("home");
    first.tap("open wards");
    first.tap("open ward 13115");             // 杉並区
    first.tap("open town 01452");
    first.tap("large");
    const Box marked = first.button("large");
    screen.see(1900, 20, kPaper);             // a town's card
    // They go. The display asks, and then the loop is there.
    Screen::wait([&] { return screen.pixel(1900, 20) != kPaper; });
    screen.see(1900, 1060, night);

    Visitor second(folder, settings, screen, {});
    second.come();                            // the map in Japanese and in the usual size: its keys stand where they always do
    CHECK(second.button("large").x != marked.x);
    CHECK(screen.pixel(second.button("large").x + 8, second.button("large").middle_y()) != kPaper);
    CHECK(kept_in(folder.path() / "store") == before);

    CHECK(ended(show, SIGTERM) == 0);
    const std::string said = bytes_of(x.path() / "show");
    CAPTURE(said);
    const auto figures = nlohmann::json::parse(said.substr(said.find('{'), said.rfind('}') - said.find('{') + 1));
    CHECK(figures["scenes"]["visit"] == 2);
    CHECK(figures["skipped"] == 0);
    CHECK(figures["touch"]["seen"] > 0);
    // Counted are touches by hour, scene and town: how many, and nothing by which two of them could be told to be one person's.
    const auto touches = json_of(run(folder, {"list", "touches", "--json"}));
    REQUIRE_FALSE(touches.empty());
    int all = 0;
    for (const auto& row : touches) {
        CHECK(row.size() == 5);
        all += row["count"].get<int>();
    }
    CHECK(all == 10);                         // nine of the first visitor, one of the second
}

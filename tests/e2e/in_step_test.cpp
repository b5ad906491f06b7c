// Two displays with the same store and clock and nothing between them: started at different moments, they show the same scene
// and pass to the next at the same instant.

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "program.hpp"

using namespace renkei::tests;
using Steady = std::chrono::steady_clock;

namespace {

// What a display tells its service manager (sd_notify(3)): a datagram for each scene that it enters.
class Manager {
  public:
    explicit Manager(const std::filesystem::path& path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        REQUIRE(path.string().size() < sizeof address.sun_path);
        path.string().copy(address.sun_path, sizeof address.sun_path - 1);
        socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Manager() { ::close(socket_); }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    struct Entered {
        std::string scene;
        Steady::time_point when;
    };
    void hear()
    {
        std::array<char, 512> words{};
        for (ssize_t got = 0; (got = ::recv(socket_, words.data(), words.size(), 0)) > 0;) {
            const std::string said(words.data(), static_cast<size_t>(got));
            if (said.starts_with("STATUS=")) entered.push_back({said.substr(7), Steady::now()});
        }
    }
    std::vector<Entered> entered;

  private:
    int socket_ = -1;
};

}  // namespace

TEST_CASE("two running displays pass from scene to scene at the same instant", "[e2e]")
{
    const TemporaryFolder one, two;
    REQUIRE(run(one, {"revisions"}).code == 0);   // the store is made before both open it
    Manager first(one.path() / "notify"), second(two.path() / "notify");
    const auto show = [&](const TemporaryFolder& folder, const char* seconds) {
        return run(folder, {"show", "--offscreen", "--window", "320x180", "--scenes", "title,numbers", "--seconds", seconds},
                   {{"NOTIFY_SOCKET", (folder.path() / "notify").string()}, {"RENKEI_STORE", (one.path() / "store").string()},
                    {"SDL_VIDEODRIVER", "offscreen"}});
    };
    Outcome ends[2];
    const auto began = Steady::now();
    std::thread a([&] { ends[0] = show(one, "25"); });
    std::thread b([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(3300));
        ends[1] = show(two, "21");
    });
    while (Steady::now() - began < std::chrono::seconds(27)) {
        first.hear();
        second.hear();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    a.join();
    b.join();
    INFO(ends[0].err << ends[1].err);
    REQUIRE(ends[0].code == 0);
    REQUIRE(ends[1].code == 0);
    // Borders that both were there for. The first scene is told twice: painted for its first seconds, and whole.
    int borders = 0;
    for (size_t i = 1; i < second.entered.size(); ++i) {
        const auto& here = second.entered[i];
        if (here.scene == second.entered[i - 1].scene) continue;
        const auto same = std::find_if(first.entered.begin(), first.entered.end(),
                                       [&](const Manager::Entered& there) { return std::chrono::abs(there.when - here.when) < std::chrono::milliseconds(300); });
        CAPTURE(i, here.scene);
        REQUIRE(same != first.entered.end());
        CHECK(same->scene == here.scene);
        ++borders;
    }
    CHECK(borders > 0);
}

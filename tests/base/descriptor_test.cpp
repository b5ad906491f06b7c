#include <catch2/catch.hpp>

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <string>
#include <thread>
#include <utility>

#include "base/descriptor.hpp"

using namespace renkei;

namespace {

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

struct Ends {
    Descriptor from, to;
};

Ends pipe_of_one_page()
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    Ends made{Descriptor(ends[0]), Descriptor(ends[1])};
    REQUIRE(::fcntl(made.to.get(), F_SETPIPE_SZ, 4096) >= 0);
    return made;
}

// A signal whose handler does nothing and does not restart the call that it came into.
void interrupting_signal()
{
    struct sigaction action {};
    action.sa_handler = [](int) {};
    REQUIRE(::sigaction(SIGUSR1, &action, nullptr) == 0);
}

}  // namespace

TEST_CASE("A descriptor is closed once, by whom it was moved to, and errno stays", "[base]")
{
    int number = -1;
    {
        Descriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        REQUIRE(first);
        number = first.get();
        Descriptor second(std::move(first));
        CHECK_FALSE(first);   // NOLINT(bugprone-use-after-move): that is what is asked
        first.close();
        CHECK(is_open(number));
        Descriptor third;
        third = std::move(second);
        CHECK(third.get() == number);
        errno = EPERM;
    }
    CHECK(errno == EPERM);
    CHECK_FALSE(is_open(number));
}

TEST_CASE("Reading and writing go on after signals until all is through", "[base]")
{
    interrupting_signal();
    const Ends ends = pipe_of_one_page();
    const std::string sent(200'000, 'x');
    std::atomic<bool> written = false, ended = false;
    std::thread writer([&] { written = write_all(ends.to.get(), sent.data(), sent.size()); ended = true; });
    std::string got(sent.size(), '\0');
    std::optional<size_t> length;
    std::atomic<bool> read_ended = false;
    std::thread reader([&] { length = read_all(ends.from.get(), got.data(), got.size()); read_ended = true; });
    while (!ended || !read_ended) {   // both wait for the other again and again: 49 pages
        if (!ended) ::pthread_kill(writer.native_handle(), SIGUSR1);
        if (!read_ended) ::pthread_kill(reader.native_handle(), SIGUSR1);
        std::this_thread::yield();
    }
    writer.join();
    reader.join();
    CHECK(written);
    REQUIRE(length == sent.size());
    CHECK(got == sent);
}

TEST_CASE("An end that comes early is a length, an error is none", "[base]")
{
    Ends ends = pipe_of_one_page();
    REQUIRE(write_all(ends.to.get(), "four", 4));
    ends.to.close();
    std::array<char, 8> place{};
    CHECK(read_all(ends.from.get(), place.data(), place.size()) == 4);
    CHECK(read_some(ends.from.get(), place.data(), place.size()) == 0);
    const Descriptor folder(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    CHECK_FALSE(read_all(folder.get(), place.data(), place.size()));
    const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    errno = 0;
    CHECK_FALSE(write_all(full.get(), "four", 4));
    CHECK(errno == ENOSPC);
}

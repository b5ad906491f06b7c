#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "commands/aside.hpp"

using namespace renkei::commands;

namespace {

// Says on which thread it was freed.
struct Heavy {
    explicit Heavy(std::promise<std::thread::id>& told) : freed(told) {}
    ~Heavy() { freed.set_value(std::this_thread::get_id()); }
    std::promise<std::thread::id>& freed;
};

}  // namespace

TEST_CASE("work aside is done in the order it was asked for, all of it before the end", "[commands]")
{
    std::vector<int> done;
    {
        Aside aside;
        for (int i = 0; i < 100; ++i) aside.run([&done, i] { done.push_back(i); });
    }
    REQUIRE(done.size() == 100);
    for (int i = 0; i < 100; ++i) CHECK(done[static_cast<size_t>(i)] == i);
}

TEST_CASE("whoever lets go of a kept object last, it is freed aside", "[commands]")
{
    std::promise<std::thread::id> freed;
    auto where = freed.get_future();
    Aside aside;
    auto kept = aside.kept(std::make_shared<Heavy>(freed));
    auto other = kept;
    kept.reset();
    CHECK(where.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout);
    other.reset();
    REQUIRE(where.wait_for(std::chrono::seconds(10)) == std::future_status::ready);
    CHECK(where.get() != std::this_thread::get_id());
    CHECK_FALSE(aside.kept(std::shared_ptr<Heavy>()));
}

TEST_CASE("what outlives the thread is freed where it is", "[commands]")
{
    std::promise<std::thread::id> freed;
    std::shared_ptr<Heavy> kept;
    {
        Aside aside;
        kept = aside.kept(std::make_shared<Heavy>(freed));
    }
    kept.reset();
    CHECK(freed.get_future().get() == std::this_thread::get_id());
}

TEST_CASE("work aside may ask for more, and objects are let go of from several threads", "[commands]")
{
    std::atomic<int> done = 0;
    {
        Aside aside;
        aside.run([&] { aside.run([&] { ++done; }); });
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int k = 0; k < 100; ++k) (void)aside.kept(std::shared_ptr<int>(new int(k), [&done](const int* one) { ++done; delete one; }));
            });
        for (auto& thread : threads) thread.join();
    }
    CHECK(done == 401);
}

#include "commands/aside.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace renkei::commands {

struct Aside::Work {
    std::mutex lock;
    std::condition_variable come;
    std::deque<std::function<void()>> waiting;   // under lock
    bool ended = false;                          // under lock: nobody takes from it any more

    void all()
    {
        std::unique_lock held(lock);
        for (;;) {
            come.wait(held, [this] { return ended || !waiting.empty(); });
            if (waiting.empty()) return;
            {
                const auto one = std::move(waiting.front());
                waiting.pop_front();
                held.unlock();
                one();
            }   // what it held is freed before the lock is taken again
            held.lock();
        }
    }
};

Aside::Aside() : work_(std::make_shared<Work>()), thread_([work = work_] { work->all(); }) {}

Aside::~Aside()
{
    {
        const std::lock_guard held(work_->lock);
        work_->ended = true;
    }
    work_->come.notify_one();
    thread_.join();
}

void Aside::run(std::function<void()> work) { add(*work_, std::move(work)); }

void Aside::add(Work& work, std::function<void()> one)
{
    {
        const std::lock_guard held(work.lock);
        if (!work.ended) work.waiting.push_back(std::exchange(one, {}));
    }
    if (one) one();   // at the end of the program
    else work.come.notify_one();
}

}  // namespace renkei::commands

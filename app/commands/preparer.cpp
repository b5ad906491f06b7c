#include "commands/preparer.hpp"

#include <malloc.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <utility>

namespace renkei::commands {

namespace {

// The render thread and the driver's threads go first; there are seconds to prepare a scene.
void work_in_the_background() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 10); }

}  // namespace

Preparer::Preparer(map::Atlas atlas, text::Typesetter typesetter) : atlas_(std::move(atlas)), typesetter_(std::move(typesetter)), thread_([this] { work(); }) {}

Preparer::~Preparer()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Preparer::ask(Order order)
{
    {
        const std::lock_guard lock(mutex_);
        order_ = std::move(order);
    }
    changed_.notify_one();
}

std::optional<Prepared> Preparer::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(prepared_, std::nullopt);
}

void Preparer::work()
{
    for (;;) {
        Order order;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return ending_ || order_; });
            if (ending_) return;
            order = *std::exchange(order_, std::nullopt);
        }
        if (!order.awaited) work_in_the_background();
        std::optional<Prepared> prepared(Prepared{.id = order.id, .scene = scenes::make_scene(order.wish, *order.programme, atlas_, typesetter_)});
        // Painting leaves some megabytes of small pieces behind, and pages of fonts. Given back before the scene is taken: it
        // holds the allocator's locks, and the render thread would wait for them while it uploads. The first picture waits for nothing.
        const auto give_back = [this] {
            ::malloc_trim(0);
            typesetter_.release_font_pages();
        };
        if (!order.awaited) give_back();
        {
            const std::lock_guard lock(mutex_);
            prepared_.swap(prepared);
        }
        if (order.awaited) give_back();
    }
}

}  // namespace renkei::commands

#pragma once
// One worker thread that composes and paints the next scene while the current one is shown. The render thread only asks
// and takes: neither waits for disk, database or painting. One order is open at a time; a new one replaces an order that
// has not been begun.
//
// Thread: ask() and take() belong to the render thread.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "scenes/make_scene.hpp"

namespace renkei::commands {

struct Order {
    long long id = 0;                     // says which order an answer belongs to
    std::shared_ptr<const programme::Programme> programme;
    scenes::SceneWish wish;
    bool awaited = false;                 // nothing is on the display yet
};

struct Prepared {
    long long id = 0;
    Result<std::shared_ptr<const canvas::PaintedScene>> scene;
};

class Preparer {
  public:
    Preparer(map::Atlas atlas, text::Typesetter typesetter);
    ~Preparer();   // waits for the scene in work
    Preparer(const Preparer&) = delete;
    Preparer& operator=(const Preparer&) = delete;

    void ask(Order order);
    [[nodiscard]] std::optional<Prepared> take();

  private:
    void work();

    map::Atlas atlas_;                    // the worker's
    text::Typesetter typesetter_;         // the worker's
    std::mutex mutex_;                    // guards the three below; held only to move values
    std::optional<Order> order_;
    std::optional<Prepared> prepared_;
    bool ending_ = false;
    std::condition_variable changed_;
    std::thread thread_;
};

}  // namespace renkei::commands

#pragma once
// A thread for what would hold up the picture and for whose end nobody waits: a film's process started or ended, an old
// programme freed. One after the other, in the order asked for.
//
// Thread: run() and kept() belong to any thread; a lock is held only to move values. Errors: none.

#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace renkei::commands {

class Aside {
  public:
    Aside();
    ~Aside();   // does first what was asked for
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

    void run(std::function<void()> work);

    // The same object; whoever lets go of it last, it is freed over there. May outlive the thread: then it is freed where it is.
    template <class T> [[nodiscard]] std::shared_ptr<T> kept(std::shared_ptr<T> object)
    {
        if (!object) return object;
        T* const raw = object.get();
        return {raw, [work = work_, object = std::move(object)](T*) mutable { add(*work, [last = std::move(object)] {}); }};
    }

  private:
    struct Work;
    static void add(Work& work, std::function<void()> one);
    std::shared_ptr<Work> work_;
    std::thread thread_;
};

}  // namespace renkei::commands

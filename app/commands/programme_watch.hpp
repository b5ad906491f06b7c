#pragma once
// A worker thread that notices a new revision in the store, a new day, or a clock that came right, and builds the programme for it. The render
// thread takes the finished programme; it never waits.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "base/civil_time.hpp"
#include "programme/programme.hpp"
#include "store/store.hpp"

namespace renkei::commands {

// Which file it is, whatever its name.
struct FileIdentity {
    unsigned long device = 0, inode = 0;
    bool operator==(const FileIdentity&) const = default;
};

class ProgrammeWatch {
  public:
    struct Setup {
        std::filesystem::path store;              // folder
        store::RevisionId revision = 0;           // what `content` is
        bool follows = true;                      // false: this revision and no other
        std::shared_ptr<const model::Content> content;
        Date date{};                              // for which the first programme was built
        std::optional<Instant> built_at{};        // and its moment: what has begun or ended since is noticed; none: now
        programme::Options options;               // `dated` as it was when the first programme was built
        Instant clock_floor{};                    // a clock before this is wrong: nothing dated is shown
        std::function<Instant()> now;             // called by the constructor, then by the worker
        std::chrono::milliseconds between_looks{2000};   // an urgent notice is on the display within seconds
        std::function<void(Instant)> carry_out{};   // called by the worker when a publication is due; none: nothing is carried out here
        std::function<void(const Error&)> tell;   // called by the worker for what cannot be read; what is shown stays
    };
    explicit ProgrammeWatch(Setup setup);
    ~ProgrammeWatch();
    ProgrammeWatch(const ProgrammeWatch&) = delete;
    ProgrammeWatch& operator=(const ProgrammeWatch&) = delete;

    // Staff put the display out, or on again: its programme is one of closed hours and nothing but dark, until then. Urgent notices come all the same.
    // Any thread; a restart is lit.
    void darken(bool dark);
    [[nodiscard]] bool dark() const { return dark_; }

    // A programme that nobody has taken yet; nullptr when there is none.
    [[nodiscard]] std::shared_ptr<const programme::Programme> take();

  private:
    void work();
    struct Opened {
        store::Store store;
        FileIdentity file;
        long long data_version = -1;    // differs from any: the revision may have changed since it was read
        std::optional<ErrorKind> told;
    };
    bool look_at_clock();                   // true when the day, the notices that stand or the trust in the clock have changed
    bool look_for_revision(Opened& opened);
    void look_at_plans(const Opened& opened);
    void build();

    Setup setup_;                                 // the worker's
    FileIdentity shown_from_;                     // the worker's; the file that the shown content is from
    std::string standing_;                        // the worker's; the notices in the loop, the events that are over
    std::mutex mutex_;                            // guards the three below; held only to move values
    std::shared_ptr<const programme::Programme> built_;
    bool ending_ = false;
    bool woken_ = false;                          // guarded too: somebody waits for what the worker does next
    std::atomic<bool> dark_{false};
    bool built_dark_ = false;                     // the worker's
    bool plans_unread_ = false;                   // the worker's; it was told
    std::condition_variable ended_;
    std::thread thread_;
};

}  // namespace renkei::commands

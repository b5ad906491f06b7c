#pragma once
// What each session loaded last: what was found in it, and the files themselves as long as somebody may say how their tables are to be read.
// Files are as large as an upload may be: so few are kept, and none for longer than a session without a deed.
//
// Thread: not safe, the server holds its lock over it. Removing files takes the disk's time, so nothing of them ends here: whoever holds the
// lock takes what has gone along and lets go of it without.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "desk/incoming.hpp"
#include "desk/session.hpp"
#include "desk/work.hpp"

namespace renkei::desk {

class LastLoads {
  public:
    using Files = std::shared_ptr<Incoming>;
    explicit LastLoads(std::chrono::minutes longest) : longest_(longest) {}

    // Instead of what the session loaded before. Files null: nobody has to say anything about them.
    void keep(const std::string& token, Loaded found, Files files, Time now);
    // Null: nothing was loaded, or too long ago.
    [[nodiscard]] const Loaded* found(const std::string& token, Time now);
    // Null where there are none; to ask is to use them.
    [[nodiscard]] Files files(const std::string& token, Time now);
    void drop(const std::string& token);
    void tidy(Time now);                                            // nobody may come to ask
    [[nodiscard]] std::vector<Files> gone() { return std::exchange(gone_, {}); }

    static constexpr size_t kMostFiles = 4, kMost = Sessions::kMost;

  private:
    struct One {
        Loaded found;
        Files files;
        Time used;
    };
    using All = std::map<std::string, One>;
    [[nodiscard]] All::iterator used(const std::string& token, Time now);
    void lose(Files& files);
    std::chrono::minutes longest_;
    All all_;                                                       // by the session's token
    std::vector<Files> gone_;
};

}  // namespace renkei::desk

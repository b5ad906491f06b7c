#pragma once
// Tables whose columns somebody pairs at the desk: which findings are about one, the files that wait for it, and what a form says of
// its columns. Not thread safe: the server holds its lock over Waiting; the rest is pure.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "desk/incoming.hpp"
#include "desk/session.hpp"
#include "desk/work.hpp"

namespace renkei::desk {

// Can the table that it speaks of be read once its columns are paired?
[[nodiscard]] bool can_be_paired(const Finding& finding);
[[nodiscard]] bool can_be_paired(const Loaded& loaded);

// The files of the last uploads that somebody may still say something about. They are as large as an upload may be: so few are kept, and none
// for longer than a session without a deed.
class Waiting {
  public:
    // Null: nothing waits for this session any more.
    void keep(const std::string& token, std::shared_ptr<Incoming> files, Time now, std::chrono::minutes longest);
    // Null where there are none; to ask is to use them.
    [[nodiscard]] std::shared_ptr<Incoming> of(const std::string& token, Time now, std::chrono::minutes longest);
    void drop(const std::string& token) { all_.erase(token); }

    static constexpr size_t kMost = 4;

  private:
    struct One {
        std::shared_ptr<Incoming> files;
        Time used;
    };
    std::map<std::string, One> all_;   // by the session's token
};

// The field that the form chooses for each column; empty for one that is left aside.
[[nodiscard]] std::vector<std::string> chosen_fields(const TableToPair& table, const std::map<std::string, std::string>& form);
// Why it cannot be read like that, in Japanese; empty: it can.
[[nodiscard]] std::string wrong_choice(const TableToPair& table, const std::vector<std::string>& chosen);
[[nodiscard]] PairedAs paired_as(const TableToPair& table, const std::vector<std::string>& chosen);

}  // namespace renkei::desk

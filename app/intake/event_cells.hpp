#pragma once
// What the tables of events say of an event, column by column: for the tables that leave this program, and to know a row of them when it
// comes back. Private to this room; pure.

#include <map>
#include <string>

#include "intake/staff_sheets.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// How a table names a municipality so that it is found again: 東京都府中市, or its code where a prefecture has two of the name.
class TownNames {
  public:
    explicit TownNames(const model::Content& content);
    // Empty for a code that nobody has.
    [[nodiscard]] std::string of(const std::string& code5) const;
    [[nodiscard]] std::string joined(const std::vector<std::string>& codes) const;   // with 、 between them
    [[nodiscard]] const model::Municipality* town(const std::string& code5) const { return content_.municipality(code5); }

  private:
    const model::Content& content_;
    std::map<std::string, int> count_;
};

// Key of an event that staff bring: of its municipality and its number there, which is nobody else's.
[[nodiscard]] std::string event_key(const std::string& code5, const std::string& number);
// Empty for a column that says nothing of an event.
[[nodiscard]] std::string event_cell(const model::Event& event, Column column, const TownNames& towns);
// Do two events say the same in every column?
[[nodiscard]] bool same_cells(const model::Event& a, const model::Event& b, const TownNames& towns);

// Six digits: the five and their check digit (総務省「全国地方公共団体コード」).
[[nodiscard]] std::string code6(const std::string& code5);

}  // namespace renkei::intake

#pragma once
// The cells of photos.csv. Private to this room; pure.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "intake/csv.hpp"
#include "intake/photographs.hpp"

namespace renkei::intake {

enum class Column { File, Code, Municipality, Caption, Credit, FocalX, FocalY, NoCrop, Until, Count };

// Which column of a table is which; headers are compared folded, in English or Japanese.
class PhotoColumns {
  public:
    PhotoColumns(const CsvTable& table, const PhotoServices& services);
    [[nodiscard]] bool has(Column column) const { return at(column) < kNone; }
    // Empty where there is no such column. Without blanks at the ends.
    [[nodiscard]] std::string cell(const std::vector<std::string>& row, Column column) const;
    // "D7"; empty where there is no such column.
    [[nodiscard]] std::string place(Column column, size_t row) const;
    [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }

  private:
    static constexpr size_t kNone = 1u << 20;
    [[nodiscard]] size_t at(Column column) const { return places_[static_cast<size_t>(column)]; }
    std::array<size_t, static_cast<size_t>(Column::Count)> places_{};
    std::vector<std::string> unknown_;
};

// Municipalities by code and by name, with or without the prefecture before it.
class MunicipalityIndex {
  public:
    MunicipalityIndex(const model::Content& content, const PhotoServices& services);
    // Null for none. Five digits, six with the check digit, or what a spreadsheet leaves of a code that begins with 0.
    [[nodiscard]] const model::Municipality* by_code(const std::string& code) const;
    [[nodiscard]] std::vector<const model::Municipality*> by_name(const std::string& name) const;

  private:
    const model::Content& content_;
    const PhotoServices& services_;
    std::map<std::string, std::vector<const model::Municipality*>> names_;
};

// All take a folded cell. "0.3", "30%" or "30".
[[nodiscard]] std::optional<double> focal_of(const std::string& cell);
[[nodiscard]] std::optional<bool> yes_or_no(const std::string& cell);
// 2027-03-31, 2027/3/31, 令和9年3月31日 or R9.3.31
[[nodiscard]] std::optional<Date> written_date(const std::string& cell);

}  // namespace renkei::intake

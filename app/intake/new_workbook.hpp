#pragma once
// A workbook that is being written: beside its place until it is whole, then put there. Private to this room, with
// intake/staff_form and intake/marked_copy the only users of libxlsxwriter.

#include <xlsxwriter.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/civil_time.hpp"
#include "base/result.hpp"

namespace renkei::intake {

class NewWorkbook {
  public:
    // `written` stands in its properties. Error: CannotCreate, when something is there already or nothing can be written there.
    [[nodiscard]] static Result<NewWorkbook> begin(const std::filesystem::path& place, Instant written);
    NewWorkbook(NewWorkbook&&) noexcept;
    NewWorkbook& operator=(NewWorkbook&&) = delete;
    ~NewWorkbook();

    [[nodiscard]] lxw_worksheet* sheet(const std::string& name);
    // In the type of the whole workbook.
    [[nodiscard]] lxw_format* format();
    [[nodiscard]] lxw_workbook* book() { return book_; }
    // Writes it. What is at its place meanwhile stays, unless it `may_replace` it. Error: CannotCreate.
    [[nodiscard]] Result<void> finish(bool may_replace = false);

  private:
    NewWorkbook(std::filesystem::path place, std::filesystem::path beside, lxw_workbook* book) : place_(std::move(place)), beside_(std::move(beside)),
        book_(book) {}

    std::filesystem::path place_, beside_;
    lxw_workbook* book_ = nullptr;
};

// Fewer than Excel's 32,767 characters, which is counted in UTF-16; a text that is longer is cut.
void write_text(lxw_worksheet* sheet, lxw_row_t row, size_t column, const std::string& text, lxw_format* format);

}  // namespace renkei::intake

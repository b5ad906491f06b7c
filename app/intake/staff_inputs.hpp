#pragma once
// Which of the files that staff bring are tables, and of which kind: by their names, else by their columns. Reads files; any
// thread. Private to this room.

#include <array>
#include <span>
#include <string>
#include <vector>

#include "intake/photo_rows.hpp"
#include "intake/staff_folder.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {

// A kind of table that staff bring, and who reads it: each of the files by its names, of showcases as JSON the first that is there.
struct Input {
    const StaffSheet* sheet = nullptr;   // none: showcases as JSON
    Result<void> (*read)(const TableSource& source, const Reading& reading, FolderFiles& files);
    bool names_files = false;   // pictures or films, so that one which no table names is told
    std::array<std::array<Column, 2>, 3> tell{};   // one of each pair must be there for a table of another name to be taken for one of these
    bool decides = false;       // where they are, nothing else is meant

    [[nodiscard]] std::array<std::string, 2> files() const;
};

// In the order in which they are read: panels after the exhibitions to which they belong.
[[nodiscard]] std::span<const Input> staff_inputs();

// A file that is read, below the place from which findings name it.
struct Source {
    std::filesystem::path root;
    std::string name;
    const Input* input = nullptr;   // none: a workbook, whose sheets are called like the tables
    [[nodiscard]] std::filesystem::path file() const { return root / name; }
};

struct Sources {
    std::vector<Source> tables, workbooks;
    std::vector<LookedInto> looked;   // where the files lie that they name
    bool one_file = false;            // one workbook or table alone
};

// What is to be read of all that was brought; what is none of it, and why, is told.
[[nodiscard]] Sources sources_of(const std::vector<Bringing>& all, const FolderServices& services, Brought& brought);

// A sheet is called like the table of its kind, without the ending, or staff have paired its columns; null for none.
[[nodiscard]] const Input* input_of(const WorkbookSheet& sheet, const FolderServices& services);
// By its columns, whatever it is called; null for none.
[[nodiscard]] const Input* input_told_by(const WorkbookSheet& sheet, const FolderServices& services);

}  // namespace renkei::intake

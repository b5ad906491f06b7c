#pragma once
// The mesh tables of data/mesh: which municipality (or lake) lies at each quarter cell of the standard mesh (JIS X 0410).
// data/mesh/README.md describes the format. The runs are kept as they are: a lookup is a binary search in its row.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/projection.hpp"

namespace renkei::map {

struct Run {
    uint16_t column = 0, length = 0;
    uint16_t value = 0;   // 1 to P names palette[value - 1]; 0, the sea, never occurs
};

class Mesh {
  public:
    // Unpacks the bytes of a .rle.gz; every number is checked. `name` is for the error's sentence. Errors: BadData.
    static Result<Mesh> decode(std::span<const std::byte> gz, const std::string& name);

    [[nodiscard]] int rows() const { return static_cast<int>(row_start_.size()) - 1; }
    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] std::span<const Run> row(int r) const;   // from south to north, runs from west to east
    [[nodiscard]] size_t runs() const { return runs_.size(); }
    [[nodiscard]] const std::vector<std::string>& palette() const { return palette_; }

    // The value at a place, 0 for the sea and for places outside the table.
    [[nodiscard]] uint16_t at(LonLat place) const;
    [[nodiscard]] uint16_t cell(int row, int column) const;
    // Of a corner of cells: column and row may be fractions, counted from the south-western corner of the table.
    [[nodiscard]] LonLat corner(double column, double row) const;

  private:
    int side_ = 0, south_ = 0, west_ = 0, columns_ = 0;   // README: D, southern row, western column, columns
    std::vector<std::string> palette_;
    std::vector<uint32_t> row_start_;                      // rows + 1 entries
    std::vector<Run> runs_;
};

// The whole of a file. Errors: NotFound, Io.
Result<std::vector<std::byte>> read_file(const std::filesystem::path& path);

}  // namespace renkei::map

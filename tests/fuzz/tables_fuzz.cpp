// Tables as text: the reader of CSV with any bytes, and what it promises of what it took.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "intake/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto table = renkei::intake::parse_csv(text, "any.csv"))
        for (const auto& row : table->rows)
            if (row.size() != table->header.size()) std::abort();
    return 0;
}

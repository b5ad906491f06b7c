#include "intake/lengths.hpp"

#include "base/utf8.hpp"
#include "model/limits.hpp"

namespace renkei::intake {

std::optional<Sentence> too_long(const char* field, const std::string& name, const std::string& value)
{
    const size_t most = model::longest_text(field);
    if (value.size() <= most) return std::nullopt;   // bytes are at least as many as characters
    const size_t characters = code_points(value);
    if (characters <= most) return std::nullopt;
    return sentence("{1} has {2} characters, and {3} are the most", name, characters, most);
}

std::optional<Sentence> too_long(const char* field, const std::string& name, const std::vector<std::string>& value)
{
    if (value.size() > model::kLongestList) return sentence("{1} has {2} entries, and {3} are the most", name, value.size(), model::kLongestList);
    for (const auto& entry : value)
        if (auto wrong = too_long(field, name, entry)) return wrong;
    return std::nullopt;
}

std::string quoted(const std::string& cell)
{
    constexpr size_t kQuoted = 60;   // characters
    size_t end = 0;
    for (size_t count = 0; end < cell.size() && count < kQuoted; ++count) end += code_point_length(cell, end);
    return end >= cell.size() ? cell : cell.substr(0, end) + "…";
}

}  // namespace renkei::intake

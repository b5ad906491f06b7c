#include "base/said_once.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/sentence.hpp"

namespace renkei {

std::vector<std::vector<size_t>> said_once(std::span<const Said> all)
{
    const auto column_of = [](std::string_view cell) { return cell.substr(0, cell.find_first_of("0123456789")); };
    std::vector<std::vector<size_t>> groups;
    std::map<std::tuple<int, std::string_view, std::string_view, std::string_view, std::string_view>, size_t> at;
    for (size_t i = 0; i < all.size(); ++i) {
        const Said& one = all[i];
        size_t group = groups.size();
        if (one.row > 0) group = at.try_emplace({one.severity, one.file, one.sheet, column_of(one.cell), one.message}, group).first->second;
        if (group == groups.size()) groups.emplace_back();
        groups[group].push_back(i);
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return all[a.front()].severity < all[b.front()].severity; });
    return groups;
}

Sentence listed(std::span<const std::string> names, size_t most)
{
    Sentence all;
    for (size_t i = 0; i < std::min(names.size(), most); ++i) {
        const Sentence between = i == 0 ? Sentence{} : sentence(", ");
        all.en += between.en + names[i];
        all.ja += between.ja + names[i];
    }
    if (names.size() > most) {
        all.en += " …";
        all.ja += " …";
    }
    return all;
}

}  // namespace renkei

#include "store/places.hpp"

#include <algorithm>
#include <limits>

namespace renkei::store {
namespace {

// Room left behind a record for later ones, and between neighbours that come together: a place can be written into about
// a thousand times before the whole kind has to be numbered anew.
constexpr long long kGap = 1 << 20;
constexpr long long kCloseGap = 1 << 10;
constexpr long long kEnd = std::numeric_limits<long long>::max();

// Marks a longest ascending subsequence: the largest set of records that need not move.
std::vector<bool> longest_ascending(const std::vector<std::optional<long long>>& old_place)
{
    constexpr size_t kNone = std::numeric_limits<size_t>::max();
    std::vector<size_t> tail;                            // index of the smallest last element of a run of each length
    std::vector<size_t> before(old_place.size(), kNone);
    for (size_t i = 0; i < old_place.size(); ++i) {
        if (!old_place[i]) continue;
        const auto at = std::lower_bound(tail.begin(), tail.end(), *old_place[i], [&](size_t index, long long place) { return *old_place[index] < place; });
        if (at != tail.begin()) before[i] = *(at - 1);
        if (at == tail.end()) tail.push_back(i);
        else *at = i;
    }
    std::vector<bool> marked(old_place.size(), false);
    for (size_t i = tail.empty() ? kNone : tail.back(); i != kNone; i = before[i]) marked[i] = true;
    return marked;
}

// Fills places [first, last) in front of `limit`; false when the gap is too small.
bool fill(std::vector<long long>& place, size_t first, size_t last, long long limit, const std::vector<long long>& used)
{
    const auto below = std::lower_bound(used.begin(), used.end(), limit);
    const long long low = below == used.begin() ? 0 : *(below - 1);
    const auto count = static_cast<long long>(last - first);
    const long long step = limit == kEnd ? kGap : std::min(kCloseGap, (limit - low - 1) / (count + 1));
    if (step < 1) return false;
    // At the very front close to the record behind, elsewhere close to the one before: that is where the next will come.
    const long long start = first == 0 && limit != kEnd ? limit - step * (count + 1) : low;
    for (size_t i = first; i < last; ++i) place[i] = start + step * static_cast<long long>(i - first + 1);
    return true;
}

}  // namespace

Places give_places(const std::vector<std::optional<long long>>& old_place, const std::vector<long long>& used)
{
    Places result{std::vector<long long>(old_place.size(), 0), longest_ascending(old_place)};
    size_t first = 0;  // of the run of new records that is waiting
    for (size_t i = 0; i <= old_place.size(); ++i) {
        if (i < old_place.size() && !result.kept[i]) continue;
        const long long limit = i < old_place.size() ? *old_place[i] : kEnd;
        if (first < i && !fill(result.place, first, i, limit, used)) {
            // No room: everything moves behind the last place ever used.
            result.kept.assign(old_place.size(), false);
            (void)fill(result.place, 0, old_place.size(), kEnd, used);
            return result;
        }
        if (i < old_place.size()) result.place[i] = *old_place[i];
        first = i + 1;
    }
    return result;
}

}  // namespace renkei::store

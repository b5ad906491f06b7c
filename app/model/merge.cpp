#include "model/merge.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/kinds.hpp"

namespace renkei::model {
namespace {

template <class Record>
size_t keep_staffs_of(const std::vector<Record>& before, std::vector<Record>& records)
{
    std::map<decltype(identity(before.front())), const Record*> kept;   // of a hundred thousand events few are staff's
    for (const Record& record : before)
        if (is_staffs(record)) kept.emplace(identity(record), &record);
    if (kept.empty()) return 0;
    const size_t count = kept.size();
    for (Record& record : records)
        if (const auto same = kept.find(identity(record)); same != kept.end()) {
            record = *same->second;
            kept.erase(same);
        }
    for (const Record& record : before)
        if (is_staffs(record) && kept.contains(identity(record))) records.push_back(record);
    return count;
}

template <class Record>
void put_brought_of(std::vector<Record>& records, const std::vector<Record>& brought)
{
    if (brought.empty()) return;
    using Place = decltype(replaced_by(brought.front()));
    std::map<decltype(identity(brought.front())), const Record*> last;   // two tables of a folder may bring the same: the later one holds
    for (const Record& record : brought) last.insert_or_assign(identity(record), &record);
    std::map<Place, std::vector<const Record*>> by_place;   // in the order in which they were brought
    for (const Record& record : brought)
        if (last.find(identity(record))->second == &record) by_place[replaced_by(record)].push_back(&record);
    std::set<Place> placed;
    std::vector<Record> all;
    all.reserve(records.size() + brought.size());
    const auto place = [&](const auto& group) {
        if (placed.insert(group.first).second)
            for (const Record* record : group.second) all.push_back(*record);
    };
    for (const Record& old : records) {
        if (const auto group = by_place.find(replaced_by(old)); group != by_place.end()) place(*group);
        else all.push_back(old);
    }
    for (const Record& record : brought) place(*by_place.find(replaced_by(record)));
    // Those that go together stand in the order of what they belong to; the others keep their places.
    if constexpr (!std::is_same_v<Place, decltype(identity(brought.front()))>)
        std::stable_sort(all.begin(), all.end(), [](const Record& a, const Record& b) { return replaced_by(a) < replaced_by(b); });
    records = std::move(all);
}

}  // namespace

size_t count_records(const Content& content)
{
    size_t count = 0;
    visit_kinds(content, [&](const char*, const auto& records) { count += records.size(); });
    return count;
}

size_t keep_staffs(const Content& before, Content& content)
{
    size_t count = 0;
    visit_kind_members([&](const char*, auto member) { count += keep_staffs_of(before.*member, content.*member); });
    return count;
}

void put_brought(Content& content, const Content& brought)
{
    visit_kind_members([&](const char*, auto member) { put_brought_of(content.*member, brought.*member); });
}

}  // namespace renkei::model

#include "desk/last_loads.hpp"

#include <algorithm>

namespace renkei::desk {

void LastLoads::keep(const std::string& token, Loaded found, Files files, Time now)
{
    drop(token);
    tidy(now);
    const auto earlier = [](const auto& a, const auto& b) { return a.second.used < b.second.used; };
    if (all_.size() >= kMost) drop(std::min_element(all_.begin(), all_.end(), earlier)->first);
    const auto with_files = [](const auto& one) { return one.second.files != nullptr; };
    if (files != nullptr && static_cast<size_t>(std::count_if(all_.begin(), all_.end(), with_files)) >= kMostFiles) {
        auto oldest = all_.end();
        for (auto at = all_.begin(); at != all_.end(); ++at)
            if (with_files(*at) && (oldest == all_.end() || earlier(*at, *oldest))) oldest = at;
        lose(oldest->second.files);   // what was found in them can still be read
    }
    all_.emplace(token, One{std::move(found), std::move(files), now});
}

const Loaded* LastLoads::found(const std::string& token, Time now)
{
    const auto one = used(token, now);
    return one == all_.end() ? nullptr : &one->second.found;
}

LastLoads::Files LastLoads::files(const std::string& token, Time now)
{
    const auto one = used(token, now);
    return one == all_.end() ? nullptr : one->second.files;
}

void LastLoads::drop(const std::string& token)
{
    const auto one = all_.find(token);
    if (one == all_.end()) return;
    lose(one->second.files);
    all_.erase(one);
}

void LastLoads::tidy(Time now)
{
    for (auto one = all_.begin(); one != all_.end();) {
        if (now - one->second.used <= longest_) {
            ++one;
            continue;
        }
        lose(one->second.files);
        one = all_.erase(one);
    }
}

LastLoads::All::iterator LastLoads::used(const std::string& token, Time now)
{
    tidy(now);
    const auto one = all_.find(token);
    if (one != all_.end()) one->second.used = now;
    return one;
}

void LastLoads::lose(Files& files)
{
    if (files != nullptr) gone_.push_back(std::move(files));
    files = nullptr;
}

}  // namespace renkei::desk

#include "store/hashed_kind.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <system_error>

namespace renkei::store {

HashedKind::~HashedKind()
{
    next_ = blocks_.size();   // nothing more to take
    for (auto& thread : others_) thread.join();
}

void HashedKind::begin()
{
    const size_t threads = std::min<size_t>({3, std::max(1u, std::thread::hardware_concurrency()) - 1, blocks_.size() / 2});
    while (others_.size() < threads) {
        try {
            others_.emplace_back([this] {
                for (size_t block; (block = next_.fetch_add(1)) < blocks_.size();) (void)hash_block(block);
            });
        } catch (const std::system_error&) {
            return;
        }
    }
}

bool HashedKind::hash_block(size_t block)
{
    unsigned char state = kOpen;
    if (!blocks_[block].compare_exchange_strong(state, kTaken)) return state == kDone;
    hash_(block * kBlock, std::min(hashes.size(), (block + 1) * kBlock));
    blocks_[block] = kDone;
    blocks_[block].notify_all();
    return true;
}

void HashedKind::need(size_t record)
{
    for (; ready_ <= record; ready_ += kBlock) {
        const size_t block = ready_ / kBlock;
        if (!hash_block(block)) blocks_[block].wait(kTaken);
    }
}

void HashedKind::finish()
{
    // What nobody has taken yet first, so that no thread waits while there is work.
    for (size_t block = 0; block < blocks_.size(); ++block) (void)hash_block(block);
    if (!hashes.empty()) need(hashes.size() - 1);
}

std::optional<std::pair<size_t, size_t>> HashedKind::repeated() const
{
    // Words are sorted rather than hashes, which is several times faster.
    std::vector<uint64_t> words(identities.size());
    std::transform(identities.begin(), identities.end(), words.begin(), [](const Blake128& identity) {
        uint64_t word = 0;
        std::memcpy(&word, identity.data(), sizeof word);
        return word;
    });
    std::sort(words.begin(), words.end());
    if (std::adjacent_find(words.begin(), words.end()) == words.end()) return std::nullopt;
    // At least two share their first word: look at the whole of them.
    std::vector<Blake128> sorted = identities;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice == sorted.end()) return std::nullopt;
    const auto first = std::find(identities.begin(), identities.end(), *twice);
    const auto second = std::find(first + 1, identities.end(), *twice);
    return std::pair(static_cast<size_t>(first - identities.begin()), static_cast<size_t>(second - identities.begin()));
}

}  // namespace renkei::store

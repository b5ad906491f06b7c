#pragma once
// The hashes of one kind's records, worked out on a few threads: hashing is a quarter of a large load. Whoever writes the
// records may begin with the first while the last are still in work. Private to this room.
//
// Thread: begin(), need() and finish() belong to one thread; the records must not change meanwhile.

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/hash.hpp"
#include "store/records.hpp"

namespace renkei::store {

class HashedKind {
  public:
    template <class Record>
    explicit HashedKind(const std::vector<Record>& records)
        : identities(records.size()), hashes(records.size()), blocks_((records.size() + kBlock - 1) / kBlock),
          hash_([this, &records](size_t first, size_t last) {
              std::string buffer;
              for (size_t i = first; i < last; ++i) {
                  identities[i] = identity_hash(records[i], buffer);
                  hashes[i] = record_hash(records[i], buffer);
              }
          })
    {
    }
    ~HashedKind();
    HashedKind(const HashedKind&) = delete;
    HashedKind& operator=(const HashedKind&) = delete;

    // Other threads start. Few records, or a system that gives no thread, are left to need().
    void begin();
    // Returns when the hashes of this record are there, and of all before it.
    void need(size_t record);
    // Returns when all are there.
    void finish();
    // Two records that have the same identity, by their places.
    [[nodiscard]] std::optional<std::pair<size_t, size_t>> repeated() const;

    std::vector<Blake128> identities, hashes;   // an element is to be read only after need()

  private:
    static constexpr size_t kBlock = 2048;      // records: some milliseconds of work
    enum State : unsigned char { kOpen, kTaken, kDone };

    // Hashes a block unless somebody has; returns false when another thread is at it.
    bool hash_block(size_t block);

    std::vector<std::atomic<unsigned char>> blocks_;
    std::function<void(size_t first, size_t last)> hash_;
    size_t ready_ = 0;                           // records that need() has seen done
    std::atomic<size_t> next_{0};                // block, for the other threads
    std::vector<std::thread> others_;
};

}  // namespace renkei::store

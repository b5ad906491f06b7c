#pragma once
// A POSIX file descriptor that closes itself, and reading and writing that a signal does not cut short. Any thread; one
// descriptor is used by one thread at a time.

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <utility>

namespace renkei {

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}   // what open(2) gave, -1 for none
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    void close();   // errno stays as it was
    [[nodiscard]] int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_;
};

// read(2) again after a signal: the bytes that came, 0 at the end, -1 with errno.
[[nodiscard]] ssize_t read_some(int from, void* to, size_t most);

// Reads until `length` bytes are there or the end: how many came; nothing on an error, with errno.
[[nodiscard]] std::optional<size_t> read_all(int from, void* to, size_t length);

// Whether all was written; if not, errno says why.
[[nodiscard]] bool write_all(int to, const void* from, size_t length);

}  // namespace renkei

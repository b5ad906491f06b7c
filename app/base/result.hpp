#pragma once
// Errors as values. A function that can fail for reasons of the world (a bad file, a full disk, a dead link) returns
// Result<T>: the thing, or an Error with a kind for the program and a sentence for a person. assert is for our mistakes.

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace renkei {

enum class ErrorKind {
    Usage,          // the command was called wrongly                      exit 64
    BadData,        // input was read, and is wrong                        exit 65
    NotFound,       // no such file, row or item                           exit 66
    Unavailable,    // a service or device is missing                      exit 69
    Internal,       // our own fault                                       exit 70
    CannotCreate,   // an output cannot be created                         exit 73
    Io,             // reading or writing failed midway                    exit 74
    TryAgain,       // busy or unreachable now                             exit 75
    NoPermission,   //                                                     exit 77
    Configuration,  // a configuration file is wrong                       exit 78
};

// sysexits.h code of a kind, as the command line promises it.
[[nodiscard]] int exit_code(ErrorKind kind);

// The same thing said in both languages of the staff; base/sentence.hpp makes one from the catalogue.
struct Sentence {
    std::string en, ja;
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;   // in English: what was tried, on what, and what to do next; one sentence, no trailing newline
    std::string japanese;  // the same

    Error() = default;     // to be replaced: it says nothing
    Error(ErrorKind k, Sentence sentence) : kind(k), message(std::move(sentence.en)), japanese(std::move(sentence.ja)) {}
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { assert(ok()); return std::get<0>(state_); }
    const T& value() const& { assert(ok()); return std::get<0>(state_); }
    T&& value() && { assert(ok()); return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& { assert(!ok()); return std::get<1>(state_); }
    Error&& error() && { assert(!ok()); return std::get<1>(std::move(state_)); }

  private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}
    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { assert(!ok()); return *error_; }

  private:
    std::optional<Error> error_;
};

}  // namespace renkei

// Pass an error up: RENKEI_TRY(auto store, Store::open(path));  RENKEI_CHECK(store.commit());
#define RENKEI_JOIN_(a, b) a##b
#define RENKEI_JOIN(a, b) RENKEI_JOIN_(a, b)
#define RENKEI_TRY_IMPL(tmp, declaration, ...)          \
    auto tmp = (__VA_ARGS__);                           \
    if (!tmp.ok()) return std::move(tmp).error();       \
    declaration = std::move(tmp).value()
#define RENKEI_TRY(declaration, ...) RENKEI_TRY_IMPL(RENKEI_JOIN(result_, __LINE__), declaration, __VA_ARGS__)
#define RENKEI_CHECK(...)                                                           \
    do {                                                                            \
        if (auto renkei_checked = (__VA_ARGS__); !renkei_checked.ok()) return renkei_checked.error(); \
    } while (false)

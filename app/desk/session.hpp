#pragma once
// Who is at the desk, and who tries to be: sessions, the waiting after wrong passwords, the rate of requests. State machines in which
// time is an argument; bounded, so that strangers fill no memory. Not thread safe: the server holds one lock over all three.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace renkei::desk {

using Time = std::chrono::steady_clock::time_point;

// 256 bits from the system's source of randomness, as 64 hex digits. Empty when there is none.
[[nodiscard]] std::string random_token();
// In a time that does not tell where they differ.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

struct Session {
    std::string who;        // as they called themselves
    std::string csrf;       // stands in every form of theirs
    Time used{}, began{};
    std::string mark = {};  // of the password they came in with
};

class Sessions {
  public:
    explicit Sessions(std::chrono::minutes idle) : idle_(idle) {}
    // The token for the cookie; the session that was used least gives way to the 33rd. Nothing without randomness.
    [[nodiscard]] std::optional<std::string> begin(const std::string& who, Time now, const std::string& mark = {});
    // Of this token, if it is alive; to ask is to use it. It ends with the password: `mark` is that of today's.
    [[nodiscard]] std::optional<Session> find(std::string_view token, Time now, std::string_view mark = {});
    void end(std::string_view token);

    static constexpr size_t kMost = 32;
    static constexpr std::chrono::hours kLongest{12};   // however busy

  private:
    std::chrono::minutes idle_;
    std::map<std::string, Session, std::less<>> all_;   // by token
};

// Five wrong passwords from one address, or 25 from all, then one has to wait: a minute, and twice as long after each further one.
class Throttle {
  public:
    // How long this address still has to wait; zero: it may try. To ask for a try is to have made it, until `right` says otherwise.
    [[nodiscard]] std::chrono::seconds try_from(const std::string& address, Time now);
    void right(const std::string& address);

    static constexpr int kTries = 5, kTriesOfAll = 25;
    static constexpr std::chrono::seconds kFirstWait{60}, kLongestWait{900};
    static constexpr size_t kMostAddresses = 256;

  private:
    struct Tries {
        int wrong = 0;
        Time last{};
    };
    [[nodiscard]] static std::chrono::seconds waits(const Tries& tries, int free, Time now);
    std::map<std::string, Tries> by_address_;
    Tries all_;
};

// At most 30 requests a second from one address in the long run, 120 at once.
class Rate {
  public:
    [[nodiscard]] bool allows(const std::string& address, Time now);

    static constexpr double kBurst = 120, kPerSecond = 30;
    static constexpr size_t kMostAddresses = 256;

  private:
    struct Bucket {
        double left = kBurst;
        Time at{};
    };
    std::map<std::string, Bucket> buckets_;
};

}  // namespace renkei::desk

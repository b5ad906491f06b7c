#pragma once
// The desk on the network: HTTPS, who may come in, what each address answers. The only user of cpp-httplib.
//
// Thread: run() blocks until stop(), which any thread may call; the Work is called from threads of the server: loads one at a time, what decides
// about what is shown one at a time, and the two beside each other. Errors: Unavailable where it cannot listen, Configuration for a certificate that
// cannot be used.

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "desk/incoming.hpp"
#include "desk/work.hpp"

namespace renkei::desk {

struct Settings {
    std::string address = "127.0.0.1";
    int port = 0;                              // 0: any that is free
    Limits limits{};
    std::chrono::minutes session{60};
    std::filesystem::path certificate, key;    // PEM
    std::filesystem::path private_folder;      // for what is being sent; on the disk of the store
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
};

class Server {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Server>> open(const Settings& settings, Work work);
    ~Server();
    [[nodiscard]] int port() const;
    void run();
    [[nodiscard]] bool ended() const;          // run() has come back, told or not
    void stop();
    void tidy();                               // now and then: what nobody came back for is removed

  private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace renkei::desk

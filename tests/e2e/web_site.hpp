#pragma once
// A real nginx on the loopback interface with the site as kiosk-config/ ships it: its certificate is signed by an authority made for the test.

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "support/temporary_folder.hpp"

namespace renkei::tests {

class WebSite {
  public:
    // Serves root() over https, and over http on another port. `elsewhere`: what nginx does with an address that is none of a feed's.
    explicit WebSite(const std::string& elsewhere = "return 404;");
    ~WebSite();
    WebSite(const WebSite&) = delete;
    WebSite& operator=(const WebSite&) = delete;
    [[nodiscard]] std::filesystem::path root() const { return place_.path() / "site"; }
    [[nodiscard]] std::filesystem::path authority() const { return place_.path() / "authority.pem"; }
    [[nodiscard]] std::string https() const { return "https://localhost:" + std::to_string(https_); }
    [[nodiscard]] std::string http() const { return "http://localhost:" + std::to_string(http_); }
    // What was asked for since the last call: "GET /metadata/timestamp.json 200" a line.
    [[nodiscard]] std::string asked();

    // From now on with a certificate that is valid for 30 days from this day on, "2020-01-01". False where `faketime` is not installed.
    [[nodiscard]] bool certify_at(const std::string& day);

  private:
    void start();
    void stop() const;
    TemporaryFolder place_;
    int https_ = 0, http_ = 0;
    pid_t nginx_ = 0;
    size_t told_ = 0;
};

// A port of the loopback interface on which nobody listens now.
[[nodiscard]] int free_port();

}  // namespace renkei::tests

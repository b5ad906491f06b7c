#pragma once
// A server of the test's own over http, that has the publisher's files and does with a request what it is told to.

#include <httplib.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "feed_site.hpp"

namespace renkei::tests {

class Script {
  public:
    // Returns true when it has answered.
    using Act = std::function<bool(const httplib::Request&, httplib::Response&)>;
    explicit Script(std::filesystem::path root) : root_(std::move(root)), port_(server_.bind_to_any_port("127.0.0.1"))
    {
        server_.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
            {
                const std::lock_guard held(mutex_);
                asked_.push_back(request.path + (request.has_header("Range") ? " " + request.get_header_value("Range") : ""));
            }
            if (act && act(request, response)) return;
            const std::string bytes = bytes_of(root_ / request.path.substr(1));
            if (bytes.empty()) response.status = 404;
            else response.set_content(bytes, "application/octet-stream");   // ranges of it, too
        });
        thread_ = std::thread([this] { server_.listen_after_bind(); });
    }
    ~Script()
    {
        server_.stop();
        thread_.join();
    }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    // What was asked for since the last call: "/targets/media/ab12…", with " bytes=1000-" behind it where only a part was.
    [[nodiscard]] std::vector<std::string> asked()
    {
        const std::lock_guard held(mutex_);
        return std::exchange(asked_, {});
    }
    Act act{};   // changed between requests only

  private:
    std::filesystem::path root_;
    httplib::Server server_;
    int port_;
    std::mutex mutex_;
    std::vector<std::string> asked_;
    std::thread thread_;
};

struct ScriptedField {
    TemporaryFolder place;
    Publisher publisher{place.path() / "site"};
    Script script{place.path() / "site"};
    FeedDisplay display{publisher, script.url()};
};

// The first so many bytes of a file, and then nothing more.
inline bool cut_off(const std::filesystem::path& root, const httplib::Request& request, httplib::Response& response, size_t after)
{
    const std::string bytes = bytes_of(root / request.path.substr(1));
    if (request.has_header("Range") || bytes.size() <= after) return false;
    response.set_content_provider(bytes.size(), "application/octet-stream", [bytes, after](size_t offset, size_t, httplib::DataSink& sink) {
        if (offset >= after) return false;
        return sink.write(bytes.data() + offset, after - offset);
    });
    return true;
}

}  // namespace renkei::tests

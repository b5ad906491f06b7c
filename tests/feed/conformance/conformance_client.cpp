// tuf-conformance-client: the command line of the public TUF conformance suite (CLIENT-CLI.md there) over the display's own client.
// It alone accepts http. Exit code 0 or 1 and no other.

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "feed/client.hpp"
#include "feed/curl_fetcher.hpp"
#include "feed/delegation.hpp"
#include "base/sentence.hpp"

namespace {

using namespace renkei;
namespace fs = std::filesystem;

struct Asked {
    std::string metadata_dir, metadata_url, target_base_url, target_dir, command, root_file;
    std::vector<std::string> target_names;
};

std::optional<Asked> understood(const std::vector<std::string>& words)
{
    Asked asked;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!word.starts_with("--")) {
            (asked.command.empty() ? asked.command : asked.root_file) = word;
            continue;
        }
        if (++i == words.size()) return std::nullopt;
        if (word == "--metadata-dir") asked.metadata_dir = words[i];
        else if (word == "--metadata-url") asked.metadata_url = words[i];
        else if (word == "--target-base-url") asked.target_base_url = words[i];
        else if (word == "--target-dir") asked.target_dir = words[i];
        else if (word == "--target-name") asked.target_names.push_back(words[i]);
        else return std::nullopt;
    }
    return asked;
}

Result<void> init(const Asked& asked)
{
    RENKEI_TRY(auto folder, feed::Folder::open(asked.metadata_dir));
    const auto bytes = feed::read_file(asked.root_file, feed::kMostRootBytes);
    if (!bytes) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", asked.root_file, "open")};
    return feed::trust(folder, *bytes);
}

Result<void> update(const Asked& asked)
{
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    RENKEI_TRY(auto folder, feed::Folder::open(asked.metadata_dir));
    feed::CurlOptions options;
    options.metadata_url = asked.metadata_url;
    options.targets_url = asked.target_base_url.empty() ? asked.metadata_url : asked.target_base_url;
    options.plain_http = true;
    RENKEI_TRY(const auto fetcher, feed::CurlFetcher::open(std::move(options)));
    feed::Client client(*fetcher, folder, now);
    RENKEI_CHECK(client.refresh());
    if (asked.command == "refresh") return {};
    for (const std::string& name : asked.target_names) {
        RENKEI_TRY(const auto record, client.find(name));
        std::error_code code;
        fs::create_directories(asked.target_dir, code);
        const fs::path to = fs::path(asked.target_dir) / feed::encoded_name(name);
        const auto done = client.download(name, record, to);
        fs::remove(to.string() + ".part", code);   // the suite's folder holds nothing but finished targets
        if (!done.ok()) return done;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    const auto asked = understood({argv + 1, argv + argc});
    if (!asked || (asked->command != "init" && asked->command != "refresh" && asked->command != "download")) {
        std::fputs("usage: tuf-conformance-client --metadata-dir D [--metadata-url U] [--target-name P --target-base-url B --target-dir T] init ROOTFILE | refresh | download\n", stderr);
        return 1;
    }
    const auto done = asked->command == "init" ? init(*asked) : update(*asked);
    if (!done.ok()) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done.ok() ? 0 : 1;
}

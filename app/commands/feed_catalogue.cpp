#include "commands/feed_catalogue.hpp"

#include <set>
#include <string>
#include <system_error>

#include "base/sentence.hpp"
#include "feed/folder.hpp"
#include "feed/refusal.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCatalogue = "catalog.json";
constexpr const char* kIncoming = "incoming";

Result<std::string> whole(const fs::path& file)
{
    auto bytes = feed::read_file(file, feed::kMostTargetBytes);
    if (!bytes) return Error{ErrorKind::Io, sentence("{1} cannot be read ({2})", file, "read")};
    return *std::move(bytes);
}

}  // namespace

fs::path FeedCatalogue::kept(const feed::Part& part) const { return folder_ / feed::kPartsFolder / part.sha256; }

fs::path FeedCatalogue::incoming(const feed::Part& part) const { return folder_ / kIncoming / ("part-" + part.sha256); }

Result<feed::Catalogue> FeedCatalogue::fetch(feed::Client& client, const feed::FileRecord& record)
{
    const fs::path list = folder_ / kIncoming / kCatalogue;
    std::error_code code;
    fs::create_directories(list.parent_path(), code);
    RENKEI_CHECK(client.download(kCatalogue, record, list));
    RENKEI_TRY(const std::string bytes, whole(list));
    RENKEI_TRY(auto parts, feed::read_parts(bytes));
    if (!parts) return feed::read_catalogue(bytes);
    parts_ = *std::move(parts);
    std::set<std::string> asked;   // nobody keeps a site from naming a part twice
    std::vector<feed::NamedByHash> missing;
    for (const feed::Part& part : parts_) {
        if (!asked.insert(part.sha256).second || feed::sha256_of_file(kept(part)) == part.sha256) continue;
        feed::NamedByHash& file = missing.emplace_back();
        file.path = std::string(feed::kPartsFolder) + "/" + part.sha256;
        file.record.length = part.bytes;
        file.record.hashes["sha256"] = part.sha256;
        file.to = incoming(part);
    }
    RENKEI_CHECK(client.fetch(missing, [](size_t) { return Result<void>(); }));
    feed::Catalogue catalogue;
    for (const feed::Part& part : parts_) {
        RENKEI_TRY(const std::string text, whole(fs::exists(incoming(part), code) ? incoming(part) : kept(part)));
        RENKEI_TRY(auto read, feed::read_catalogue(text));
        feed::append(catalogue, std::move(read));
    }
    return catalogue;
}

// What cannot be moved or removed is fetched again, or goes next time.
void FeedCatalogue::keep() const
{
    std::error_code code;
    fs::create_directories(folder_ / feed::kPartsFolder, code);
    std::set<std::string> named;
    for (const feed::Part& part : parts_) {
        named.insert(part.sha256);
        fs::rename(incoming(part), kept(part), code);
    }
    std::vector<fs::path> others;
    for (fs::directory_iterator at(folder_ / feed::kPartsFolder, code), end; !code && at != end; at.increment(code))
        if (!named.contains(at->path().filename().string())) others.push_back(at->path());
    for (const fs::path& other : others) fs::remove(other, code);
}

}  // namespace renkei::commands

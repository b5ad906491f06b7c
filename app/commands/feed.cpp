// renkei feed: the publisher's side. What is on show in this store becomes a static, signed site.

#include <nlohmann/json.hpp>

#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "feed/bundle.hpp"
#include "feed/catalogue.hpp"
#include "feed/client.hpp"
#include "feed/publisher.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// A result as JSON, or as a sentence.
int told(const Common& common, const Json& object, const Sentence& words)
{
    say(common, words);
    return common.json ? print(common, object.dump(1, ' ', false, Json::error_handler_t::replace)) : 0;
}

int keygen(const Common& common, const FeedOptions& options)
{
    const fs::path keys = options.keys;
    if (const auto made = feed::make_keys(keys, system_now()); !made) return fail(common, made.error());
    const int code = told(common, {{"keys", keys.string()}, {"root", (keys / "root.json").string()}}, sentence("The keys are in {1}; keep root and targets away from the network, and give {2} to the displays", keys, keys / "root.json"));
    say(common, {"root-1.pem, root-2.pem, root-3.pem: each on a stick of its own, in a safe at another place, and none of them here. Any two of them replace a key; with two lost nobody can",
                 "root-1.pem、root-2.pem、root-3.pem：一つずつ別の USB メモリーに移し、別々の場所の金庫に保管して、ここからは消してください。鍵の取り替えには、このうち二つが要ります。二つなくすと取り替えられません"});
    say(common, {"targets.pem: on a stick too, put in for each renkei feed build. snapshot.pem and timestamp.pem: on the machine that publishes, readable for its user alone",
                 "targets.pem：これも USB メモリーに置き、renkei feed build のときだけ差します。snapshot.pem と timestamp.pem：配信する装置に置き、その利用者だけが読めるようにします"});
    return code;
}

feed::Site site_of(const FeedOptions& options)
{
    return {.out = options.out, .keys = options.keys, .now = system_now(), .timestamp_valid = std::chrono::days(options.days)};
}

// The media files go first: whoever asks in between gets the site as it was.
Result<feed::Published> publish_store(const Common& common, const FeedOptions& options)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const OpenedStore opened, open_or_create(common, settings.config, Purpose::Run));
    RENKEI_TRY(const auto damaged, opened.store.damaged_media(opened.revision));
    if (!damaged.empty()) return Error{ErrorKind::BadData, sentence("{1} of this store is missing or damaged; load it again before it is published", opened.store.media_path(damaged.front()))};
    const feed::Site site = site_of(options);
    feed::MediaLengths lengths;
    size_t fresh = 0;
    for (const std::string& hash : feed::media_in(*opened.content)) {
        const fs::path file = opened.store.media_path(hash);
        std::error_code code;
        lengths[hash] = static_cast<long long>(fs::file_size(file, code));
        RENKEI_TRY(const bool put, feed::put_media(site, hash, file));
        fresh += put ? 1 : 0;
    }
    RENKEI_TRY(feed::Published published, feed::publish_site(site, feed::parts_of(*opened.content, lengths)));
    published.files += lengths.size();
    published.fresh += fresh;
    return published;
}

int report(const Common& common, const FeedOptions& options, const Result<feed::Published>& published)
{
    if (!published) return fail(common, published.error());
    return told(common, {{"version", published->version}, {"files", published->files}, {"new", published->fresh}},
                sentence("The site in {1} has version {2}: {3} files, {4} of them new", options.out, published->version, published->files, published->fresh));
}

int rotate(const Common& common, const FeedOptions& options)
{
    if (const auto rotated = feed::rotate_key(options.keys, options.role, system_now()); !rotated) return fail(common, rotated.error());
    return told(common, {{"role", options.role}, {"root", (fs::path(options.keys) / "root.json").string()}}, sentence("The key of {1} was replaced; with the next renkei feed build the displays learn it", options.role));
}

int bundle(const Common& common, const FeedOptions& options)
{
    const auto written = feed::write_bundle(options.out, options.bundle);
    if (!written) return fail(common, written.error());
    return told(common, {{"bundle", options.bundle}, {"files", *written}}, sentence("The bundle {1} has {2} files", options.bundle, *written));
}

// The first option that the work needs and that was not given.
std::string missing(const FeedOptions& options)
{
    const bool of_site = options.what != "keygen" && options.what != "rotate";
    if (of_site && options.out.empty()) return "--out DIR";
    if (options.what != "bundle" && options.keys.empty()) return "--keys DIR";
    if (options.what == "rotate" && options.role.empty()) return "--role ROLE";
    return options.what == "bundle" && options.bundle.empty() ? "--bundle FILE" : "";
}

}  // namespace

int feed(const Common& common, const FeedOptions& options)
{
    if (const std::string option = missing(options); !option.empty())
        return fail(common, {ErrorKind::Usage, sentence("renkei feed {1} needs {2}", options.what, option)});
    if (options.what == "keygen") return keygen(common, options);
    if (options.what == "build") return report(common, options, publish_store(common, options));
    if (options.what == "renew") return report(common, options, feed::renew_site(site_of(options)));
    if (options.what == "rotate") return rotate(common, options);
    return bundle(common, options);
}

}  // namespace renkei::commands

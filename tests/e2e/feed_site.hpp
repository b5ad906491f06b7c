#pragma once
// A publisher's store, keys and site, and a display that takes its content from there. Both are folders in which renkei runs.

#include "field.hpp"
#include "support/picture.hpp"
#include "web_site.hpp"

namespace renkei::tests {

struct Publisher {
    TemporaryFolder folder;
    std::filesystem::path keys = folder.path() / "keys", out;

    // What ships, and two photographs.
    explicit Publisher(std::filesystem::path site) : out(std::move(site))
    {
        photograph("0.png", 0xff336699u);
        photograph("1.png", 0xff996633u);
        caption("first");
        REQUIRE(run(folder, {"feed", "keygen", "--keys", keys.string()}).code == 0);
        build();
    }
    void photograph(const std::string& name, uint32_t colour) const
    {
        std::filesystem::create_directories(folder.path() / "stick");
        const std::vector<uint32_t> pixels(size_t{1280} * 960, colour);
        REQUIRE(test::write_picture({1280, 960, pixels}, (folder.path() / "stick" / name).string()));
    }
    void caption(const std::string& text) const
    {
        write_bytes(folder.path() / "stick" / "photos.csv", "file,code5,caption,credit\n0.png,01665," + text + ",弟子屈町\n1.png,01665," + text + ",弟子屈町\n");
        const auto loaded = run(folder, {"load", (folder.path() / "stick").string(), "--publish"});
        INFO(loaded.err);
        REQUIRE(loaded.code == 0);
    }
    void build() const
    {
        const auto built = run(folder, {"feed", "build", "--out", out.string(), "--keys", keys.string(), "--json"});
        INFO(built.err);
        REQUIRE(built.code == 0);
    }
};

struct FeedDisplay {
    TemporaryFolder folder;
    std::vector<std::string> how;   // --feed …

    FeedDisplay(const Publisher& publisher, const WebSite& site) : how{"--feed", site.https(), "--ca", site.authority().string(), "--root",
                                                                       (publisher.keys / "1.root.json").string()} {}
    // Over http://, which the settings allow.
    FeedDisplay(const Publisher& publisher, const std::string& url) : how{"--feed", url, "--root", (publisher.keys / "1.root.json").string(), "--config",
                                                                          (folder.path() / "renkei.toml").string()}
    {
        write_bytes(folder.path() / "renkei.toml", "[feed]\nplain_http = true\n");
    }
    [[nodiscard]] Outcome sync() const
    {
        std::vector<std::string> words{"sync", "--json"};
        words.insert(words.end(), how.begin(), how.end());
        return run(folder, words);
    }
    // What it says; its exit code must fit.
    [[nodiscard]] nlohmann::json synced() const
    {
        const auto outcome = sync();
        INFO(outcome.err);
        auto told = nlohmann::json::parse(outcome.out);
        CHECK(outcome.code == (told["result"] == "refused" ? 65 : told["result"] == "unreachable" ? 75 : 0));
        return told;
    }
    [[nodiscard]] std::string captions() const
    {
        std::string all;
        for (const auto& photo : json_of(run(folder, {"list", "photos", "--json"}))) all += photo["caption"].get<std::string>() + " ";
        return all;
    }
    [[nodiscard]] bool is_clean() const { return !std::filesystem::exists(folder.path() / "store" / "feed" / "incoming"); }
};

}  // namespace renkei::tests

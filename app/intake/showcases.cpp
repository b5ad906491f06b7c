#include "intake/showcases.hpp"

#include <nlohmann/json.hpp>

namespace renkei::intake {
namespace {

using Json = nlohmann::json;

// May throw nlohmann's errors; parse_showcases turns them into one of ours.
model::ShowcaseText text_of(const Json& json) { return {json.at("lead").get<std::string>(), json.value("body", "")}; }

// "claim — source" of every row; a row's source may be called source, url or table.
std::string sources_of(const Json& json)
{
    std::string all;
    for (const auto& row : json) {
        if (!all.empty()) all += '\n';
        all += row.at("claim").get<std::string>() + " — ";
        for (const char* name : {"source", "url", "table"})
            if (row.contains(name)) {
                all += row.at(name).get<std::string>();
                break;
            }
    }
    return all;
}

model::Showcase showcase_of(const Json& json)
{
    model::Showcase showcase;
    showcase.key = json.at("key").get<std::string>();
    showcase.code5 = json.at("code5").get<std::string>();
    for (const auto& span : json.at("name_ruby")) showcase.name_ruby.push_back({span.at("base").get<std::string>(), span.value("reading", "")});
    showcase.ja = text_of(json.at("ja"));
    showcase.en = text_of(json.at("en"));
    showcase.ward_codes = json.value("ward_codes", std::vector<std::string>());
    showcase.link_label_ja = json.value("link_label_ja", "");
    showcase.link_label_en = json.value("link_label_en", "");
    showcase.url = json.value("url", "");
    showcase.motif = json.value("motif", "");
    if (json.contains("sources")) showcase.source = sources_of(json.at("sources"));
    return showcase;
}

}  // namespace

Result<std::vector<model::Showcase>> parse_showcases(const std::string& text, const std::string& name)
{
    std::vector<model::Showcase> showcases;
    try {
        const Json json = Json::parse(text);
        if (!json.is_array()) return Error{ErrorKind::BadData, name + " must be an array of showcases"};
        for (const auto& one : json) showcases.push_back(showcase_of(one));
    } catch (const Json::exception& wrong) {
        return Error{ErrorKind::BadData, name + ", showcase " + std::to_string(showcases.size() + 1) + ": " + wrong.what()};
    }
    return showcases;
}

}  // namespace renkei::intake

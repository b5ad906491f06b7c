#include "scenes/strings.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "scenes/names.hpp"

namespace renkei::scenes {
namespace {

#include "words.inc"

using Index = std::unordered_map<std::string_view, std::string_view>;

std::string english(std::string_view group, std::string_view name)
{
    static const Index index = [] {   // immutable table, made once from constants
        Index made;
        for (const Name& n : kNames) made.emplace(n.key, n.english);
        return made;
    }();
    const auto found = index.find(std::string(group) + "/" + std::string(name));
    return std::string(found == index.end() ? name : found->second);
}

}  // namespace

std::string words(std::string_view key, Language language)
{
    const auto found = std::lower_bound(std::begin(kWords), std::end(kWords), key, [](const Words& w, std::string_view k) { return w.key < k; });
    if (found == std::end(kWords) || found->key != key) return std::string(key);
    return std::string(found->in[static_cast<size_t>(language)]);
}

std::string filled(std::string words, std::string_view place, std::string_view value)
{
    const std::string mark = "{" + std::string(place) + "}";
    if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), value);
    return words;
}

std::string english_prefecture(std::string_view prefecture) { return english("prefectures", prefecture); }
std::string short_english_organisation(std::string_view organisation) { return english("organisations.short", organisation); }
std::string english_event(std::string_view key, std::string_view title)
{
    const std::string found = english("event.title", key);
    return found == key ? std::string(title) : found;
}
std::string english_venue(std::string_view key, std::string_view venue)
{
    const std::string found = english("event.venue", key);
    return found == key ? std::string(venue) : found;
}

std::string short_subprefecture(std::string_view name)
{
    for (const std::string_view suffix : {"総合振興局", "振興局", "支庁"})
        if (name.ends_with(suffix)) return std::string(name.substr(0, name.size() - suffix.size()));
    return std::string(name);
}

}  // namespace renkei::scenes

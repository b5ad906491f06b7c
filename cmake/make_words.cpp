// make_words STRINGS NAMES EVENTS TOLD OUT: turns the display's words (data/strings.json, names_en.json, events_en.json, told.json) into C++
// tables sorted by key, so that the program needs no JSON and no file to say them. Runs at build time only.

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace {

std::string quoted(const std::string& text) { return "R\"w(" + text + ")w\""; }

bool is_chinese(std::string_view tag) { return tag.starts_with("zh"); }

// U+2060 between the characters of each of these names: no line ends there.
std::string bound(std::string text, const nlohmann::json& names)
{
    constexpr std::string_view kJoiner = "\xE2\x81\xA0";
    for (const std::string name : names)
        for (size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
            std::string joined;
            for (size_t i = 0; i < name.size(); ++i) {
                if (i > 0 && (static_cast<unsigned char>(name[i]) & 0xC0) != 0x80) joined += kJoiner;
                joined += name[i];
            }
            text.replace(at, name.size(), joined);
            at += joined.size();
        }
    return text;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 6) return 64;
    try {
        const auto read = [](const char* path) { return nlohmann::json::parse(std::ifstream(path)); };
        const nlohmann::json strings = read(argv[1]), names = read(argv[2]), events = read(argv[3]), told = read(argv[4]);
        std::ofstream out(argv[5]);
        out << "// Made from data/strings.json, names_en.json, events_en.json and told.json by cmake/make_words.cpp.\n"
               "struct Words { std::string_view key; std::string_view in[5]; std::string_view easy; };  // ja, en, zh-Hans, zh-Hant, ko; ja-easy or nothing\n"
               "constexpr Words kWords[] = {  // ascending by key\n";
        for (const auto& [key, entry] : strings.items()) {   // nlohmann's objects are sorted by key
            out << "    {" << quoted(key) << ", {";
            for (const std::string_view tag : {"ja", "en", "zh-Hans", "zh-Hant", "ko"}) {
                const std::string said = entry.at(std::string(tag));
                out << quoted(is_chinese(tag) ? bound(said, told.at("unbroken")) : said) << ", ";
            }
            out << "}, " << quoted(entry.value("ja-easy", "")) << "},\n";
        }
        out << "};\nstruct Name { std::string_view key, english; };  // group/Japanese name\nconstexpr Name kNames[] = {\n";
        for (const auto& [group, entry] : names.items()) {
            if (!entry.is_object() || !entry.contains("names")) continue;
            for (const char* list : {"names", "short"})
                if (entry.contains(list))
                    for (const auto& [name, english] : entry.at(list).items())
                        out << "    {" << quoted(group + (std::string_view(list) == "short" ? ".short/" : "/") + name) << ", " << quoted(english.get<std::string>()) << "},\n";
        }
        for (const auto& [key, entry] : events.items())
            for (const char* field : {"title", "venue"})
                if (entry.is_object() && entry.contains(field))
                    out << "    {" << quoted(std::string("event.") + field + "/" + key) << ", " << quoted(entry.at(field).get<std::string>()) << "},\n";
        out << "};\nstruct Told { std::string_view key; std::string_view in[5]; std::string_view easy; };  // group/Japanese text; ja and en are empty\nconstexpr Told kTold[] = {\n";
        for (const auto& [group, entry] : told.items()) {
            if (!entry.is_object()) continue;
            for (const auto& [japanese, said] : entry.items()) {
                out << "    {" << quoted(group + "/" + japanese) << ", {\"\", \"\"";
                for (const char* tag : {"zh-Hans", "zh-Hant", "ko"}) out << ", " << quoted(is_chinese(tag) ? bound(said.at(tag), told.at("unbroken")) : said.at(tag).get<std::string>());
                out << "}, " << quoted(said.value("ja-easy", "")) << "},\n";
            }
        }
        out << "};\n";
        return out.good() ? 0 : 74;
    } catch (const std::exception& e) {
        std::cerr << "make_words: " << e.what() << '\n';
        return 65;
    }
}

#include "config/config.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "base/sentence.hpp"
#include "config/keys.hpp"
#include "config/toml_words.hpp"

namespace renkei::config {
namespace {

// A configuration of more than this is something else.
constexpr std::streamsize kLargestFile = 1 << 20;   // bytes

// Variables that are no settings of a display: where a developer's shaders lie, and who acts.
bool is_meant_elsewhere(std::string_view variable)
{
    return variable == "RENKEI_SHADERS" || variable == "RENKEI_WHO";
}

const Key* key_of(std::string_view variable)
{
    const auto key = std::find_if(key_table().begin(), key_table().end(), [&](const Key& k) { return variable_of(k.name) == variable; });
    return key == key_table().end() ? nullptr : &*key;
}

Error wrong(const Filling& where, const Sentence& what)
{
    return {ErrorKind::Configuration, sentence("{1}: {2}", where, what)};
}

Sentence place_in(const std::string& file, const toml::source_region& region)
{
    return sentence("{1}, line {2}, column {3}", file, region.begin.line, region.begin.column);
}

Sentence must_be(const std::string& name, const Key& key) { return sentence("{1} must be {2}", name, key.expected); }

Sentence unknown(const std::string& name)
{
    const std::string meant = nearest_key(name);
    if (meant.empty()) return sentence("there is no key {1}; kiosk-config/lobby.toml names them all", name);
    return sentence("there is no key {1}; {2} is probably meant", name, meant);
}

Result<std::string> read_file(const std::string& file)
{
    // A pipe would be waited for; a folder can be opened and not read.
    std::error_code missing;
    const auto status = std::filesystem::status(file, missing);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) && !std::filesystem::is_character_file(status))
        return wrong(file, sentence("this is no file; name a settings file with --config"));
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        const int reason = errno;
        const ErrorKind kind = reason == ENOENT ? ErrorKind::NotFound : reason == EACCES ? ErrorKind::NoPermission : ErrorKind::Io;
        return Error{kind, sentence("cannot read the configuration {1}: {2}; name another with --config", file, std::strerror(reason))};
    }
    std::string text(static_cast<size_t>(kLargestFile) + 1, '\0');
    stream.read(text.data(), kLargestFile + 1);
    if (stream.bad() || (stream.fail() && !stream.eof()))
        return Error{ErrorKind::Io, sentence("cannot read the configuration {1} to its end; check the disk", file)};
    if (stream.gcount() > kLargestFile) return wrong(file, sentence("larger than 1 MiB, so this is no configuration"));
    text.resize(static_cast<size_t>(stream.gcount()));
    return text;
}

std::optional<Given> given_of(const toml::node& node)
{
    if (const auto* text = node.as_string()) return Given(text->get());
    if (const auto* flag = node.as_boolean()) return Given(flag->get());
    if (const auto* whole = node.as_integer()) return Given(static_cast<long long>(whole->get()));
    if (const auto* real = node.as_floating_point()) return Given(real->get());
    const auto* array = node.as_array();
    if (!array) return std::nullopt;
    std::vector<std::string> items;
    for (const auto& item : *array) {
        const auto* text = item.as_string();
        if (!text) return std::nullopt;
        items.push_back(text->get());
    }
    return Given(std::move(items));
}

// Of a list the first item that is wrong by itself, else the whole.
const toml::node& first_fault(const toml::node& node, const Key& key)
{
    const auto* array = node.as_array();
    if (array == nullptr || key.item == nullptr) return node;
    for (const auto& item : *array) {
        const auto* text = item.as_string();
        if (text == nullptr || !key.item(text->get())) return item;
    }
    return node;
}

struct Reader {
    Loaded& loaded;
    std::map<std::string, std::string> origins;   // by key

    Result<void> table(const std::string& file, const std::string& prefix, const toml::table& table)
    {
        for (const auto& [key, node] : table) {
            const std::string name = prefix + std::string(key.str());
            if (const Key* known = find_key(name)) {
                const auto given = given_of(node);
                if (!given || !set_value(loaded.config, *known, *given))
                    return wrong(place_in(file, first_fault(node, *known).source()), must_be(name, *known));
                origins[name] = file + ", line " + std::to_string(node.source().begin.line);
                continue;
            }
            const bool section = prefix.empty() && std::any_of(key_table().begin(), key_table().end(),
                                                               [&](const Key& k) { return std::string_view(k.name).starts_with(name + "."); });
            if (!section) return wrong(place_in(file, key.source()), unknown(name));
            const auto* inner = node.as_table();
            if (!inner) return wrong(place_in(file, key.source()), sentence("{1} is a section: write [{1}] on a line of its own", name));
            RENKEI_CHECK(this->table(file, name + ".", *inner));
        }
        return {};
    }

    Result<void> file(const std::string& file)
    {
        RENKEI_TRY(const std::string text, read_file(file));
        // The only library of the house that throws here; its exception ends in this function.
        try {
            return table(file, "", toml::parse(text, file));
        } catch (const toml::parse_error& error) {
            return wrong(place_in(file, error.source()), toml_fault(error.description()));
        }
    }

    Result<void> environment(const std::map<std::string, std::string>& variables)
    {
        for (const auto& [name, text] : variables) {
            const Key* key = key_of(name);
            if (key == nullptr) continue;
            // What may have a password in it is not repeated.
            if (!set_text(loaded.config, *key, text))
                return wrong(sentence("the variable {1}", text.find('@') == std::string::npos ? name + "=" + text : name), must_be(key->name, *key));
            origins[key->name] = name;
        }
        return {};
    }

    Result<void> flags(const std::map<std::string, std::string>& flags)
    {
        for (const auto& [name, text] : flags) {
            const Key* key = find_key(name);
            if (!key) return Error{ErrorKind::Internal, sentence("a flag sets the key {1}, which does not exist", name)};
            const std::string flag = "--" + name.substr(name.find('.') == std::string::npos ? 0 : name.find('.') + 1);
            if (!set_text(loaded.config, *key, text)) return wrong(flag + " " + text, must_be(name, *key));
            origins[name] = flag;
        }
        return {};
    }
};

}  // namespace

std::optional<Sentence> unknown_variable(const std::string& name)
{
    if (!name.starts_with("RENKEI_") || key_of(name) != nullptr || is_meant_elsewhere(name)) return std::nullopt;
    const std::string meant = nearest_variable(name);
    if (meant.empty()) return sentence("the variable {1} means nothing to renkei", name);
    return sentence("the variable {1} means nothing to renkei; {2} is probably meant", name, meant);
}

Result<Loaded> load(const Sources& sources)
{
    Loaded loaded;
    Reader reader{loaded, {}};
    if (!sources.file.empty()) {
        RENKEI_CHECK(reader.file(sources.file));
    } else if (!sources.system_file.empty()) {
        // None there is an ordinary state; one that cannot be read is not.
        if (const auto read = reader.file(sources.system_file); !read.ok() && read.error().kind != ErrorKind::NotFound) return read.error();
    }
    RENKEI_CHECK(reader.environment(sources.environment));
    RENKEI_CHECK(reader.flags(sources.flags));
    const Wall& wall = loaded.config.wall;
    if (wall.column > wall.columns || wall.row > wall.rows)
        return Error{ErrorKind::Configuration, sentence("wall.column {1} and wall.row {2} name no display of a wall of {3} columns and {4} rows", wall.column, wall.row, wall.columns, wall.rows)};
    for (const Key& key : key_table()) {
        const auto origin = reader.origins.find(key.name);
        loaded.settings.push_back({key.name, value_text(loaded.config, key), origin == reader.origins.end() ? "built-in" : origin->second});
    }
    return loaded;
}

std::vector<std::string> keys()
{
    std::vector<std::string> names;
    for (const Key& key : key_table()) names.emplace_back(key.name);
    return names;
}

std::string variable_of(std::string_view key)
{
    std::string name = "RENKEI_";
    for (const char c : key) name += c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

double mm_per_unit(const Display& display)
{
    return std::min(display.width_mm, display.height_mm) / 1080.0;
}

double type_floor(const Display& display)
{
    // Height of a character such as 木 on signs, by viewing distance (requirements R28); between the rows a straight line,
    // beyond them 4 mm a metre.
    struct Row { double distance_mm, height_mm; };
    constexpr Row kRows[] = {{2000, 9}, {4000, 20}, {5000, 20}, {10000, 40}, {20000, 80}};
    constexpr double kHeightOfEm = 0.92;   // 木 in its em (requirements R29)
    constexpr double kLeast = 24;          // layout units, 2.2 % of the shorter side, whatever the panel

    const double distance = std::clamp(display.viewing_distance_mm, kRows[0].distance_mm, std::end(kRows)[-1].distance_mm);
    double height = kRows[0].height_mm;
    for (size_t i = 1; i < std::size(kRows); ++i) {
        const Row& near = kRows[i - 1];
        const Row& far = kRows[i];
        if (distance >= near.distance_mm)
            height = near.height_mm + (far.height_mm - near.height_mm) * std::min((distance - near.distance_mm) / (far.distance_mm - near.distance_mm), 1.0);
    }
    return std::max(kLeast, std::ceil(height / kHeightOfEm / mm_per_unit(display)));
}

Display whole_wall(const Config& config)
{
    Display whole = config.display;
    whole.width_mm *= config.wall.columns;
    whole.height_mm *= config.wall.rows;
    return whole;
}

double type_floor(const Config& config)
{
    constexpr double kLarge = 36;   // half as large again as on a panel in a lobby
    const double floor = type_floor(whole_wall(config));
    return config.show.large_text ? std::max(floor, kLarge) : floor;
}

}  // namespace renkei::config

#pragma once
// The one table of keys: what each is called, where its value lives, what it may be. Reading from TOML, from text and the
// dump all follow it. Within the room only.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "config/config.hpp"

namespace renkei::config {

// Where a value lives in Config; the alternative is its type.
using Place = std::variant<std::string& (*)(Config&), bool& (*)(Config&), int& (*)(Config&), double& (*)(Config&),
                           std::vector<Wording>& (*)(Config&), std::vector<std::string>& (*)(Config&), Hours& (*)(Config&),
                               std::vector<ClosedDays>& (*)(Config&)>;

struct Key {
    const char* name;
    Place place;
    Sentence expected;                  // ends the sentence "… must be …"
    double least = 0, most = 0;         // of a number, inclusive
    std::vector<int> choices{};         // of a whole number; empty: any between the two
    std::vector<std::string> words{};   // of a text that is one of a few; empty: any
    bool (*item)(const std::string&) = nullptr;   // what each of a list may be (none: a scene's name), or a text that is not empty
};

// One text of touch.panels; nothing where it is none.
[[nodiscard]] std::optional<TouchPanel> parse_touch_panel(std::string_view text);
[[nodiscard]] bool is_touch_panel(const std::string& text);

[[nodiscard]] std::span<const Key> key_table();
// The table's beginning and, behind it, what speaks with a network: desk, feed, site.
[[nodiscard]] std::vector<Key> with_network_keys(std::vector<Key> first);
[[nodiscard]] const Key* find_key(std::string_view name);
// The known name that was probably meant, e.g. display.width → display.width_mm; empty when none is near.
[[nodiscard]] std::string nearest_key(std::string_view name);
// The same of variables: RENKEI_STROE → RENKEI_STORE.
[[nodiscard]] std::string nearest_variable(std::string_view name);

// A value as TOML or a variable gives it, before it is checked.
using Given = std::variant<std::string, bool, long long, double, std::vector<std::string>>;

// Sets the value if it is of the right type and in range.
[[nodiscard]] bool set_value(Config& config, const Key& key, const Given& given);
// The same from the text of a variable or a flag: lists are separated by commas.
[[nodiscard]] bool set_text(Config& config, const Key& key, const std::string& text);
// As TOML writes it.
[[nodiscard]] std::string value_text(const Config& config, const Key& key);

}  // namespace renkei::config

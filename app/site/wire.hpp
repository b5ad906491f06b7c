#pragma once
// What renkei-pages answers on its standard output, and how drafts are kept beside the store: JSON. Whoever takes that program over can say
// other words and nothing worse: its parent bounds everything again. Pure.

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "site/draft.hpp"

namespace renkei::site {

// What is read: a page of announcements, RSS or Atom, iCalendar.
enum class Kind { Page, News, Calendar };

struct Answer {
    bool read = false;              // else it is nothing of its kind
    std::vector<Draft> drafts;
    std::vector<Link> links;        // of a page
};

inline constexpr size_t kMostAnswer = size_t{8} << 20;   // bytes

// "page", "news", "calendar".
[[nodiscard]] std::string kind_name(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

[[nodiscard]] nlohmann::ordered_json json_of(const Draft& draft);
// What is missing, of another type or too long is left out; texts are one line of UTF-8.
[[nodiscard]] Draft draft_in(const nlohmann::ordered_json& json);

[[nodiscard]] std::string written(const Answer& answer);
// Nothing for what is no answer.
[[nodiscard]] std::optional<Answer> answer_in(std::string_view bytes);

// What renkei-pages is given on its standard input: the municipalities by which names are matched, and the bytes of the page.
[[nodiscard]] std::string question(std::span<const model::Municipality> municipalities, std::string_view bytes);
struct Question {
    std::vector<model::Municipality> municipalities;   // code, prefecture and name
    std::string_view bytes;
};
[[nodiscard]] Question question_in(std::string_view text);

}  // namespace renkei::site

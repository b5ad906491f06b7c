#pragma once
// さがしてみよう: three questions about the content, each with four towns to choose from. No typing, no score; who meets another town is
// told where the one lies that was looked for. Pure: round and question say all, so the same round asks the same.

#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"
#include "visit/choices.hpp"

namespace renkei::visit {

inline constexpr int kQuestions = 3;   // a round
inline constexpr int kRounds = 997;    // after which they come again

struct Question {
    // What the town is known by: what a showcase says of it, the ward that it is linked with, its emblem beside its prefecture.
    enum class Clue { Words, Ward, Emblem } clue = Clue::Emblem;
    int round = 0, number = 1;         // 1 to kQuestions
    const model::Municipality* answer = nullptr;
    const model::Showcase* showcase = nullptr;      // of Clue::Words
    const model::Municipality* ward = nullptr;      // of Clue::Ward
    std::vector<const model::Municipality*> towns{};   // to choose from, the answer among them
    const model::Municipality* chosen = nullptr;    // null: not yet
};

[[nodiscard]] bool has_game(const model::Content& content);
// Of a Page::Game. Without an answer where the content has no towns.
[[nodiscard]] Question question_of(std::string_view subject, const model::Content& content);
// Four towns; then the next question, or another round, and the town that was looked for.
[[nodiscard]] std::vector<Choice> game_choices(std::string_view subject, Wording language, const model::Content& content, const Words& words);

}  // namespace renkei::visit

#include "visit/game.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace renkei::visit {
namespace {

using model::Municipality;
using Towns = std::vector<const Municipality*>;

constexpr size_t kTowns = 4;
constexpr double kApart = 1.2;   // degrees: the towns of a question can be told apart on the map of the country

// The same for ever on every machine (splitmix64).
uint64_t mixed(uint64_t seed)
{
    seed += 0x9E3779B97F4A7C15u;
    seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9u;
    seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBu;
    return seed ^ (seed >> 31);
}

bool is_far(const Municipality& a, const Municipality& b) { return std::hypot((a.lon - b.lon) * std::cos(a.lat * 0.01745329), a.lat - b.lat) > kApart; }

// Three more towns, far from each other, none of which would be right as well.
void add_others(Question& q, const model::Content& content, const Towns& right, uint64_t seed)
{
    q.towns = {q.answer};
    const auto& all = content.municipalities;
    for (uint64_t i = 0; q.towns.size() < kTowns && i < 400; ++i) {
        const Municipality& m = all[mixed(seed + i) % all.size()];
        const bool wrong = m.kind != "特別区" && std::find(right.begin(), right.end(), &m) == right.end();
        if (wrong && std::all_of(q.towns.begin(), q.towns.end(), [&](const auto* t) { return t->prefecture_code != m.prefecture_code && is_far(*t, m); })) q.towns.push_back(&m);
    }
    std::swap(q.towns.front(), q.towns[mixed(seed ^ 0x5EEDu) % q.towns.size()]);
}

std::vector<const model::Showcase*> told_towns(const model::Content& content)
{
    std::vector<const model::Showcase*> told;
    for (const auto& s : content.showcases)
        if (!s.ja.lead.empty() && content.municipality(s.code5) != nullptr) told.push_back(&s);
    return told;
}

Towns wards_with_towns(const model::Content& content)
{
    Towns wards;
    for (const auto& link : content.links) {
        const auto* ward = content.municipality(link.ward_code5);
        if (ward != nullptr && !link.member_codes.empty() && std::find(wards.begin(), wards.end(), ward) == wards.end()) wards.push_back(ward);
    }
    return wards;
}

struct Subject {
    int round = 0, number = 1;
    std::string_view chosen{};
};

Subject read(std::string_view text)
{
    Subject subject;
    const auto take = [&](int& into) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
        text.remove_prefix(static_cast<size_t>(end - text.data()));
        if (text.starts_with(' ')) text.remove_prefix(1);
        (void)error;
    };
    take(subject.round);
    take(subject.number);
    subject.number = std::clamp(subject.number, 1, kQuestions);
    subject.round = std::max(0, subject.round);
    subject.chosen = text;
    return subject;
}

}  // namespace

bool has_game(const model::Content& content)
{
    return std::count_if(content.municipalities.begin(), content.municipalities.end(), [](const auto& m) { return m.kind != "特別区"; }) > 400;
}

Question question_of(std::string_view text, const model::Content& content)
{
    const Subject subject = read(text);
    Question q{.round = subject.round, .number = subject.number};
    if (!has_game(content)) return q;
    const uint64_t seed = mixed(static_cast<uint64_t>(subject.round) * 16 + static_cast<uint64_t>(subject.number));
    Towns right;
    const auto told = told_towns(content);
    const Towns wards = wards_with_towns(content);
    if (subject.number == 1 && !told.empty()) {
        q.clue = Question::Clue::Words;
        q.showcase = told[static_cast<size_t>(subject.round) % told.size()];
        q.answer = content.municipality(q.showcase->code5);
    } else if (subject.number == 2 && !wards.empty()) {
        q.clue = Question::Clue::Ward;
        q.ward = wards[static_cast<size_t>(subject.round) % wards.size()];
        right = towns_of_ward(q.ward->code5, content);
        q.answer = right[seed % right.size()];
    } else {
        q.clue = Question::Clue::Emblem;
        for (uint64_t i = 0; q.answer == nullptr || q.answer->kind == "特別区"; ++i) q.answer = &content.municipalities[mixed(seed + 977 * i) % content.municipalities.size()];
    }
    add_others(q, content, right, seed);
    for (const auto* town : q.towns)
        if (town->code5 == subject.chosen) q.chosen = town;
    return q;
}

std::vector<Choice> game_choices(std::string_view subject, Wording language, const model::Content& content, const Words& words)
{
    const Question q = question_of(subject, content);
    std::vector<Choice> choices;
    if (q.answer == nullptr) return choices;
    const std::string here = std::to_string(q.round) + " " + std::to_string(q.number);
    if (q.chosen == nullptr) {
        for (const auto* town : q.towns) choices.push_back({"open game " + here + " " + town->code5, label_of(*town, language)});
        return choices;
    }
    if (q.number < kQuestions) choices.push_back({"open game " + std::to_string(q.round) + " " + std::to_string(q.number + 1), words.fixed("visit.game.next")});
    else choices.push_back({"open game " + std::to_string((q.round + 1) % kRounds) + " 1", words.fixed("visit.game.again")});
    choices.push_back({"open town " + q.answer->code5, label_of(*q.answer, language)});
    return choices;
}

}  // namespace renkei::visit

// renkei bench find: what a keystroke costs while a visitor finds a municipality, for every one of them letter by letter.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

#include "commands/bench.hpp"
#include "commands/open_store.hpp"
#include "visit/choices.hpp"

namespace renkei::commands {
namespace {

using Steady = std::chrono::steady_clock;

constexpr size_t kMostFound = 12;   // of a name that is typed whole

class Strokes {
  public:
    void time(const auto& work)
    {
        const auto begin = Steady::now();
        found_ += work();
        us_.push_back(std::chrono::duration<double, std::micro>(Steady::now() - begin).count());
    }
    [[nodiscard]] nlohmann::json figures()
    {
        std::sort(us_.begin(), us_.end());
        const auto share = [&](double part) { return us_.empty() ? 0.0 : rounded(us_[static_cast<size_t>(part * static_cast<double>(us_.size() - 1))]); };
        return {{"keystrokes", us_.size()}, {"p50_us", share(0.5)}, {"p99_us", share(0.99)}, {"max_us", share(1)}, {"found", found_}};
    }
    void add(const Strokes& other) { us_.insert(us_.end(), other.us_.begin(), other.us_.end()), found_ += other.found_; }

  private:
    std::vector<double> us_;
    size_t found_ = 0;
};

visit::Words plain_words()
{
    const auto same = [](std::string_view name) { return std::string(name); };
    return {.fixed = same, .prefecture = same, .subprefecture = same, .own_name = [](Wording) { return std::string(); },
            .event = [](const model::Event&) { return std::string(); }};
}

// The letters one after the other, each with what the page then asks.
void type(Strokes& strokes, const std::string& reading, const auto& ask)
{
    std::string typed;
    for (const std::string& letter : visit::letters_of(reading)) {
        typed += letter;
        strokes.time([&] { return ask(typed); });
    }
}

}  // namespace

Result<nlohmann::json> bench_find(const Common& common)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const Shown shown, open_to_show(common, settings.config, Purpose::Peek));
    const model::Content& content = *shown.content;
    const auto begin = Steady::now();
    const visit::Index index(content);
    const double made = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
    const visit::Matter matter{.content = content, .index = index};
    const visit::Words words = plain_words();
    // Towns and the buttons of what can follow, as a page of the visit asks for them.
    const auto page_in = [&](Wording language) {
        return [&, language](const std::string& typed) {
            const visit::Place place{.page = visit::Page::Find, .subject = typed};
            return visit::towns_at(place, language, content, index).size() + visit::choices_at(place, language, matter, words).size();
        };
    };
    Strokes kana, latin, name;
    for (const auto& m : content.municipalities) {
        type(kana, visit::stem_of(m, visit::Letters::Kana), page_in(Language::Japanese));
        type(latin, visit::stem_of(m, visit::Letters::Latin), page_in(Language::English));
        type(name, m.name, [&](const std::string& typed) { return index.find(typed, kMostFound).size(); });
    }
    Strokes all;
    for (const Strokes* one : {&kana, &latin, &name}) all.add(*one);
    return nlohmann::json{{"machine", described_machine()}, {"municipalities", content.municipalities.size()}, {"index_ms", rounded(made)},
                          {"kana", kana.figures()}, {"latin", latin.figures()}, {"name", name.figures()}, {"all", all.figures()}};
}

}  // namespace renkei::commands

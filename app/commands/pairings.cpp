// renkei pairings: which columns of tables with headings of their own staff have paired, and how one is forgotten.

#include "commands/pairings.hpp"

#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"

namespace renkei::commands {
namespace {

intake::Pairing as_read(const store::Pairing& kept)
{
    return {.kind = kept.kind, .pairs = intake::pairs_in(kept.pairs), .headings = kept.headings, .number = kept.number, .who = kept.who,
            .made = iso_date(civil_time(kept.made).date)};
}

nlohmann::ordered_json object_of(const store::Pairing& kept)
{
    auto pairs = nlohmann::ordered_json::array();
    for (const intake::Pair& pair : intake::pairs_in(kept.pairs)) pairs.push_back({{"column", pair.column}, {"field", pair.field}});
    return {{"number", kept.number}, {"kind", kept.kind}, {"pairs", std::move(pairs)}, {"who", kept.who}, {"made", rfc3339(kept.made)}};
}

int print_pairings(const Common& common, const std::vector<store::Pairing>& all)
{
    if (common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& one : all) list.push_back(object_of(one));
        return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    std::string text = all.empty() ? in_language(common, sentence("No columns have been paired yet")) : "";
    for (const auto& one : all) {
        const intake::Pairing read = as_read(one);
        const std::string kind = common.language == Language::Japanese ? intake::japanese_kind(read.kind) : read.kind;
        text += (text.empty() ? "" : "\n") + std::to_string(read.number) + "  " + read.made + "  " + read.who + "  " + kind + "  " + intake::told(read.pairs);
    }
    return print(common, text);
}

Result<store::Pairing> forget(const Common& common, const config::Config& config, long long number)
{
    RENKEI_TRY(const OpenedStore opened, open_or_create(common, config, Purpose::Run));
    RENKEI_TRY(auto store, store::Store::open(opened.folder, {.access = store::Access::Write}));
    return store.forget_pairing(number);
}

}  // namespace

Result<std::vector<intake::Pairing>> remembered_pairings(const store::Store& store)
{
    RENKEI_TRY(const auto kept, store.pairings());
    std::vector<intake::Pairing> all;
    for (const store::Pairing& one : kept) all.push_back(as_read(one));
    return all;
}

Result<void> remember_pairing(store::Store& store, const intake::Pairing& pairing)
{
    return store.pair({.number = 0, .kind = pairing.kind, .headings = pairing.headings, .pairs = intake::text_of(pairing.pairs), .who = who_acts(),
                       .made = system_now()});
}

int pairings(const Common& common, const PairingsOptions& options)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    if (options.forget) {
        const auto forgotten = forget(common, settings->config, *options.forget);
        if (!forgotten) return fail(common, forgotten.error());
        say(common, sentence("Pairing {1} is forgotten: {2}", forgotten->number, intake::told(intake::pairs_in(forgotten->pairs))));
        return common.json ? print_pairings(common, {*forgotten}) : 0;
    }
    const auto opened = open_or_create(common, settings->config, Purpose::Look);
    if (!opened) return fail(common, opened.error());
    const auto all = opened->store.pairings();
    return all ? print_pairings(common, *all) : fail(common, all.error());
}

}  // namespace renkei::commands

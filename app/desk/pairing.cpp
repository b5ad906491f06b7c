#include "desk/pairing.hpp"

#include <algorithm>
#include <set>

#include "desk/form.hpp"

namespace renkei::desk {

bool can_be_paired(const Finding& finding) { return finding.cause == "pairing" || finding.cause == "column"; }

bool can_be_paired(const Loaded& loaded)
{
    return std::any_of(loaded.findings.begin(), loaded.findings.end(), [](const Finding& finding) { return can_be_paired(finding); });
}

std::vector<std::string> chosen_fields(const TableToPair& table, const std::map<std::string, std::string>& form)
{
    std::vector<std::string> chosen(table.headings.size());
    for (size_t i = 0; i < chosen.size(); ++i) {
        const auto number = number_of(value_in(form, "c" + std::to_string(i)));   // from 1; nothing: aside
        if (number && static_cast<size_t>(*number) <= table.fields.size()) chosen[i] = table.fields[static_cast<size_t>(*number) - 1].first;
    }
    return chosen;
}

std::string wrong_choice(const std::vector<std::string>& chosen)
{
    std::set<std::string> seen;
    for (const std::string& field : chosen)
        if (!field.empty() && !seen.insert(field).second) return "「" + field + "」を二つの列に選んでいます。どちらかを「使わない」にしてください。";
    return seen.empty() ? "どの列も「使わない」になっています。少なくとも題名や日付などの列を選んでください。" : "";
}

PairedAs paired_as(const TableToPair& table, const std::vector<std::string>& chosen)
{
    PairedAs paired{.kind = table.kind, .pairs = {}};
    for (size_t i = 0; i < table.headings.size(); ++i) paired.pairs.push_back(table.headings[i] + "=" + chosen[i]);
    return paired;
}

}  // namespace renkei::desk

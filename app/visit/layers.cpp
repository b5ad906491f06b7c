// Whom a layer of the map colours: choices.hpp.

#include <set>

#include "visit/choices.hpp"

namespace renkei::visit {
namespace {

using Codes = std::set<std::string>;

Codes linked(const model::Content& content)
{
    Codes codes;
    for (const auto& link : content.links) codes.insert(link.member_codes.begin(), link.member_codes.end());
    for (const auto& plan : content.plans) codes.insert(plan.member_codes.begin(), plan.member_codes.end());
    return codes;
}

// Where the source names towns these are meant, else the whole prefecture.
Codes helped(const model::Content& content)
{
    Codes codes, prefectures;
    for (const auto& support : content.supports) {
        if (support.municipality_codes.empty()) prefectures.insert(support.prefecture_codes.begin(), support.prefecture_codes.end());
        codes.insert(support.municipality_codes.begin(), support.municipality_codes.end());
    }
    for (const auto& m : content.municipalities)
        if (prefectures.contains(m.prefecture_code)) codes.insert(m.code5);
    return codes;
}

Codes told(const model::Content& content)
{
    Codes codes;
    for (const auto& showcase : content.showcases) codes.insert(showcase.code5);
    for (const auto& photo : content.photos) codes.insert(photo.code5);
    for (const auto& film : content.films) codes.insert(film.code5);
    for (const auto& event : content.events) {
        codes.insert(event.code5);
        codes.insert(event.related_codes.begin(), event.related_codes.end());
    }
    return codes;
}

}  // namespace

std::vector<std::string> towns_in(Layer layer, const model::Content& content)
{
    Codes codes;
    switch (layer) {
        case Layer::Members:
            for (const auto& organisation : content.organisations) codes.insert(organisation.member_codes.begin(), organisation.member_codes.end());
            break;
        case Layer::Links: codes = linked(content); break;
        case Layer::Helped: codes = helped(content); break;
        case Layer::Told: codes = told(content); break;
    }
    std::erase_if(codes, [&](const std::string& code) { return content.municipality(code) == nullptr; });
    return {codes.begin(), codes.end()};
}

}  // namespace renkei::visit

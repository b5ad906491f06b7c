// What the tables promise each other, and what the ones that ship promise besides: their counts.

#include <algorithm>

#include "base/sentence.hpp"
#include "intake/shipped.hpp"
#include "model/kinds.hpp"

namespace renkei::intake {
namespace {

// The tables that ship are part of the product: a number that differs means a damaged installation.
struct Expected {
    const char* kind;
    size_t records;
};
constexpr Expected kExpected[] = {
    {"municipality", 1741}, {"organisation", 13}, {"event", 37},           {"ward_link", 10}, {"wide_area_plan", 3}, {"partner", 4},
    {"support", 20},        {"statistic", 87},    {"programme_line", 41}, {"milestone", 22}, {"contact", 6},
    {"showcase", 6},     {"scheme_part", 26},
};
constexpr size_t kMembers = 372;

Error wrong(const std::string& where, const Sentence& what) { return {ErrorKind::BadData, sentence("Facts, {1}: {2}", where, what)}; }

// The codes of municipalities and wards that records name.
class Codes {
  public:
    Codes(const model::Content& content, std::string where) : content_(content), where_(std::move(where)) {}

    [[nodiscard]] Result<void> known(const std::vector<std::string>& codes) const
    {
        for (const auto& code : codes)
            if (content_.municipality(code) == nullptr) return wrong(where_, sentence("there is no municipality {1}", code));
        return {};
    }
    [[nodiscard]] Result<void> ward(const std::string& code) const
    {
        const auto* municipality = content_.municipality(code);
        if (municipality == nullptr || municipality->kind != "特別区") return wrong(where_, sentence("{1} is not a ward of Tokyo", code));
        return {};
    }
    [[nodiscard]] Result<void> counted(int count, const std::vector<std::string>& codes) const
    {
        RENKEI_CHECK(known(codes));
        if (static_cast<size_t>(count) != codes.size()) return wrong(where_, sentence("member_count is {1}, the members are {2}", count, codes.size()));
        return {};
    }

  private:
    const model::Content& content_;
    std::string where_;
};

Result<void> check_municipalities(const model::Content& content, PlaceOf place_of)
{
    std::string before;
    for (const auto& m : content.municipalities) {
        const auto fault = [&](const Sentence& what) { return wrong(place_of("municipality") + " " + m.code5, what); };
        if (m.code5.size() != 5 || m.code5 <= before) return fault(sentence("codes must be five digits and ascend"));
        if (m.code5.substr(0, 2) != m.prefecture_code) return fault(sentence("the code does not begin with its prefecture's"));
        if (m.kind != "市" && m.kind != "町" && m.kind != "村" && m.kind != "特別区") return fault(sentence("kind is {1}; 市, 町, 村 and 特別区 are known", m.kind));
        if (m.name.empty() || m.kana.empty() || m.romaji.empty()) return fault(sentence("name or reading is missing"));
        if (!(m.lat > 20 && m.lat < 46 && m.lon > 122 && m.lon < 154)) return fault(sentence("the point is not in Japan"));
        before = m.code5;
    }
    return {};
}

Result<void> check_organisations(const model::Content& content, PlaceOf place_of)
{
    for (const auto& o : content.organisations) {
        const auto fault = [&](const Sentence& what) { return wrong(place_of("organisation") + " " + o.name, what); };
        int cities = 0, towns = 0, villages = 0;
        for (const auto& code : o.member_codes) {
            const auto* m = content.municipality(code);
            if (m == nullptr || m->prefecture_code != o.prefecture_code) return fault(sentence("member {1} is not in its prefecture", code));
            cities += m->kind == "市";
            towns += m->kind == "町";
            villages += m->kind == "村";
        }
        if (cities != o.member_cities || towns != o.member_towns || villages != o.member_villages)
            return fault(sentence("members do not match their number by kind"));
        if (static_cast<size_t>(o.member_count) != o.member_codes.size() || o.member_count != cities + towns + villages)
            return fault(sentence("member_count is {1}, the members are {2}", o.member_count, o.member_codes.size()));
        if (!o.signed_date.ok()) return fault(sentence("signed_date is missing"));
    }
    return {};
}

Result<void> check_codes(const model::Content& content, PlaceOf place_of)
{
    for (const auto& link : content.links) {
        const Codes codes(content, place_of("ward_link") + " " + link.region);
        RENKEI_CHECK(codes.ward(link.ward_code5));
        RENKEI_CHECK(codes.counted(link.member_count, link.member_codes));
    }
    for (const auto& plan : content.plans) {
        const Codes codes(content, place_of("wide_area_plan") + " " + plan.region);
        for (const auto& code : plan.ward_codes) RENKEI_CHECK(codes.ward(code));
        RENKEI_CHECK(codes.counted(plan.member_count, plan.member_codes));
    }
    for (const auto& support : content.supports) RENKEI_CHECK(Codes(content, place_of("support") + " " + support.disaster).known(support.municipality_codes));
    for (const auto& showcase : content.showcases) {
        const Codes codes(content, place_of("showcase") + " " + showcase.key);
        RENKEI_CHECK(codes.known({showcase.code5}));
        for (const auto& code : showcase.ward_codes) RENKEI_CHECK(codes.ward(code));
    }
    return {};
}

Result<void> check_events(const model::Content& content, PlaceOf place_of)
{
    for (const auto& event : content.events) {
        const Codes codes(content, place_of("event") + " " + event.key);
        RENKEI_CHECK(codes.known(event.related_codes));
        if (!event.start_date || !event.end_date || std::chrono::sys_days(*event.start_date) > std::chrono::sys_days(*event.end_date))
            return wrong(place_of("event") + " " + event.key, sentence("start_date and end_date are missing or not in order"));
        if (!event.code5.empty()) RENKEI_CHECK(codes.ward(event.code5));
    }
    return {};
}

}  // namespace

Result<void> check_facts(const model::Content& content, PlaceOf place_of)
{
    RENKEI_CHECK(check_municipalities(content, place_of));
    RENKEI_CHECK(check_organisations(content, place_of));
    RENKEI_CHECK(check_codes(content, place_of));
    return check_events(content, place_of);
}

Result<void> check_shipped_counts(const model::Content& content)
{
    Result<void> checked;
    const auto expect = [&](const char* of, size_t found, size_t expected) {
        if (checked && found != expected)
            checked = Error{ErrorKind::BadData, sentence("The facts that ship have {1} records of {2} where {3} belong; install the package again", found, of, expected)};
    };
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        for (const auto& expected : kExpected)
            if (std::string_view(expected.kind) == kind) expect(kind, records.size(), expected.records);
    });
    size_t members = 0;
    for (const auto& o : content.organisations) members += o.member_codes.size();
    expect("member", members, kMembers);
    return checked;
}

}  // namespace renkei::intake

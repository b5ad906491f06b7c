#pragma once
// The kinds of content, named once, and what is true of each and cannot be seen from its fields (model/fields.hpp): what names a
// record, whose it is, which records go when new ones are brought, which of its texts name media files. The store, the loads and
// their reports visit the kinds and ask; they keep no list of their own. A kind that leaves a question open does not compile.

#include <concepts>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "model/content.hpp"

namespace renkei::model {

// Visits every kind: visit("municipality", &Content::municipalities), … The name is singular and stable; it is the store's table.
// The order is part of the content's digest, so new kinds are added at the end.
template <class Visit>
constexpr void visit_kind_members(Visit&& visit)
{
    visit("municipality", &Content::municipalities);
    visit("organisation", &Content::organisations);
    visit("showcase", &Content::showcases);
    visit("event", &Content::events);
    visit("exhibit", &Content::exhibits);
    visit("ward_link", &Content::links);
    visit("wide_area_plan", &Content::plans);
    visit("partner", &Content::partners);
    visit("support", &Content::supports);
    visit("statistic", &Content::statistics);
    visit("programme_line", &Content::programme_lines);
    visit("milestone", &Content::milestones);
    visit("contact", &Content::contacts);
    visit("notice", &Content::notices);
    visit("scheme_part", &Content::schemes);
    visit("photo", &Content::photos);
    visit("exhibit_panel", &Content::panels);
    visit("film", &Content::films);
}

// The same with the records of one content: visit("municipality", content.municipalities), …
template <class C, class Visit>
    requires std::same_as<std::remove_const_t<C>, Content>
void visit_kinds(C& content, Visit&& visit)
{
    visit_kind_members([&](const char* kind, auto member) { visit(kind, content.*member); });
}

template <class Record, class... Kinds>
concept OneOf = (std::same_as<Record, Kinds> || ...);

// Whose the records of a kind are: every kind stands in one of these three.
template <class R>
concept OfFactTables = OneOf<R, Municipality, Organisation, WardLink, WideAreaPlan, Partner, Support, Statistic, ProgrammeLine, Milestone, Contact, SchemePart>;
template <class R>
concept OfStaff = OneOf<R, Exhibit, Notice, Photo, ExhibitPanel, Film>;
template <class R>
concept OfEither = OneOf<R, Showcase, Event>;   // each record says it

// Did staff bring it? Then a load of the fact tables leaves it.
template <OfFactTables R>
[[nodiscard]] bool is_staffs(const R&) { return false; }
template <OfStaff R>
[[nodiscard]] bool is_staffs(const R&) { return true; }
template <OfEither R>
[[nodiscard]] bool is_staffs(const R& r) { return r.by_staff; }

// What names a record within its kind from one revision to the next. A reader of the history sees a record with the same
// identity as changed, another as added or removed.
inline auto identity(const Municipality& r) { return std::tie(r.code5); }
inline auto identity(const Organisation& r) { return std::tie(r.name); }
inline auto identity(const Showcase& r) { return std::tie(r.key); }
inline auto identity(const Event& r) { return std::tie(r.key); }
inline auto identity(const Exhibit& r) { return std::tie(r.key); }
inline auto identity(const WardLink& r) { return std::tie(r.region, r.ward_code5); }
inline auto identity(const WideAreaPlan& r) { return std::tie(r.project); }
inline auto identity(const Partner& r) { return std::tie(r.company); }
inline auto identity(const Support& r) { return std::tie(r.disaster); }
inline auto identity(const Statistic& r) { return std::tie(r.metric, r.period, r.status, r.label); }
inline auto identity(const ProgrammeLine& r) { return std::tie(r.kind, r.title, r.progress); }
inline auto identity(const Milestone& r) { return std::tie(r.event); }
inline auto identity(const Contact& r) { return std::tie(r.kind, r.name); }
inline auto identity(const Notice& r) { return std::tie(r.key); }
inline auto identity(const SchemePart& r) { return std::tie(r.scheme, r.part, r.number); }
inline auto identity(const Photo& r) { return std::tie(r.code5, r.file); }
inline auto identity(const ExhibitPanel& r) { return std::tie(r.exhibit, r.number); }
inline auto identity(const Film& r) { return std::tie(r.code5, r.file); }

// What a record is replaced by: when any with the same is brought, all that have it go. Mostly its identity; a municipality's
// photographs go together, so that one that was taken off the stick does not stay. Fact tables are replaced whole.
template <class R>
    requires OfFactTables<R> || OfEither<R> || OneOf<R, Exhibit, Notice>
[[nodiscard]] auto replaced_by(const R& r) { return identity(r); }
template <OneOf<Photo, Film> R>
[[nodiscard]] auto replaced_by(const R& r) { return std::tie(r.code5); }
[[nodiscard]] inline auto replaced_by(const ExhibitPanel& r) { return std::tie(r.exhibit); }

// The fields that name media files, by which the store knows which it must keep; an empty one names none.
using MediaFields = std::vector<const std::string*>;
template <class R>
    requires OfFactTables<R> || OfEither<R> || OneOf<R, Exhibit, Notice>
[[nodiscard]] MediaFields media_fields(const R&) { return {}; }
[[nodiscard]] inline MediaFields media_fields(const Photo& r) { return {&r.media}; }
[[nodiscard]] inline MediaFields media_fields(const ExhibitPanel& r) { return {&r.picture.media, &r.clip.media, &r.clip.subtitles}; }
[[nodiscard]] inline MediaFields media_fields(const Film& r) { return {&r.media, &r.poster, &r.subtitles}; }

template <class R>
concept Kind = requires(const R& r) {
    identity(r);
    is_staffs(r);
    replaced_by(r);
    media_fields(r);
};

// Counts the kinds, and compiles only where each of them has answered.
[[nodiscard]] consteval size_t kinds_that_answer()
{
    size_t kinds = 0;
    visit_kind_members([&]<class Record>(const char*, std::vector<Record> Content::*) {
        static_assert(Kind<Record>, "say of the new kind, above, what names it, whose it is, what it is replaced by and which fields name media");
        ++kinds;
    });
    return kinds;
}
static_assert(sizeof(Content) == kinds_that_answer() * sizeof(std::vector<Municipality>), "every list of Content is a kind that visit_kind_members names");

}  // namespace renkei::model

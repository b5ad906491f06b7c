#pragma once
// The fields of every kind of record, named once: the store's columns, the fact tables' columns and the members of
// `renkei list` are all made by visiting them. A field is added here and in data/migrations, and nowhere else.
// What is true of a kind as a whole is in model/kinds.hpp.
//
//   visit_fields(record, [](const char* name, auto& field) { … });
//
// `field` is one of std::string, int, double, bool, Date, std::optional of int, long long, double or Date,
// std::vector<std::string>, std::vector<RubySpan>. Const records give const fields. Order is the order of the columns.

#include <concepts>
#include <type_traits>

#include "model/content.hpp"

namespace renkei::model {

template <class Record, class Of>
concept RecordOf = std::same_as<std::remove_const_t<Record>, Of>;

template <RecordOf<Municipality> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("code5", r.code5);
    visit("prefecture_code", r.prefecture_code);
    visit("prefecture", r.prefecture);
    visit("name", r.name);
    visit("kana", r.kana);
    visit("romaji", r.romaji);
    visit("kind", r.kind);
    visit("district", r.district);
    visit("subprefecture", r.subprefecture);
    visit("lon", r.lon);
    visit("lat", r.lat);
}

template <RecordOf<Organisation> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("seq", r.seq);
    visit("prefecture_code", r.prefecture_code);
    visit("prefecture", r.prefecture);
    visit("name", r.name);
    visit("kind", r.kind);
    visit("signed_wareki", r.signed_wareki);
    visit("signed_date", r.signed_date);
    visit("member_count", r.member_count);
    visit("member_cities", r.member_cities);
    visit("member_towns", r.member_towns);
    visit("member_villages", r.member_villages);
    visit("source_cell_count", r.source_cell_count);
    visit("member_codes", r.member_codes);
}

template <RecordOf<Showcase> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("key", r.key);
    visit("code5", r.code5);
    visit("name_ruby", r.name_ruby);
    visit("lead_ja", r.ja.lead);
    visit("body_ja", r.ja.body);
    visit("lead_en", r.en.lead);
    visit("body_en", r.en.body);
    visit("ward_codes", r.ward_codes);
    visit("link_label_ja", r.link_label_ja);
    visit("link_label_en", r.link_label_en);
    visit("url", r.url);
    visit("motif", r.motif);
    visit("source", r.source);
    visit("by_staff", r.by_staff);
}

template <RecordOf<Event> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("key", r.key);
    visit("title", r.title);
    visit("category", r.category);
    visit("kind", r.kind);
    visit("start_date", r.start_date);
    visit("end_date", r.end_date);
    visit("start_minute", r.start_minute);
    visit("end_minute", r.end_minute);
    visit("when_note", r.when_note);
    visit("venue", r.venue);
    visit("code5", r.code5);
    visit("ward", r.ward);
    visit("related_codes", r.related_codes);
    visit("related_organisations", r.related_organisations);
    visit("fee_yen", r.fee_yen);
    visit("latitude", r.latitude);
    visit("longitude", r.longitude);
    visit("url", r.url);
    visit("source", r.source);
    visit("source_file", r.source_file);
    visit("source_row", r.source_row);
    visit("flags", r.flags);
    visit("by_staff", r.by_staff);
    visit("title_en", r.title_en);
    visit("title_kana", r.title_kana);
    visit("description", r.description);
    visit("address", r.address);
}

template <RecordOf<Exhibit> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("key", r.key);
    visit("title", r.title);
    visit("subtitle", r.subtitle);
    visit("start_date", r.start_date);
    visit("end_date", r.end_date);
    visit("source", r.source);
    visit("place", r.place);
    visit("title_en", r.title_en);
}

template <RecordOf<WardLink> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("seq", r.seq);
    visit("region", r.region);
    visit("subprefecture", r.subprefecture);
    visit("subprefecture_municipalities", r.subprefecture_municipalities);
    visit("ward_code5", r.ward_code5);
    visit("ward", r.ward);
    visit("member_count", r.member_count);
    visit("member_codes", r.member_codes);
    visit("member_basis", r.member_basis);
    visit("lon", r.lon);
    visit("lat", r.lat);
}

template <RecordOf<WideAreaPlan> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("seq", r.seq);
    visit("project", r.project);
    visit("ward_codes", r.ward_codes);
    visit("wards", r.wards);
    visit("prefecture_code", r.prefecture_code);
    visit("prefecture", r.prefecture);
    visit("region", r.region);
    visit("member_count", r.member_count);
    visit("member_codes", r.member_codes);
    visit("approved_wareki", r.approved_wareki);
    visit("approved_month", r.approved_month);
    visit("basis", r.basis);
    visit("funding", r.funding);
    visit("source", r.source);
}

template <RecordOf<Partner> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("seq", r.seq);
    visit("company", r.company);
    visit("former_name", r.former_name);
    visit("signed_wareki", r.signed_wareki);
    visit("signed_date", r.signed_date);
    visit("initiative_1", r.initiative_1);
    visit("initiative_2", r.initiative_2);
    visit("source", r.source);
}

template <RecordOf<Support> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("seq", r.seq);
    visit("wareki_year", r.wareki_year);
    visit("wareki_date", r.wareki_date);
    visit("start_date", r.start_date);
    visit("end_date", r.end_date);
    visit("date_precision", r.date_precision);
    visit("disaster", r.disaster);
    visit("money_kind", r.money_kind);
    visit("recipients", r.recipients);
    visit("prefecture_codes", r.prefecture_codes);
    visit("municipality_codes", r.municipality_codes);
    visit("staff_dispatched", r.staff_dispatched);
    visit("goods_provided", r.goods_provided);
    visit("contents", r.contents);
    visit("joint_amount_yen", r.joint_amount_yen);
    visit("note", r.note);
    visit("source", r.source);
}

template <RecordOf<Statistic> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("metric", r.metric);
    visit("label", r.label);
    visit("period", r.period);
    visit("as_of", r.as_of);
    visit("as_of_precision", r.as_of_precision);
    visit("value", r.value);
    visit("unit", r.unit);
    visit("status", r.status);
    visit("source", r.source);
    visit("note", r.note);
}

template <RecordOf<ProgrammeLine> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("kind", r.kind);
    visit("number", r.number);
    visit("title", r.title);
    visit("description", r.description);
    visit("fy_from", r.fy_from);
    visit("fy_to", r.fy_to);
    visit("progress", r.progress);
    visit("span_basis", r.span_basis);
    visit("source", r.source);
}

template <RecordOf<Milestone> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("date", r.date);
    visit("precision", r.precision);
    visit("wareki", r.wareki);
    visit("event", r.event);
    visit("source", r.source);
}

template <RecordOf<Contact> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("kind", r.kind);
    visit("name", r.name);
    visit("organisation", r.organisation);
    visit("value", r.value);
    visit("purpose", r.purpose);
    visit("source", r.source);
}

template <RecordOf<SchemePart> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("scheme", r.scheme);
    visit("part", r.part);
    visit("number", r.number);
    visit("title", r.title);
    visit("description", r.description);
    visit("source", r.source);
}

template <RecordOf<Notice> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("key", r.key);
    visit("title", r.title);
    visit("body", r.body);
    visit("urgent", r.urgent);
    visit("show_from", r.show_from);
    visit("show_until", r.show_until);
    visit("from_minute", r.from_minute);
    visit("until_minute", r.until_minute);
    visit("title_en", r.en.title);
    visit("body_en", r.en.body);
    visit("title_zh_hans", r.zh_hans.title);
    visit("body_zh_hans", r.zh_hans.body);
    visit("title_zh_hant", r.zh_hant.title);
    visit("body_zh_hant", r.zh_hant.body);
    visit("title_ko", r.ko.title);
    visit("body_ko", r.ko.body);
}

template <RecordOf<Photo> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("code5", r.code5);
    visit("file", r.file);
    visit("media", r.media);
    visit("width", r.width);
    visit("height", r.height);
    visit("caption", r.caption);
    visit("credit", r.credit);
    visit("focal_x", r.focal_x);
    visit("focal_y", r.focal_y);
    visit("no_crop", r.no_crop);
    visit("permitted_until", r.permitted_until);
}

template <RecordOf<ExhibitPanel> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("exhibit", r.exhibit);
    visit("number", r.number);
    visit("heading", r.heading);
    visit("text", r.text);
    visit_fields(r.picture, visit);
    visit("clip", r.clip.media);
    visit("subtitles", r.clip.subtitles);
    visit("milliseconds", r.clip.milliseconds);
    visit("sound", r.clip.sound);
    visit("heading_en", r.heading_en);
    visit("text_en", r.text_en);
    visit("caption_en", r.caption_en);
}

template <RecordOf<Film> R, class Visit>
void visit_fields(R& r, Visit&& visit)
{
    visit("code5", r.code5);
    visit("file", r.file);
    visit("media", r.media);
    visit("poster", r.poster);
    visit("subtitles", r.subtitles);
    visit("width", r.width);
    visit("height", r.height);
    visit("milliseconds", r.milliseconds);
    visit("sound", r.sound);
    visit("caption", r.caption);
    visit("credit", r.credit);
    visit("permitted_until", r.permitted_until);
}

}  // namespace renkei::model

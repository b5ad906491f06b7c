#include "feed/catalogue.hpp"

#include <cmath>
#include <iterator>
#include <set>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "feed/canonical.hpp"
#include "feed/refusal.hpp"
#include "model/fields.hpp"
#include "model/kinds.hpp"
#include "model/limits.hpp"

namespace renkei::feed {
namespace {

constexpr int kFormat = 1, kListFormat = 2;
constexpr size_t kMostParts = 20'000;
constexpr long long kMostCatalogueBytes = 64LL << 20;   // of all parts
constexpr size_t kLeastPartBytes = 8 << 10, kMostPartBytes = 128 << 10;   // of its records, but for the last one of a kind
constexpr size_t kMostRecords = 100'000;   // of a kind; there are 1,741 municipalities and some thousand events

Json as_json(const std::string& v) { return v; }
Json as_json(bool v) { return v; }
Json as_json(int v) { return v; }
Json as_json(long long v) { return v; }
Json as_json(double v) { return v; }
Json as_json(const Date& v) { return v.ok() ? Json(iso_date(v)) : Json(nullptr); }
Json as_json(const std::vector<std::string>& v) { return v; }
Json as_json(const std::vector<model::RubySpan>& v)
{
    Json list = Json::array();
    for (const auto& span : v) list.push_back(Json{{"base", span.base}, {"reading", span.reading}});
    return list;
}
template <class T>
Json as_json(const std::optional<T>& v) { return v ? as_json(*v) : Json(nullptr); }

// Each answers whether the value is of its type and not too long.
bool take(const char* name, const Json& j, std::string& out)
{
    if (!j.is_string()) return false;
    out = j.get<std::string>();
    return out.size() <= model::longest_text(name) || code_points(out) <= model::longest_text(name);
}
bool take(const char*, const Json& j, bool& out) { return j.is_boolean() && (out = j.get<bool>(), true); }
bool take(const char*, const Json& j, long long& out)
{
    constexpr long long kMost = 1LL << 53;
    if (!j.is_number_integer() || (j.is_number_unsigned() && j.get<unsigned long long>() > static_cast<unsigned long long>(kMost))) return false;
    out = j.get<long long>();
    return out >= -kMost;
}
bool take(const char* name, const Json& j, int& out)
{
    long long wide = 0;
    if (!take(name, j, wide) || wide > 2'000'000'000 || wide < -2'000'000'000) return false;
    out = static_cast<int>(wide);
    return true;
}
bool take(const char*, const Json& j, double& out) { return j.is_number() && (out = j.get<double>(), std::isfinite(out)); }
bool take(const char*, const Json& j, Date& out)
{
    if (j.is_null()) return out = Date{}, true;
    const auto date = j.is_string() ? parse_date(j.get<std::string>()) : std::nullopt;
    out = date.value_or(Date{});
    return date.has_value();
}
bool take(const char* name, const Json& j, std::vector<std::string>& out)
{
    if (!j.is_array() || j.size() > model::kLongestList) return false;
    for (const Json& item : j)
        if (!take(name, item, out.emplace_back())) return false;
    return true;
}
bool take(const char* name, const Json& j, std::vector<model::RubySpan>& out)
{
    if (!j.is_array() || j.size() > model::kLongestList) return false;
    for (const Json& item : j) {
        model::RubySpan span;
        if (!item.is_object() || !item.contains("base") || !item.contains("reading") || !take(name, item["base"], span.base) ||
            !take(name, item["reading"], span.reading)) return false;
        out.push_back(std::move(span));
    }
    return true;
}
template <class T>
bool take(const char* name, const Json& j, std::optional<T>& out)
{
    if (j.is_null()) return out.reset(), true;
    return take(name, j, out.emplace());
}

template <class Record>
Json record_json(const Record& record)
{
    Json object = Json::object();
    model::visit_fields(record, [&](const char* name, const auto& field) { object[name] = as_json(field); });
    return object;
}

bool is_hash(const std::string& text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos; }

// The name of the first member that is not right; empty when all are. A member that is missing keeps its default.
template <class Record>
std::string read_record(const Json& object, Record& record)
{
    if (!object.is_object()) return "{}";
    std::string wrong;
    model::visit_fields(record, [&](const char* name, auto& field) {
        const auto found = object.find(name);
        if (found != object.end() && wrong.empty() && !take(name, *found, field)) wrong = name;
    });
    for (const std::string* hash : model::media_fields(record))
        if (wrong.empty() && !hash->empty() && !is_hash(*hash)) wrong = "media";
    return wrong;
}

std::string head_of(const MediaLengths& media) { return "{\n\"format\": " + std::to_string(kFormat) + ",\n\"media\": " + Json(media).dump(0); }

std::string sha256_text(std::string_view text) { return to_hex(sha256({reinterpret_cast<const uint8_t*>(text.data()), text.size()})); }

// Content decides where a part ends, as in backup programs: behind one record in 32, whatever stands before it.
bool ends_here(std::string_view texts, std::string_view last)
{
    return texts.size() >= kMostPartBytes || (texts.size() >= kLeastPartBytes && blake128(last)[0] % 32 == 0);
}

}  // namespace

std::string catalogue_of(const model::Content& content, const MediaLengths& media)
{
    // Kind by kind, since all of it as values takes ten times the memory of its text.
    std::string text = head_of(media);
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        text += ",\n\"" + std::string(kind) + "\": [";
        for (size_t i = 0; i < records.size(); ++i) text += (i == 0 ? "\n" : ",\n") + record_json(records[i]).dump();
        text += "]";
    });
    return text + "}\n";
}

Parts parts_of(const model::Content& content, const MediaLengths& media)
{
    Parts parts;
    Json listed = Json::array();
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        std::string texts;
        MediaLengths named;
        for (const auto& record : records) {
            const std::string text = record_json(record).dump();
            texts += (texts.empty() ? "\n" : ",\n") + text;
            for (const std::string* hash : model::media_fields(record))
                if (const auto length = media.find(*hash); length != media.end()) named.insert(*length);
            if (&record != &records.back() && !ends_here(texts, text)) continue;
            std::string part = head_of(named) + ",\n\"" + kind + "\": [" + texts + "]}\n";
            std::string hash = sha256_text(part);
            listed.push_back(Json{{"length", part.size()}, {"sha256", hash}});
            parts.catalogues.insert_or_assign(std::move(hash), std::move(part));
            texts.clear();
            named.clear();
        }
    });
    parts.list = "{\"format\":" + std::to_string(kListFormat) + ",\"parts\":" + listed.dump(0) + "}\n";
    return parts;
}

Result<std::optional<std::vector<Part>>> read_parts(std::string_view list)
{
    auto parsed = parse_strictly(list, Numbers::Fractions);
    if (!parsed) return malformed("catalog.json", Filling(parsed.error()).both());
    if (parsed->is_object() && parsed->value("format", Json()) == kFormat) return std::optional<std::vector<Part>>();
    if (!parsed->is_object() || parsed->value("format", Json()) != kListFormat) return malformed("catalog.json", sentence("the catalogue has another version than {1}; bring renkei up to date", kListFormat));
    const auto listed = parsed->find("parts");
    const auto wrong = [] { return malformed("catalog.json", sentence("it is not what a file of this name must be ({1})", "parts")); };
    if (listed == parsed->end() || !listed->is_array() || listed->size() > kMostParts) return wrong();
    std::vector<Part> parts;
    long long bytes = 0;
    for (const Json& item : *listed) {
        Part& part = parts.emplace_back();
        const bool whole = item.is_object() && item.contains("length") && item.contains("sha256") && take("", item["length"], part.bytes) &&
            take("sha256", item["sha256"], part.sha256);
        if (!whole || !is_hash(part.sha256) || part.bytes < 0 || part.bytes > kMostCatalogueBytes - bytes) return wrong();
        bytes += part.bytes;
    }
    return std::optional(std::move(parts));
}

void append(Catalogue& catalogue, Catalogue part)
{
    model::visit_kind_members([&](const char*, auto member) {
        auto& to = catalogue.content.*member;
        auto& from = part.content.*member;
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    });
    catalogue.media.merge(part.media);
}

Result<Catalogue> read_catalogue(std::string_view text)
{
    auto parsed = parse_strictly(text, Numbers::Fractions);
    if (!parsed) return malformed("catalog.json", Filling(parsed.error()).both());
    if (!parsed->is_object() || parsed->value("format", Json()) != kFormat) return malformed("catalog.json", sentence("the catalogue has another version than {1}; bring renkei up to date", kFormat));
    Catalogue catalogue;
    std::optional<Error> wrong;
    model::visit_kinds(catalogue.content, [&](const char* kind, auto& records) {
        const auto list = parsed->find(kind);
        if (wrong || list == parsed->end()) return;
        if (!list->is_array() || list->size() > kMostRecords)
            wrong = malformed("catalog.json", sentence("it is not what a file of this name must be ({1})", kind));
        for (size_t i = 0; !wrong && i < list->size(); ++i)
            if (const std::string member = read_record((*list)[i], records.emplace_back()); !member.empty())
                wrong = malformed("catalog.json", sentence("record {1} of {2}: {3} is not right", i + 1, kind, member));
    });
    if (wrong) return *std::move(wrong);
    const auto lengths = parsed->find("media");
    for (const std::string& hash : media_in(catalogue.content)) {
        const bool told = lengths != parsed->end() && lengths->is_object() && lengths->contains(hash);
        if (!told || !take("", (*lengths)[hash], catalogue.media[hash]) || catalogue.media[hash] < 0)
            return malformed("catalog.json", sentence("the length of {1} is not told", hash));
    }
    return catalogue;
}

std::vector<std::string> media_in(const model::Content& content)
{
    std::set<std::string> hashes;
    model::visit_kinds(content, [&](const char*, const auto& records) {
        for (const auto& record : records)
            for (const std::string* hash : model::media_fields(record))
                if (!hash->empty()) hashes.insert(*hash);
    });
    return {hashes.begin(), hashes.end()};
}

void take_out(model::Content& content, const model::Content& known)
{
    model::visit_kind_members([&]<class Record>(const char*, std::vector<Record> model::Content::*member) {
        std::set<std::string> of_feed;
        for (const Record& record : known.*member)
            if (model::is_staffs(record)) of_feed.insert(record_json(record).dump());
        if (!of_feed.empty())
            std::erase_if(content.*member, [&](const Record& record) { return model::is_staffs(record) && of_feed.contains(record_json(record).dump()); });
    });
}

}  // namespace renkei::feed

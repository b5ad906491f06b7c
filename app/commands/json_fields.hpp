#pragma once
// Records as JSON objects with the field names of model/fields.hpp, in their order. Heavy: for the .cpp files that print.

#include <cmath>
#include <nlohmann/json.hpp>

#include "model/fields.hpp"

namespace renkei::commands {

using Json = nlohmann::ordered_json;

inline Json to_json(const std::string& v) { return v; }
inline Json to_json(bool v) { return v; }
inline Json to_json(int v) { return v; }
inline Json to_json(long long v) { return v; }
// A whole number is printed as one: 372, not 372.0.
inline Json to_json(double v) { return std::floor(v) == v && std::fabs(v) < 9e15 ? Json(static_cast<long long>(v)) : Json(v); }
inline Json to_json(const Date& v) { return v.ok() ? Json(iso_date(v)) : Json(nullptr); }
inline Json to_json(const std::vector<std::string>& v) { return v; }
inline Json to_json(const std::vector<model::RubySpan>& v)
{
    Json list = Json::array();
    for (const auto& span : v) list.push_back({{"base", span.base}, {"reading", span.reading}});
    return list;
}
template <class T>
Json to_json(const std::optional<T>& v)
{
    return v ? to_json(*v) : Json(nullptr);
}

template <class Record>
Json object_of(const Record& record)
{
    Json object = Json::object();
    model::visit_fields(record, [&](const char* name, const auto& field) { object[name] = to_json(field); });
    return object;
}

}  // namespace renkei::commands

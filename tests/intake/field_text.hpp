#pragma once
// Every field of a record as text, for tests that say that two contents are the same to the last of them.

#include <string>
#include <type_traits>

#include "model/fields.hpp"
#include "model/kinds.hpp"

namespace renkei::tests {

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <class T>
struct IsMaybe : std::false_type {};
template <class T>
struct IsMaybe<std::optional<T>> : std::true_type {};

template <class T>
std::string field_text(const T& value)
{
    std::string text;
    if constexpr (std::is_same_v<T, std::string>) text = value;
    else if constexpr (std::is_same_v<T, Date>) text = iso_date(value);
    else if constexpr (std::is_arithmetic_v<T>) text = std::to_string(value);
    else if constexpr (std::is_same_v<T, model::RubySpan>) text = value.base + "|" + value.reading;
    else if constexpr (IsMaybe<T>::value) text = value ? field_text(*value) : "none";
    else if constexpr (IsList<T>::value)
        for (const auto& one : value) text += field_text(one) + ";";
    else model::visit_fields(value, [&](const char* name, const auto& field) { text += std::string(name) + "=" + field_text(field) + "\n"; });
    return text;
}

// Of each kind, so that a difference is told where it is.
template <class Visit>
void visit_kind_texts(const model::Content& content, Visit&& visit)
{
    model::visit_kinds(content, [&](const char* kind, const auto& records) { visit(std::string(kind), field_text(records)); });
}

}  // namespace renkei::tests

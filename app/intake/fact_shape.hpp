#pragma once
// How the columns of a fact table differ from the fields of its kind, for reading (intake/shipped.cpp) and writing (intake/fact_export.cpp).
// Private to this room.

#include "intake/table.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// Names only; which columns are no fields, or fields no columns, each side knows itself.
template <class Record>
[[nodiscard]] TableShape fact_shape()
{
    return {};
}
template <>
[[nodiscard]] inline TableShape fact_shape<model::Organisation>()
{
    return {{{"name", "organisation"}}, {}};
}
template <>
[[nodiscard]] inline TableShape fact_shape<model::Event>()
{
    return {{{"key", "id"}, {"title", "name"}, {"code5", "ward_code5"}}, {}};
}

}  // namespace renkei::intake

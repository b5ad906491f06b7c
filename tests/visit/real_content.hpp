#pragma once
// The municipalities that ship, and what the wards are linked with, read here without the rooms that read them in the product.

#include "model/content.hpp"

namespace visit_tests {

[[nodiscard]] const renkei::model::Content& real_content();

}  // namespace visit_tests

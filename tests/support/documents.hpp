#pragma once
// Documents (PDF) of the tests' own: written byte by byte, so that each has the one thing that its test is about.

#include <string>
#include <vector>

namespace renkei::tests {

// Of these objects, the first of which is the catalogue, with a table of places that is right. `trailer`: what else stands in it.
[[nodiscard]] std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = "");
// One page with this content, `width` × `height` points.
[[nodiscard]] std::vector<std::string> page_objects(const std::string& content, const std::string& resources = "", const std::string& box = "0 0 595 842");
[[nodiscard]] std::string one_page(const std::string& content, const std::string& resources = "", const std::string& box = "0 0 595 842");
// As many pages; the first is grey, the others are black.
[[nodiscard]] std::string pages(int count);

}  // namespace renkei::tests

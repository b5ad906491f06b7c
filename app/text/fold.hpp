#pragma once
// Texts that staff bring, made comparable: a name typed on one machine and a file named on another differ in composition
// (が as one character or two), case and width. Pure functions.

#include <string>
#include <string_view>

namespace renkei::text {

// NFKC with case folded (Unicode NFKC_Casefold), and without blanks at both ends. What is not UTF-8 stays as it is.
[[nodiscard]] std::string folded(std::string_view utf8);

// The text of a table as UTF-8: itself where it is that, else read as ISO-2022-JP by its escapes, as UTF-16 by its
// mark, or as Windows-31J, in which Excel saves a CSV in Japan.
[[nodiscard]] std::string table_text(std::string bytes);


// NFC: が is one character. Empty for what is not UTF-8.
[[nodiscard]] std::string composed(std::string_view utf8);

}  // namespace renkei::text

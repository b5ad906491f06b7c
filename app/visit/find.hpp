#pragma once
// Finding a municipality by what somebody knows of it: its reading, its name, its name in Latin letters, or the first
// letters of one. Forgiving: dakuten, small kana, katakana, the long mark, ヶ / ケ / が in names, macrons, "ou" for "o", and the
// 市町村区 at the end do not matter.
// Pure; an index points into the content, which outlives it. Made in a few milliseconds, asked in microseconds.

#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"

namespace renkei::visit {

enum class Letters { Kana, Latin };

// How readings are compared: 「テシカガ」 and 「てしかか」 are one.
[[nodiscard]] std::string folded_kana(std::string_view reading);
[[nodiscard]] std::string folded_latin(std::string_view romaji);
// How names are compared: 茅ヶ崎市, 茅ケ崎 and 茅が崎.
[[nodiscard]] std::string folded_name(std::string_view name);
// The reading of a name without what it is: てしかが for 弟子屈町.
[[nodiscard]] std::string stem_of(const model::Municipality& m, Letters letters);
// The letters of a text, one UTF-8 character each.
[[nodiscard]] std::vector<std::string> letters_of(std::string_view utf8);
// The row of the 五十音 board in which a folded kana stands, by its first: た for て.
[[nodiscard]] std::string row_of(std::string_view kana);

class Index {
  public:
    explicit Index(const model::Content& content);

    // Whose reading begins so, in the order of the readings. `typed` need not be folded.
    [[nodiscard]] std::vector<const model::Municipality*> beginning(std::string_view typed, Letters letters) const;
    // The letters that can follow, in their order.
    [[nodiscard]] std::vector<std::string> following(std::string_view typed, Letters letters) const;
    // By any of the three: names that begin so first, then those that contain it; `most` at the most.
    [[nodiscard]] std::vector<const model::Municipality*> find(std::string_view words, size_t most) const;

  private:
    struct Entry {
        std::string stem;
        const model::Municipality* municipality = nullptr;
    };
    struct Name {
        std::string name, kana, latin;
        const model::Municipality* municipality = nullptr;
    };
    [[nodiscard]] const std::vector<Entry>& entries(Letters letters) const { return letters == Letters::Kana ? kana_ : latin_; }
    std::vector<Entry> kana_, latin_;   // ascending by stem
    std::vector<Name> names_;           // in the order of the content
};

}  // namespace renkei::visit

#include "visit/find.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "real_content.hpp"

using namespace renkei;
using namespace renkei::visit;

namespace {

const Index& index()
{
    static const Index one(visit_tests::real_content());
    return one;
}

bool finds(std::string_view words, std::string_view code5)
{
    const auto found = index().find(words, 40);
    return std::any_of(found.begin(), found.end(), [&](const auto* m) { return m->code5 == code5; });
}

}  // namespace

TEST_CASE("a town is found however it is written", "[visit]")
{
    CHECK(finds("てしかが", "01665"));       // 弟子屈町
    CHECK(finds("テシカガ", "01665"));
    CHECK(finds("てしかか", "01665"));       // without dakuten
    CHECK(finds("弟子屈", "01665"));         // without 町
    CHECK(finds("teshikaga", "01665"));
    CHECK(finds("Teshikaga-cho", "01665"));
    for (const auto* name : {"茅ヶ崎", "茅ケ崎", "茅が崎", "ちがさき", "チカサキ"}) CHECK(finds(name, "14207"));
    CHECK(finds("Chigasaki", "14207"));
    CHECK(finds("つ", "24201"));             // 津市
    CHECK(finds("Ōsaka", "27100"));          // macron
    CHECK(finds("Oosaka", "27100"));
    CHECK(finds("Osaka", "27100"));
    CHECK(finds("ふつさ", "13218"));         // 福生, ふっさ
    CHECK_FALSE(finds("てしかがわ", "01665"));
    CHECK(index().find("まちのないなまえ", 10).empty());
    CHECK(index().find("", 10).empty());
}

TEST_CASE("every reading leads letter by letter to its town", "[visit]")
{
    for (const Letters letters : {Letters::Kana, Letters::Latin}) {
        size_t failed = 0;
        for (const auto& m : visit_tests::real_content().municipalities) {
            std::string typed;
            for (const std::string& letter : letters_of(stem_of(m, letters))) {
                const auto next = index().following(typed, letters);
                if (std::find(next.begin(), next.end(), letter) == next.end()) ++failed;
                typed += letter;
            }
            const auto found = index().beginning(typed, letters);
            if (std::find(found.begin(), found.end(), &m) == found.end()) ++failed;
        }
        CHECK(failed == 0);
    }
}

TEST_CASE("the board's rows hold all kana with which a town begins", "[visit]")
{
    std::set<std::string> rows;
    for (const auto& letter : index().following("", Letters::Kana)) rows.insert(row_of(letter));
    CHECK(rows.size() == 10);
    CHECK(row_of("て") == "た");
    CHECK(row_of("ん") == "わ");
    CHECK(row_of("あ") == "あ");
}

// What a reader of workbooks says is believed as far as it can be true.

#include <catch2/catch.hpp>

#include "base/workbook_wire.hpp"

using namespace renkei;

namespace {

WorkbookAnswer an_answer()
{
    WorkbookSheet sheet{.name = "写真", .hidden = true, .hidden_columns = {1, 4}, .merged = {"A2:A5"}, .first_cut = 7};
    sheet.rows.push_back({.number = 1, .cells = {"ファイル名", "", "クレジット"}});
    sheet.rows.push_back({.number = 7, .hidden = true, .cells = {"#REF!"}, .errors = {0}, .cut = true});
    return {.sheets = {sheet, WorkbookSheet{.name = "空"}}};
}

}  // namespace

TEST_CASE("a workbook comes through the wire as it was", "[base]")
{
    const auto read = workbook_answer(written(an_answer()));
    REQUIRE(read.has_value());
    REQUIRE(read->sheets.size() == 2);
    const WorkbookSheet& sheet = read->sheets.front();
    CHECK(sheet.name == "写真");
    CHECK(sheet.hidden);
    CHECK(sheet.hidden_columns == std::vector<size_t>{1, 4});
    CHECK(sheet.merged == std::vector<std::string>{"A2:A5"});
    CHECK(sheet.first_cut == 7);
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[0].cells == std::vector<std::string>{"ファイル名", "", "クレジット"});
    CHECK_FALSE(sheet.rows[0].hidden);
    CHECK(sheet.rows[1].number == 7);
    CHECK(sheet.rows[1].hidden);
    CHECK(sheet.rows[1].cut);
    CHECK(sheet.rows[1].errors == std::vector<size_t>{0});

    const auto refused = workbook_answer(written({.outcome = WorkbookOutcome::TooManyRows, .sheet = "写真"}));
    REQUIRE(refused.has_value());
    CHECK(refused->outcome == WorkbookOutcome::TooManyRows);
    CHECK(refused->sheet == "写真");
}

TEST_CASE("an answer that is cut, longer, or untrue is none", "[base]")
{
    const std::vector<uint8_t> whole = written(an_answer());
    for (size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(workbook_answer(std::span(whole).first(length)).has_value());
    auto longer = whole;
    longer.push_back(0);
    CHECK_FALSE(workbook_answer(longer).has_value());

    const auto refused = [](auto change) {
        WorkbookAnswer answer = an_answer();
        change(answer);
        CHECK_FALSE(workbook_answer(written(answer)).has_value());
    };
    refused([](WorkbookAnswer& answer) { answer.outcome = static_cast<WorkbookOutcome>(99); });
    refused([](WorkbookAnswer& answer) { answer.outcome = WorkbookOutcome::Damaged; });   // and sheets beside it
    refused([](WorkbookAnswer& answer) { answer.sheets.resize(kMostSheets + 1); });
    refused([](WorkbookAnswer& answer) { answer.sheets[0].rows[1].number = 1; });
    refused([](WorkbookAnswer& answer) { answer.sheets[0].rows[1].number = kMostSheetRow + 1; });
    refused([](WorkbookAnswer& answer) { answer.sheets[0].rows[1].cells.clear(); });
    refused([](WorkbookAnswer& answer) { answer.sheets[0].rows[1].errors = {1}; });       // beyond its cells
    refused([](WorkbookAnswer& answer) { answer.sheets[0].rows[0].cells.resize(kMostSheetColumns + 1); });
    refused([](WorkbookAnswer& answer) { answer.sheets[0].hidden_columns = {4, 1}; });
}

TEST_CASE("texts of the wire are UTF-8 without NUL, and too many of them are told", "[base]")
{
    WorkbookAnswer answer{.sheets = {WorkbookSheet{.name = std::string("a\0b\xFF\xE3\x81z", 7)}}};
    CHECK(workbook_answer(written(answer))->sheets.front().name == "abz");
    const std::string text(size_t{1} << 20, 'x');
    for (size_t i = 1; i <= 100; ++i) answer.sheets.front().rows.push_back({.number = i, .cells = {text}});
    CHECK(workbook_answer(written(answer))->outcome == WorkbookOutcome::TooMuchInside);
}

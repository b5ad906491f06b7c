#include "intake/showcases.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace renkei;
using Json = nlohmann::json;

namespace {

Json a_showcase()
{
    return {{"key", "iwami"}, {"code5", "31302"}, {"name_ruby", {{{"base", "岩美町"}, {"reading", "いわみちょう"}}}},
            {"ja", {{"lead", "海"}}}, {"en", {{"lead", "Sea"}, {"body", "Blue."}}}, {"ward_codes", {"13101"}}, {"sources", {{{"claim", "c"}, {"url", "u"}}}}};
}

std::string error_of(const Json& showcase)
{
    const auto parsed = intake::parse_showcases(Json::array({a_showcase(), showcase}).dump(), "showcases.json");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().kind == ErrorKind::BadData);
    CHECK(parsed.error().message.find("json.exception") == std::string::npos);
    CHECK_FALSE(parsed.error().japanese.empty());
    return parsed.error().message;
}

}  // namespace

TEST_CASE("a showcase is read with all its fields", "[intake]")
{
    const auto parsed = intake::parse_showcases(Json::array({a_showcase()}).dump(), "showcases.json");
    if (!parsed) FAIL(parsed.error().message);
    REQUIRE(parsed->size() == 1);
    CHECK(parsed->front().ja.lead == "海");
    CHECK(parsed->front().name_ruby.front().reading == "いわみちょう");
    CHECK(parsed->front().source == "c — u");
    CHECK(parsed->front().ward_codes == std::vector<std::string>{"13101"});
}

TEST_CASE("what is wrong with a showcase is said with file, key and field", "[intake]")
{
    Json wrong = a_showcase();
    wrong["key"] = "ako";
    SECTION("a missing field")
    {
        wrong["en"].erase("lead");
        CHECK(error_of(wrong) == "showcases.json, showcase ako: the field en.lead is missing");
    }
    SECTION("a number for a text")
    {
        wrong["code5"] = 28212;
        CHECK(error_of(wrong) == "showcases.json, showcase ako: the field code5 must be a text in quotation marks");
    }
    SECTION("inside a list")
    {
        wrong["name_ruby"].push_back({{"reading", "し"}});
        CHECK(error_of(wrong) == "showcases.json, showcase ako: the field name_ruby[2].base is missing");
    }
    SECTION("what is no character")
    {
        wrong["ja"]["body"] = std::string("a\0b", 3);
        CHECK(error_of(wrong) == "showcases.json, showcase ako: the field ja.body has a character that no text has (\\u0000)");
    }
    SECTION("a text that is longer than a page")
    {
        wrong["ja"]["body"] = std::string(4001, 'a');
        CHECK(error_of(wrong) == "showcases.json, showcase ako: body_ja has 4001 characters, and 4000 are the most");
    }
    SECTION("ruby that is longer than a name")
    {
        wrong["name_ruby"].push_back({{"base", "市"}, {"reading", std::string(201, 'a')}});
        CHECK(error_of(wrong) == "showcases.json, showcase ako: name_ruby has 201 characters, and 200 are the most");
    }
    SECTION("a text for a list")
    {
        wrong["ward_codes"] = "13101";
        CHECK(error_of(wrong) == "showcases.json, showcase ako: the field ward_codes must be a list of texts");
    }
    SECTION("a text for an object")
    {
        wrong["ja"] = "海";
        CHECK(error_of(wrong) == "showcases.json, showcase ako: the field ja must be an object in { }");
    }
    SECTION("no key")
    {
        wrong.erase("key");
        CHECK(error_of(wrong) == "showcases.json, showcase #2: the field key is missing");
    }
    SECTION("no object") { CHECK(error_of(7) == "showcases.json, showcase #2: it must be an object in { }"); }
}

TEST_CASE("what is no JSON is said with its line", "[intake]")
{
    const auto parsed = intake::parse_showcases("[\n  {\"key\": \"a\"\n   \"code5\": \"1\"}\n]", "showcases.json");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().message.find("showcases.json line 3: ") == 0);
    CHECK(parsed.error().message.find("json.exception") == std::string::npos);
    CHECK_FALSE(intake::parse_showcases("[{\"key\": \"\xFF\"}]", "s"));
    CHECK_FALSE(intake::parse_showcases("{}", "s"));
    const auto too_large = intake::parse_showcases("[\n\n 1e999]", "showcases.json");
    REQUIRE_FALSE(too_large);
    CHECK(too_large.error().message.find("showcases.json line 3: ") == 0);
}

#include "real_content.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace visit_tests {
namespace {

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
    return parts;
}

renkei::model::Content read()
{
    const std::string facts = std::string(RENKEI_SOURCE_DIR) + "/data/facts/";
    renkei::model::Content content;
    std::ifstream towns(facts + "municipalities.csv"), links(facts + "ward_links.csv");
    std::string line;
    std::getline(towns, line);
    while (std::getline(towns, line)) {
        const auto c = split(line, ',');
        if (c.size() != 11) throw std::runtime_error("a row of municipalities.csv has another number of columns: " + line);
        content.municipalities.push_back({.code5 = c[0], .prefecture_code = c[1], .prefecture = c[2], .name = c[3], .kana = c[4], .romaji = c[5], .kind = c[6],
                                          .district = c[7], .subprefecture = c[8], .lon = std::stod(c[9]), .lat = std::stod(c[10])});
    }
    std::getline(links, line);
    while (std::getline(links, line)) {
        const auto c = split(line, ',');
        renkei::model::WardLink link;
        link.ward_code5 = c.at(4);
        link.member_codes = split(c.at(7), ';');
        content.links.push_back(std::move(link));
    }
    if (content.municipalities.size() != 1741 || content.links.empty()) throw std::runtime_error("the facts are not there");
    return content;
}

}  // namespace

const renkei::model::Content& real_content()
{
    static const renkei::model::Content content = read();
    return content;
}

}  // namespace visit_tests

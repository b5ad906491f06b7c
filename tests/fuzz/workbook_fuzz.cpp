// The reader of workbooks with any bytes, as far as its answer, which its parent must understand. What begins as a package is one;
// anything else is its parts, with a NUL between them, and packed here: the sums of a package would stop most of what is changed in it.

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sheets/workbook.hpp"

namespace {

std::string little(size_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
    return out;
}

// Stored, not packed (APPNOTE 4.3.7, 4.3.12, 4.3.16).
class Package {
  public:
    void add(const std::string& name, std::string_view part)
    {
        const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(part.size()));
        const std::string about = little(20, 2) + little(0, 8) + little(sum, 4) + little(part.size(), 4) + little(part.size(), 4) + little(name.size(), 2) +
            little(0, 2);
        directory_ += "PK\x01\x02" + little(20, 2) + about + little(0, 10) + little(file_.size(), 4) + name;
        file_ += "PK\x03\x04" + about + name;
        file_ += part;
        ++parts_;
    }
    [[nodiscard]] std::string whole() const
    {
        return file_ + directory_ + "PK\x05\x06" + little(0, 4) + little(parts_, 2) + little(parts_, 2) + little(directory_.size(), 4) +
            little(file_.size(), 4) + little(0, 2);
    }

  private:
    std::string file_{}, directory_{};
    size_t parts_ = 0;
};

std::string packed(std::string_view parts)
{
    constexpr std::array kNames{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
    constexpr std::array<std::string_view, kNames.size()> kUsual{"", "", "", R"(<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>)",
                                                                  R"(<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>)"};
    Package package;
    for (size_t i = 0; i < kNames.size(); ++i) {
        const std::string_view part = parts.substr(0, parts.find('\0'));
        package.add(kNames[i], part.empty() ? kUsual[i] : part);
        parts.remove_prefix(std::min(parts.size(), part.size() + 1));
    }
    return package.whole();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace renkei;
    const std::string_view given(reinterpret_cast<const char*>(data), size);
    const std::string file = given.starts_with("PK") ? std::string(given) : packed(given);
    const WorkbookAnswer answer = sheets::read_workbook({reinterpret_cast<const uint8_t*>(file.data()), file.size()});
    const auto understood = workbook_answer(written(answer));
    if (!understood || understood->sheets.size() != answer.sheets.size()) std::abort();
    return 0;
}

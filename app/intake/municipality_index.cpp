// Which municipality a code or a name means.

#include <algorithm>

#include "intake/staff_table.hpp"

namespace renkei::intake {
namespace {

bool all_digits(const std::string& text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::string without_blanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

}  // namespace

char check_digit_of(const std::string& digits)
{
    int sum = 0;
    for (size_t i = 0; i < 5; ++i) sum += (digits[i] - '0') * static_cast<int>(6 - i);
    return static_cast<char>('0' + (11 - sum % 11) % 10);
}

MunicipalityIndex::MunicipalityIndex(const model::Content& content, const FolderServices& services) : content_(content), services_(services)
{
    for (const auto& m : content.municipalities) {
        names_[services.folded(m.name)].push_back(&m);
        names_[services.folded(m.prefecture + m.name)].push_back(&m);
    }
}

const model::Municipality* MunicipalityIndex::by_code(const std::string& code) const
{
    std::string digits = services_.folded(code);
    if (!all_digits(digits)) return nullptr;
    if (digits.size() == 4) digits.insert(0, 1, '0');
    // 12068 may be 012068 without its 0: no municipality has both.
    if (digits.size() == 5 && content_.municipality(digits) == nullptr) digits.insert(0, 1, '0');
    if (digits.size() == 6) {
        if (check_digit_of(digits) != digits[5]) return nullptr;
        digits.resize(5);
    }
    return content_.municipality(digits);
}

std::vector<const model::Municipality*> MunicipalityIndex::by_name(const std::string& name) const
{
    const auto found = names_.find(without_blanks(services_.folded(name)));
    return found == names_.end() ? std::vector<const model::Municipality*>{} : found->second;
}

}  // namespace renkei::intake

#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <vector>

namespace renkei::text {
namespace {

bool is_utf8(std::string_view bytes)
{
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())));
    std::string back;
    text.toUTF8String(back);   // what is broken comes back as U+FFFD
    return back == bytes;
}

}  // namespace

std::string folded(std::string_view utf8)
{
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(failed);
    if (U_FAILURE(failed) || !is_utf8(utf8)) return std::string(utf8);
    icu::UnicodeString text = normalizer->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))), failed);
    if (U_FAILURE(failed)) return std::string(utf8);
    std::string out;
    text.trim().toUTF8String(out);
    return out;
}

std::string table_text(std::string bytes)
{
    if (is_utf8(bytes)) return bytes;
    UErrorCode failed = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("windows-31j", &failed);
    if (U_FAILURE(failed)) return bytes;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &failed);
    std::vector<UChar> units(bytes.size() + 1);
    const int32_t length = ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), bytes.data(), static_cast<int32_t>(bytes.size()), &failed);
    ucnv_close(converter);
    if (U_FAILURE(failed)) return bytes;   // neither: whoever parses it says where
    std::string out;
    icu::UnicodeString(units.data(), length).toUTF8String(out);
    return out;
}

}  // namespace renkei::text
